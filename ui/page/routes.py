"""Own routes: a page's picture, a document's file as an attachment, the icon."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse, PlainTextResponse, Response

from assistant import Library, LibraryError
from ui.page.frame.theme import style

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1d4a45"/>'
    '<path d="M8 9h16M8 15h16M8 21h9" stroke="#f6f4ee" stroke-width="2.4" stroke-linecap="round"/>'
    '<path d="M21 19h4v4h-4z" fill="#ffd84d"/></svg>'
)


def routes(library: Library) -> APIRouter:
    """The routes over one library."""
    router = APIRouter()

    @router.get("/source/page")
    def page(
        document: str, page: int, start: Annotated[int, Query(ge=0)] = 0, end: Annotated[int, Query(ge=0)] = 0
    ) -> Response:
        """A PDF's page as PNG, with the characters `start` to `end` of the document's text marked."""
        marks = [(start, end)] if end > start else []
        try:
            picture = library.page_picture(library.document(document), page, marks=marks)
        except LibraryError:
            return PlainTextResponse("There is no picture of this page.", 404)
        return Response(picture, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})

    @router.get("/source/file")
    def file(document: str) -> Response:
        """The library's copy of a file, always to be saved and never shown: it may hold anything."""
        try:
            found = library.document(document)
            original = library.original(found)
        except LibraryError:
            original = None
        if original is None:
            return PlainTextResponse("There is no file of this document.", 404)
        return FileResponse(original, media_type="application/octet-stream", filename=found.name)

    @router.get("/source/style.css")
    def stylesheet() -> Response:
        """The page's stylesheet."""
        return Response(style(), media_type="text/css", headers={"Cache-Control": "no-cache"})

    @router.get("/favicon.ico")
    def icon() -> Response:
        """The page's icon."""
        return Response(ICON, media_type="image/svg+xml")

    return router
