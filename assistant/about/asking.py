"""Recognises questions about the library or the assistant.

The whole question must be one of a few forms, in which names, kinds of document and years are the only free places: a
question with any other content word in it is one for the documents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.about.holdings import NO_FILTERS, Filters, Holding, forms_of
from store.types import DocumentKind

Topic = Literal[
    "greeting", "thanks", "farewell", "assistant", "help",
    "count", "contents", "have", "kinds", "authorities", "count of authorities", "years", "newest", "oldest",
]  # fmt: skip
SMALL_TALK: frozenset[Topic] = frozenset({"greeting", "thanks", "farewell", "assistant", "help"})
"""What is said without a look at the library's documents."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about the library, and of which of its documents."""

    topic: Topic
    filters: Filters = NO_FILTERS


_AND = r"(?: (?:and|so|then|now|there|everyone|all|again|assistant|chapterverse))*"
_SMALL_TALK: tuple[tuple[Topic, str], ...] = (
    (
        "greeting",
        rf"(?:hello|hi|hey|hiya|greetings|good (?:morning|afternoon|evening|day)){_AND}"
        r"(?: (?:how are you(?: doing)?(?: today)?|nice to meet you))?|how are you(?: doing)?(?: today)?",
    ),
    (
        "thanks",
        r"(?:(?:ok|okay|great|good|perfect|brilliant|super|lovely|wonderful|excellent|fine|yes|no) )*"
        r"(?:(?:many )?thanks|thank you|thank you kindly|cheers|thx|ta)"
        r"(?: (?:a lot|a million|very much|so much|again|for (?:your|the|that|all your) ?(?:help|answers?)?|"
        r"that(?: is|s)? (?:very |really )?(?:helpful|useful|great|all)|bye|goodbye))*|"
        r"that(?: is|s| was) (?:very |really )?(?:helpful|useful|great|perfect)(?: thanks| thank you)?",
    ),
    ("farewell", r"(?:good ?bye|bye|bye bye|see you(?: later| soon)?|good night|farewell)"),
    (
        "help",
        r"(?:help|help me|i need help|(?:can|could) you help(?: me)?|how (?:can|could|do) you help(?: me)?|"
        r"what can (?:you do|i ask(?: you| here)?|you help(?: me)? with|you tell me|i do(?: here| with (?:this|you))?)"
        r"(?: for me)?|what (?:do|are) you (?:do|able to do|for)|"
        r"what (?:(?:sort|kind|type)s? of )?questions (?:can|may|could|should) (?:i ask(?: you)?|you answer)|"
        r"how (?:do|does|can) (?:i use )?(?:you|this|it)(?: work)?|how do i (?:ask(?: a question)?|start|begin))",
    ),
    (
        "assistant",
        r"(?:who|what) are you(?: exactly)?|who am i (?:talking|speaking|chatting) (?:to|with)|what is your name|"
        r"what is (?:this|chapterverse)(?: (?:app|tool|page|site|program|assistant|chat))?|tell me about yourself|"
        r"introduce yourself|are you (?:a|an) (?:\w+ )?(?:ai|bot|robot|chatbot|human|person|machine|language model|llm|"
        r"assistant)|are you (?:human|real|ai|chatgpt|alive)|do you use (?:a language model|ai|chatgpt)",
    ),
)
_DOC = r"(?:documents?|docs?|reports?|files?|papers?|sources?|records?|texts?|publications?|pdfs?|items?)"
_EVENT_KINDS: tuple[tuple[str, tuple[DocumentKind, ...]], ...] = (
    (r"(?:focused|focussed) visits?", ("focused visit",)),
    (r"monitoring visits?", ("monitoring visit",)),
    (r"area send(?: inspections?)?|send inspections?|local area inspections?", ("area SEND",)),
    (r"(?:full |standard )?inspections?", ("inspection report", "area SEND")),
    (r"visits?", ("focused visit", "monitoring visit")),
)
_PAPER_KINDS: tuple[tuple[str, tuple[DocumentKind, ...]], ...] = (
    (r"(?:focused|focussed) visit (?:letters?|reports?)", ("focused visit",)),
    (r"monitoring visit (?:letters?|reports?)", ("monitoring visit",)),
    (r"area send (?:inspection )?reports?|send reports?", ("area SEND",)),
    (r"inspection reports?", ("inspection report", "area SEND")),
    (r"letters?", ("focused visit", "monitoring visit")),
    (r"(?:sets? of )?minutes", ("minutes",)),
    (r"agendas?", ("agenda",)),
    (r"transcripts?", ("transcript",)),
    (r"news(?: (?:items?|articles?|stor(?:y|ies)|reports?))?|newspaper articles?|press articles?", ("news",)),
)
_YEAR = r"((?:19|20)\d\d)"
_RANGE = re.compile(
    rf"\b(?:between|from) {_YEAR} (?:and|to|until|till|through) {_YEAR}\b|"
    rf"\b(?:since|from) {_YEAR}(?: on| onwards?)?\b(?! to)|\bafter {_YEAR}\b|\bbefore {_YEAR}\b|"
    rf"\b(?:until|up to|till) {_YEAR}\b|\b(?:in |of |for |during |dated )?{_YEAR}\b"
)
_NAME = re.compile(
    r"\b(?:about|on|for|from|of|in|concerning|regarding|to|with) (?:the )?"
    r"([A-Z][a-z’'-]+(?:[ -](?:(?:and|of|upon|on|the|with|under)[ -])*[A-Z][a-z’'-]+)*)"
)
_OF = r"(?:about|on|of|for|from|in|at|concerning|regarding|to|by|dated|with|covering|during|between|relating to)"
_PLACE = r"(?:council|area|authority|borough|county|city council|local authority)"
_LIMIT = (
    rf"(?: (?:and|or|but|what about|how about|just|only))*(?: {_OF})?(?: the)?(?: years?| {_PLACE} of)? _[aypn]_"
    rf"(?: {_PLACE})?"
)
_WHICHEVER = r"(?:(?:the|your|all|any|some|these|of|other|different|a|an) )*(?:_[ayp]_ )*"
_NOUN = rf"{_WHICHEVER}(?:{_DOC}|_k_|_e_)(?: {_DOC})?"
_PAPER = rf"{_WHICHEVER}(?:{_DOC}|_k_|_e_ {_DOC})"
_KEEP = r"(?:have|hold|keep|contain|include|cover|know(?: of| about)?|possess|store)"
_HERE = (
    r"(?:(?:in|inside|within) (?:here|it|(?:the|this|your|our|my) (?:library|collection|database|system|archive|store))"
    r"|here)"
)
_WHO = r"(?:you|we|i|the library|this library|your library|the collection|this collection|it)"
_HELD = (
    rf"(?: (?:do|does|can) {_WHO} (?:currently |actually |now )?{_KEEP}(?: got)?| have (?:you|we)(?: got)?|"
    rf" (?:that |which )?(?:you|we) (?:currently )?(?:have|hold|keep|know)(?: got)?|"
    rf" (?:are|is) (?:there )?{_HERE}| {_HERE}|"
    r" (?:are|is) (?:held|covered|included|available|stored|loaded|represented))"
)
_FILLER = r"(?: (?:in total|altogether|at the moment|right now|currently|so far|now|overall|at all|then|held))"
_THERE = rf"(?:(?: (?:are|is) there| exist){_FILLER}*)"
_TAIL = rf"(?:{_HELD}|{_LIMIT}|{_FILLER})*"
_MARKED = rf"(?:{_LIMIT}|{_FILLER})*{_HELD}{_TAIL}"
_AUTHORITIES = (
    r"(?:(?:different|local|the|all) )*(?:authorities|councils|areas|places|boroughs|counties|local areas|las)"
)
_LIST = r"(?:(?:can|could) you )?(?:list|show|name|give|tell)(?: me)?"
_BE = r"(?:is|are)"
_OLDEST, _NEWEST = r"(?:oldest|earliest)", r"(?:newest|latest|most recent|last)"
_LIBRARY: tuple[tuple[Topic, str], ...] = (
    ("count of authorities", rf"how many {_AUTHORITIES}(?:{_MARKED}|{_THERE}{_TAIL})"),
    ("authorities", rf"(?:which|what) {_AUTHORITIES}(?:{_MARKED}|{_THERE}{_TAIL}|(?: do you have {_NOUN} {_OF}))"),
    ("authorities", rf"{_LIST} {_AUTHORITIES}{_MARKED}"),
    ("count", rf"how many {_NOUN}{_MARKED}"),
    ("count", rf"how many {_PAPER}(?:{_LIMIT})*(?:{_THERE}{_TAIL})?"),
    ("count", r"how (?:big|large) is (?:the|this|your) (?:library|collection)"),
    ("kinds", rf"(?:which|what) (?:kinds?|types?|sorts?) of {_PAPER}(?:{_MARKED}|{_THERE}{_TAIL})"),
    (
        "years",
        rf"(?:which|what) (?:years?|dates?|periods?|time ?spans?|time periods?)"
        rf"(?:(?: {_BE} (?:they|these|{_PAPER}) (?:from|of))?|{_MARKED}|{_THERE}{_TAIL}|"
        rf"(?: (?:do|does) (?:they|these|{_PAPER}) (?:cover|span|date from)(?:{_LIMIT})*))",
    ),
    ("years", rf"how far back (?:do|does) (?:{_WHO}|{_PAPER}|they) (?:go|reach|date)(?:{_LIMIT})*"),
    ("newest", rf"(?:what|which)(?: one)? {_BE} (?:the|your|our) {_NEWEST} (?:{_PAPER}|one){_TAIL}"),
    ("oldest", rf"(?:what|which)(?: one)? {_BE} (?:the|your|our) {_OLDEST} (?:{_PAPER}|one){_TAIL}"),
    ("newest", rf"(?:what|which) {_PAPER} {_BE} (?:the )?{_NEWEST}{_TAIL}|how (?:new|recent|current) {_BE} {_PAPER}"),
    ("oldest", rf"(?:what|which) {_PAPER} {_BE} (?:the )?{_OLDEST}{_TAIL}|how old {_BE} {_PAPER}"),
    ("contents", rf"what(?: else)? (?:have (?:you|we)|do (?:you|we) (?:have|hold|know))(?: got)?{_TAIL}"),
    ("contents", rf"what {_BE} {_HERE}|what does (?:the|this|your) (?:library|collection) {_KEEP}{_TAIL}"),
    ("contents", rf"(?:what|which) {_NOUN}{_MARKED}"),
    ("contents", rf"(?:what|which) {_PAPER}(?:{_THERE}{_TAIL}|(?: {_BE}){_LIMIT}{_TAIL})"),
    ("contents", rf"{_LIST} (?:{_NOUN}{_MARKED}|{_PAPER}{_TAIL})|{_LIST} what you have(?: got)?{_TAIL}"),
    ("contents", rf"what {_BE} (?:the |your ){_DOC}"),
    ("have", rf"(?:do|does) {_WHO} {_KEEP}(?: got)?(?: (?:anything|something|{_NOUN})){_TAIL}"),
    ("have", rf"(?:have (?:you|we)(?: got)?|is there|are there) (?:anything|something|{_PAPER}){_TAIL}"),
    ("have", rf"(?:do|does|{_BE}) (?:you|the library|this library) (?:have|cover|include|know)(?: about)?(?: _[anp]_)"),
    ("have", rf"{_BE} _[an]_(?: {_PLACE})? {_HERE}"),
)  # fmt: skip
_POLITE = re.compile(
    r"^(?:(?:hello|hi|hey|please|ok|okay|so|and|well|excuse me|just|tell me|can you tell me|could you tell me|"
    r"do you know|i would like to know) )+(?=\w+ \w)|(?: please)$"
)
_SHORT_FORMS = {
    "what's": "what is",
    "who's": "who is",
    "that's": "that is",
    "what're": "what are",
    "you've": "you have",
}


