"""Words that point back: replaced by what they point to, where that is plain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.conversation import lexicon as words
from assistant.conversation.phrases import Phrase, phrases, simple_phrases
from assistant.conversation.shapes import capitalised

_ONE = frozenset("it its itself this that".split())
_MANY = frozenset("they them their theirs themselves these those".split())
_PERSON = frozenset("he she him her his hers himself herself".split())
_OWNS = frozenset("its their his".split())
_UNRESOLVED = re.compile(
    r"\b(?:the (?:other|others|former|latter|same|second|first one|last one)|(?:which|what|any|this|that|the) ones?|"
    r"anything else|what else|others|another one|likewise|(?:say|says|said|think|thinks) so)\b"
    r"(?! (?:than|authorit|council))",
    re.IGNORECASE,
)
_EXPLETIVE = re.compile(
    r"it (?:is |was |be )?(?:also |still |really |very |too )?(?:\w+ )?(?:to|that|whether|if|who)\b(?! be\b)|"
    r"it (?:take|cost)\b.*\bto\b|it (?:rains?|seems)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:says?|said|think|thinks|thought|mean|means|meant|claims?|claimed|decided?|found|find|know|happen(?:ed)?) "
    r"(?:this|that)$",
    re.IGNORECASE,
)
_TIMES = frozenset("time times year years month months day days week weeks point date period moment stage".split())
_PLACES = frozenset(["authority", "local authority", "council", "area", "borough", "county", "city", "town", "place"])
_AFTER_THOSE = re.compile(r"^ (?:who|whom|that|which|with|without|in|of|on|at|from|\w+ing|\w+ed)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:when|while|if|whether|that|because|before|after|until|and|once|how|what|why|where|say|think)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_GRADED = re.compile(
    r"\b(?:inadequate|outstanding|requir(?:es?|ed|ing) improvement|rated|graded|judged)\b|"
    r"\b(?:it|they) (?:ever )?good\b",
    re.IGNORECASE,
)
"""What is said of an authority."""
_KINDS_OF_THING = frozenset(
    "service services team teams programme programmes project projects plan plans policy policies scheme schemes area "
    "areas issue issues problem problems work approach system systems arrangement arrangements support decision "
    "decisions change changes contract provision group groups board panel committee home homes training process "
    "review visits visit meeting report law laws rule rules regulations case cases mission disease class matter "
    "concern concerns finding findings figure figures proposal initiative model partnership budget rise fall increase "
    "drop reduction delay delays failure improvement improvements progress".split()
)


@dataclass(frozen=True, slots=True)
class Background:
    """What words may point to: things by how likely they are meant, persons the last named first, and a place."""

    things: tuple[Phrase, ...] = ()
    persons: tuple[Phrase, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question with what its words point to; whether any did, and whether one is left that could not be told."""

    text: str
    points: bool = False
    is_left: bool = False
    named: tuple[str, ...] = ()
    person: bool = False


def resolved(question: str, behind: Background) -> Resolved:
    """Put in what the pointing words of a question mean."""
    points = left = person = False
    named: list[str] = []
    changes: list[tuple[int, int, str]] = []
    taken = 0
    told: set[bool | None] = set()
    own = phrases(question)
    for match in _WORD.finditer(question):
        if match.start() < taken:
            continue
        plain = match.group().casefold().replace("’", "'").removesuffix("'s")
        found = None
        number = None if plain in _PERSON else plain in _MANY
        if number in told and plain in _PERSON | _ONE | _MANY:
            continue
        if plain in _PERSON:
            found = _of_person(question, match, plain, behind, own)
        elif plain == "there":
            found = _of_place(question, match, behind)
        elif plain in _ONE | _MANY:
            found = _of_thing(question, match, plain, behind, own)
        if found is None:
            continue
        points = True
        end, said = found
        taken = end
        if said:
            if plain != "there":
                told.add(number)
            changes.append((match.start(), end, said))
            named.append(said)
            person = person or plain in _PERSON
        else:
            left = True
    if not points and _UNRESOLVED.search(question):
        points = left = True
    for start, end, said in reversed(changes):
        question = question[:start] + said + question[end:]
    return Resolved(capitalised(question) if changes else question, points, left, tuple(named), person)


def _of_person(
    question: str, match: re.Match[str], plain: str, behind: Background, own: Sequence[Phrase]
) -> tuple[int, str] | None:
    if any(held.end <= match.start() and held.text[:1].isupper() and " " in held.text for held in own):
        return None
    if not behind.persons:
        return match.end(), ""
    name = behind.persons[0].named()
    possessive = plain == "his" or (plain == "her" and _noun_follows(question, match.end()))
    return match.end(), _owning(name, False) if possessive else name


def _of_place(question: str, match: re.Match[str], behind: Background) -> tuple[int, str] | None:
    before = question[: match.start()].casefold().split()
    after = question[match.end() :].casefold().split()
    last = before[-1] if before else ""
    exists = bool(after and (after[0] in words.AUXILIARY or last in words.AUXILIARY))
    if exists or (last in words.AUXILIARY and before[0] in words.WH):
        return None
    named_as_it_is = not behind.place or last in ("from", "to")
    return match.end(), behind.place if named_as_it_is else f"in {behind.place}"


