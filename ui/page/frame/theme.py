"""Gradio's theme with system fonts only, and the page's own stylesheets and scripts."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

_PAGE = Path(__file__).parents[1]
_STYLES = ("frame/frame.css", "chat/chat.css", "source/source.css", "documents/documents.css", "facts/facts.css")
SANS = ("ui-sans-serif", "system-ui", "-apple-system", "Segoe UI", "Helvetica Neue", "Arial", "sans-serif")
MONO = ("ui-monospace", "Consolas", "monospace")


def theme() -> gr.themes.Base:
    """A plain theme; every font is one the reader's machine has."""
    made = gr.themes.Base(font=SANS, font_mono=MONO)
    # A font given by name becomes one that the page would fetch; as a list of plain names nothing is fetched.
    made.font, made.font_mono = ", ".join(SANS), ", ".join(MONO)
    made._font_css, made._stylesheets = [], []
    return made


def style() -> str:
    """The page's stylesheets, one after the other."""
    return "\n".join((_PAGE / file).read_text("utf-8") for file in _STYLES)


def script(*names: str) -> str:
    """A component's scripts, such as "chat/conversation.js", behind the part that all of them share."""
    return "\n".join((_PAGE / file).read_text("utf-8") for file in ("frame/events.js", *names))