def small_talk(question: str) -> Asked | None:
    """A greeting, thanks, or a question about the assistant; None for any other."""
    plain = _plain(question)
    return next((Asked(topic) for topic, form in _SMALL_TALK if re.fullmatch(form, plain)), None)


def about_library(question: str, holdings: Sequence[Holding]) -> Asked | None:
    """A question about what the library holds, with what it limits the documents to; None for any other."""
    authorities = forms_of([held.authority for held in holdings if held.authority])
    publishers = forms_of([held.publisher for held in holdings if held.publisher])
    plain, unknown = _with_unknown_names(question, authorities, publishers)
    plain, first, last = _with_years(plain)
    plain, found = _with_names(plain, authorities, "_a_")
    plain, published = _with_names(plain, publishers, "_p_")
    plain, kinds = _with_kinds(plain)
    for form in (plain, _POLITE.sub("", plain)):
        for topic, pattern in _LIBRARY:
            if re.fullmatch(pattern, form):
                return Asked(topic, Filters(found, kinds, published, unknown, first, last))
    return None


def _plain(question: str) -> str:
    """The question in lower case, without marks, with short forms written out."""
    text = question.casefold().replace("’", "'")
    for short, long in _SHORT_FORMS.items():
        text = re.sub(rf"\b{short}\b", long, text)
    return " ".join(re.sub(r"[^\w\s-]|(?<!\w)-|-(?!\w)", " ", text).split())


