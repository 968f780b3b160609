/* The conversation: only what is new is put in; what stands is left alone. */
const log = one(".conversation");
const made = (markup) => {
  const template = document.createElement("template");
  template.innerHTML = markup.trim();
  return template.content.firstElementChild;
};
const say = (words) => { one(".outcome").textContent = words; };
const turns = () => [...log.querySelectorAll(":scope > .turn")];
const reveal = (turn) => turn.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
const remember = (conversation) => {
  state.conversation = conversation || "";
  remembered.set("conversation", state.conversation);
};
const settle = () => {
  const any = turns().length > 0;
  one(".chat").classList.toggle("begun", any);
  one(".whole").hidden = !state.conversation || !any;
  all(".names [data-conversation]").forEach((name) => {
    const here = name.dataset.conversation === state.conversation;
    if (here) name.querySelector(".name").setAttribute("aria-current", "true");
    else name.querySelector(".name").removeAttribute("aria-current");
  });
};
const showNames = (names) => { if (names !== undefined) one(".names").innerHTML = names; };
/* A whole conversation is not read aloud, as a new answer is. */
const fill = (markup) => {
  log.setAttribute("aria-live", "off");
  log.innerHTML = markup;
  setTimeout(() => log.setAttribute("aria-live", "polite"), 100);
  settle();
};
const welcomed = async () => {
  const reply = await call("begin_chat", { conversation: "" });
  if (reply.failure) return say(reply.failure);
  showNames(reply.names);
  if (!turns().length) fill(reply.welcome);
};
const begin = async () => {
  const reply = await call("begin_chat");
  if (reply.failure) {
    fill(`<p class="failure" role="alert"></p>`);
    one(".failure").textContent = reply.failure;
    return;
  }
  showNames(reply.names);
  showWriters(reply.models);
  if (reply.turns === undefined) remember("");
  fill(reply.turns ?? reply.welcome);
  turns().at(-1)?.scrollIntoView({ block: "start" });
};
const fresh = () => {
  remember("");
  fill("");
  scrollTo(0, 0);
  return welcomed();
};
const open = async (conversation) => {
  const reply = await call("open_conversation", { conversation });
  if (reply.failure) return say(reply.failure);
  if (reply.missing) { say("This conversation is not kept any more."); return welcomed(); }
  remember(conversation);
  fill(reply.turns);
  turns().at(-1)?.scrollIntoView({ block: "start" });
  say(`Conversation opened, ${turns().length} answers.`);
};
/* Documents were added, removed or corrected: the examples follow, and citations of those that are gone say so. */
const renewed = async () => {
  const { conversation } = state;
  if (state.asking || !conversation) return;
  const reply = await call("open_conversation");
  if (reply.turns && !state.asking && state.conversation === conversation) fill(reply.turns);
};
watch("value", () => { if (turns().length) renewed(); else welcomed(); pickerIsStale(); });
