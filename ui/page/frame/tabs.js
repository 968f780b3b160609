/* Every tab keeps its own place on the page: opened first, it shows its top; come back to, where it was left. */
const tabShown = () => document.querySelector("#work [role=tab][aria-selected=true]")?.textContent.trim() || "";
const places = new Map();
let shown = "", moving = false;
const moveTo = (place) => {
  moving = true;
  requestAnimationFrame(() => { moving = false; window.scrollTo({ top: place, behavior: "instant" }); });
};
window.addEventListener("scroll", () => {
  shown ||= tabShown();
  if (shown && !moving) places.set(shown, window.scrollY);
}, { passive: true });
new MutationObserver(() => {
  const now = tabShown();
  if (!now || now === shown) return;
  shown = now;
  moveTo(places.get(now) || 0);
}).observe(document.body, { subtree: true, attributeFilter: ["aria-selected"] });
