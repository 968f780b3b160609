"""The tab with the documents: adding, watching, correcting, removing."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant import Library, LibraryError
from ui.page.documents.correction import correct, correction_form, wrong
from ui.page.documents.shelf import shelf
from ui.page.documents.shell import correction_shell, drop_shell, shelf_shell
from ui.page.frame.wiring import QUIET, changed, own_html, word, words
from ui.uploads import forget_upload

# One table after the other, so that an older one never comes after a newer.
IN_TURN: dict[str, Any] = QUIET | {"concurrency_id": "table", "concurrency_limit": 1}


class DocumentsTab:
    """Files are dropped in at the top; all documents stand below.

    `shelf` sends "source" with a place. Documents chosen to be asked about go to the browser's window, in an event
    "chapterverse-ask-about" whose detail is {documents: [{id, label}]}.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        drop = own_html("drop", "documents/drop.js", drop_shell())
        self.shelf = own_html("shelf", "documents/shelf.js", shelf_shell())
        form = own_html("correction", "documents/correction.js", correction_shell())
        drop.grown(self._table, None, self.shelf, **IN_TURN)
        self.shelf.looked(self._table, None, self.shelf, **IN_TURN)
        self.shelf.remove(self._remove, None, self.shelf, **QUIET)
        self.shelf.amend(self._amend, None, form, **QUIET)
        form.correct(self._correct, None, [form, self.shelf], **QUIET)
        form.restore(self._restore, None, [form, self.shelf], **QUIET)

    def _table(self, notice: str = "") -> str:
        library = self._library
        return shelf(library.shelf(), notice, library.outdated_documents, library.scope_choices().authorities)

    def _remove(self, event: gr.EventData) -> str:
        notice = ""
        try:
            removed = self._library.remove_all(words(event, "documents"))
        except LibraryError as error:
            return self._table(str(error))
        for document in removed:
            try:
                forget_upload(self._library.path, document)
            except OSError as error:
                notice = f"An uploaded file could not be deleted ({error.strerror})."
        return self._table(notice)

    def _amend(self, event: gr.EventData) -> str:
        return self._form(word(event, "document"))

    def _correct(self, event: gr.EventData) -> tuple[Any, Any]:
        try:
            said = correct(self._library, word(event, "document"), changed(event, "changes"))
        except LibraryError as error:
            said = wrong(str(error))
        return said, self._table()

    def _restore(self, event: gr.EventData) -> tuple[Any, Any]:
        document = word(event, "document")
        try:
            self._library.restore(document, word(event, "field"))
        except LibraryError as error:
            return wrong(str(error), word(event, "field")), gr.skip()
        return self._form(document), self._table()

    def _form(self, document: str) -> str:
        try:
            return correction_form(self._library.document(document), self._library.as_read(document))
        except LibraryError as error:
            return wrong(str(error))
