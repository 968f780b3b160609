/* Language models: which one writes, and its sentences as each is verified. */
const writer = one(".writer");
const writers = writer.querySelector("select");
const NO_MODEL = "none";
const showWriters = (models = []) => {
  writer.hidden = models.length === 0;
  one(".chat").classList.toggle("with-writers", models.length > 0);
  writers.replaceChildren(...models.map(({ value, label }) => new Option(label, value)));
  const before = remembered.get("model");
  if (models.some(({ value }) => value === before)) writers.value = before;
};
const chosenWriter = () => (writer.hidden ? "" : writers.value);
const someoneWrites = () => !writer.hidden && writers.value !== NO_MODEL;
writers.addEventListener("change", () => remembered.set("model", writers.value));
const pause = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));
/* Until the answer is whole, ask again and again what there is of it; each sentence is put in once. */
const follow = async (turn, asking, answering) => {
  let answered = false;
  answering.finally(() => { answered = true; });
  const growing = made(`<div class="answer growing" aria-live="off"></div>`);
  let seen = 0;
  while (await pause(300), !answered && turn.isConnected && state.asking === asking) {
    const reply = await call("answer_so_far", { asking, seen });
    if (answered || !turn.isConnected || state.asking !== asking || reply.model === undefined) continue;
    if (!growing.isConnected) turn.querySelector(".waiting")?.before(growing);
    const waiting = turn.querySelector(".waiting");
    if (waiting) waiting.firstChild.data = `${reply.model} writes; a sentence is shown once its source was found`;
    growing.insertAdjacentHTML("beforeend", reply.html);
    seen = reply.seen;
  }
};
