"""Routes of the facts: the tab, what fits its form, and the same as a file to be saved."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from assistant import Library, LibraryError
from ui.page.facts.asked import asked_from, exported
from ui.page.facts.view import facts_results, facts_view

_MARK = "\ufeff"
"""Before a CSV it tells Excel that the file is UTF-8."""


def facts_routes(library: Library) -> APIRouter:
    """The routes over one library."""
    router = APIRouter()
    fresh = {"Cache-Control": "no-store"}

    @router.get("/facts/view")
    def view(request: Request) -> Response:
        """The whole tab."""
        try:
            return HTMLResponse(facts_view(library, asked_from(request.query_params)), headers=fresh)
        except LibraryError as error:
            return PlainTextResponse(str(error), 503)

    @router.get("/facts/results")
    def results(request: Request) -> Response:
        """What fits the form."""
        try:
            return HTMLResponse(facts_results(library, asked_from(request.query_params)), headers=fresh)
        except LibraryError as error:
            return PlainTextResponse(str(error), 503)

    @router.get("/facts/export.csv")
    def export(request: Request) -> Response:
        """All that fits the form, as CSV."""
        asked = asked_from(request.query_params)
        try:
            table = exported(library, asked)
        except LibraryError as error:
            return PlainTextResponse(str(error), 503)
        name = "grades" if asked.kind is None else f"{asked.kind}s"
        attachment = {"Content-Disposition": f'attachment; filename="chapterverse-{name}.csv"', **fresh}
        return Response(_MARK + table, media_type="text/csv; charset=utf-8", headers=attachment)

    return router
