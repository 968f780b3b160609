"""A bundle that proves answers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.taking.exchanges import Taken

if TYPE_CHECKING:
    from assistant.library import Library


class Evidence:
    """Makes bundles."""

    def __init__(self, library: Library, made: datetime | None, originals: bool) -> None:
        """What the bundle is made from."""
        self._library = library

    def of(self, exchanges: Sequence[Taken]) -> bytes:
        """The ZIP's bytes."""
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            archive.writestr("answer.md", "\n".join(taken.answer.text for taken in exchanges))
        return data.getvalue()
