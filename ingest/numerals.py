"""Numbers as lists print them: 4, 04, iv, IV, d, D, 4th."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_LARGEST_LETTERS = 26 * 26


def numeral(count: int, form: str) -> str:
    """`count` in one of Word's number formats; formats that are not known print as decimal."""
    match form:
        case "none":
            return ""
        case "decimalZero":
            return f"{count:02d}"
        case "lowerRoman" | "upperRoman" if 0 < count <= _LARGEST_ROMAN:
            return _roman(count) if form == "lowerRoman" else _roman(count).upper()
        case "lowerLetter":
            return letters(count, repeated=True)
        case "upperLetter":
            return letters(count, repeated=True).upper()
        case "ordinal":
            return f"{count}{_ordinal_ending(count)}"
        case _:
            return str(count)


def letters(count: int, *, repeated: bool) -> str:
    """a to z, and then "aa", "bb" where `repeated` (Word), "aa", "ab" where not (HTML)."""
    if not 0 < count <= _LARGEST_LETTERS:
        return str(count)
    turn, place = divmod(count - 1, 26)
    letter = chr(ord("a") + place)
    if repeated:
        return letter * (turn + 1)
    return letter if turn == 0 else chr(ord("a") + turn - 1) + letter


def _roman(count: int) -> str:
    parts = []
    for size, sign in _ROMAN:
        times, count = divmod(count, size)
        parts.append(sign * times)
    return "".join(parts)


def _ordinal_ending(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
