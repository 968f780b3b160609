/* Sends "looked" when it is first seen, "source", "amend" and "remove", and to the window "chapterverse-ask-about" with the documents chosen.
   Sorts, filters and chooses among the rows it was given. */
const PAGE = 100;
const slot = (name) => element.querySelector(`[data-slot=${name}]`);
const body = element.querySelector(".shelf tbody");
const removal = element.querySelector(".removal");
const selects = Object.fromEntries([...element.querySelectorAll("[data-filter]")].map((one) => [one.dataset.filter, one]));
const search = element.querySelector("[data-words]");
const sortSelect = element.querySelector("[data-sort-select]");
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const ALL = { kind: "All kinds", authority: "All authorities", year: "All years" };
let rows = new Map(), chosen = new Set(), by = "name", down = false, limit = PAGE, toRemove = [], removed = null;

const read = (node) => {
  const cell = (name) => node.querySelector(`.${name}`);
  const words = (name) => cell(name)?.textContent.trim() || "";
  const row = { node, id: node.dataset.id, title: node.querySelector(".title").textContent };
  row.kind = [words("kind") || "other"];
  row.authority = [node.dataset.authority || "none named"];
  row.year = node.dataset.years ? node.dataset.years.split(" ") : ["without a date"];
  row.keys = { name: row.title, kind: words("kind"), authority: words("authority"), state: words("state"), file: words("file") };
  for (const name of ["date", "added"]) row.keys[name] = cell(name).dataset.sort;
  row.keys.count = Number(cell("count").dataset.sort);
  row.hay = plain([row.title, words("authority"), node.dataset.authority, words("file")].join(" "));
  return row;
};
const take = (html) => {
  const given = document.createElement("template");
  given.innerHTML = html;
  const before = rows;
  rows = new Map();
  for (const node of given.content.querySelectorAll("tbody > tr")) {
    const old = before.get(node.dataset.id), same = old && old.html === node.outerHTML;
    const row = same ? old : read(node);
    row.html = same ? old.html : node.outerHTML;
    rows.set(row.id, row);
  }
  chosen = new Set([...chosen].filter((id) => rows.has(id)));
  given.content.querySelector("table")?.remove();
  slot("notices").replaceChildren(given.content);
  slot("all").hidden = !rows.size;
  slot("total").textContent = rows.size === 1 ? "1 document" : `${rows.size} documents`;
};

const fits = (row, but) =>
  Object.entries(selects).every(([name, one]) => name === but || !one.value || row[name].includes(one.value)) &&
  plain(search.value).split(/\s+/).every((word) => row.hay.includes(word));
const offerChoices = () => {
  for (const [name, one] of Object.entries(selects)) {
    const counts = new Map();
    for (const row of rows.values()) if (fits(row, name)) for (const value of row[name]) counts.set(value, (counts.get(value) || 0) + 1);
    const value = one.value;
    if (value && !counts.has(value)) counts.set(value, 0);
    const order = [...counts.keys()].sort((a, b) => (name === "year" ? collator.compare(b, a) : collator.compare(a, b)));
    const option = (key, words) => new Option(words, key, false, key === value);
    one.replaceChildren(option("", ALL[name]), ...order.map((key) => option(key, `${key} (${counts.get(key)})`)));
  }
};
const compare = (one, other) => {
  const [a, b] = [one.keys[by], other.keys[by]];
  if (!a || !b) return Boolean(b) - Boolean(a);
  return (typeof a === "number" ? a - b : collator.compare(a, b)) * (down ? -1 : 1);
};
const found = () => [...rows.values()].filter((row) => fits(row)).sort(compare);
const tell = (list) => {
  const filtered = search.value.trim() || Object.values(selects).some((one) => one.value);
  const words = filtered ? (list.length ? `${list.length} of ${rows.size} found` : "Nothing found. Search for other words, or clear the filters.") : "";
  if (slot("found").textContent !== words) slot("found").textContent = words;
  element.querySelector("[data-do=clear]").hidden = !filtered;
  slot("chosen").hidden = !chosen.size;
  const within = list.filter((row) => chosen.has(row.id)).length;
  slot("chosen-count").textContent = `${chosen.size} chosen` + (within < chosen.size ? `, ${chosen.size - within} of them not in this list` : "");
  const all = element.querySelector("[data-pick-all]");
  all.checked = within > 0 && within === list.length;
  all.indeterminate = within > 0 && !all.checked;
};
const show = () => {
  const list = found(), top = list.slice(0, limit), focused = document.activeElement;
  const now = top.map((row) => row.node);
  for (const row of top) {
    row.node.querySelector("[data-pick]").checked = chosen.has(row.id);
    row.node.classList.toggle("is-chosen", chosen.has(row.id));
  }
  if (now.length !== body.children.length || now.some((node, at) => body.children[at] !== node)) body.replaceChildren(...now);
  if (focused !== document.activeElement && body.contains(focused)) focused.focus({ preventScroll: true });
  const rest = list.length - top.length;
  slot("more").hidden = !rest;
  element.querySelector("[data-do=more]").textContent = `Show ${Math.min(rest, PAGE)} more`;
  element.querySelector("[data-do=every]").hidden = list.length > 600;
  element.querySelector("[data-do=every]").textContent = `Show all ${list.length}`;
  tell(list);
};
const heads = () => {
  for (const button of element.querySelectorAll("[data-sort-by]")) {
    const here = button.dataset.sortBy === by;
    button.closest("th").setAttribute("aria-sort", here ? (down ? "descending" : "ascending") : "none");
  }
  sortSelect.value = by;
};
const refine = () => { limit = PAGE; offerChoices(); show(); };
const sortBy = (name) => {
  down = name === by ? !down : ["date", "added", "count"].includes(name);
  by = name;
  heads();
  show();
};