def _of_thing(
    question: str, match: re.Match[str], plain: str, behind: Background, own: Sequence[Phrase]
) -> tuple[int, str] | None:
    many = plain in _MANY
    if plain in ("this", "that", "these", "those"):
        simple = simple_phrases(question)
        noun = next((held for held in simple if held.start == match.start() and held.article == plain), None)
        if noun is not None and _is_verb_after(question, noun):
            noun = None
        if noun is not None:
            is_link = plain == "that" and (noun.plural or noun.text[0].isupper() or _follows_noun(match.start(), own))
            return None if is_link else _of_noun(question, noun, behind, many)
        if plain in ("that", "those", "these") and not _stands_alone(question, match, plain):
            return None
    else:
        is_expletive = plain in ("it", "its") and _EXPLETIVE.match(question, match.start())
        if is_expletive or _is_own(question, match, plain, own, many):
            return None
    if plain in ("it", "they") and behind.place and _GRADED.search(question):
        return match.end(), behind.place
    meant = _meant(behind.things, many, plain)
    before = question[: match.start()].casefold().split()
    if meant is None and plain in ("this", "that") and before and before[-1] in words.PREPOSITIONS:
        meant = next((held for held in behind.things if not held.general), None)
    if meant is None or _SAID.search(question[: match.end()]):
        return match.end(), ""
    if plain in ("theirs", "itself", "themselves"):
        return match.end(), ""
    name = meant.named()
    if meant.plural and not name.startswith("the ") and question[: match.start()].casefold().endswith(" of "):
        name = f"the {name}"
    return match.end(), _owning(name, meant.plural) if plain in _OWNS else name


def _of_noun(question: str, noun: Phrase, behind: Background, many: bool) -> tuple[int, str] | None:
    """What "this service" or "these children" are."""
    if noun.text.casefold() in _PLACES and behind.place:
        return noun.end, behind.place
    if noun.head in _TIMES or " " in noun.text:
        return None
    same = next((held for held in behind.things if held.head.rstrip("s") == noun.head.rstrip("s")), None)
    if same is not None:
        return noun.end, same.named()
    meant = _meant(behind.things, many, "")
    if noun.head in words.PEOPLE:
        meant = next((held for held in behind.things if held.plural == many and not held.general), None)
        return noun.end, meant.named() if meant else ""
    if meant is None or meant.general or noun.head not in _KINDS_OF_THING:
        other = next((held for held in behind.things if not held.general), None)
        if other is None or noun.head not in _KINDS_OF_THING:
            return noun.end, ""
        meant = other
    if meant.plural or " of " in meant.text or " for " in meant.text:
        return noun.end, f"the {noun.text} for {meant.named()}"
    return noun.end, f"the {meant.text} {noun.text}"


def _meant(things: Sequence[Phrase], many: bool, plain: str) -> Phrase | None:
    agreeing = [held for held in things if held.plural == many]
    if plain in ("it", "its", "this", "that"):
        agreeing = [held for held in agreeing if held.head not in words.PEOPLE]
    return next((held for held in agreeing if not held.general), next(iter(agreeing), None))


def _is_verb_after(question: str, noun: Phrase) -> bool:
    """Whether what looks like a noun is the verb of "Does this work?"."""
    before = question[: noun.start].casefold().split()
    ends = not question[noun.end :].strip(" ?.!")
    return ends and noun.text in words.VERBS and bool(before) and before[-1] in words.DO | words.MODAL


def _follows_noun(start: int, own: Sequence[Phrase]) -> bool:
    return any(held.end == start - 1 for held in own)


def _is_own(question: str, match: re.Match[str], plain: str, own: Sequence[Phrase], many: bool) -> bool:
    """Whether the word points to something named in the question itself."""
    before = [held for held in own if held.end <= match.start() and held.plural == many]
    if not before or (all(held.general and held.head not in words.PEOPLE for held in before)):
        return False
    if plain in ("their", "its", "they", "theirs", "themselves", "itself"):
        return True
    return bool(_CLAUSE.search(question[before[-1].end : match.start()]))


def _stands_alone(question: str, match: re.Match[str], plain: str) -> bool:
    """Whether "that" is what is spoken of, rather than what links two clauses or stands before a noun."""
    before = question[: match.start()].casefold().split()
    after = question[match.end() :]
    if plain in ("these", "those"):
        return not _AFTER_THOSE.match(after)
    last = before[-1].strip(",") if before else ""
    if not after.strip(" ?.!") or last in words.AUXILIARY or last in words.PREPOSITIONS:
        return True
    return not before and bool(re.match(r"[’']s | (?:is|was|has|did)\b", after))


def _noun_follows(question: str, end: int) -> bool:
    after = _WORD.match(question, end + 1)
    return (
        bool(after)
        and after is not None
        and after.group().casefold()
        not in (words.PREPOSITIONS | words.AUXILIARY | words.LINKS | words.WH | words.ADVERBS)
    )


def _owning(name: str, plural: bool) -> str:
    return f"{name}’" if plural and name.endswith("s") else f"{name}’s"
