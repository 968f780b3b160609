"""The authorities that a question names, in any form, misspelt too; and places it names that are none of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.councils import is_council, is_usual_word
from assistant.scoping.names import QUALIFIERS, Form, Names
from assistant.scoping.spelling import is_misspelt
from assistant.scoping.words import Span, Word, overlaps, words_of
from store.words import STOP_WORDS

_AFTER = frozenset(
    "council councils borough city county metropolitan district unitary local authority authorities area "
    "safeguarding".split()
)
_ENDS = frozenset("council councils authority authorities".split())
_BEFORE = ("london borough of", "royal borough of", "metropolitan borough of", "borough of", "city of", "county of",
           "council of")  # fmt: skip
_BOTH = re.compile(
    r"\bboth (?:of (?:the|these) )?(?:authorities|councils|places|areas|local authorities)\b", re.IGNORECASE
)
_LINKS = frozenset("and of on upon the with in by".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """An authority named in a question: whose name it may be (several for "Sussex"), as written, and where.

    `span` goes over "Council" and "London Borough of" beside the name. `corrected` is the form meant by a slip.
    """

    whose: tuple[str, ...]
    form: Form
    span: Span
    corrected: str = ""


def mentions(
    question: str, names: Names, is_usual: Callable[[str], bool], is_word: Callable[[str], bool]
) -> list[Mention]:
    """The authorities named, in their order.

    `is_usual` says whether documents use a word in lower case, `is_word` whether a word is known in the language or
    in the documents, so that it is no slip.
    """
    words = words_of(question)
    found: list[Mention] = []
    place = 0
    while place < len(words):
        held = _at(question, words, place, names, is_usual)
        if held is None:
            place += 1
            continue
        mention, after = held
        found.append(mention)
        place = after
    found += _misspelt(question, words, names, found, is_word)
    both = _BOTH.search(question)
    if both and not found and len(names.authorities) == 2:
        found = [Mention((held.name,), (), both.span()) for held in names.authorities]
    return sorted(found, key=lambda mention: mention.span)


def acronyms(question: str, names: Names, is_called: Callable[[str, str], bool]) -> list[Mention]:
    """The authorities named by their initials in capitals ("BCP Council").

    `is_called` says whether documents of an authority (its name given second) use the letters.
    """
    words = words_of(question)
    found = []
    for place, word in enumerate(words):
        written = re.sub(r"[’']s?$", "", question[word.start : word.end])
        if written.isalpha() and written[0].isupper() and sum(map(str.isupper, written)) > 1:
            whose = [name for name in sorted(names.initials.get(word.plain, ())) if is_called(written, name)]
            if whose:
                found.append(Mention(tuple(whose), (word.plain,), _widened(question, words, place, 1)))
    return found


def _at(
    question: str, words: Sequence[Word], place: int, names: Names, is_usual: Callable[[str], bool]
) -> tuple[Mention, int] | None:
    """The longest name that begins here, and the place after it."""
    for length in range(min(names.longest * 2, len(words) - place), 0, -1):
        run = words[place : place + length]
        if run[0].plain == "and" or run[-1].plain == "and":
            continue
        form = tuple(word.plain for word in run if word.plain != "and")
        full, parts = names.full.get(form), names.parts.get(form)
        whose = full or parts
        if whose and not (place and _makes_another(words[place - 1], form, names)) and _is_meant(run, is_usual):
            return Mention(tuple(sorted(whose)), form, _widened(question, words, place, length)), place + length
    return None


def _makes_another(before: Word, form: Form, names: Names) -> bool:
    """Whether the word before makes it another place: "North Yorkshire" is not "Yorkshire"."""
    return before.plain in QUALIFIERS and (before.capital or (before.plain, *form) in names.full)


def _is_meant(run: Sequence[Word], is_usual: Callable[[str], bool]) -> bool:
    """Whether the words are the name, and not a usual word that is written like it ("reading")."""
    if len(run) > 1:
        return True
    word = run[0]
    return (word.capital and word.start > 0) or not is_usual(word.plain)


def _widened(question: str, words: Sequence[Word], place: int, length: int) -> Span:
    """The place of the name with "London Borough of" before and "City Council" behind."""
    start, end = words[place].start, words[place + length - 1].end
    after = place + length
    while after < len(words) and words[after].plain in _AFTER:
        after += 1
    if after > place + length and words[after - 1].plain in _ENDS:
        end = words[after - 1].end
    before = question[:start].casefold().rstrip()
    title = next((title for title in _BEFORE if before.endswith(title)), "")
    return (len(before) - len(title) if title else start, end)


def _misspelt(
    question: str, words: Sequence[Word], names: Names, found: Sequence[Mention], is_word: Callable[[str], bool]
) -> list[Mention]:
    """Words that are no words and near a one-word name."""
    singles = {form[0]: whose for held in (names.parts, names.full) for form, whose in held.items() if len(form) == 1}
    slips = []
    for place, word in enumerate(words):
        if overlaps((word.start, word.end), [mention.span for mention in found]):
            continue
        near = [name for name in singles if is_misspelt(word.plain, name)]
        if near and not is_word(word.plain):
            before = words[place - 1].plain if place else ""
            whole = [names.full[(before, name)] for name in near if (before, name) in names.full]
            whose = frozenset.union(*(whole or [singles[name] for name in near]))
            first = place - 1 if whole else place
            span = _widened(question, words, first, place - first + 1)
            slips.append(Mention(tuple(sorted(whose)), (near[0],), span, question[word.start : word.end]))
    return slips


_PLACED = frozenset("in of for about at from near by to on with between and or versus vs around across".split())
_COUNCIL = re.compile(
    r"((?:[A-Z][\w’'-]*[ -](?:(?:and|of|on|upon|the|with)[ -])*)*[A-Z][\w’'-]*)"
    r"(?: (?:City|County|Borough|District|Metropolitan|Unitary|city|county|borough|district|metropolitan|unitary))*"
    r" (?:[Cc]ouncil|[Ll]ocal [Aa]uthority)\b"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A capitalised name that stands where an authority would.

    `sure` where it is called a council, is one by name, or is another place than one known ("West Sussex"); `within`
    after "in".
    """

    name: str
    span: Span
    sure: bool
    within: bool = False


