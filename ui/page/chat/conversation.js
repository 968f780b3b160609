/* Sends "source" and "example". */
element.addEventListener("click", async (click) => {
  const card = click.target.closest("[data-event=source]");
  if (card) {
    element.querySelectorAll("[aria-current]").forEach((one) => one.removeAttribute("aria-current"));
    const same = [...element.querySelectorAll("[data-event=source]")].filter(
      (one) => one.dataset.detail === card.dataset.detail && one.closest(".turn") === card.closest(".turn"));
    same.forEach((one) => one.setAttribute("aria-current", "true"));
  }
  const copy = click.target.closest("[data-copy]");
  if (copy) {
    await navigator.clipboard.writeText(copy.dataset.copy);
    copy.textContent = "Copied";
    setTimeout(() => { copy.textContent = "Copy with sources"; }, 1500);
  }
});
let seen = "";
watch("value", () => {
  const last = element.querySelector(".turn:last-of-type");
  if (!last || last.textContent === seen) return;
  seen = last.textContent;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  last.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
});
