"""What the page asks of the library: answers, kept conversations, feedback. It is given and gives plain JSON."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from assistant import NO_MODEL, Answer, Exchange, Library, LibraryError, NotFound, Scope, Turn
from ui.page.chat.conversation import conversation, outcome, turn_html, welcome, written_since
from ui.page.chat.names import names_html
from ui.page.chat.pending import Pending
from ui.page.chat.picker import picker_html
from ui.page.chat.scope import limits_of
from ui.page.chat.writers import choices_of, chosen
from ui.page.frame.wiring import Reply, Sent, sent_number, sent_text

LONGEST_QUESTION = 2000
_PARTS = ("authorities", "kinds", "publishers", "titles", "period", "order")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be asked: in a scope that stands, or within limits; `shown` is what the reader said, if less.

    `less` is a condition that was a limit and is taken off, also where the question itself names it.
    """

    question: str
    history: Sequence[Turn] = ()
    scope: Scope | None = None
    limits: Scope | None = None
    shown: str = ""
    less: str = ""


class Asking:
    """The conversations of everyone who has the page open, over one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._pending = Pending()

    def begin(self, sent: Sent) -> Reply:
        """What the page shows first: the conversation it was in, if it is still kept, and the names of all."""
        count = sum(self._library.scope_choices().kinds.values())
        examples = self._library.example_questions() if count else []
        opened = self.open(sent) if sent_text(sent, "conversation") else {}
        models = choices_of(self._library.models)
        return {"welcome": welcome(examples, count), "names": self._names(sent), "models": models, **opened}

    def ask(self, sent: Sent) -> Reply:
        """An answer as HTML, kept in the conversation; nothing of a question that was stopped."""
        owner, kept, asking = _owner(sent), sent_text(sent, "conversation"), sent_text(sent, "asking")
        exchanges = self._exchanges(kept, owner)
        wanted = _wanted(sent, [exchange.answer for exchange in exchanges])
        if not wanted.question.strip():
            return {"failure": "Type a question first."}
        answer = None if self._pending.is_stopped(asking) else self._watched(wanted, sent, asking)
        if answer is None or self._pending.is_stopped(asking):
            return {"stopped": True}
        again = sent.get("again") is True and bool(exchanges)
        place = len(exchanges) - 1 if again else len(exchanges)
        try:
            kept = self._kept(answer, owner, kept if exchanges else "", again)
        except LibraryError as error:
            return {"html": turn_html(answer, None), "outcome": outcome(answer), "notice": _not_kept(error)}
        return {
            "html": turn_html(answer, place),
            "outcome": outcome(answer),
            "conversation": kept,
            "names": self._names(sent),
        }

    def so_far(self, sent: Sent) -> Reply:
        """What a language model wrote of an answer since the first `seen` sentences; nothing where none writes."""
        growing = self._pending.so_far(sent_text(sent, "asking"))
        if growing is None or growing.model is None:
            return {}
        seen = sent_number(sent, "seen") or 0
        return {"html": written_since(growing, seen), "seen": len(growing.statements), "model": growing.model}

    def stop(self, sent: Sent) -> Reply:
        """Stop a question that is being answered, and the language model that writes."""
        self._pending.stop(sent_text(sent, "asking"))
        return {}

    def open(self, sent: Sent) -> Reply:
        """A kept conversation, whole; nothing where it is not there any more."""
        kept = sent_text(sent, "conversation")
        exchanges = self._exchanges(kept, _owner(sent))
        if not exchanges:
            return {"missing": True}
        return {"conversation": kept, "turns": conversation(exchange.answer for exchange in exchanges)}

    def delete(self, sent: Sent) -> Reply:
        """Delete a kept conversation."""
        with suppress(NotFound):
            self._library.conversations.delete(sent_text(sent, "conversation"), _owner(sent))
        return {"names": self._names(sent)}

    def judge(self, sent: Sent) -> Reply:
        """Keep what the reader says of an answer."""
        exchanges = self._exchanges(sent_text(sent, "conversation"), _owner(sent))
        place = sent_number(sent, "of")
        if place is None or place >= len(exchanges):
            return {"failure": "This answer is not kept any more."}
        good, why = sent.get("good") is True, sent_text(sent, "why", 1000)
        self._library.feedback.give(exchanges[place].answer, good, why, _owner(sent))
        return {}

    def choices(self, sent: Sent) -> Reply:
        """The picker."""
        return {"html": picker_html(self._library.scope_choices(), self._library.shelf())}

    def _watched(self, wanted: Wanted, sent: Sent, asking: str) -> Answer:
        """The answer; what is there of it can be seen, and its writing stopped, meanwhile."""
        model = chosen(sent, self._library.models)
        try:
            for answer in self._growing(wanted, model, self._pending.stopping(asking)):
                self._pending.grew(asking, answer)
        finally:
            self._pending.is_done(asking)
        return replace(answer, question=wanted.shown, standalone=wanted.question) if wanted.shown else answer

    def _growing(self, wanted: Wanted, model: str | None, stop: threading.Event) -> Iterator[Answer]:
        history, scope, limits = list(wanted.history), wanted.scope, wanted.limits
        if wanted.less:
            # The condition is known once the question was read, which needs no model.
            read = self._library.ask(wanted.question, history=history, scope=scope, within=limits, model=NO_MODEL)
            if wanted.less in dict(read.scope.parts()):
                history, scope, limits = [], read.scope.without(wanted.less), None
            elif model == NO_MODEL or not self._library.models:
                return iter([read])
        return self._library.stream(
            wanted.question, history=history, scope=scope, within=limits, model=model, stop=stop
        )

    def _kept(self, answer: Answer, owner: str, kept: str, again: bool) -> str:
        conversations = self._library.conversations
        try:
            return conversations.keep(answer, owner, kept or None, instead_of_last=again and bool(kept))
        except NotFound:
            return conversations.keep(answer, owner)  # deleted meanwhile, in another window

    def _exchanges(self, kept: str, owner: str) -> Sequence[Exchange]:
        try:
            return self._library.conversations.open(kept, owner).exchanges if kept else ()
        except NotFound:
            return ()

    def _names(self, sent: Sent) -> str:
        return names_html(self._library.conversations.all(_owner(sent)))


def _wanted(sent: Sent, answers: Sequence[Answer]) -> Wanted:
    """A question as typed, or an earlier one without a condition or as one of its choices means it."""
    place = sent_number(sent, "of")
    earlier = answers[place] if place is not None and place < len(answers) else None
    choice, part = sent_number(sent, "choice"), sent_text(sent, "without")
    if earlier and choice is not None and choice < len(earlier.choices):
        picked = earlier.choices[choice]
        return Wanted(earlier.standalone, scope=picked.scope, shown=picked.label)
    if earlier and part in _PARTS and sent.get("anew") is True:
        return Wanted(earlier.standalone, limits=limits_of(sent), less=part)
    if earlier and part in _PARTS:
        return Wanted(earlier.standalone, scope=earlier.scope.without(part))  # type: ignore[arg-type]
    before = answers[:-1] if sent.get("again") is True else answers
    question = sent_text(sent, "question", LONGEST_QUESTION)
    return Wanted(question, _history(before), limits=limits_of(sent))


def _history(answers: Sequence[Answer]) -> list[Turn]:
    turns: list[Turn] = []
    for answer in answers:
        turns.append({"role": "user", "content": answer.question})
        turns.append({"role": "assistant", "content": answer.text})
    return turns


def _owner(sent: Sent) -> str:
    return sent_text(sent, "owner", 100)


def _not_kept(error: LibraryError) -> str:
    return f"This answer could not be kept: {error}"
