"""The verbs of the command line, one module each with `register(subparsers)` and `run(args)`."""

from __future__ import annotations

from ui.commands import add, ask, chat, check, correct, documents, facts, feedback, remove, reread, search, show

COMMANDS = (add, documents, remove, ask, search, show, facts, correct, check, reread, chat, feedback)
