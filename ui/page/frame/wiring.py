"""What the page's events have in common."""

from __future__ import annotations

from typing import Any

import gradio as gr

from ui.page.frame.theme import script

# Events of the page itself: not part of a programming interface, and without Gradio's loading overlay.
QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden", "concurrency_limit": 8}


def own_html(name: str, script_name: str, template: str = "${value}") -> gr.HTML:
    """An empty place for HTML of our own making, with its script and without Gradio's style.

    Around a `template` of its own, which never changes, the script puts the value where it belongs.
    """
    return gr.HTML("", elem_id=name, apply_default_css=False, html_template=template, js_on_load=script(script_name))


def word(event: gr.EventData, name: str) -> str:
    """A text that came with an event; empty where the browser sent something else."""
    value = _sent(event).get(name)
    return value if isinstance(value, str) else ""


def words(event: gr.EventData, name: str) -> list[str]:
    """The texts of a list that came with an event; empty where the browser sent something else."""
    value = _sent(event).get(name)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def number(event: gr.EventData, name: str) -> int:
    """A whole number that came with an event, 0 where the browser sent something else or less than 0."""
    value = _sent(event).get(name)
    return max(value, 0) if isinstance(value, int) else 0


def changed(event: gr.EventData, name: str) -> dict[str, Any]:
    """The values by name that came with an event; empty where the browser sent something else."""
    value = _sent(event).get(name)
    return value if isinstance(value, dict) else {}


def _sent(event: gr.EventData) -> dict[str, Any]:
    return event._data if isinstance(event._data, dict) else {}
