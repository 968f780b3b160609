/* Sends files one after the other and "grown" when documents came in; asks the server how far the work is. */
const slot = (name) => element.querySelector(`[data-slot=${name}]`);
const zone = element.querySelector(".drop");
const readable = new Set(zone.dataset.endings.split(","));
const inputs = Object.fromEntries([...element.querySelectorAll("input")].map((one) => [one.dataset.input, one]));
const post = (path, query = {}, body = null, signal = null) =>
  fetch(`documents/${path}?${new URLSearchParams(query)}`, { method: "POST", body, signal });

/* What was given: files of a folder that nobody can read are left out; files named one by one are all sent. */
const ending = (name) => (/\.[^.]{1,10}$/.exec(name)?.[0] || "none").toLowerCase();
const isHidden = (name) => /^(\.|~\$)|^(thumbs\.db|desktop\.ini)$/i.test(name);
const isPdf = async (file) => (await file.slice(0, 1024).text()).includes("%PDF-");
const split = async (files) => {
  const sent = [], leftOut = [];
  for (const file of files.filter((one) => !isHidden(one.name))) {
    const fits = readable.has(ending(file.name)) || (await isPdf(file).catch(() => true));
    (fits ? sent : leftOut).push(file);
  }
  return { sent, leftOut: leftOut.map((file) => ending(file.name)) };
};
const filesIn = async (entry) => {
  if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
  const reader = entry.createReader(), found = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) break;
    found.push(...some);
  }
  found.sort((one, other) => one.name.localeCompare(other.name));
  return (await Promise.all(found.filter((one) => !isHidden(one.name)).map(filesIn))).flat();
};

/* Sending: `queue` holds what has not arrived yet. One file goes after the other, so that the library takes them in the
   order in which they were given: of files with the same bytes, the first is the document's own. */
let batch = "", queue = [], sending = false, breakOff = new AbortController();
const failed = (words) => { element.querySelector(".drop-failure").textContent = words; };
const offer = async (given, leftOut = []) => {
  failed("");
  if (!given.length && !leftOut.length) return failed("There is no file in what was dropped.");
  if (!queue.length) { batch = Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36)).join(""); }
  queue.push(...given);
  try {
    const answer = await post("begin", { batch, count: queue.length, left_out: leftOut.join(",").slice(0, 4000) });
    if (!answer.ok) throw new Error();
  } catch { return lost(); }
  settled = -1; // as many may be done in the end as of the files before
  look();
  send();
};
const lost = () => {
  const left = queue.length === 1 ? "1 file was not sent" : `${queue.length} files were not sent`;
  failed(`The server cannot be reached${queue.length ? `; ${left}. See that Chapterverse runs, and drop them again` : ". See that Chapterverse runs"}.`);
};
/* One that was moved or changed since it was given, or that another program holds, must not hold up the rest. */
const isGone = async (file) => {
  const bytes = file.stream().getReader();
  return bytes.read().then(() => { bytes.cancel(); return false; }, () => true);
};
const send = async () => {
  if (sending) return;
  if (breakOff.signal.aborted) breakOff = new AbortController();
  const { signal } = breakOff;
  sending = true;
  while (queue.length && !signal.aborted) {
    const [file] = queue, gone = await isGone(file);
    try {
      await (gone ? post("gone", { batch, name: file.name }) : post("file", { batch, name: file.name }, file, signal));
      queue.shift();
    } catch {
      if (signal.aborted || (!gone && (await isGone(file)))) continue;
      breakOff.abort();
      lost();
    }
  }
  sending = false;
};
window.addEventListener("beforeunload", (leaving) => { if (sending) leaving.preventDefault(); });

