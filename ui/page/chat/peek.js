/* A card that shows, on pointing at a mark or reaching it by keyboard, the words that it stands for. */
const peek = one(".peek");
let peeked = null;
let leaving = 0;
const unpeek = () => {
  clearTimeout(leaving);
  peeked?.removeAttribute("aria-describedby");
  peeked = null;
  peek.hidden = true;
};
const place = (mark) => {
  const at = mark.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(at.left + at.width / 2 - peek.offsetWidth / 2, width - peek.offsetWidth - 8));
  const above = at.top - peek.offsetHeight - 6;
  const below = at.bottom + 6;
  const fits = below + peek.offsetHeight <= innerHeight - 8 || above < 8;
  peek.style.left = `${left}px`;
  peek.style.top = `${fits ? Math.max(8, Math.min(below, innerHeight - peek.offsetHeight - 8)) : above}px`;
};
const showPeek = (mark) => {
  clearTimeout(leaving);
  if (mark === peeked) return;
  unpeek();
  const card = turnOf(mark)?.querySelector(`.card[data-number="${mark.dataset.number}"]`);
  if (!card) return;
  peek.replaceChildren();
  const line = (className, words) => {
    const part = Object.assign(document.createElement("p"), { className, textContent: words });
    peek.append(part);
  };
  line("words", card.querySelector(".words").textContent);
  const [title, date] = card.closest(".of-document").querySelector("h3").childNodes;
  line("title", title.textContent.trim());
  const lost = card.querySelector(".lost")?.textContent;
  line("where", [card.querySelector(".where").textContent, date?.textContent, lost].filter(Boolean).join(" · "));
  peek.hidden = false;
  peeked = mark;
  mark.setAttribute("aria-describedby", "peek");
  place(mark);
};
const leave = () => {
  clearTimeout(leaving);
  leaving = setTimeout(unpeek, 220);
};
element.addEventListener("pointerover", (over) => {
  if (over.pointerType === "touch") return;
  const mark = over.target.closest(".mark");
  if (mark) showPeek(mark);
  else if (over.target.closest(".peek")) clearTimeout(leaving);
});
element.addEventListener("pointerout", (out) => {
  if (out.target.closest(".mark, .peek") && document.activeElement !== peeked) leave();
});
element.addEventListener("focusin", (focus) => {
  const mark = focus.target.closest(".mark");
  if (mark?.matches(":focus-visible")) showPeek(mark);
});
element.addEventListener("focusout", (focus) => { if (focus.target === peeked) unpeek(); });
element.addEventListener("click", (click) => { if (click.target.closest(".mark")) unpeek(); });
addEventListener("scroll", () => {
  if (!peeked) return;
  const at = peeked.getBoundingClientRect();
  if (at.bottom < 0 || at.top > innerHeight) unpeek();
  else place(peeked);
}, { passive: true });
