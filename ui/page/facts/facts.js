/* Sends "source". Fetches the facts when the tab is opened, and what fits whenever the form changes. */
const QUIET_MS = 60;
let whole = "";
let waiting = 0;
let latest = 0;
const slot = (name) => element.querySelector(`[data-slot=${name}]`);
const form = () => element.querySelector("form.asking");

const query = () => {
  const asked = new URLSearchParams();
  const view = form()?.elements.view.value;
  for (const [name, value] of form() ? new FormData(form()) : []) {
    const only = form().elements[name]?.closest?.("[data-for]")?.dataset.for;
    const grades = view === "grades" || view === "time";
    if (value && !(only === "grades" && !grades) && !(only === "points" && grades)) asked.set(name, value);
  }
  return asked;
};

const narrowed = () => [...query().keys()].some((name) => !["view", "judgement"].includes(name));

const say = () => {
  const found = element.querySelector("[data-said]");
  if (!found) return;
  if (slot("said").textContent !== found.dataset.said) slot("said").textContent = found.dataset.said;
  element.querySelector("[data-export]").href = `facts/export.csv?${query()}`;
  element.querySelector("[data-export]").hidden = !found.dataset.said || !!found.querySelector(":scope > .empty");
  element.querySelector("[data-clear]").hidden = !narrowed();
  form().dataset.view = form().elements.view.value;
};

const failed = () => {
  const place = slot("results") || element.querySelector(".html-container > div") || element;
  place.innerHTML = '<p class="empty" role="alert">The facts cannot be read just now. Open this tab again in a moment.</p>';
};

const get = async (path) => {
  const asked = ++latest;
  const params = query();
  if (whole) params.set("whole", whole);
  try {
    const answer = await fetch(`facts/${path}?${params}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const html = await answer.text();
    return asked === latest ? html : null;
  } catch {
    if (asked === latest) failed();
    return null;
  }
};

const refresh = async () => {
  const html = await get("results");
  if (html === null) return;
  slot("results").innerHTML = html;
  say();
};

/* The whole tab anew, where something changed since it was last looked at. */
let shown = "";
const open = async () => {
  const html = await get("view");
  if (html === null || (html === shown && form())) return;
  shown = html;
  const place = element.querySelector("[data-facts]") || element.appendChild(document.createElement("div"));
  place.dataset.facts = "";
  place.innerHTML = html;
  if (form()) say();
};
new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) open(); }).observe(element);

element.addEventListener("input", (input) => {
  if (!input.target.closest("form.asking")) return;
  whole = "";
  clearTimeout(waiting);
  /* Another view has other authorities and years to choose from. */
  const next = input.target.name === "view" ? openView : refresh;
  waiting = setTimeout(next, input.target.type === "search" ? QUIET_MS : 0);
});
const openView = async () => {
  await open();
  form()?.querySelector("[name=view]:checked").focus();
};
element.addEventListener("submit", (submit) => { submit.preventDefault(); refresh(); });

const clear = () => {
  for (const field of form().elements) {
    if (field.name === "view" || field.name === "judgement" || !field.name) continue;
    if (field.type === "checkbox") field.checked = false;
    else field.value = "";
  }
};

const choose = async (part) => {
  const { since, until, grade } = form().elements;
  const again = part.getAttribute("aria-pressed") === "true";
  since.value = until.value = again ? "" : part.dataset.year;
  grade.value = again ? "" : part.dataset.grade;
  const { year, grade: name } = part.dataset;
  await refresh();
  [...element.querySelectorAll(".stack button")].find(
    (one) => one.dataset.year === year && one.dataset.grade === name)?.focus();
};

const written = async (words) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(words);
  const box = document.body.appendChild(document.createElement("textarea"));
  box.value = words;
  box.select();
  document.execCommand("copy");
  box.remove();
};
const asText = (item) => `“${item.querySelector(".said").textContent}” (${item.dataset.reference})`;
const copy = async (button, items) => {
  await written(items.map(asText).join("\n"));
  const before = button.textContent;
  button.textContent = "Copied";
  slot("said").textContent = items.length === 1 ? "1 point copied" : `${items.length} points copied`;
  setTimeout(() => { button.textContent = before; say(); button.focus({ preventScroll: true }); }, 1500);
};

element.addEventListener("click", async (click) => {
  const on = (selector) => click.target.closest(selector);
  const source = on("[data-event=source]");
  if (source) {
    element.querySelectorAll("[aria-current]").forEach((one) => one.removeAttribute("aria-current"));
    source.setAttribute("aria-current", "true");
  }
  if (on("[data-clear]")) { clear(); whole = ""; await refresh(); form().elements.authority.focus(); }
  if (on("[data-whole]")) { whole = "1"; await refresh(); }
  if (on(".stack button")) await choose(on(".stack button"));
  if (on("[data-copy]")) await copy(on("[data-copy]"), [on("li")]);
  if (on("[data-copy-all]")) await copy(on("[data-copy-all]"), [...on("section").querySelectorAll("li")]);
});
/* Marks in a picture are buttons too. */
element.addEventListener("keydown", (key) => {
  const mark = key.target.closest("g[role=button]");
  if (!mark || (key.key !== "Enter" && key.key !== " ")) return;
  key.preventDefault();
  mark.dispatchEvent(new MouseEvent("click", { bubbles: true }));
});
