"""Under which framework an inspection was made, known by what the report says or by its framework's own title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.metadata.lines import Found, Line, opening_of

_FRAMEWORKS = (
    (
        "single inspection framework",
        re.compile(
            r"\bsingle inspection framework\b|\binspection of services for children in need of help and protection, "
            r"children looked after and care leavers\b",
            re.IGNORECASE,
        ),
    ),
    (
        "inspection of local authority children’s services (ILACS)",
        re.compile(
            r"\b(?:ILACS|inspection of local authority children[’']s services) framework\b|"
            r"\binspection of (?:local authority children[’']s services|children[’']s social care services)\b|"
            r"\binspection of (?:the )?[A-Z].{2,60}? (?:local authority |council )?children[’']s services\b|"
            r"\bfocused visit to .{3,80}? children[’']s services\b",
            re.IGNORECASE,
        ),
    ),
    ("area SEND inspection", re.compile(r"\barea SEND inspection\b", re.IGNORECASE)),
    ("joint targeted area inspection (JTAI)", re.compile(r"\bjoint targeted area inspection\b", re.IGNORECASE)),
    (
        "social care common inspection framework (SCCIF)",
        re.compile(r"\bsocial care common inspection framework\b", re.IGNORECASE),
    ),
)


def framework_of(lines: Sequence[Line]) -> Found[str] | None:
    """The framework named in the document's beginning; each of Ofsted's has a title of its own."""
    opening = list(opening_of(lines))
    for name, pattern in _FRAMEWORKS:
        for line in opening:
            match = pattern.search(line.words)
            if match:
                return line.found(name, match.start(), match.end())
    return None
