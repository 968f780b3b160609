"""How a person finds a place in a document again: "para. 14", "Findings, 4th point", "item 14, 2nd paragraph"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from ingest.anatomy.tables import is_judgement_table, tables_of
from ingest.numerals import numeral
from ingest.sections import Sections, sections_of, short_name
from ingest.turns import turn_labels
from store.types import Block, BlockRole

_LONGEST_TABLE = 8
_OF_A_ROLE: dict[BlockRole, str] = {
    "meeting": "meeting", "date": "date", "present": "present", "apologies": "apologies", "addressee": "addressee",
    "salutation": "salutation", "subject": "subject", "closing": "signature", "signatory": "signature",
}  # fmt: skip
_SHARED = ("table_row", "boilerplate")
_SHARED_ROLES = ("addressee", "closing", "signatory")
_SMALL_PRINT = "small print"


def labels_of(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The label of each block, without its page. No two blocks share one, but for the rows of a short table, the lines
    of an address or signature and small print."""
    return _told_apart(blocks, _Labels(text, blocks).all())


def range_label(first: str, last: str) -> str:
    """The label of what reaches from one block to another: "Findings, 1st paragraph to 3rd paragraph"."""
    section, _, _ = first.rpartition(", ")
    after, _, within = last.rpartition(", ")
    if first == last or section != after:
        return first
    return f"{first} to {within}"


def _told_apart(blocks: Sequence[Block], labels: Sequence[str]) -> tuple[str, ...]:
    times: Counter[str] = Counter()
    found = []
    for block, label in zip(blocks, labels, strict=True):
        if block.kind not in _SHARED and block.role not in _SHARED_ROLES:
            times[label] += 1
            label = label if times[label] == 1 else f"{label} ({times[label]})"
        found.append(label)
    return tuple(found)


class _Labels:
    """Goes through a document once, counting the paragraphs and points of each section."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._blocks = blocks
        self._sections = sections_of(text, blocks)
        self._places: Counter[tuple[int | None, str]] = Counter()
        self._numbers = _Numbers(blocks, self._sections)
        self._turns = turn_labels(text, blocks)
        self._items = _items(blocks)
        self._decided = Counter((block.role, item) for block, item in zip(blocks, self._items, strict=True))
        self._deciding = Counter(role for role, _ in self._decided)  # how many items have decisions of each role
        self._rows = _table_labels(text, blocks, self._section)

    def all(self) -> list[str]:
        """The labels in order."""
        keys = self._keys()
        return [self._label(place, block, keys[place]) for place, block in enumerate(self._blocks)]

    def _keys(self) -> list[int | None]:
        """For each block the place of what heads its section: a numbered item, else the nearest heading."""
        return [
            item if self._is_numbered(item) else self._sections.heading(place) for place, item in enumerate(self._items)
        ]

    def _section(self, place: int) -> str:
        item = self._items[place]
        return self._item(item) if self._is_numbered(item) else self._sections.name(self._sections.heading(place))

    def _is_numbered(self, item: int | None) -> bool:
        return item is not None and self._blocks[item].number is not None

    def _item(self, item: int | None) -> str:
        """The name of an item: its number, else its title."""
        if item is None:
            return ""
        number = self._blocks[item].number
        return f"item {number}" if number else self._sections.name(item)

    def _label(self, place: int, block: Block, key: int | None) -> str:
        self._places[key, block.kind] += block.role != "item"
        if place in self._turns:
            return self._turns[place]
        if block.role == "item":
            return self._item(place)
        if block.role in _OF_A_ROLE:
            return _OF_A_ROLE[block.role]
        if block.role in ("resolution", "recommendation"):
            return self._decision(place, block)
        if block.role == "vote":
            return _joined(self._section(place), "vote")
        return self._by_kind(place, block, self._places[key, block.kind])

    def _by_kind(self, place: int, block: Block, count: int) -> str:
        section = self._section(place)
        match block.kind:
            case "title":
                return "title"
            case "heading":
                return f"heading “{short_name(self._text, block)}”"
            case "boilerplate":
                return _SMALL_PRINT
            case "table_row":
                return self._rows[place]
            case "footnote":
                return f"note {block.number}" if block.number else _joined(section, f"{_nth(count)} note")
            case "list_item":
                return _joined(section, f"point {block.number}" if block.number else f"{_nth(count)} point")
            case _ if block.number and not self._is_numbered(self._items[place]):
                return _joined(self._numbers.section(place), f"para. {block.number}")
            case _ if block.number:
                return _joined(section, f"para. {block.number}")
            case _:
                return _joined(section, f"{_nth(count)} paragraph")

    def _decision(self, place: int, block: Block) -> str:
        """ "Resolved, 2", "Recommendation 3"; with its item where several items have such."""
        item = self._items[place]
        section = self._item(item) if self._deciding[block.role] > 1 else ""
        word = "Resolved" if block.role == "resolution" else "Recommendation"
        if block.number:
            return _joined(section, f"{word}, {block.number}" if word == "Resolved" else f"{word} {block.number}")
        self._places[item, word] += 1
        alone = self._decided[block.role, item] == 1
        return _joined(section, word if alone else f"{word}, {_nth(self._places[item, word])} point")


class _Numbers:
    """In which section a paragraph's number is to be looked up, where the number alone does not tell."""

    def __init__(self, blocks: Sequence[Block], sections: Sections) -> None:
        self._blocks = blocks
        self._sections = sections
        numbered = [at for at, block in enumerate(blocks) if block.kind == "paragraph" and block.number]
        self._times = Counter(blocks[at].number for at in numbered)
        self._restart = self._times["1"] > 1
        self._within = Counter((heading, blocks[at].number) for at in numbered for heading in sections.path(at))

    def section(self, place: int) -> str:
        """The name of the outermost section in which the paragraph's number is the only one of its kind."""
        number = self._blocks[place].number
        if not self._restart and self._times[number] < 2:
            return ""
        path = self._sections.path(place)
        alone = next((heading for heading in path if self._within[heading, number] == 1), None)
        return self._sections.name(alone if alone is not None else self._sections.heading(place))


def _joined(section: str, within: str) -> str:
    return f"{section}, {within}" if section else within


def _nth(count: int) -> str:
    return numeral(count, "ordinal")


def _table_labels(text: str, blocks: Sequence[Block], section: Callable[[int], str]) -> dict[int, str]:
    """The labels of all rows of all tables, by their place; a long table's rows are counted."""
    tables = tables_of(blocks)
    cells = [[text[blocks[row].start : blocks[row].end].split("\t") for row in rows] for rows in tables]
    judge = [is_judgement_table(rows) for rows in cells]
    times: Counter[str] = Counter()
    labels = {}
    for rows, judges in zip(tables, judge, strict=True):
        alone = judges and sum(judge) == 1
        name = _joined("" if alone else section(rows[0]), "judgement table" if judges else "table")
        times[name] += 1
        name = name if times[name] == 1 else f"{name} ({times[name]})"
        heads = {blocks[row].introduced_by for row in rows}
        counted = [row for row in rows if row not in heads]
        labels.update(dict.fromkeys(rows, name))
        if len(counted) > _LONGEST_TABLE:
            labels.update({row: f"{name}, row {at}" for at, row in enumerate(counted, start=1)})
    return labels


def _items(blocks: Sequence[Block]) -> list[int | None]:
    """For each block the place of the item of the minutes that it stands below."""
    item: int | None = None
    found = []
    for place, block in enumerate(blocks):
        if block.role == "item":
            item = place
        found.append(item)
    return found
