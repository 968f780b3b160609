"""What tests of the page do in the browser, and a request without one."""

from __future__ import annotations

import http.client
import io
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import numpy as np
from PIL import Image
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Dialog,
    FilePayload,
    Locator,
    Page,
    Request,
    Response,
    expect,
)

IN_A_PDF = "What share of children who went missing were offered return home interviews within 72 hours in 2023?"


@dataclass
class Seen:
    """What the browser did while a test ran."""

    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


COLD = 60_000
"""Milliseconds that a server may take which has just been started on a busy machine and loads its model."""


class Watched:
    """Every context of the browser: where its requests went, and what was not as the page's policy wants it.

    `strays` is what a test must not leave behind: requests elsewhere, responses without a policy, what it refused.
    """

    def __init__(self) -> None:
        self.strays: list[str] = []
        self.requests = 0
        self._home: dict[BrowserContext, str] = {}

    def watch(self, context: BrowserContext) -> None:
        """Look at all that the context does, from its first request on; that one goes to its own server."""
        context.on("request", lambda request: self._asked(context, request))
        context.on("response", self._answered)
        context.on("console", self._said)

    def _asked(self, context: BrowserContext, request: Request) -> None:
        at = urlsplit(request.url)
        if at.scheme in ("data", "blob", "file", "about"):
            return
        self.requests += 1
        home = self._home.setdefault(context, at.netloc)
        if at.netloc != home or at.hostname != "127.0.0.1":
            self.strays.append(f"asked for {request.url}")

    def _answered(self, response: Response) -> None:
        if response.url.startswith("http") and "default-src 'self'" not in response.headers.get(
            "content-security-policy", ""
        ):
            self.strays.append(f"no content policy: {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.strays.append(message.text)


def ask(page: Page, question: str) -> Locator:
    """Ask and return the exchange once it is answered; a failure is seen at once."""
    box = page.get_by_role("textbox", name="Question")
    box.fill(question)
    box.press("Enter")
    turn = page.locator(".turn").filter(has=page.get_by_role("heading", name=question, exact=True)).last
    expect(turn.locator(".answer, .failure").first).to_be_visible(timeout=COLD)
    assert turn.locator(".failure").all_inner_texts() == []
    return turn


def upload(page: Page, files: dict[str, bytes]) -> None:
    """Drop files of these names and bytes on the page's upload field."""
    given: list[FilePayload] = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files.items()
    ]
    page.set_input_files("#drop input[data-input=files]", given)


def yellow_pixels(picture: bytes) -> int:
    red, green, blue = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"), np.int16).transpose(2, 0, 1)
    return int(((red > 200) & (green > 180) & (blue < red - 60)).sum())


def in_view(inner: Locator, outer: Locator) -> bool:
    one, other = inner.bounding_box(), outer.bounding_box()
    assert one is not None
    assert other is not None
    return other["y"] <= one["y"] <= other["y"] + other["height"]


def request(
    address: str, path: str, method: str = "GET", body: str | None = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    answered = response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    connection.close()
    return answered
