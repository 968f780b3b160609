"""What each block is in its kind of document."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.anatomy.letters import with_letter_roles
from ingest.anatomy.minutes import with_minutes_roles
from ingest.anatomy.transcripts import with_turns
from store.types import Block, DocumentKind


def with_roles(text: str, blocks: Sequence[Block], kind: DocumentKind) -> tuple[Block, ...]:
    """The blocks with their roles in minutes, a transcript or a letter; other documents have none."""
    match kind:
        case "minutes" | "agenda":
            return with_minutes_roles(text, blocks, kind)
        case "transcript":
            return with_turns(text, blocks)
        case "news":
            return tuple(blocks)
        case _:
            return with_letter_roles(text, blocks)
