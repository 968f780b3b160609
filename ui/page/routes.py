"""Own routes: the source viewer, a page's picture, a document's file as an attachment, the icon."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import FileResponse, PlainTextResponse, Response

from assistant import Library, LibraryError
from ui.page.frame.theme import style
from ui.page.source.view import Place, opened
from ui.page.source.viewer import missing_html, viewer_html

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_LONGEST_QUOTES = 4000
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1d4a45"/>'
    '<path d="M8 9h16M8 15h16M8 21h9" stroke="#f6f4ee" stroke-width="2.4" stroke-linecap="round"/>'
    '<path d="M21 19h4v4h-4z" fill="#ffd84d"/></svg>'
)


Offset = Annotated[int, Query(ge=0)]


def place_asked(
    start: Offset = 0,
    end: Offset = 0,
    quotes: str = "",
    leaf: Annotated[int | None, Query(ge=0)] = None,
    as_text: bool = False,
) -> Place:
    """The place in a document that an address asks for; `quotes` is written as "12-40,310-355"."""
    spans = ((int(one[1]), int(one[2])) for one in _SPAN.finditer(quotes[:_LONGEST_QUOTES]))
    return Place(start, end, tuple(spans), leaf, as_text)


def routes(library: Library) -> APIRouter:
    """The routes over one library."""
    router = APIRouter()

    @router.get("/source/view")
    def view(document: str, place: Annotated[Place, Depends(place_asked)]) -> Response:
        """The panel with a document opened at a place; as plain text, so that no browser shows it on its own."""
        try:
            html, status = viewer_html(opened(library, library.document(document), place)), 200
        except LibraryError:
            html, status = missing_html(), 404
        return PlainTextResponse(html, status, headers={"Cache-Control": "no-store"})

    @router.get("/source/page")
    def page(
        document: str, page: int, start: Offset = 0, end: Offset = 0, scale: Annotated[float, Query(ge=0.1, le=8)] = 2.0
    ) -> Response:
        """A PDF's page as a picture, with the characters `start` to `end` of the document's text marked."""
        marks = [(start, end)] if end > start else []
        try:
            picture = library.page_picture(library.document(document), page, marks, round(scale, 4), "webp")
        except LibraryError:
            return PlainTextResponse("There is no picture of this page.", 404)
        return Response(picture, media_type="image/webp", headers={"Cache-Control": "private, max-age=3600"})

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
