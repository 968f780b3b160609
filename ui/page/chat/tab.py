"""The tab with the conversation and the question box."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr

from assistant import Library, LibraryError
from store.types import Document
from ui.page.chat.conversation import Exchange, answer_html, conversation, failure, history, waiting, welcome
from ui.page.chat.examples import example_questions
from ui.page.frame.wiring import QUIET, own_html, word
from ui.places import title, when

Asked = tuple[str, list[Exchange], str]
log = logging.getLogger(__name__)


class AskTab:
    """Questions go in at the bottom; answers and their sources stand above."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._exchanges = gr.State([])
        self.conversation = own_html("conversation", "chat/conversation.js")
        with gr.Column(elem_id="composer", scale=0):
            self._box = gr.Textbox(
                label="Question",
                show_label=False,
                placeholder="Ask about the documents",
                lines=1,
                max_lines=6,
                max_length=2000,
                submit_btn="Ask",
                autofocus=True,
                container=False,
                elem_id="question",
                html_attributes=gr.InputHTMLAttributes(autocomplete="off"),
            )
            with gr.Row(elem_id="narrowing"):
                self._chosen = gr.Dropdown(
                    label="Look in", choices=[], multiselect=True, container=False, elem_id="chosen", min_width=0
                )
                clear = gr.Button("New conversation", variant="secondary", size="sm", elem_id="clear", min_width=0)
        asking = {"inputs": [self._box, self._exchanges, self._chosen], "outputs": self._changes(), **QUIET}
        self._box.submit(self._ask, **asking)
        self.conversation.example(self._ask_example, [self._exchanges, self._chosen], self._changes(), **QUIET)
        clear.click(self._clear, None, self._changes(), **QUIET)

    def refresh_on(self, listen: Callable[..., Any]) -> None:
        """Read the library's documents anew whenever `listen` fires: examples and choices follow them."""
        listen(self._refresh, [self._exchanges, self._chosen], [self.conversation, self._chosen], **QUIET)

    def _changes(self) -> list[Any]:
        return [self._box, self._exchanges, self.conversation]

    def _ask_example(self, exchanges: list[Exchange], chosen: list[str] | None, event: gr.EventData) -> Iterator[Asked]:
        yield from self._ask(word(event, "question"), exchanges, chosen)

    def _ask(self, question: str, exchanges: list[Exchange], chosen: list[str] | None) -> Iterator[Asked]:
        question = question.strip()
        if not question:
            yield "", exchanges, self._rendered(exchanges)
            return
        asked = [*exchanges, Exchange(question, waiting())]
        yield "", asked, self._rendered(asked)
        exchanges = [*exchanges, self._answered(question, exchanges, chosen)]
        yield "", exchanges, self._rendered(exchanges)

    def _answered(self, question: str, exchanges: list[Exchange], chosen: list[str] | None) -> Exchange:
        try:
            answer = self._library.ask(question, history=history(exchanges), documents=chosen or None)
        except LibraryError as error:
            return Exchange(question, failure(str(error)))
        except Exception:
            log.exception("a question could not be answered")
            return Exchange(question, failure("Something went wrong with this question; the terminal says more."))
        return Exchange(question, answer_html(answer), answer.text)

    def _clear(self) -> Asked:
        return "", [], self._rendered([])

    def _refresh(self, exchanges: list[Exchange], chosen: list[str] | None) -> tuple[str, dict[str, Any]]:
        documents = self._library.documents()
        ids = {document.id for document in documents}
        choices = [(_choice(document), document.id) for document in documents]
        kept = [one for one in chosen or [] if one in ids]
        return self._rendered(exchanges), gr.update(choices=choices, value=kept)

    def _rendered(self, exchanges: list[Exchange]) -> str:
        if exchanges:
            return conversation(exchanges)
        documents = self._library.documents()
        return conversation([], welcome(example_questions(documents), len(documents)))


def _choice(document: Document) -> str:
    return ", ".join(part for part in (title(document), when(document)) if part)
