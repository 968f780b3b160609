/* The question box: Enter asks, Shift+Enter makes a line, Up in an empty box brings the last question back. */
const box = one("#ask-box");
const grow = () => {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 192)}px`;
  box.style.overflowY = box.scrollHeight > 192 ? "auto" : "hidden";
};
const putInBox = (words) => {
  box.value = words;
  grow();
  box.focus();
  box.setSelectionRange(words.length, words.length);
};
box.addEventListener("input", grow);
const askFromBox = () => {
  const question = box.value.trim();
  if (!question || state.asking) return;
  box.value = "";
  grow();
  shutPicker();
  ask({ question }, question);
};
one(".composer").addEventListener("submit", (submitted) => { submitted.preventDefault(); askFromBox(); });
box.addEventListener("keydown", (key) => {
  if (key.key === "Enter" && !key.shiftKey && !key.isComposing) {
    key.preventDefault();
    askFromBox();
  } else if (key.key === "ArrowUp" && !box.value) {
    const last = turns().at(-1)?.dataset.question;
    if (last) { key.preventDefault(); putInBox(last); }
  }
});
/* Escape closes the innermost thing that is open, and only that. */
document.addEventListener("keydown", (key) => {
  if (key.key !== "Escape" || document.querySelector("dialog[open]")) return;
  const menu = one("details.menu[open]");
  if (peeked) unpeek();
  else if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  else if (!picker.hidden) { shutPicker(); one(".add").focus(); }
  else if (one(".chat").classList.contains("with-threads")) { showThreads(false); toThreads.focus(); }
  else return;
  key.stopImmediatePropagation();
}, true);
begin().then(() => { if (!matchMedia("(pointer: coarse)").matches && document.activeElement === document.body) box.focus(); });