_IN = frozenset("in across around near".split())
_SKILLED = frozenset(
    "experienced trained skilled qualified fluent expert experts interested specialising specializing training "
    "experience expertise skills qualification qualifications course courses".split()
)
"""What stands before "in" with a subject rather than a place: "trained in Makaton"."""
_VERBS = frozenset("is was were are did does do has have had can will should".split())


def places(question: str, taken: Sequence[Span], names: Names) -> list[Place]:
    """Capitalised names after "in", "of", "about" and the like, with a possessive ending, or before "Council"."""
    found: list[Place] = []
    for match in _COUNCIL.finditer(question):
        name = re.sub(r"^(?:What|Which|Who|When|How|Did|Does|Is|Was|The|And|Has|Why|Where) ", "", match.group(1))
        span = (match.end(1) - len(name), match.end(1))
        known = words_of(name)
        if known and not overlaps(span, taken) and known[0].plain not in STOP_WORDS | {"city", "county", "borough"}:
            found.append(Place(name, span, True))
    words = words_of(question)
    place = 0
    while place < len(words):
        run = _capital_run(question, words, place)
        if not run or (len(run) > 1 and run[0].plain in _VERBS):
            place += 1
            continue
        span = (run[0].start, run[-1].end)
        before = words[place - 1].plain if place else ""
        earlier = words[place - 2].plain if place > 1 else ""
        if before == "the" and place > 1:
            before = earlier
        sure = len(run) > 1 and run[0].plain in QUALIFIERS and _is_form(tuple(word.plain for word in run[1:]), names)
        skilled = before == "in" and earlier in _SKILLED
        name = re.sub(r"[’']s?$", "", question[span[0] : span[1]])
        sure = sure or (is_council(name) and (place > 0 or not is_usual_word(name)))
        stands = sure or (before in _PLACED | _VERBS and not skilled) or (run[-1].possessive and place > 0)
        if stands and not overlaps(span, [*taken, *(held.span for held in found)]):
            found.append(Place(name, span, sure, before in _IN))
        place += len(run)
    return found


def _is_form(words: Form, names: Names) -> bool:
    return words in names.full or words in names.parts


def _capital_run(question: str, words: Sequence[Word], place: int) -> list[Word]:
    """Capitalised words in a row from here, with "and", "of" and "on" between them."""
    run: list[Word] = []
    at = place
    while at < len(words) and words[at].capital and not (at > place and _is_parted(question, words[at - 1], words[at])):
        run.append(words[at])
        at += 1
        if run[-1].possessive:
            break
        link = at
        while link < len(words) and words[link].plain in _LINKS and words[link].plain != "and" and link - at < 2:
            link += 1
        joined = link > at and "-" in question[words[at - 1].end : words[link - 1].end + 1]
        if joined and link < len(words) and words[link].capital:
            run += words[at:link]
            at = link
    return run


def _is_parted(question: str, one: Word, other: Word) -> bool:
    return bool(set(question[one.end : other.start]) & set(",;:()?!"))
