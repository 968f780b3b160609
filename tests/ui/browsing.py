"""What tests of the page do in the browser, and a request without one."""

from __future__ import annotations

import http.client
import io
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import numpy as np
from PIL import Image
from playwright.sync_api import Dialog, FilePayload, Locator, Page

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


def ask(page: Page, question: str) -> Locator:
    """Ask and return the exchange once it is answered."""
    box = page.get_by_role("textbox", name="Question")
    box.fill(question)
    box.press("Enter")
    turn = page.locator(".turn").filter(has=page.get_by_role("heading", name=question, exact=True)).last
    turn.locator(".answer").wait_for(timeout=60_000)  # the first one loads the model
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
