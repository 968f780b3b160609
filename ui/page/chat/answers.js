/* Asking, stopping, and what can be done with an answer. */
const pendingTurn = (question, asking) => {
  const turn = made(`<article class="turn pending"><h2 class="question"></h2>
    <p class="waiting">Looking through the documents<span aria-hidden="true"></span></p></article>`);
  turn.querySelector(".question").textContent = question;
  turn.dataset.question = question;
  turn.dataset.asking = asking;
  return turn;
};
const unanswered = (turn, className, words) => {
  turn.classList.remove("pending");
  turn.querySelectorAll(".waiting, .stopped, .failure, .growing").forEach((part) => part.remove());
  const said = made(`<div><p class="${className}"></p><div class="foot"><button type="button" class="quiet"
    data-do="again">Ask again</button><button type="button" class="quiet" data-do="edit">Edit question</button></div></div>`);
  said.querySelector("p").textContent = words;
  turn.append(said);
};
const busy = (asking) => {
  state.asking = asking;
  one(".ask").hidden = Boolean(asking);
  one(".stop").hidden = !asking;
};
const ask = async (sent, shown, before = null) => {
  if (state.asking) return say("A question is being answered. Stop it first to ask another.");
  const asking = randomWord();
  const turn = pendingTurn(shown, asking);
  turn.sent = { ...sent, again: undefined };
  if (!turns().length) log.innerHTML = "";
  if (before) before.replaceWith(turn);
  else log.append(turn);
  turn.before = sent.again ? before : null;
  busy(asking);
  settle();
  reveal(turn);
  say("Looking…");
  const answering = call("ask_question", { ...sent, asking, limits: state.limits, model: chosenWriter() });
  if (someoneWrites()) follow(turn, asking, answering);
  const reply = await answering;
  const waits = state.asking === asking;
  if (waits) busy("");
  if (reply.stopped) return;
  if (reply.failure) { unanswered(turn, "failure", reply.failure); return say(reply.failure); }
  const answered = made(reply.html);
  answered.sent = turn.sent;
  (turn.isConnected ? turn : turn.stoodIn)?.replaceWith(answered);
  if (reply.notice) answered.append(Object.assign(made(`<p class="failure" role="alert"></p>`), { textContent: reply.notice }));
  if (reply.conversation && reply.conversation !== state.conversation && answered.isConnected) {
    turns().forEach((one) => { if (one !== answered) delete one.dataset.exchange; });
    remember(reply.conversation);
  }
  showNames(reply.names);
  settle();
  if (waits && answered.isConnected) { reveal(answered); say(reply.outcome); }
};
actions.stop = () => {
  const { asking } = state;
  const turn = log.querySelector(`[data-asking="${asking}"]`);
  busy("");
  call("stop_question", { asking });
  if (turn?.before) { turn.stoodIn = turn.before; turn.replaceWith(turn.before); }
  else if (turn) unanswered(turn, "stopped", "Stopped.");
  say("Stopped.");
  one("#ask-box").focus();
};
const turnOf = (target) => target.closest(".turn");
const placeOf = (turn) => (turn?.dataset.exchange === undefined ? null : Number(turn.dataset.exchange));
actions.example = (target) => ask({ question: target.dataset.question }, target.dataset.question);
actions.choose = (target) =>
  ask({ of: placeOf(turnOf(target)), choice: Number(target.dataset.choice) }, target.textContent);
