/* The panel is fetched and patched here, without a round through Gradio: what did not change stays, focus with it. */
const STEP = 20; // a sheet's width is a multiple of this, so that one picture fits and is kept
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3];
const AT_REST = 700;
const DOTS_TO_POINT = 96 / 72;
let at = null;
let zoom = null; // null fits the width
let latest = 0;
let later = 0; // the pages beside are asked for once the reader rests on one
let opener = null;

const root = element.closest(".gradio-container") ?? document.body;
const said = document.createElement("p");
said.className = "unseen";
said.setAttribute("role", "status");
root.append(said);

const reader = () => element.querySelector(".reader");
const part = (name, within = element) => within.querySelector(`[data-part=${name}]`);
const narrow = matchMedia("(max-width: 760px)");

/* Opening and turning. */
const query = (place) => new URLSearchParams(Object.entries(place)
  .filter(([, value]) => value !== null && value !== undefined)
  .map(([name, value]) => [name, name === "quotes" ? value.map((quote) => quote.join("-")).join(",") : value]));

const go = async (place, arriving) => {
  const mine = ++latest;
  clearTimeout(later);
  part("leaf")?.setAttribute("aria-busy", "true");
  let html;
  try {
    html = await (await fetch(`source/view?${query(place)}`)).text();
  } catch {
    said.textContent = "The source cannot be reached just now. Is Chapterverse still running?";
    part("leaf")?.removeAttribute("aria-busy");
    return;
  }
  if (mine !== latest) return;
  const made = document.createElement("template");
  made.innerHTML = html;
  patch(made.content.firstElementChild);
  at = JSON.parse(reader().dataset.at ?? "null");
  said.textContent = reader().dataset.said;
  enclose();
  fit();
  settle();
  if (arriving) element.querySelector("h2").focus({ preventScroll: true });
};

const patch = (fresh) => {
  const shown = reader();
  if (!shown || !part("leaf", shown) || !part("leaf", fresh)) {
    element.replaceChildren(fresh);
    return;
  }
  for (const name of ["head", "bar", "leaf"]) {
    const old = part(name, shown), next = part(name, fresh);
    if (old.dataset.made === next.dataset.made) continue;
    const focused = old.contains(document.activeElement) && document.activeElement.dataset.name;
    if (name === "leaf") {
      for (const { name: key, value } of next.attributes) old.setAttribute(key, value);
      old.removeAttribute("aria-busy");
      old.replaceChildren(...next.childNodes);
    } else old.replaceWith(next);
    if (focused) (element.querySelector(`[data-name="${focused}"]`) ?? element.querySelector(".leaf")).focus({ preventScroll: true });
  }
  for (const { name, value } of fresh.attributes) shown.setAttribute(name, value);
  part("leaf").removeAttribute("aria-busy");
};

const close = () => {
  latest++;
  at = null;
  element.replaceChildren();
  said.textContent = "The source is closed.";
  enclose();
  const same = opener && [...document.querySelectorAll("[data-event=source]")].find(
    (one) => one.dataset.detail === opener.dataset.detail && one.getClientRects().length);
  const back = opener?.isConnected ? opener : same ?? document.querySelector("#ask-box");
  back?.focus();
};

/* On a narrow screen the panel lies over the page, which then is out of reach. */
const enclose = () => {
  for (const one of root.querySelectorAll("#work, #masthead")) one.inert = narrow.matches && reader() !== null;
};
narrow.addEventListener("change", enclose);

/* The picture: as wide as asked, as many dots as the screen has. */
const fit = () => {
  const sheet = element.querySelector(".sheet");
  if (!sheet) return;
  const leaf = part("leaf");
  const points = Number(sheet.dataset.points);
  const margin = leaf.clientWidth < 500 ? 12 : 40;
  const fitting = Math.max(STEP, Math.floor(Math.min(leaf.clientWidth - margin, 1000) / STEP) * STEP);
  const width = zoom === null ? fitting : Math.round(points * DOTS_TO_POINT * zoom);
  sheet.style.width = `${width}px`;
  const label = element.querySelector("[data-name=fit]");
  if (label) label.textContent = zoom === null ? "Fit" : `${Math.round(zoom * 100)}%`;
  draw(sheet, Math.floor((10000 * width * devicePixelRatio) / points) / 10000);
};

const draw = (sheet, scale) => {
  const picture = sheet.querySelector("img");
  const source = `${picture.dataset.source}&scale=${scale}`;
  if (picture.getAttribute("src") === source) return;
  if (!picture.getAttribute("src")) picture.src = source;
  else {
    const sharper = new Image();
    sharper.src = source;
    sharper.decode().then(() => { picture.src = source; }, () => {});
  }
  picture.decode().then(() => {
    sheet.dataset.drawn = "1";
    later = setTimeout(() => {
      for (const near of sheet.dataset.near.split(" ").filter(Boolean)) new Image().src = `${near}&scale=${scale}`;
    }, AT_REST);
  }, () => { if (picture.complete && !picture.naturalWidth) sheet.dataset.lacking = "1"; });
};