def _with_names(plain: str, forms: dict[str, str], mark: str) -> tuple[str, tuple[str, ...]]:
    """The text with a mark for each name that it holds in one of these forms, and the names."""
    plain, found = f" {plain} ", []
    for form in sorted(forms, key=len, reverse=True):
        held = re.search(rf"(?<= ){re.escape(form)}(?= )", re.sub(r"[-,&]", " ", plain))
        if held:
            found.append(forms[form])
            plain = f"{plain[: held.start()]}{mark}{plain[held.end() :]}"
    return " ".join(plain.split()), tuple(dict.fromkeys(found))


def _with_unknown_names(
    question: str, authorities: dict[str, str], publishers: dict[str, str]
) -> tuple[str, tuple[str, ...]]:
    """The plain question with a mark for each capitalised name that is of no document, and these names."""
    names, text = [], question
    for match in _NAME.finditer(question):
        name = match.group(1)
        plain = _plain(name).replace("-", " ")
        of_kind = any(re.fullmatch(form, plain) for form, _ in (*_EVENT_KINDS, *_PAPER_KINDS))
        if of_kind or any(f" {form} " in f" {plain} " for form in (*authorities, *publishers)):
            continue
        names.append(name)
        text = text.replace(name, " _n_ ", 1)
    return _plain(text), tuple(names)


def _with_years(plain: str) -> tuple[str, int | None, int | None]:
    """The text with a mark for its years, and the first and last year meant."""
    firsts: list[int] = []
    lasts: list[int] = []
    for both_first, both_last, since, after, before, until, one in _RANGE.findall(plain):
        firsts += [int(year) for year in (both_first, since, one) if year] + ([int(after) + 1] if after else [])
        lasts += [int(year) for year in (both_last, until, one) if year] + ([int(before) - 1] if before else [])
    marked = " ".join(_RANGE.sub(" _y_ ", plain).split())
    return marked, min(firsts, default=None), max(lasts, default=None)


def _with_kinds(plain: str) -> tuple[str, tuple[DocumentKind, ...]]:
    """The text with "_k_" for kinds of paper and "_e_" for events that a paper may be about, and the kinds."""
    found: list[DocumentKind] = []
    for mark, named in (("_k_", _PAPER_KINDS), ("_e_", _EVENT_KINDS)):
        for form, kinds in named:
            changed = re.sub(rf"\b(?:{form})\b", mark, plain)
            if changed != plain:
                found += kinds
                plain = changed
    return plain, tuple(dict.fromkeys(found))
