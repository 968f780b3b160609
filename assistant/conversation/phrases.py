"""The noun phrases of a sentence, found by the words between which they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.conversation import lexicon as words

_WORD = re.compile(
    r"looked[ -]after(?= (?:children|child|young))|bed[ -]and[ -]breakfast|"
    r"[^\W_]+(?:[’'&-][^\W_]+)*(?:(?<=s)[’'](?= ))?|[^\w\s]",
    re.IGNORECASE,
)
_POST = re.compile(rf" (?:{'|'.join(sorted(words.POST_MODIFIERS, key=len, reverse=True))})\b", re.IGNORECASE)
_OF = re.compile(r" (of|for) (?:the |a |an |its |their )?", re.IGNORECASE)
_PREDICATE = re.compile(r"(?:able|ible|ful|ive|ous|ate|ient|less)$")
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Councillor|Cllr|Professor|Prof|Lord|Lady|Baroness)\.?"
_PERSON = re.compile(
    rf"\b(?:{_TITLE} [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}}|[A-Z][a-z’'-]+ [A-Z][a-z]+(?:-[A-Z][a-z]+)?)\b"
)
_NO_PERSON = frozenset(
    "board committee council service services report inspection authority house hub centre center school street road "
    "act cabinet team court county city borough hall plan academy trust lead director chair head inspector officer "
    "manager member effectiveness social children good outstanding inadequate the what who when where why how and in "
    "north south east west new overall requires item january february march april may june july august september "
    "october november december monday tuesday wednesday thursday friday saturday sunday".split()
)


_SUBJECTS = frozenset("i you we they he she it to".split())
HIDDEN = "Ø"
"""What stands for each letter of a name that is no part of a phrase."""
_SPEAKERS = frozenset("i you we they he she".split())
_REQUESTS = frozenset("compare list name describe summarise summarize show give tell explain".split())
_STATES = frozenset("missing outstanding remaining existing continuing leading working promising living".split())
_IRREGULAR = frozenset(
    "spoken given taken seen done gone known shown written chosen held kept left heard brought drawn fallen risen "
    "grown begun become dealt".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its words without an article, where it stands (with it), and how it was introduced."""

    text: str
    start: int
    end: int
    article: str = ""
    after: str = ""

    @property
    def head(self) -> str:
        """The noun that the phrase is built on: "quality" of "quality of practice"."""
        core = _POST.split(_OF.split(self.text)[0])[0]
        return core.split()[-1].casefold()

    @property
    def plural(self) -> bool:
        """Whether several are meant."""
        last = _POST.split(_OF.split(self.text)[0])[0].split()[-1]
        is_name = last[0].isupper() and " " not in self.text
        return (words.is_plural(self.head) and not is_name) or " and " in self.text

    @property
    def general(self) -> bool:
        """Whether it names nothing that a conversation could be about."""
        return all(
            word.casefold() in words.GENERAL | words.PREPOSITIONS | words.DETERMINERS for word in self.text.split()
        )

    def named(self) -> str:
        """The phrase as it is said of something known: "the inspection", "care leavers"."""
        definite = self.article in ("the", "many", "much") or self.after == "which"
        definite = definite or (self.article in ("a", "an") and not self.plural)
        return f"the {self.text}" if definite else self.text


def phrases(text: str) -> list[Phrase]:
    """The noun phrases of a sentence or question, in their order, each with what belongs to its name."""
    return _joined(text, simple_phrases(text))


def simple_phrases(text: str) -> list[Phrase]:
    """The noun phrases without what follows after "of", "for" and the like."""
    found: list[Phrase] = []
    tokens = [(match.group(), *match.span()) for match in _WORD.finditer(text)]
    run: list[tuple[str, int, int]] = []
    article, opened, after = "", -1, ""
    follows_name = False

    def close() -> None:
        """Take what has been read as a phrase, and begin anew."""
        nonlocal run, article, opened
        said_of = bool(found) and len(run) == 1 and not article and after in words.BE and run[0][0].islower()
        if run and not said_of and not all(token.casefold() in words.ADJECTIVES for token, _, _ in run):
            found.append(
                Phrase(text[run[0][1] : run[-1][2]], opened if article else run[0][1], run[-1][2], article, after)
            )
        run, article, opened = [], "", -1

    for place, (token, start, stop) in enumerate(tokens):
        plain = token.casefold().replace("’", "'")
        following, next_but_one = _at(tokens, place + 1), _at(tokens, place + 2)
        subject = bool(run) or follows_name
        follows_name = token[0] == HIDDEN
        if follows_name:
            close()
        elif plain in words.DETERMINERS and _opens(plain, following):
            close()
            article, opened = plain, start
        elif _is_degree(plain, following, next_but_one):
            run.append((token, start, stop))
        elif (
            _is_closed(plain)
            or not token[0].isalnum()
            or _is_verb(token, plain, subject, following, bool(article), after)
            or _is_predicate(token, plain, subject, following, after)
        ):
            close()
            after = plain
        else:
            run.append((token, start, stop))
    close()
    return found


