"""What every response and request of the page must satisfy: headers, host, origin, and the routes that are open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "::1")

# Gradio compiles its templates in the browser and writes its styles inline; no other host is reachable at all.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-DNS-Prefetch-Control": "off",
}

# What the page itself asks for. Gradio serves more (its programming interface, stored files, a proxy, monitoring).
_OPEN = re.compile(
    r"/|/(assets|static|svelte|source|documents|facts|take)/.*|/(config|theme\.css|favicon\.ico|manifest\.json|robots\.txt)"
    r"|/gradio_api/(component_server|queue/(join|data)|startup-events|cancel|reset|heartbeat/[^/]+)/?"
)
_READING = ("GET", "HEAD", "OPTIONS")


class Guard:
    """ASGI middleware; `hosts` are the names under which the page may be reached, None for any name."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] | None = LOOPBACK) -> None:
        self._app = app
        self._hosts = None if hosts is None else frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what is not allowed, and put the headers on every response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            """Send on, with the headers that every response carries."""
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refusal = self._refusal(scope)
        if refusal:
            await PlainTextResponse(refusal[1], refusal[0])(scope, receive, send_guarded)
        else:
            await self._app(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        # A page elsewhere can point a name of its own at this machine (DNS rebinding); it cannot change the Host.
        if self._hosts is not None and host_name(host) not in self._hosts:
            return 421, "This page does not answer under that name."
        origin = headers.get("origin")
        if scope["method"] not in _READING and origin is not None and origin.partition("://")[2] != host:
            return 403, "Only the page itself may send this."
        if not _OPEN.fullmatch(scope["path"]):
            return 404, "There is nothing here."
        return None


def host_name(host: str) -> str:
    """The name in a Host header, without port and brackets."""
    name = host[1:].partition("]")[0] if host.startswith("[") else host.rpartition(":")[0] or host
    return name.lower()


def hosts_for(host: str) -> Sequence[str] | None:
    """The names under which a page served on `host` may be reached; None where `host` opens it to the network."""
    return LOOPBACK if host.lower() in LOOPBACK else None
