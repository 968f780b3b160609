"""Routes by which the page sends files, and asks how far they are."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.requests import ClientDisconnect

from assistant import Library
from ui.page.documents.adding import UNSETTLED, Adding, UploadedFile
from ui.page.documents.arriving import Arrivals
from ui.page.documents.progress import progress_html
from ui.uploads import FOLDER, keep_upload, safe_name

LARGEST_UPLOAD = 200 * 2**20
MOST_FILES = 100_000
_ENDING = re.compile(r"\.\w{1,10}")
Batch = Annotated[str, Query(max_length=64)]
Name = Annotated[str, Query(max_length=1000)]
Count = Annotated[int, Query(ge=0, le=MOST_FILES)]


class _TooLarge(Exception):
    """More bytes came than a file may have."""


def document_routes(library: Library, adding: Adding) -> APIRouter:
    """The routes over one library and its worker."""
    router = APIRouter(prefix="/documents")
    arrivals = Arrivals()
    for routes in (_receiving(library, adding, arrivals), _steering(adding, arrivals), _looking(adding, arrivals)):
        router.include_router(routes)
    return router


def _receiving(library: Library, adding: Adding, arrivals: Arrivals) -> APIRouter:
    """Files on their way in, one after the other in the order in which they were given."""
    router = APIRouter()

    @router.post("/begin")
    def begin(batch: Batch, count: Count, left_out: Annotated[str, Query(max_length=4000)] = "") -> Response:
        """A browser is about to send `count` files; those with the endings `left_out` it keeps."""
        # While files are to come, the worker may rest between two of them: the run goes on.
        if not arrivals.to_come() and adding.begin():
            arrivals.forget()
        endings = [ending for ending in left_out.split(",") if _ENDING.fullmatch(ending) or ending == "none"]
        arrivals.expect(batch, count, endings)
        return Response(status_code=204)

    @router.post("/file")
    async def file(request: Request, batch: Batch, name: Name) -> Response:
        """One file, the request's body; it is kept under a safe name and handed to the worker."""
        try:
            copy = await _received(library, arrivals, request, batch, name)
        except ClientDisconnect:
            return Response(status_code=400)
        except _TooLarge:
            reason = f"The file is larger than {LARGEST_UPLOAD // 2**20} MB. Split it and add the parts."
            return refused(batch, name, reason, 413)
        except OSError as error:
            return refused(batch, name, f"The file could not be stored ({error.strerror}).", 507)
        known = copy in arrivals.taken(batch)
        arrivals.here(batch, copy)
        if not known:
            adding.start([UploadedFile(copy, copy.name)])
        return Response(status_code=204)

    @router.post("/gone")
    def gone(batch: Batch, name: Name) -> Response:
        """A file that was given and that the browser cannot open any more."""
        reason = "The browser could not open it: it was moved or changed, or is in use. Drop it again."
        return refused(batch, name, reason, 200)

    def refused(batch: str, name: str, reason: str, status: int) -> Response:
        """Say of one file why it was not added; no more is to come of it."""
        clean = safe_name(name)
        arrivals.here(batch, None)
        adding.start([UploadedFile(Path(clean), clean, "failed", reason)])
        return PlainTextResponse(reason, status)

    return router


def _steering(adding: Adding, arrivals: Arrivals) -> APIRouter:
    """Stopping, going on, reading anew and putting away what has ended."""
    router = APIRouter()

    @router.post("/stop")
    def stop() -> Response:
        """Read no more files after the one at hand."""
        adding.stop()
        arrivals.break_off()
        return Response(status_code=204)

    @router.post("/go-on")
    def go_on(batch: Batch = "", count: Count = 0) -> Response:
        """Read the files that were stopped, and `count` more that the browser still holds."""
        adding.go_on()
        if count:
            arrivals.expect(batch, count)
        return Response(status_code=204)

    @router.post("/read-anew")
    def read_anew() -> Response:
        """Read all documents anew."""
        if not adding.running():
            arrivals.forget()
        adding.read_anew()
        return Response(status_code=204)

    @router.post("/hide")
    def hide() -> Response:
        """Show no more of what has ended."""
        if adding.begin():
            arrivals.forget()
        return Response(status_code=204)

    return router


def _looking(adding: Adding, arrivals: Arrivals) -> APIRouter:
    """How far the work is."""
    router = APIRouter()

    @router.get("/progress")
    def progress() -> Response:
        """How far the files are: HTML, whether work goes on, and how many files are settled."""
        anew = adding.anew()
        settled = sum(one.state not in UNSETTLED for one in adding.files()) + (anew.done if anew else 0)
        running = adding.running() or arrivals.to_come() > 0
        answer = {"html": progress_html(adding, arrivals), "running": running, "settled": settled}
        return JSONResponse(answer, headers={"Cache-Control": "no-store"})

    return router


async def _received(library: Library, arrivals: Arrivals, request: Request, batch: str, name: str) -> Path:
    """The file that is the request's body, in the library's folder."""
    folder = library.path / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    # Closed by hand before it is copied: on Windows nobody else may open it until then.
    with tempfile.TemporaryDirectory(dir=folder, prefix=".arriving-") as place:
        part = Path(place) / "file"
        size = 0
        with part.open("wb") as kept:
            async for chunk in request.stream():
                size += len(chunk)
                if size > LARGEST_UPLOAD:
                    raise _TooLarge
                kept.write(chunk)
                arrivals.heard(batch)
        return await asyncio.to_thread(keep_upload, library.path, part, name, arrivals.taken(batch))
