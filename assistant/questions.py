"""What a question asks for, read from its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from store.words import STOP_WORDS, content_words, tokens

Want = Literal[
    "number",
    "money",
    "date",
    "person",
    "body",
    "place",
    "reason",
    "yes or no",
    "list",
    "comparison",
    "grade",
    "account",
]

_LISTABLE = (
    "points|areas|recommendations|findings|resolutions|actions|items|concerns|priorities|reasons|judgements|judgments|"
    "strengths|weaknesses"
)
_DECIDED = "resolved?|recommend(?:ed)?|find|found|agreed?|decided?|highlight(?:ed)?|concluded?"
_PEOPLE = "person|people|inspectors?|councillors?|members?|officers?"
_IMPROVEMENT = (
    r"\bwhat (?:.+ )?needs? to (?:improve|be improved|do better)\b|\bwhat (?:should|must) .+ improve\b|"
    r"\bareas? (?:for|of|to) improve(?:ment)?\b|"
    r"\b(?:ask|asked|tell|told|want|wanted|expect|expected) .+ to (?:put right|work on|fix|improve|do better|change)\b|"
    r"\bwhat (?:has|have|had) .+ to (?:put right|work on|improve|do better)\b"
)
_PLACES = "country|city|state|town|village|region|place|location|borough"
_TELLING = (
    "say|said|think|thought|feel|note|noted|report|reported|find|found|tell|talk|respond|reply|answer|elaborate|"
    "comment|emphasi[sz]e|mention|suggest|propose|recommend|believe"
)
_NO_AMOUNT = (
    "progress|support|help|influence|attention|say|oversight|training|information|contact|choice|control|use|"
    "difference|better|worse|more|impact|emphasis|trust"
)
_PAYING = (
    "cost|costs|spend|spent|spends|pay|paid|pays|money|budget|funding|invest|invested|earn|earns|worth|charge|save"
)
_SUMS = "fee|fees|salary|salaries|budget|cost|price|wage|wages|allowance rate|funding"
_BODIES = "firm|company|university|college|charity|consultancy|consultants|contractor|supplier|vendor|hospital|bank"
_MEASURES = "number|percentage|proportion|share|amount|rate|percent"
_PATTERNS: dict[Want, tuple[str, ...]] = {
    "number": (
        r"\bhow (?:many|often|long|large|big|high|old)\b",
        rf"\bhow much\b(?! (?:\w+ )?(?:{_NO_AMOUNT})\b)",
        rf"\b(?:what|which) (?:{_MEASURES})\b",
        r"\bwhat (?:is|was|were|are) the (?:[\w'-]+ ){0,3}(?:percentage|proportion|rate|percent)\b|\bin per ?cent\b",
    ),
    "money": (
        rf"\bhow much\b.*\b(?:{_PAYING})\b",
        r"\bwhat (?:does|do|did|will|would|was|is)\b.*\b(?:costs?|pay|paid|spend|spent|charge|price)\b",
        rf"\b(?:what|which) (?:\w+ ){{0,3}}(?:{_SUMS})\b",
        rf"\bwhat (?:is|was|are|were) the (?:[\w'-]+ ){{0,4}}(?:{_SUMS})\b",
    ),
    "date": (
        r"^(?:and )?when\b(?!.+\b(?:who|what|which|whose)\b)"
        r"(?!.+, (?:how|why|where|did|do|does|is|are|was|were|can|has|have)\b)",
        r", and when\?$",
        r"\b(?:what|which|on what|on which) (?:date|day|month|year)s?\b",
        r"\bsince when\b",
    ),
    "person": (
        r"^(?:and )?(?:who|whom|whose)\b",
        r", who(?:m|se)?\b",
        r"\bby whom\b",
        rf"\bwhich (?:{_PEOPLE}|judge)\b",
        r"\bnames? of\b",
    ),
    "body": (rf"\b(?:which|what) (?:[\w'-]+ ){{0,2}}(?:{_BODIES})\b",),
    "place": (r"\bwhere\b", rf"\b(?:what|which) (?:{_PLACES})\b"),
    "reason": (
        r"\bwhy\b",
        r"\bhow come\b",
        r"\bwhat (?:caused|causes|led to|(?:are|is|was|were) the reasons?)\b",
    ),
    "yes or no": (r"^(?:and )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b",),
    "list": (
        r"^(?:please )?(?:list|name|enumerate)\b",
        r"\bwhat are (?:the|all)\b",
        r"\bwhich (?:\w+ ){0,3}\w+s\b",
        rf"\bwhat (?:\w+ ){{0,3}}(?:{_LISTABLE})\b",
        rf"\bwhat (?:did|does|do|has|have|was|were) (?:.+ )?(?:{_DECIDED})\b",
        r"\bwhat needs? to (?:improve|be improved|change)\b",
        _IMPROVEMENT,
        r"\bhow (?:should|must|can|could) .+ improve\b",
    ),
    "comparison": (
        r"\bcompar(?:e|ed|ing|ison)\b",
        r"\bdiffer(?:s|ed|ence|ences|ent)?\b",
        r"\bchang(?:e|ed|es)\b",
        r"\b(?:versus|vs|each say)\b",
        r"\bboth\b.+\band\b",
        r"\b(?:better|worse|more|less|higher|lower) (?:\w+ )?than\b",
        r"\bbetween (?!(?:[\w]+ ){0,3}(?:19|20)\d\d and ).+ and\b",
    ),
    "account": (
        r"^(?:please )?(?:summari[sz]e|describe|outline|explain)\b",
        r"\b(?:discussions?|discuss(?:ed)?|debated?|debates|controversy|arguments?|argued|opinions?|views?)\b",
        rf"\bwhat (?:did|does|do|has|have) .+ (?:{_TELLING})\b",
        r"\bwhat (?:is|was) (?:said|thought|known|reported|the (?:answer|response|reply|attitude|plan|policy))\b",
    ),
    "grade": (
        r"\bgrad(?:e|es|ed|ing)\b",
        r"(?<!court )(?<!court’s )\bjudge?ments?\b(?! call)",
        r"\bjudged\b",
        r"\brat(?:ed|ing|ings)\b",
        r"\boverall effectiveness\b",
        r"\b(?:inadequate|outstanding)\b",
    ),
}
_WANTS = {want: re.compile("|".join(patterns)) for want, patterns in _PATTERNS.items()}
_YEAR = re.compile(r"\b(?:19[5-9]\d|20\d\d)\b")
_COUNTED = re.compile(r"\bhow many (.+)|\b(?:number|percentage|proportion|share) of (.+)")
_VERB = frozenset(
    "do does did is are was were has have had can could will would should went go goes got get gets came come left "
    "need needs needed take takes took live lives lived work works worked make made received receive".split()
)
_WHO_SAYS = "inspectors?|ofsted|reports?|minutes|letters?|documents?|transcripts?|articles?|news items?|authors?"
_SAYING = "say|said|find|found|note|noted|report|reported|conclude|concluded|think|highlight|highlighted|tell us"
_FRAME = re.compile(
    rf"\b(?:did|do|does|have|has) (?:the |these |our )?(?:{_WHO_SAYS})(?: (?:and|or) (?:the )?(?:{_WHO_SAYS}))? "
    rf"(?:each )?(?:{_SAYING})(?: about| on| regarding| in| of)?\b"
)
_SOURCES = rf"{_WHO_SAYS}|inspections?|visits?|evidence|findings"
_ACCORDING = re.compile(
    rf"\b(?:according to|going by|in the (?:view|opinion|words) of) (?:[\w'-]+ ){{0,4}}?(?:{_SOURCES})\b"
)
_BESIDE_THE_QUESTION = re.compile(
    r"^(?:hello|hi|hey|good (?:morning|afternoon|evening)|dear [a-z]+)\b(?: (?:there|all))?[,.! ]*|"
    r"\b(?:(?:many )?thanks|thank you|cheers)\b(?: (?:very much|so much|in advance))?[,.! ]*$|"
    r"\bas an? [a-z' -]{3,60}?,? (?=i\b|i'd\b)|"
    r"\bi(?:'d| would)? (?:like|want|need|wish) to (?:know|see|find out|understand|ask)\b|"
    r"\b(?:can|could|would) you (?:please )?(?:tell|find|show|say)(?: me)?(?: please)?(?: (?:what|whether|if))?\b|"
    r"(?:^|(?<=[.!] ))(?:(?:i|we) (?:am|are|was|were|have|had|sit|work|live|chair|teach|study)|i'm|we're|i've|my)\b"
    r"[^.?!]*[.!] (?=\S)"
)
"""What people say of themselves or for politeness before and after what they ask."""
_GENERAL = frozenset(
    "visit visits visited inspection inspections inspected inspector inspectors ofsted report reports letter letters "
    "document documents minutes happen happens happened fare fares cope copes thing things ask asked asks tell "
    "told tells reveal reveals revealed comment comments mentions anywhere somewhere single actually really currently "
    "exactly".split()
)
MONTHS = frozenset("january february march april june july august september october november december".split())
"""Without May, which is a verb as often."""
_INSPECTED = re.compile(r"\binspect(?:ed|ion)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what it asks for.

    `counted` are the words for what "how many" counts; `frame` are words that only ask ("did inspectors say about").
    """

    text: str
    words: tuple[str, ...]
    wants: frozenset[Want]
    years: tuple[int, ...]
    counted: tuple[str, ...]
    frame: frozenset[str]

    def frame_beside(self, scope: frozenset[str]) -> frozenset[str]:
        """The frame where something else is asked about, and nothing where the frame is the whole question."""
        if not self.topic() - scope:
            return frozenset()
        return self.frame | (frozenset(self.words) & (_GENERAL | (MONTHS if self.years else frozenset())))

    def to_search(self, words: str) -> str:
        """`words` with what reports call the thing that is asked for."""
        if self.asks_inspection_dates:
            return f"{words} Inspection dates"
        return f"{words} Judgement Grade" if "grade" in self.wants else words

    @property
    def asks_improvement(self) -> bool:
        """Whether it asks what is to be improved."""
        return bool(re.search(_IMPROVEMENT, self.text.casefold()))

    @property
    def asks_inspection_dates(self) -> bool:
        """Whether it asks when something was inspected."""
        return "date" in self.wants and bool(_INSPECTED.search(self.text))

    def topic(self) -> frozenset[str]:
        """The content words that do not only ask, nor only name a kind of document."""
        return frozenset(self.words) - self.frame - _GENERAL - (MONTHS if self.years else frozenset())


