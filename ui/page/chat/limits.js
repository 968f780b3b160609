/* What questions are limited to: chips above the box, and the picker in which they are chosen. */
const picker = one(".picker");
const chipKey = ({ part, value }) => `${part} ${value}`;
const same = (chip, other) => chipKey(chip) === chipKey(other);
const MOST_SHOWN = 4; // more documents than these are one chip
const MOST_LISTED = 100; // of a longer list, the rest is found by its words
let pickerFilled = false;
let pickerBoxes = [];
const limitsNow = () => {
  const ofPart = (part) => state.limits.filter((chip) => chip.part === part);
  const many = ["documents", "titles"].filter((part) => ofPart(part).length > MOST_SHOWN);
  const others = state.limits.filter((chip) => !many.includes(chip.part)).map((chip) => ({ ...chip, of: [chip] }));
  return [...others, ...many.map((part) => ({ label: `${ofPart(part).length} ${part}`, of: ofPart(part) }))];
};
/* Documents that are gone can be looked in no more. */
const withoutGone = () => {
  const held = new Set(pickerBoxes.filter((box) => box.dataset.part === "documents").map((box) => box.value));
  const left = state.limits.filter((chip) => chip.part !== "documents" || held.has(chip.value));
  if (left.length < state.limits.length) limit(left);
};
const pickerIsStale = () => {
  pickerFilled = false;
  if (!picker.hidden || state.limits.some((chip) => chip.part === "documents")) fillPicker();
};
const periodChip = (from, to) => {
  const first = from ? `${from}-01-01` : "";
  const last = to ? `${to}-12-31` : "";
  const label = from && to ? (from === to ? from : `${from} to ${to}`) : from ? `since ${from}` : `until ${to}`;
  return { part: "period", value: `${first}/${last}/event`, label };
};
const showLimits = () => {
  const list = one(".chips");
  list.replaceChildren(
    ...limitsNow().map((chip, place) => {
      const item = made(`<li class="chip"><span></span><button type="button" data-do="unlimit">&times;</button></li>`);
      item.querySelector("span").textContent = chip.label;
      item.querySelector("button").setAttribute("aria-label", `Remove ${chip.label}`);
      item.querySelector("button").dataset.place = place;
      return item;
    }),
  );
  one(".limits .all").hidden = state.limits.length > 0;
  one(".add").textContent = state.limits.length ? "Add" : "Limit";
  const held = new Set(state.limits.map(chipKey));
  pickerBoxes.forEach((box) => {
    box.checked = held.has(chipKey({ part: box.dataset.part, value: box.value }));
  });
  const [first, last] = (state.limits.find((chip) => chip.part === "period")?.value ?? "//").split("/");
  for (const [name, day] of [["from", first], ["to", last]]) {
    const select = picker.querySelector(`[data-year=${name}]`);
    if (select) select.value = day.slice(0, 4);
  }
};
const limit = (chips) => {
  state.limits = chips;
  remembered.set("limits", chips.length ? JSON.stringify(chips) : "");
  showLimits();
};
const listItems = (fieldset, found) => {
  fieldset.querySelector("ul").replaceChildren(...found.slice(0, MOST_LISTED));
  const rest = found.length - MOST_LISTED, more = fieldset.querySelector(".rest");
  if (!more) return;
  more.hidden = rest <= 0;
  more.textContent = `and ${rest} more: type words of them to find them`;
};
const holdItems = (fieldset) => {
  fieldset.items = [...fieldset.querySelectorAll("li")];
  for (const item of fieldset.items) item.said = item.textContent.toLowerCase();
  if (fieldset.querySelector("ul")) listItems(fieldset, fieldset.items);
};
const fillPicker = async () => {
  const reply = await call("scope_choices");
  const parts = one(".picker-parts");
  if (reply.failure) { parts.textContent = reply.failure; return; }
  parts.innerHTML = reply.html || "<p>There are no documents yet.</p>";
  pickerBoxes = [...parts.querySelectorAll("[data-part]")];
  parts.querySelectorAll("fieldset").forEach(holdItems);
  pickerFilled = true;
  withoutGone();
  showLimits();
};
const shutPicker = () => {
  picker.hidden = true;
  one(".add").setAttribute("aria-expanded", "false");
};
actions.picker = async () => {
  if (!picker.hidden) { shutPicker(); one(".add").focus(); return; }
  picker.hidden = false;
  one(".add").setAttribute("aria-expanded", "true");
  if (!pickerFilled) await fillPicker();
  picker.querySelector("input, select, button")?.focus();
};
actions.unlimit = (target) => {
  const place = Number(target.dataset.place);
  const { of } = limitsNow()[place];
  limit(state.limits.filter((chip) => !of.includes(chip)));
  const left = all(".chips button");
  (left[Math.min(place, left.length - 1)] ?? one(".add")).focus();
};
actions["clear-limits"] = () => limit([]);
actions["keep-scope"] = (target) => {
  limit(JSON.parse(target.dataset.chips));
  told(target, "Kept");
  say(`Questions are now limited to ${state.limits.map((chip) => chip.label).join(", ")}.`);
};
picker.addEventListener("change", (change) => {
  const box = change.target;
  if (box.dataset.part) {
    const chip = { part: box.dataset.part, value: box.value, label: box.dataset.label };
    const others = state.limits.filter((held) => !same(held, chip));
    limit(box.checked ? [...others, chip] : others);
  } else if (box.dataset.year) {
    let [from, to] = ["from", "to"].map((name) => picker.querySelector(`[data-year=${name}]`).value);
    if (from && to && from > to) { if (box.dataset.year === "from") to = from; else from = to; }
    const others = state.limits.filter((held) => held.part !== "period");
    limit(from || to ? [...others, periodChip(from, to)] : others);
  }
});
picker.addEventListener("input", (input) => {
  if (!("filter" in input.target.dataset)) return;
  const fieldset = input.target.closest("fieldset");
  const words = input.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = fieldset.items.filter((item) => words.every((word) => item.said.includes(word)));
  listItems(fieldset, found);
});
picker.addEventListener("keydown", (key) => {
  if (key.key === "Enter" && key.target.matches("input")) key.preventDefault();
});
element.addEventListener("pointerdown", (down) => {
  if (!picker.hidden && !down.target.closest(".picker, .add, .chips")) shutPicker();
});
/* Documents chosen in their table are asked about here. */
window.addEventListener("chapterverse-ask-about", ({ detail }) => {
  limit(detail.documents.map(({ id, label }) => ({ part: "documents", value: id, label })));
  showTab("Ask");
  say(`Questions are now limited to ${limitsNow().map((chip) => chip.label).join(", ")}.`);
  const whenShown = (frames) => {
    if (one("#ask-box").offsetParent) one("#ask-box").focus();
    else if (frames) requestAnimationFrame(() => whenShown(frames - 1));
  };
  whenShown(60);
});
showLimits();
