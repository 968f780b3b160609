/* Who reads and which conversation and limits are at hand; the browser keeps it. Calls "source". */
const one = (selector) => element.querySelector(selector);
const all = (selector) => [...element.querySelectorAll(selector)];
const remembered = {
  get(name) {
    try { return localStorage.getItem(`chapterverse-${name}`) || ""; } catch { return ""; }
  },
  set(name, value) {
    try {
      if (value) localStorage.setItem(`chapterverse-${name}`, value);
      else localStorage.removeItem(`chapterverse-${name}`);
    } catch { /* the browser keeps nothing: it lasts as long as the page */ }
  },
};
/* A cookie holds on every port of this machine, so that a page served on another one finds the same conversations. */
const owners = {
  get: () => document.cookie.match(/(?:^|; )chapterverse-owner=([0-9a-f]+)/)?.[1] || remembered.get("owner"),
  keep(word) {
    remembered.set("owner", word);
    document.cookie = `chapterverse-owner=${word}; path=/; max-age=31536000; samesite=strict`;
  },
};
const randomWord = () =>
  [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const rememberedLimits = () => {
  try { return JSON.parse(remembered.get("limits") || "[]"); } catch { return []; }
};
const state = {
  owner: owners.get() || randomWord(),
  conversation: remembered.get("conversation"),
  limits: rememberedLimits(),
  asking: "",
};
owners.keep(state.owner);
const call = async (name, sent = {}) =>
  (await server[name]({ owner: state.owner, conversation: state.conversation, ...sent })) ?? {
    failure: "The server does not answer. What was answered is kept; see that it runs, then try again.",
  };
const actions = {};
element.addEventListener("click", (click) => {
  const target = click.target.closest("[data-do]");
  if (target && !target.disabled) actions[target.dataset.do]?.(target, click);
});
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