const settle = () => {
  const leaf = part("leaf");
  if (!leaf || leaf.dataset.shown === leaf.dataset.leaf) return;
  leaf.dataset.shown = leaf.dataset.leaf;
  const mark = leaf.querySelector(".current");
  const scroller = leaf.scrollHeight > leaf.clientHeight ? leaf : reader(); // on a low screen the head scrolls along
  scroller.scrollTo(0, 0);
  if (!mark) return;
  const box = mark.getBoundingClientRect(), frame = scroller.getBoundingClientRect();
  scroller.scrollTo({
    top: box.top - frame.top - scroller.clientHeight / 3,
    left: box.right > frame.right ? box.left - frame.left - 60 : 0,
  });
};

const magnify = (how) => {
  const sheet = element.querySelector(".sheet");
  if (!sheet) return;
  const leaf = part("leaf");
  const middle = (leaf.scrollTop + leaf.clientHeight / 2) / leaf.scrollHeight;
  const now = zoom ?? sheet.clientWidth / (Number(sheet.dataset.points) * DOTS_TO_POINT);
  if (how === "fit") zoom = null;
  if (how === "in") zoom = ZOOMS.find((one) => one > now + 0.01) ?? ZOOMS.at(-1);
  if (how === "out") zoom = ZOOMS.findLast((one) => one < now - 0.01) ?? ZOOMS[0];
  fit();
  leaf.scrollTop = middle * leaf.scrollHeight - leaf.clientHeight / 2;
  said.textContent = zoom === null ? "Page fits the width" : `${Math.round(zoom * 100)}%`;
};

const turnTo = (field) => {
  const wanted = Number.parseInt(field.value, 10);
  const last = Number(field.max);
  if (!(wanted >= 1 && wanted <= last)) {
    said.textContent = `There are pages 1 to ${last}.`;
    field.value = field.defaultValue;
    field.select();
  } else if (wanted !== Number(field.defaultValue)) go({ ...at, leaf: wanted - 1 });
};

/* Names under which nobody but this machine reaches the page. */
const HERE = ["127.0.0.1", "localhost", "[::1]"];
const copy = async (words) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(words);
  const field = document.createElement("textarea"); // a page that is not served securely has no clipboard
  field.value = words;
  root.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
};

/* How wide the panel is; kept by the browser. */
const share = (value) => {
  const kept = Math.min(75, Math.max(30, Math.round(value)));
  document.getElementById("desk").style.setProperty("--source-share", `${kept}%`);
  element.querySelector(".divider")?.setAttribute("aria-valuenow", kept);
  localStorage.setItem("chapterverse-source-share", kept);
  return kept;
};
const shareNow = () => Number(localStorage.getItem("chapterverse-source-share")) || 52;
share(shareNow());
new ResizeObserver(() => reader() && fit()).observe(element);

document.addEventListener("click", (click) => {
  const card = click.target.closest("[data-event=source]");
  if (!card) return;
  opener = card;
  const { document: named, start, end, quotes } = JSON.parse(card.dataset.detail);
  go({ document: named, start, end, quotes }, true);
});
element.addEventListener("click", async (click) => {
  const target = click.target.closest("button, a");
  if (!target || target.getAttribute("aria-disabled") === "true") return;
  if (target.dataset.go) go({ ...at, ...JSON.parse(target.dataset.go) });
  if (target.dataset.zoom) magnify(target.dataset.zoom);
  if (target.dataset.name === "shut") close();
  if (target.dataset.words !== undefined || target.dataset.link !== undefined) {
    await copy(target.dataset.words ?? `${location.origin}${location.pathname}${target.dataset.link}`);
    const label = target.textContent;
    const onlyHere = target.dataset.link !== undefined && HERE.includes(location.hostname);
    target.textContent = said.textContent = onlyHere ? "Copied; opens on this machine only" : "Copied";
    setTimeout(() => { target.textContent = label; }, onlyHere ? 4000 : 1500);
  }
});
element.addEventListener("change", (change) => {
  if (change.target.matches("[data-name=number]")) turnTo(change.target);
});
element.addEventListener("pointerdown", (press) => {
  const divider = press.target.closest(".divider");
  if (!divider) return;
  press.preventDefault();
  divider.setPointerCapture(press.pointerId);
  const desk = document.getElementById("desk").getBoundingClientRect();
  divider.onpointermove = (move) => share((100 * (desk.right - move.clientX)) / desk.width);
  divider.onpointerup = divider.onpointercancel = () => { divider.onpointermove = null; };
});
element.addEventListener("keydown", (key) => {
  if (key.ctrlKey || key.metaKey || key.altKey || key.target.matches("input")) return;
  if (key.target.matches(".divider")) {
    const by = { ArrowLeft: 4, ArrowRight: -4 }[key.key];
    if (by) share(shareNow() + by);
    if (by) key.preventDefault();
    return;
  }
  const how = { "+": "in", "=": "in", "-": "out", 0: "fit" }[key.key];
  if (how) magnify(how);
  const wide = part("leaf")?.scrollWidth > part("leaf")?.clientWidth;
  const turned = { ArrowLeft: "back", ArrowRight: "forward" }[key.key];
  if (turned && !wide) element.querySelector(`[data-name=${turned}]`)?.click();
  if (how || (turned && !wide)) key.preventDefault();
});
document.addEventListener("keydown", (key) => {
  if (key.key === "Escape" && !key.defaultPrevented && reader() && !document.querySelector("dialog[open]")) close();
});

const shared = new URLSearchParams(location.search);
if (shared.get("document")) {
  go({ document: shared.get("document"), start: shared.get("start"), end: shared.get("end") }, true);
}
