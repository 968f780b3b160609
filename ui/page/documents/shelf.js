/* Sends "source" and "remove". */
const filter = () => {
  const words = (element.querySelector("[data-filter]")?.value || "").toLowerCase();
  element.querySelectorAll("tbody tr").forEach((row) => { row.hidden = !row.textContent.toLowerCase().includes(words); });
};
element.addEventListener("input", filter);
watch("value", filter);
element.addEventListener("click", (click) => {
  const dialog = element.querySelector("dialog");
  const asked = click.target.closest("[data-remove]");
  if (asked) {
    dialog.querySelector("[data-slot=title]").textContent = asked.dataset.title;
    dialog.querySelector("[data-event=remove]").dataset.detail = JSON.stringify({ document: asked.dataset.remove });
    dialog.showModal();
  } else if (click.target.closest("[data-keep], dialog [data-event=remove]")) {
    dialog.close();
  }
});
