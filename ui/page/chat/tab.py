"""The tab with the conversation and the question box."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from assistant import Library
from ui.page.chat.asking import Asking
from ui.page.chat.markup import STANDING
from ui.page.frame.wiring import QUIET, lasting_html

SCRIPTS = ("state", "conversation", "answers", "peek", "limits", "writers", "threads", "box")


class AskTab:
    """Questions go in at the bottom; answers and their sources stand above."""

    def __init__(self, library: Library) -> None:
        asking = Asking(library)
        self.conversation = lasting_html(
            "chat",
            STANDING,
            tuple(f"chat/{name}.js" for name in SCRIPTS),
            {
                "begin_chat": asking.begin,
                "ask_question": asking.ask,
                "stop_question": asking.stop,
                "answer_so_far": asking.so_far,
                "open_conversation": asking.open,
                "delete_conversation": asking.delete,
                "judge_answer": asking.judge,
                "scope_choices": asking.choices,
            },
        )

    def refresh_on(self, listen: Callable[..., Any]) -> None:
        """Look at the library's documents anew whenever `listen` fires: examples and choices follow them."""
        listen(lambda: str(time.time_ns()), None, self.conversation, **QUIET)
