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
    r"(?P<word>why not|why|how come|what for|when|since when|until when|from when|by when|where|who|whom|by whom|"
    r"to whom|with whom|how|how so|how many|how much|how often|how long|how large|how big|how old|how far|which ones?|which|"
    r"in (?:which|what) (?:year|month)|on (?:which|what) (?:date|day))"
    r"(?: (?:is|was|were|are|did|does|do|has) (?:that|this|so))?(?: (?:so|then|exactly|precisely|again|in total))*"
)
_WANTED = r"(?:(?:some|any|more|further|additional|a bit more|a few|an|the|concrete|specific) )*"
_MORE = re.compile(
    r"what else|anything else|(?:is there )?(?:any thing|anything) (?:else|more)|"
    r"(?:please )?(?:tell|show|give) (?:me|us) more|say more|(?:any |some )?more(?: details?| information| please)?|go on|continue|(?:please )?(?:elaborate|expand)"
    r"(?: on (?:that|this|it))?|(?:(?:can|could|would|will) you (?:please )?)?"
    rf"(?:give|provide|share|tell|offer|show|have|add)(?: me| us)? {_WANTED}(?:details?|information|context|specifics|background)(?: (?:on|about) (?:that|this|it))?|"
    r"(?:can|could|would) you (?:please )?(?:tell (?:me|us) more|say more|elaborate|explain|expand|go on|clarify)"
    r"(?: (?:on )?(?:that|this|it))?(?: further| more| in more detail)?|"
    r"(?:please )?(?:explain|clarify)(?: (?:that|this|it))?(?: further| more)?|tell me more about (?:that|this|it|them)|(?:in )?more detail|details?|what more|and then"
    r"|do you have (?:any )?more(?: details| information)?|is that all"
)
_EXAMPLES = re.compile(
    rf"(?:(?:(?:can|could|would) you (?:please )?)?(?:give|provide|share|show)(?: me| us)? )?{_WANTED}examples?|"
    r"for example|such as|like what|for instance"
)
_ASKED_TWICE = re.compile(r", and (?:why|why not|when|how|who|where|[a-z ]{3,20})\?$")
_ADJUNCTS = frozenset("why when where how".split())
_COMPLEX_HOW = re.compile(r"how \w+", re.IGNORECASE)


def plain(question: str) -> str:
    """The question in lower case without an opening and its mark."""
    said = without_opening(question).casefold().replace("’", "'")
    return " ".join(re.sub(r"[,.;!?]", " ", said).split()).removesuffix(" please")


def asked_of(question: str, before: str, prior: Recognised) -> str | None:
    """What a bare question asks of the one before it; None where it is no bare one."""
    said = plain(question)
    if _MORE.fullmatch(said):
        return _more(before, prior)
    if _EXAMPLES.fullmatch(said):
        about = topic(prior)
        if about is None:
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
    if about is None:
        return f"{core}, and what else?"
    return carried(f"What else is said about {about.named()}?", prior, place=True, days=True)


def _with_article(subject: Phrase | None) -> str:
    if subject is None:
        return ""
    return f"{subject.article} {subject.text}" if subject.article else subject.text
