"""Serving the page with uvicorn."""

from __future__ import annotations

import os
import socket
import sys
import threading
import webbrowser

# Before gradio is imported: neither it nor what it imports may call home.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"

import uvicorn

from assistant import Library, LibraryError
from ui.page.app import application
from ui.page.documents.adding import Adding
from ui.page.frame.guard import hosts_for

SECONDS_FOR_OPEN_PAGES = 2
SECONDS_FOR_THE_FILE_AT_HAND = 60


def serve(library: Library, host: str, port: int, open_browser: bool = False) -> None:
    """Serve the page until Ctrl-C; port 0 takes a free one. Raises LibraryError where the port cannot be had."""
    listening = _listen(host, port)
    adding = Adding(library)
    address = _address(host, listening)
    if hosts_for(host) is None:
        print("Everyone who reaches this machine can read, add and remove documents.", file=sys.stderr)
    threading.Thread(target=_warm_up, args=(library,), name="warming", daemon=True).start()
    server = _Server(application(library, adding, hosts_for(host)), address, open_browser)
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        adding.stop()
        adding.wait(SECONDS_FOR_THE_FILE_AT_HAND)


def _warm_up(library: Library) -> None:
    """Load the model while the reader still types the first question."""
    try:
        library.warm()
    except LibraryError as error:
        print(f"chapterverse: {error}", file=sys.stderr)


class _Server(uvicorn.Server):
    """Says where the page is once it answers."""

    def __init__(self, app: object, address: str, open_browser: bool) -> None:
        super().__init__(
            uvicorn.Config(
                app,  # type: ignore[arg-type]
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=SECONDS_FOR_OPEN_PAGES,
            )
        )
        self._address = address
        self._open_browser = open_browser

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, then print the address and open it in a browser where that was asked for."""
        await super().startup(sockets)
        print(f"Chapterverse is at {self._address} (Ctrl-C stops it)", flush=True)
        if self._open_browser:
            webbrowser.open(self._address)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LibraryError(f"Cannot serve on {host}, port {port} ({reason}). Choose another with --port.") from error


def _address(host: str, listening: socket.socket) -> str:
    port = listening.getsockname()[1]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"