const ask = (ids) => {
  toRemove = ids;
  const many = ids.length > 1;
  removal.querySelector("h3").textContent = many ? `Remove ${ids.length} documents?` : "Remove this document?";
  const names = ids.slice(0, 6).map((id) => rows.get(id).title);
  if (ids.length > 6) names.push(`and ${ids.length - 6} more`);
  slot("titles").replaceChildren(...names.map((name) => Object.assign(document.createElement("li"), { textContent: name })));
  removal.querySelector("[data-do=keep]").textContent = many ? "Keep them" : "Keep it";
  removal.showModal();
};
const remove = () => {
  const at = found().findIndex((row) => row.id === toRemove[0]);
  removed = { ids: toRemove, at, words: toRemove.length > 1 ? `${toRemove.length} documents` : `“${rows.get(toRemove[0])?.title}”` };
  removal.close();
  slot("found").textContent = `Removing ${removed.words} …`;
  trigger("remove", { documents: toRemove });
};
const afterRemoval = () => {
  if (!removed) return;
  const { ids, at, words } = removed;
  removed = null;
  if (ids.some((id) => rows.has(id))) return;
  slot("found").textContent = `${words} removed`;
  const near = body.children[Math.min(at, body.children.length - 1)];
  (near?.querySelector(".title") || slot("total")).focus({ preventScroll: true });
};
const acts = {
  remove: (button) => ask([button.closest("tr").dataset.id]),
  "remove-chosen": () => ask([...chosen]),
  keep: () => removal.close(),
  removed: remove,
  none: () => { chosen.clear(); show(); element.querySelector("[data-pick-all]").focus(); },
  more: () => showMore(limit + PAGE),
  every: () => showMore(Infinity),
  clear: () => { search.value = ""; Object.values(selects).forEach((one) => { one.value = ""; }); refine(); search.focus(); },
  ask: () => {
    const documents = [...chosen].map((id) => ({ id, label: rows.get(id).title }));
    window.dispatchEvent(new CustomEvent("chapterverse-ask-about", { detail: { documents } }));
  },
  "read-anew": async (button) => {
    button.disabled = true;
    await fetch("documents/read-anew", { method: "POST" });
    window.dispatchEvent(new Event("chapterverse-working"));
    document.querySelector("#drop button")?.focus();
  },
};
const showMore = (count) => {
  const next = body.children.length;
  limit = count;
  show();
  body.children[next]?.querySelector(".title").focus();
};

element.addEventListener("click", (click) => {
  const button = click.target.closest("[data-do]");
  if (button) acts[button.dataset.do]?.(button);
  const head = click.target.closest("[data-sort-by]");
  if (head) sortBy(head.dataset.sortBy);
});
let typed = 0;
search.addEventListener("input", () => { clearTimeout(typed); typed = setTimeout(refine, 120); });
search.addEventListener("keydown", (key) => { if (key.key === "Escape" && search.value) { search.value = ""; refine(); } });
element.addEventListener("change", (change) => {
  const { target } = change;
  if (target.dataset.filter) refine();
  if (target === sortSelect) { by = ""; sortBy(target.value); }
  if ("pick" in target.dataset) { chosen[target.checked ? "add" : "delete"](target.closest("tr").dataset.id); show(); }
  if ("pickAll" in target.dataset) { found().forEach((row) => chosen[target.checked ? "add" : "delete"](row.id)); show(); }
});
const place = () => {
  take(props.value || "");
  offerChoices();
  heads();
  show();
  afterRemoval();
  if (document.activeElement === document.body && window.chapterverseAmended) {
    rows.get(window.chapterverseAmended)?.node.querySelector("[data-event=amend]")?.focus({ preventScroll: true });
  }
};
watch("value", place);
if (props.value) place();
else trigger("looked");
