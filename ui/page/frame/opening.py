"""What stands on the page before Gradio's scripts have built the rest: the name, and that it is being opened."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Linked and not given to Gradio, which would rewrite selectors, and add the link only once its scripts have run.
_HEAD = """<link rel="stylesheet" href="source/style.css"><style>
#opening { position: fixed; inset: 0; z-index: 100; background: #f6f4ee; color: #20252a; }
#opening header { height: 3.5rem; padding: 0 1.5rem; display: flex; align-items: center; box-sizing: border-box; }
#opening header { border-bottom: 1px solid #ddd8cb; font: 600 1.3rem/1 Charter, "Iowan Old Style", Georgia, serif; }
#opening > p { margin: 22vh 1.5rem 0; text-align: center; font: 1rem/1.6 system-ui, sans-serif; opacity: .75; }
body:has(#ask-box) #opening { display: none; }
@media (max-width: 760px) { #opening header { padding: 0 1rem; } }
@media (prefers-color-scheme: dark) {
  #opening { background: #15181a; color: #e7e3d9; }
  #opening header { border-color: #31373a; }
}
</style>"""
_BODY = (
    '<div id="opening"><header>Chapterverse</header><p>Opening the library …</p>'
    "<noscript><p>This page needs JavaScript. All of it comes from this machine.</p></noscript></div>"
)


class Opening:
    """ASGI middleware that puts this into the page itself, which Gradio makes, so that it is painted at once."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold the page back until it is whole; everything else passes."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        start: Message = {}
        body = bytearray()

        async def send_whole(message: Message) -> None:
            """Gather the parts; send them as one, with what stands until the page is built, once the last is here."""
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            body.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            content = _opened(bytes(body)) if _is_page(start) else bytes(body)
            MutableHeaders(raw=start["headers"])["content-length"] = str(len(content))
            await send(start)
            await send({"type": "http.response.body", "body": content})

        await self._app(scope, receive, send_whole)


def _is_page(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers


def _opened(page: bytes) -> bytes:
    begun = page.replace(b"</head>", f"{_HEAD}</head>".encode(), 1)
    return begun.replace(b"<gradio-app", f"{_BODY}<gradio-app".encode(), 1)