/* A condition that is a chip above the box goes from there, too; the question is then read anew. */
actions.without = (target) => {
  const turn = turnOf(target);
  const { part } = target.dataset;
  const question = turn.querySelector(".question").textContent;
  const others = state.limits.filter((chip) => chip.part !== part && !(part === "titles" && chip.part === "documents"));
  if (others.length === state.limits.length) return ask({ of: placeOf(turn), without: part }, question);
  limit(others);
  return ask({ of: placeOf(turn), without: part, anew: true }, question);
};
actions.again = (target) => {
  const turn = turnOf(target);
  const { question } = turn.dataset;
  const sent = turn.sent ?? { question };
  if (placeOf(turn) === null) return ask(sent, question, turn);
  if (turn === turns().at(-1)) return ask({ ...sent, again: true }, question, turn);
  return ask(sent, question);
};
actions.edit = (target) => putInBox(turnOf(target).dataset.question);
const told = (button, words) => {
  button.dataset.label ??= button.textContent;
  button.textContent = words;
  clearTimeout(button.untold);
  button.untold = setTimeout(() => { button.textContent = button.dataset.label; }, 1800);
};
const copied = async (words) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(words);
  const area = Object.assign(document.createElement("textarea"), { value: words });
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
};
actions.copy = (target) =>
  copied(target.dataset.copy).then(
    () => { told(target, "Copied"); say("Copied with its references."); },
    () => { told(target, "Not copied"); say("The browser did not allow copying."); },
  );
actions.unfold = (target) => {
  const unfolded = target.closest(".source").classList.toggle("unfolded");
  target.setAttribute("aria-expanded", String(unfolded));
};
actions["all-sources"] = (target) => {
  const sources = target.closest(".sources");
  sources.classList.remove("folded");
  target.remove();
  sources.querySelector(".extra .card, .extra.source .card")?.focus();
};
actions.take = (target) => {
  const place = placeOf(turnOf(target) ?? null);
  const query = new URLSearchParams({ owner: state.owner });
  if (!("whole" in target.dataset)) query.set("answer", place ?? "");
  target.href = `take/${encodeURIComponent(state.conversation)}.${target.dataset.form}?${query}`;
  target.closest("details").open = false;
};
const showTab = (name) =>
  [...document.querySelectorAll("#work [role=tab]")].find((tab) => tab.textContent.trim() === name)?.click();
actions.documents = () => showTab("Documents");
const judge = async (turn, good, why = "") => {
  const reply = await call("judge_answer", { of: placeOf(turn), good, why });
  say(reply.failure ?? "Thank you. This was noted.");
  return !reply.failure;
};
actions.judge = async (target) => {
  const turn = turnOf(target);
  const good = target.dataset.good === "1";
  /* Said again, a judgement keeps its reason, which can be put in other words. */
  const before = target.getAttribute("aria-pressed") === "true" ? turn.why ?? "" : "";
  turn.querySelectorAll(".thumb").forEach((thumb) => thumb.setAttribute("aria-pressed", String(thumb === target)));
  turn.querySelector(".why")?.remove();
  if (!(await judge(turn, good, before))) return;
  turn.why = before;
  const form = made(`<form class="why"><label><span></span><input maxlength="500" autocomplete="off"></label>
    <button type="submit" class="quiet">Send</button></form>`);
  form.querySelector("span").textContent = good ? "Noted. What is good about it?" : "Noted. What is wrong with it?";
  form.querySelector("input").value = before;
  turn.querySelector(".foot").after(form);
  form.querySelector("input").focus();
  form.addEventListener("submit", async (submitted) => {
    submitted.preventDefault();
    const why = form.querySelector("input").value;
    if (await judge(turn, good, why)) {
      turn.why = why;
      const thanks = made(`<p class="why thanks">Thank you. It is kept on this machine only.</p>`);
      form.replaceWith(thanks);
      target.focus();
    }
  });
};
/* The mark and the line of the source that is open beside the chat. */
element.addEventListener("click", (click) => {
  const opener = click.target.closest("[data-event=source]");
  if (!opener) return;
  all("[aria-current][data-event]").forEach((held) => held.removeAttribute("aria-current"));
  const { number } = opener.dataset;
  if (!number) return opener.setAttribute("aria-current", "true");
  turnOf(opener).querySelectorAll(`[data-number="${number}"]`).forEach((held) => held.setAttribute("aria-current", "true"));
});
element.addEventListener("click", (click) => {
  all("details.menu[open]").forEach((menu) => { if (!menu.contains(click.target)) menu.open = false; });
});
