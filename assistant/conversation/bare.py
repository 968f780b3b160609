"""Questions of a word or two ("Why?", "Since when?", "Tell me more") asked of the question before them."""

from __future__ import annotations

import re

from assistant.conversation import lexicon as words
from assistant.conversation.phrases import Phrase
from assistant.conversation.scope_words import carried
from assistant.conversation.shapes import Shape, capitalised, shape_of, without_opening
from assistant.conversation.topics import topic
from assistant.scoping.recognising import Recognised

_BARE = re.compile(
    r"(?P<word>why not|why|how come|what for|when|since when|until when|from when|by when|where(?: to| from)?|who|"
    r"whom|by whom|to whom|with whom|how|how so|how many|how much|how often|how long|how large|how big|how old|how far|"
    r"which ones?|which|by how much|in (?:which|what) (?:year|month|ways?|respects?)|on (?:which|what) (?:date|day))"
    r"(?: (?:is|was|were|are|did|does|do|has) (?:that|this|so))?(?: (?:so|then|exactly|precisely|again|in total))*"
)
_THAT = r"(?: (?:on |about )?(?:that|this|it|them))?"
_FURTHER = r"(?: further| more| in (?:more )?detail)?"
_REQUEST = r"(?:please )?(?:(?:can|could|would|will) you (?:please )?)?"
_WANTED = r"(?:(?:some|any|more|further|additional|a bit more|a few|an|the|concrete|specific) )*"
_MORE = re.compile(
    rf"{_REQUEST}(?:tell|show|give) (?:me|us) more{_THAT}|"
    rf"{_REQUEST}(?:elaborate|expand|explain|clarify){_THAT}{_FURTHER}|"
    rf"{_REQUEST}(?:give|provide|share|tell|offer|show|have|add)(?: me| us)? {_WANTED}"
    rf"(?:details?|information|context|specifics|background){_THAT}|{_REQUEST}(?:say more|go on|continue){_THAT}|"
    r"(?:what|anything|any thing) else|(?:is there )?anything (?:else|more)|"
    r"(?:any |some )?more(?: details?| information)?|"
    r"(?:in )?more detail|details?|what more|and then|do you have (?:any )?more(?: details| information)?|is that all"
)
_EXAMPLES = re.compile(
    rf"(?:(?:(?:can|could|would) you (?:please )?)?(?:give|provide|share|show)(?: me| us)? )?{_WANTED}examples?|"
    r"for example|such as|like what|for instance"
)
_ASKED_TWICE = re.compile(r", and (?:why|why not|when|how|who|where|[a-z ]{3,20})\?$")
_ADJUNCTS = frozenset("why when where how".split())
_WHYS = frozenset(("why", "why not", "how come", "what for"))
_GOOD = re.compile(r"how (?:well|good|effective|bad|strong)\b", re.IGNORECASE)
_COMPLEX_HOW = re.compile(r"how \w+", re.IGNORECASE)


def plain(question: str) -> str:
    """The question in lower case without an opening and its mark."""
    said = without_opening(question).casefold().replace("’", "'")
    return " ".join(re.sub(r"[,.;!?]", " ", said).split()).removesuffix(" please")


def asks_why(question: str) -> bool:
    """Whether a turn only asks for the reason of what was answered: "Why?", "How come?"."""
    match = _BARE.fullmatch(plain(question))
    return match is not None and match["word"] in _WHYS


def asked_of(question: str, before: str, prior: Recognised) -> str | None:
    """What a bare question asks of the one before it; None where it is no bare one."""
    said = plain(question)
    if _MORE.fullmatch(said):
        return _more(before, prior)
    if _EXAMPLES.fullmatch(said):
        about = topic(prior)
        shape = shape_of(before)
        if about is None or (shape is not None and _indirect(shape)):
            return f"{_core(before)}, and what are examples?"
        return carried(f"What examples are there of {about.named()}?", prior, place=True, days=True)
    match = _BARE.fullmatch(said)
    if match is None:
        return None
    word = {"how come": "why", "how so": "how", "what for": "why"}.get(match["word"], match["word"])
    core = _core(before)
    return _moved(word, shape_of(f"{core}?"), prior) or f"{core}, and {word}?"


def _core(before: str) -> str:
    return _ASKED_TWICE.sub("", before.strip()).rstrip(" ?.!")


def _moved(word: str, shape: Shape | None, prior: Recognised) -> str | None:
    """The question before with another word that asks, where it can be built so."""
    about = topic(prior)
    if shape is None or shape.subject is None:
        return None
    subject = _with_article(shape.subject)
    helper = shape.helper.casefold()
    asks = shape.asks.casefold()
    if word in ("how many", "how much"):
        return _counted(word, shape, prior, about)
    if word not in _ADJUNCTS | {"since when", "why not", "how often", "how long"}:
        return None
    asking = {"why not": "why"}.get(word, word)
    if not asks or asks in _ADJUNCTS:
        return capitalised(f"{asking} {helper} {subject} {shape.rest}".strip() + "?")
    if _COMPLEX_HOW.match(asks) or helper not in words.DO | words.HAVE | words.MODAL or not shape.rest:
        return None
    if asks.split()[0] not in ("what", "which"):
        return None
    verb, _, rest = shape.rest.partition(" ")
    thing = " ".join(["that", *shape.asks.split()[1:]])
    return capitalised(f"{asking} {helper} {subject} {verb} {thing} {rest}".strip() + "?")


def _counted(word: str, shape: Shape, prior: Recognised, about: Phrase | None) -> str | None:
    subject = shape.subject
    if not shape.asks and subject is not None and subject.plural and shape.helper.casefold() not in ("did", "does"):
        helper = "" if shape.helper.casefold() == "do" else f"{shape.helper.casefold()} "
        return capitalised(f"{word} {subject.text} {helper}{shape.rest}".strip() + "?")
    if about is not None and about.plural:
        return carried(f"{capitalised(word)} {about.text} are there?", prior, place=True, days=True)
    return None


def _more(before: str, prior: Recognised) -> str:
    core = _core(before)
    shape = shape_of(f"{core}?")
    asks = shape.asks.casefold() if shape else ""
    if shape and asks in ("what", "who", "what else", "who else") and shape.helper.casefold() in words.DO | words.HAVE:
        rest = " ".join(part for part in (_with_article(shape.subject), shape.rest) if part)
        return f"{capitalised(asks.split()[0])} else {shape.helper.casefold()} {rest}?"
    about = topic(prior)
    if shape is not None and (about is None or not _GOOD.match(asks)):
        indirect = _indirect(shape)
        if indirect:
            return f"What else is said about {indirect}?"
    if about is None:
        return f"{core}, and what else?"
    return carried(f"What else is said about {about.named()}?", prior, place=True, days=True)


def _indirect(shape: Shape) -> str:
    """The question as part of another one: "how children take part in decisions"; empty where it cannot be built so."""
    helper = shape.helper.casefold()
    if shape.subject is None or not shape.rest or not shape.asks or shape.asks.casefold() in ("what", "which", "who"):
        return ""
    if helper in ("does", "did") or (helper == "do" and not shape.subject.plural):
        return ""
    parts = [shape.asks[0].lower() + shape.asks[1:], _with_article(shape.subject), "" if helper == "do" else helper]
    return " ".join(part for part in [*parts, shape.rest] if part)


def _with_article(subject: Phrase | None) -> str:
    if subject is None:
        return ""
    return f"{subject.article} {subject.text}" if subject.article else subject.text
