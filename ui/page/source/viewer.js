/* Sends "turn" and "shut". */
const firstYellow = (picture) => {
  const canvas = document.createElement("canvas");
  const width = (canvas.width = 200);
  const height = (canvas.height = Math.round((200 * picture.naturalHeight) / picture.naturalWidth));
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  drawing.drawImage(picture, 0, 0, width, height);
  const { data } = drawing.getImageData(0, 0, width, height);
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] > 200 && data[at + 1] > 180 && data[at + 2] < data[at] - 60) return at / 4 / width / height;
  }
  return 0;
};
const show = (leaf, top) => leaf.scrollTo({ top: Math.max(0, top - leaf.clientHeight / 3) });
const settle = () => {
  const leaf = element.querySelector(".leaf");
  if (!leaf || leaf.dataset.leaf === element.dataset.shown) return;
  element.dataset.shown = leaf.dataset.leaf;
  leaf.scrollTop = 0;
  const words = leaf.querySelector("mark");
  const picture = leaf.querySelector("img[data-marked='1']");
  if (words) show(leaf, words.getBoundingClientRect().top - leaf.getBoundingClientRect().top);
  if (picture) {
    picture.decode().then(() => show(leaf, firstYellow(picture) * picture.clientHeight), () => {});
  }
};
watch("value", () => {
  const heading = element.querySelector("h2");
  if (!heading) {
    delete element.dataset.shown;
    if (window.chapterverseOpener?.isConnected) window.chapterverseOpener.focus();
    return;
  }
  settle();
  if (!element.contains(document.activeElement)) heading.focus({ preventScroll: true });
});
document.addEventListener("keydown", (key) => {
  if (key.key === "Escape" && !document.querySelector("dialog[open]")) element.querySelector(".shut")?.click();
});
