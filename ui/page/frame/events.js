/* A click on an element with data-event sends that event, with data-detail, to the server. */
element.addEventListener("click", (click) => {
  const target = click.target.closest("[data-event]");
  if (!target || target.disabled) return;
  if (target.dataset.event === "source") window.chapterverseOpener = target;
  trigger(target.dataset.event, JSON.parse(target.dataset.detail));
});
