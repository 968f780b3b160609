"""What the page's events have in common."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant import LibraryError
from ui.page.frame.theme import script

# Events of the page itself: not part of a programming interface, and without Gradio's loading overlay.
QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden", "concurrency_limit": 8}


Sent = dict[str, Any]
"""What the browser sent with a call: any JSON object, to be read with care."""
Reply = dict[str, Any]
log = logging.getLogger(__name__)


def own_html(name: str, script_name: str, template: str = "${value}") -> gr.HTML:
    """An empty place for HTML of our own making, with its script and without Gradio's style.

    Around a `template` of its own, which never changes, the script puts the value where it belongs.
    """
    return gr.HTML("", elem_id=name, apply_default_css=False, html_template=template, js_on_load=script(script_name))


def lasting_html(
    name: str, markup: str, scripts: tuple[str, ...], answers: dict[str, Callable[[Sent], Reply]]
) -> gr.HTML:
    """A place whose `markup` stands once and for all and is kept up by its scripts, which ask `server.NAME(object)`.

    Its value is only a signal: whoever changes it makes the scripts look anew.
    """
    return gr.HTML(
        "",
        elem_id=name,
        apply_default_css=False,
        html_template=markup,
        js_on_load=script(*scripts),
        server_functions=[_answering(called, answer) for called, answer in answers.items()],
    )


def _answering(name: str, answer: Callable[[Sent], Reply]) -> Callable[[Any], Reply]:
    """A function of this name for the browser; what goes wrong comes back as words for a person."""

    def answered(sent: Any) -> Reply:
        """The answer to what the browser sent, or under "failure" why there is none."""
        try:
            return answer(sent if isinstance(sent, dict) else {})
        except LibraryError as error:
            return {"failure": str(error)}
        except Exception:
            log.exception("a call of the page failed")
            return {"failure": "Something went wrong; the terminal says more."}

    answered.__name__ = name
    return answered


def sent_text(sent: Sent, name: str, longest: int = 4000) -> str:
    """A text that came with a call, cut at `longest` characters; empty where something else came."""
    value = sent.get(name)
    return value[:longest] if isinstance(value, str) else ""


def sent_number(sent: Sent, name: str) -> int | None:
    """A whole number from 0 that came with a call, None where something else came."""
    value = sent.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


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
