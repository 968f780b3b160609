"""The routes by which an answer or a conversation is taken along, always as a file to be saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import PlainTextResponse, Response

from assistant import Exchange, Library, LibraryError, NotFound, as_html, as_markdown

Made = Callable[[Library, Sequence[Exchange]], bytes]
FORMS: Mapping[str, tuple[str, Made]] = {
    "md": ("text/markdown; charset=utf-8", lambda _, taken: as_markdown(taken).encode()),
    "html": ("text/html; charset=utf-8", lambda _, taken: as_html(taken).encode()),
    "zip": ("application/zip", lambda library, taken: library.evidence(taken)),
}
_GONE = "This conversation or answer is not kept any more."


def taking(library: Library) -> APIRouter:
    """The routes over one library; a conversation is given to its owner only."""
    router = APIRouter()

    @router.get("/take/{conversation}.{form}")
    def take(
        conversation: str,
        form: str,
        owner: Annotated[str, Query(max_length=100)] = "",
        answer: Annotated[int | None, Query(ge=0)] = None,
    ) -> Response:
        """A kept conversation, or one of its answers by its place, as Markdown, HTML or a ZIP with the evidence."""
        if form not in FORMS:
            return PlainTextResponse("There is no such form.", 404)
        media_type, made = FORMS[form]
        try:
            exchanges = library.conversations.open(conversation, owner).exchanges
            taken = exchanges if answer is None else exchanges[answer : answer + 1]
            if not taken:
                return PlainTextResponse(_GONE, 404)
            content = made(library, taken)
        except NotFound:
            return PlainTextResponse(_GONE, 404)
        except LibraryError as error:
            return PlainTextResponse(str(error), 409)
        name = f"{'conversation' if answer is None else 'answer'}.{form}"
        headers = {"Content-Disposition": f'attachment; filename="chapterverse-{name}"', "Cache-Control": "no-store"}
        return Response(content, media_type=media_type, headers=headers)

    return router