def understood(text: str) -> Question:
    """Read a question that stands alone."""
    plain = " ".join(re.sub(r"[\"“”]", "", text.casefold().replace("’", "'")).split())
    wants = frozenset(want for want, pattern in _WANTS.items() if pattern.search(plain))
    years = tuple(dict.fromkeys(int(year) for year in _YEAR.findall(text)))
    names = {word for written in re.findall(r"(?<=[a-z,] )[A-Z][\w’'-]*", text) for word in tokens(written)}
    counted = tuple(word for word in _counted(plain) if word not in names)
    return Question(text, tuple(content_words(text)), wants, years, counted, _frame(plain))


def _frame(plain: str) -> frozenset[str]:
    found = [match for pattern in (_FRAME, _ACCORDING) if (match := pattern.search(plain))]
    beside = frozenset(word for match in _BESIDE_THE_QUESTION.finditer(plain) for word in tokens(match.group()))
    asked = frozenset(tokens(_BESIDE_THE_QUESTION.sub(" ", plain)))
    return frozenset(word for match in found for word in tokens(match.group())) | (beside - asked)


def _counted(plain: str) -> tuple[str, ...]:
    match = _COUNTED.search(plain)
    if not match:
        return ()
    counted: list[str] = []
    for word in tokens(match.group(1) or match.group(2)):
        if word in _VERB or (word in STOP_WORDS and counted):
            break
        if word not in STOP_WORDS:
            counted.append(word)
    return tuple(counted[:3])
