"""The panel beside the chat that shows a source."""

from __future__ import annotations

import gradio as gr

from assistant import Library, LibraryError
from ui.page.frame.wiring import QUIET, number, own_html, word
from ui.page.source.viewer import View, missing_html, opened_at, viewer_html


class Reader:
    """Opens a document at a quote, turns its pages, closes."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._panel = own_html("reader", "source/viewer.js")
        self._panel.turn(self._turn, None, self._panel, **QUIET)
        self._panel.shut(lambda: "", None, self._panel, **QUIET)

    def open_on(self, component: gr.HTML) -> None:
        """Open the source that `component` names in its event "source"."""
        component.source(self._open, None, self._panel, **QUIET)

    def _open(self, event: gr.EventData) -> str:
        try:
            document = self._library.document(word(event, "document"))
        except LibraryError:
            return missing_html()
        return viewer_html(opened_at(document, number(event, "start"), number(event, "end")))

    def _turn(self, event: gr.EventData) -> str:
        try:
            document = self._library.document(word(event, "document"))
        except LibraryError:
            return missing_html()
        start, end, leaf = (number(event, name) for name in ("start", "end", "leaf"))
        return viewer_html(View(document, leaf, start, end, as_text=bool(number(event, "as_text"))))
