"""The tab with the documents: adding, watching, removing."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.data_classes import FileData, ListFiles

from assistant import Library, LibraryError
from ui.page.documents.adding import UNSETTLED, Adding, UploadedFile
from ui.page.documents.shelf import shelf
from ui.page.documents.upload_list import upload_list
from ui.page.frame.wiring import QUIET, own_html, word
from ui.uploads import forget_upload, keep_upload, safe_name

SECONDS_BETWEEN_LOOKS = 0.3
Uploaded = list[tuple[Path, str]]


class DocumentsTab:
    """Files are dropped in at the top; what became of them and all documents stand below."""

    def __init__(self, library: Library, adding: Adding) -> None:
        self._library = library
        self._adding = adding
        self._drop = gr.File(label="Add documents", show_label=False, file_count="multiple", height=132, elem_id="drop")
        # Of this one field alone: Gradio writes a .pyi beside every module that holds a component's subclass.
        self._drop.preprocess = _with_names  # type: ignore[method-assign, assignment]
        self._uploads = own_html("uploads", "documents/upload_list.js")
        self.shelf = own_html("shelf", "documents/shelf.js")
        changes = [self._uploads, self.shelf]
        self._drop.upload(self._take, self._drop, self._drop, **QUIET).then(self._follow, None, changes, **QUIET)
        self._uploads.halt(self._halt, None, None, **QUIET)
        self.shelf.remove(self._remove, None, self.shelf, **QUIET)

    def refresh_on(self, listen: Callable[..., Any]) -> None:
        """Show the library's documents, and files on their way in, whenever `listen` fires."""
        listen(self._follow, None, [self._uploads, self.shelf], **QUIET)

    def _take(self, uploaded: Uploaded) -> None:
        """Copy the files into the library's folder and hand them to the worker; the field is empty again."""
        kept: list[UploadedFile] = []
        for path, name in uploaded:
            taken = {file.path for file in kept}
            try:
                copy = keep_upload(self._library.path, path, name, taken)
            except OSError as error:
                reason = f"The file could not be stored ({error.strerror})."
                kept.append(UploadedFile(path, safe_name(name), "failed", reason))
                continue
            path.unlink(missing_ok=True)
            if copy not in taken:
                kept.append(UploadedFile(copy, copy.name))
        if kept:
            self._adding.start(kept)

    async def _follow(self) -> AsyncIterator[tuple[Any, Any]]:
        """Show how far the worker is until it is done; the table grows along."""
        shown = -1
        while self._adding.running():
            files = self._adding.files()
            settled = sum(file.state not in UNSETTLED for file in files)
            table = await asyncio.to_thread(self._table) if settled != shown else gr.skip()
            shown = settled
            yield upload_list(files, time.monotonic() - self._adding.began, running=True), table
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        yield upload_list(self._adding.files(), 0.0, running=False), await asyncio.to_thread(self._table)

    def _table(self) -> str:
        return shelf(self._library.documents())

    def _halt(self) -> None:
        self._adding.stop()

    def _remove(self, event: gr.EventData) -> str:
        try:
            forget_upload(self._library.path, self._library.remove(word(event, "document")))
            notice = ""
        except LibraryError as error:
            notice = str(error)
        except OSError as error:
            notice = f"The uploaded file could not be deleted ({error.strerror})."
        return shelf(self._library.documents(), notice)


def _with_names(payload: ListFiles | FileData | None) -> Uploaded:
    """Each file's place on the server, which Gradio has made sure is an upload, and the reader's name for it."""
    files = [] if payload is None else list(payload) if isinstance(payload, ListFiles) else [payload]
    return [(Path(file.path), file.orig_name or Path(file.path).name) for file in files]
