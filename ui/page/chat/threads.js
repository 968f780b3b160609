/* The list of conversations: a panel at the side, or a sheet where there is no room for it. */
const threads = one(".threads");
const toThreads = one(".to-threads");
const showThreads = (shown) => {
  one(".chat").classList.toggle("with-threads", shown);
  toThreads.setAttribute("aria-expanded", String(shown));
  if (shown) threads.querySelector(".new").focus();
};
actions.threads = () => {
  const shown = !one(".chat").classList.contains("with-threads");
  showThreads(shown);
  if (!shown) toThreads.focus();
};
const stopFirst = () => { if (state.asking) actions.stop(); };
actions.new = async () => {
  stopFirst();
  showThreads(false);
  await fresh();
  one("#ask-box").focus();
};
actions.open = async (target) => {
  stopFirst();
  showThreads(false);
  await open(target.closest("[data-conversation]").dataset.conversation);
};
const deleting = one(".deleting");
actions.delete = (target) => {
  const held = target.closest("[data-conversation]");
  deleting.conversation = held.dataset.conversation;
  deleting.querySelector("p").textContent = `“${held.querySelector(".name span").textContent}” and its answers will be gone. What you said of an answer, good or bad, stays in the feedback.`;
  deleting.showModal();
};
actions.spare = () => deleting.close();
actions["delete-now"] = async () => {
  const { conversation } = deleting;
  deleting.close();
  const reply = await call("delete_conversation", { conversation });
  if (reply.failure) return say(reply.failure);
  showNames(reply.names);
  say("Deleted.");
  if (conversation === state.conversation) { stopFirst(); await fresh(); } else settle();
  (threads.offsetParent ? threads.querySelector(".new") : one("#ask-box")).focus();
};
element.addEventListener("click", (click) => {
  if (click.target === one(".chat") && one(".chat").classList.contains("with-threads")) showThreads(false);
});