/* Looking: the server says how far it is; only what differs is put into the page, so that focus and scroll stay. */
const morph = (old, now) => {
  if (old.nodeName !== now.nodeName) return old.replaceWith(now);
  if (old.nodeType === Node.TEXT_NODE) { if (old.data !== now.data) old.data = now.data; return; }
  for (const { name } of [...old.attributes]) if (name !== "open" && !now.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of now.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const [before, after] = [[...old.childNodes], [...now.childNodes]];
  after.forEach((child, at) => (before[at] ? morph(before[at], child) : old.append(child)));
  before.slice(after.length).forEach((child) => child.remove());
};
let looking = false, again = false, ran = false, settled = 0, grownAt = 0, saidAt = 0;
const grow = (seen, atOnce) => {
  if (seen === settled || (!atOnce && performance.now() - grownAt < 3000)) return;
  [settled, grownAt] = [seen, performance.now()];
  trigger("grown");
};
const say = (running) => {
  const words = [...element.querySelectorAll(".uploads .words, .left-out")].map((one) => one.textContent).join(" ");
  if (running && ran && performance.now() - saidAt < 20000) return;
  saidAt = performance.now();
  if (running || ran) slot("said").textContent = words;
};
const look = async () => {
  if (looking) { again = true; return; }
  looking = true;
  try {
    for (let first = true; ; first = false) {
      again = false;
      const answer = await (await fetch("documents/progress")).json();
      const now = document.createElement("div");
      now.dataset.slot = "progress";
      now.innerHTML = answer.html;
      const stopped = document.activeElement?.closest?.("[data-do=stop]");
      morph(slot("progress"), now);
      if (stopped && !answer.running) (element.querySelector("[data-do=go-on]") || zone.querySelector("button")).focus();
      say(answer.running);
      grow(answer.settled, !answer.running);
      ran = answer.running;
      if (!answer.running && !again && !sending) break;
      await new Promise((wake) => setTimeout(wake, 400));
    }
  } catch { /* The next thing that is done looks again. */ }
  looking = false;
};

/* Dropping, choosing, stopping. */
/* The files of a chosen folder come in the order in which the disk has them. */
const byPath = (one, other) => one.webkitRelativePath.localeCompare(other.webkitRelativePath);
const give = async (files) => { const { sent, leftOut } = await split(files); offer(sent, leftOut); };
let over = 0;
const isFiles = (drag) => [...(drag.dataTransfer?.types || [])].includes("Files");
zone.addEventListener("dragenter", (drag) => { if (isFiles(drag)) { over += 1; zone.classList.add("is-over"); } });
zone.addEventListener("dragleave", () => { over = Math.max(0, over - 1); zone.classList.toggle("is-over", over > 0); });
zone.addEventListener("drop", async (drop) => {
  over = 0;
  zone.classList.remove("is-over");
  const items = [...drop.dataTransfer.items].filter((one) => one.kind === "file");
  const dropped = items.map((one) => ({ entry: one.webkitGetAsEntry?.(), file: one.getAsFile() }));
  const isFolder = ({ entry }) => entry?.isDirectory;
  try {
    const given = await Promise.all(
      dropped.map(async (one) => (isFolder(one) ? split(await filesIn(one.entry)) : { sent: [one.file].filter(Boolean), leftOut: [] })),
    );
    offer(given.flatMap((one) => one.sent), given.flatMap((one) => one.leftOut));
  } catch { failed("A dropped folder could not be opened. See that you may read it, and drop it again."); }
});
/* A file that misses the place must not replace the page. */
for (const name of ["dragover", "drop"]) window.addEventListener(name, (drag) => { if (isFiles(drag)) drag.preventDefault(); });
inputs.files.addEventListener("change", () => { offer([...inputs.files.files]); inputs.files.value = ""; });
inputs.folder.addEventListener("change", () => { give([...inputs.folder.files].sort(byPath)); inputs.folder.value = ""; });
element.addEventListener("click", async (click) => {
  const button = click.target.closest("[data-do]");
  if (!button) return;
  const act = button.dataset.do;
  if (act === "files" || act === "folder") inputs[act].click();
  try {
    if (act === "stop") { breakOff.abort(); await post("stop"); look(); }
    if (act === "hide") { zone.querySelector("button").focus(); await post("hide"); look(); }
    if (act === "go-on") {
      failed("");
      await post("go-on", queue.length ? { batch, count: queue.length } : {});
      zone.querySelector("button").focus();
      look();
      send();
    }
  } catch { lost(); }
});
window.addEventListener("chapterverse-working", look);
look();