def people(text: str) -> list[Phrase]:
    """The persons named, as far as capitals and titles tell."""
    found = []
    for match in _PERSON.finditer(text):
        titled = bool(re.match(_TITLE, match.group()))
        if titled or not {word.casefold() for word in re.split(r"[ ’']", match.group())} & _NO_PERSON:
            found.append(Phrase(match.group(), *match.span()))
    return found


def _at(tokens: Sequence[tuple[str, int, int]], place: int) -> str:
    return tokens[place][0].casefold() if place < len(tokens) else ""


def _is_degree(plain: str, following: str, noun: str) -> bool:
    """Whether an adverb is part of the phrase: "privately fostered children"."""
    return plain.endswith("ly") and following.endswith("ed") and noun[:1].isalnum() and not _is_closed(noun)


def _opens(plain: str, following: str) -> bool:
    """Whether a determiner has something to determine."""
    return not (plain in words.POINTING_DETERMINERS and (_is_closed(following) or not following[:1].isalnum()))


def _is_closed(plain: str) -> bool:
    return (
        plain[:1] == HIDDEN.casefold()
        or plain in words.WH
        or plain in words.AUXILIARY
        or plain in words.PREPOSITIONS
        or plain in words.PRONOUNS
        or plain in words.LINKS
        or plain in words.ADVERBS
        or plain in words.DETERMINERS
        or (plain.endswith("ly") and len(plain) > 4 and plain not in ("family", "supply", "early", "reply", "july"))
    )


def _is_verb(token: str, plain: str, in_run: bool, following: str, has_article: bool, after: str) -> bool:
    """Whether a word is the verb rather than part of the phrase; `after` is what stood before the phrase."""
    modifies = following[:1].isalnum() and not _is_closed(following)
    if not in_run and after in _SPEAKERS:
        return True
    if token[0].isupper() and (in_run or modifies) and (after or plain not in _REQUESTS):
        return False
    if plain in words.BASE_OR_NOUN:
        subject = in_run and after in words.DO | words.MODAL and not (has_article and modifies)
        return subject or (not in_run and after in _SUBJECTS)
    if plain in words.VERBS or (plain.endswith("s") and plain[:-1] in words.VERBS and in_run):
        return in_run or not has_article
    if plain in _IRREGULAR:
        return True
    if not in_run and after in _SUBJECTS and following in words.DETERMINERS:
        return True
    if plain.endswith("ed") and len(plain) > 4:
        if in_run and modifies and not _is_form_of_verb(plain):
            return False
        return after in words.AUXILIARY | {""} if in_run else not (modifies or has_article)
    if plain.endswith("ing") and len(plain) > 4:
        if in_run:
            return after in words.BE or (not modifies and _is_form_of_verb(plain))
        is_gerund = after in words.PREPOSITIONS and plain not in _STATES and _is_form_of_verb(plain)
        return is_gerund or not (modifies or has_article)
    return False


def _is_form_of_verb(plain: str) -> bool:
    """Whether a word in "-ed" or "-ing" is of a verb that is known."""
    stem = plain[:-3] if plain.endswith("ing") else plain[:-2]
    return bool({stem, f"{stem}e", f"{stem[:-1]}y", stem[:-1]} & words.VERBS)


def _is_predicate(token: str, plain: str, in_run: bool, following: str, after: str) -> bool:
    """Whether an adjective stands by itself ("is supervision regular?", "how good is")."""
    if (following[:1].isalnum() and not _is_closed(following)) or token[0].isupper():
        return False
    describes = plain in words.ADJECTIVES or bool(_PREDICATE.search(plain))
    return describes and (after in words.BE if in_run else after in ("how", "too", "so", "it", "that", "there"))


def _joined(text: str, found: Sequence[Phrase]) -> list[Phrase]:
    """Phrases with what belongs to their name: "children in care", "quality of practice"."""
    joined: list[Phrase] = []
    place = 0
    while place < len(found):
        held = found[place]
        place += 1
        post = _POST.match(text, held.end)
        if post:
            held = Phrase(
                text[held.end - len(held.text) : post.end()], held.start, post.end(), held.article, held.after
            )
            while place < len(found) and found[place].start < held.end:
                place += 1
        while place < len(found):
            link = _OF.match(text, held.end)
            nxt = found[place]
            begin = nxt.start
            if not link or begin < held.end or text[held.end : begin].strip().casefold() not in ("of", "for"):
                break
            if link.group(1).casefold() == "for" and nxt.article:
                break
            first = held.end - len(held.text)
            held = replace(held, text=text[first : nxt.end], end=nxt.end)
            place += 1
        joined.append(held)
    return joined
