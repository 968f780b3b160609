"""The tab with the facts. It is empty until it is opened: its script then fetches what the routes give."""

from __future__ import annotations

import gradio as gr

from ui.page.frame.wiring import own_html


def facts_tab() -> gr.HTML:
    """The place for the facts; it sends "source"."""
    return own_html("facts", "facts/facts.js")
