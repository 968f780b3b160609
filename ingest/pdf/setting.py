"""How a document is set: what is usual on its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from ingest.pdf.layout import PageLines


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: its body size in points and the pitch of its lines in type sizes."""

    body_size: float
    pitch: float


def setting_of(pages: Sequence[PageLines]) -> Setting:
    """Measure the body size (by characters) and the usual pitch of lines."""
    sizes: dict[float, int] = {}
    pitches = []
    for page in pages:
        for line in page.lines:
            sizes[line.size] = sizes.get(line.size, 0) + len(line.text)
        for before, line in zip(page.lines, page.lines[1:], strict=False):
            if line.size == before.size and 0.8 * line.size < line.top - before.top < 2.5 * line.size:
                pitches.append((line.top - before.top) / line.size)
    body = max(sizes, key=lambda size: sizes[size], default=12.0)
    return Setting(body, quantiles(pitches, n=4)[0] if len(pitches) > 3 else median(pitches or [1.2]))
