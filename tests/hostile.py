"""Documents that try to come alive where they are quoted."""

from __future__ import annotations

from datetime import UTC, datetime

from assistant import Answer, Citation, Document, Statement

HOSTILE = (
    "<script>alert(1)</script> <img src=http://example.org/x.png onerror=alert(2)> </style></title>",
    "![x](http://example.org/x.png) [click](http://example.org) [a]: http://example.org",
    "<http://example.org> http://example.org/?a=b www.example.org ada@example.org example.org/path",
    "`code` ``more`` `` ` `` | cell | https://example.org/a|b | --- |",
    "# heading > quote *bold* _it_ ~~gone~~ $x$ [^1] {.c} &lt;b&gt; &amp; \\\\ \\[ \\`",
    "- item", "+ item", "1. item", "12) item", "> quote", "=====", "---", "***", "~~~", "```", ": d", "#", "* * *",
    "<!-- hidden --> <a href=javascript:alert(3)>x</a> <iframe src=//example.org>",
    "javascript:alert(4) data:text/html,<script>alert(5)</script> \u202egnp.exe\u202c \x00\x1b[31m",
    "\"'><svg onload=alert(6)>",
)  # fmt: skip


def document(text: str, title: str) -> Document:
    return Document(
        "f" * 64, "s", title, "minutes", title, title, None, (), text, (), (), (f"/srv/secret/{title}.txt",),
        "text/plain", (), datetime(2026, 11, 22, tzinfo=UTC),
    )  # fmt: skip


def quoting(text: str, question: str = "What is said?") -> Answer:
    held = document(text, text)
    citation = Citation(1, held, text, 0, len(text), None, None, text)
    return Answer(question, "answered", (Statement(text, (citation,), voice=text),), (citation,), notes=(text,))
