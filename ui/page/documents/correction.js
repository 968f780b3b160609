/* Sends "correct" with what was changed, and "restore". */
const dialog = element.querySelector("dialog");
const holder = element.querySelector("[data-slot=form]");
const form = () => holder.querySelector("form");
const periodRows = () => [...holder.querySelectorAll(".period")];
const period = (row) => Object.fromEntries([...row.querySelectorAll("[data-period]")].map((one) => [one.dataset.period, one.value]));
const isEdited = (input) =>
  input.tagName === "SELECT" ? !input.options[input.selectedIndex]?.defaultSelected : input.value !== input.defaultValue;
const changes = () => {
  const changed = {};
  for (const input of form().querySelectorAll("[name]")) if (isEdited(input)) changed[input.name] = input.value;
  const rows = periodRows();
  if (rows.some((row) => row.dataset.added ? Object.values(period(row)).some(Boolean) : [...row.querySelectorAll("input")].some(isEdited))) {
    changed.periods = rows.map(period);
  }
  return changed;
};
const wrong = (field, words) => {
  const place = form().querySelector(`[data-wrong-of="${field}"]`) || form().querySelector('[data-wrong-of=""]');
  place.textContent = words;
  const input = form().querySelector(`[data-field="${field}"] :is(input, select)`);
  input?.setAttribute("aria-invalid", "true");
  input?.focus();
};
const calm = () => {
  form().querySelectorAll(".wrong").forEach((one) => { one.textContent = ""; });
  form().querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
};
const save = () => {
  calm();
  const broken = [...form().querySelectorAll("input[type=date]")].find((input) => input.validity.badInput);
  if (broken) return wrong(broken.closest("[data-field]").dataset.field, "This is no date. Give the day, the month and the year.");
  const changed = changes();
  if (!Object.keys(changed).length) return dialog.close();
  form().querySelector("[type=submit]").disabled = true;
  trigger("correct", { document: form().dataset.document, changes: changed });
};
const put = (given) => {
  const same = dialog.open && form()?.dataset.document === given.dataset.document;
  const kept = same ? changes() : {};
  delete kept[element.dataset.restored];
  holder.replaceChildren(given);
  for (const [name, value] of Object.entries(kept)) if (name !== "periods") form().elements[name].value = value;
  if (!dialog.open) dialog.showModal();
  window.chapterverseAmended = given.dataset.document;
  const field = same && element.dataset.restored;
  const into = field ? `[data-field="${field}"] :is(input, select)` : "input";
  form().querySelector(into)?.focus();
  delete element.dataset.restored;
};
const place = () => {
  const given = document.createElement("template");
  given.innerHTML = props.value || "";
  const asked = given.content.querySelector("form"), said = given.content.querySelector("[data-wrong]");
  if (asked) put(asked);
  else if (given.content.querySelector("[data-done]")) dialog.close();
  else if (said && dialog.open) wrong(said.dataset.wrong, said.textContent);
  const button = form()?.querySelector("[type=submit]");
  if (button) button.disabled = false;
};
element.addEventListener("submit", (submitted) => { submitted.preventDefault(); save(); });
element.addEventListener("click", (click) => {
  const restored = click.target.closest("[data-event=restore]");
  if (restored) element.dataset.restored = JSON.parse(restored.dataset.detail).field;
  const act = click.target.closest("[data-do]")?.dataset.do;
  if (act === "close") dialog.close();
  if (act === "add-period") {
    const row = periodRows()[0].cloneNode(true);
    row.dataset.added = "1";
    row.querySelectorAll("input").forEach((input) => { input.value = ""; input.setAttribute("value", ""); });
    holder.querySelector("[data-slot=periods]").append(row);
    row.querySelector("input").focus();
  }
});
/* The row may be made anew before or after the dialog is closed. */
dialog.addEventListener("close", () => {
  const row = `#shelf tr[data-id="${CSS.escape(form()?.dataset.document || "")}"]`;
  if (document.activeElement === document.body) document.querySelector(`${row} [data-event=amend]`)?.focus({ preventScroll: true });
  setTimeout(() => { window.chapterverseAmended = null; }, 1500);
});
watch("value", place);
