"""The place beside the chat where a source is shown."""

from __future__ import annotations

import gradio as gr

from ui.page.frame.wiring import own_html


def reader() -> gr.HTML:
    """The empty panel. It opens on a click on any element with the event "source", and on the address of a shared link.

    The detail is {"document", "start", "end", "quotes": [[start, end], ...]}; `quotes` are all those of the same answer
    in that document and may be left out.
    """
    return own_html("reader", "source/viewer.js")
