"""Why a model did not answer, in words of ours: what a provider says may repeat keys and passages."""

from __future__ import annotations

import re
from contextlib import suppress
from email.utils import parsedate_to_datetime
from time import time
from typing import Any


class ModelFailed(Exception):
    """A model did not answer; the text says why, to stand after its name: "could not be reached".

    `again` is whether another attempt may help, `wait` for how many seconds its server asks to be left alone.
    `of_request` is whether the server refused the form of the request.
    """

    def __init__(self, why: str, *, again: bool = False, wait: float = 0.0, of_request: bool = False) -> None:
        """As above."""
        super().__init__(why)
        self.again, self.wait, self.of_request = again, wait, of_request


class Stopped(Exception):
    """The reader stopped it."""


UNREADABLE = "returned nothing that can be read"
EMPTY = "returned nothing"
ENDLESS = "did not come to an end"


def failure_of(error: BaseException) -> ModelFailed:
    """What an error of a model's package means, by its class, and by its status on the web."""
    if isinstance(error, ModelFailed):
        return error
    names = {kind.__name__ for kind in type(error).__mro__}
    status = _status(error)
    if isinstance(error, TimeoutError) or any("Timeout" in name for name in names):
        return ModelFailed("took too long", again=True)
    if "LengthFinishReasonError" in names:
        return ModelFailed(ENDLESS, again=True)
    if "ContentFilterFinishReasonError" in names:
        return ModelFailed("was not allowed to answer by its provider")
    if "ContextOverflowError" in names:
        return ModelFailed("cannot read that much text at once")
    if status == 429 or "ModelRateLimitError" in names:
        return ModelFailed("is asked too often at present", again=True, wait=_retry_after(error))
    if status in (401, 403) or names & {"ModelAuthenticationError", "ModelPermissionDeniedError"}:
        return ModelFailed("did not accept the key")
    if status == 404 or "ModelNotFoundError" in names:
        return ModelFailed("is unknown to its server")
    if status in (301, 302, 303, 307, 308):
        return ModelFailed("is served at another address now, which was not named")
    if status in (400, 415, 422, 501) or names & {"ModelInvalidRequestError", "NotImplementedError"}:
        return ModelFailed("could not make anything of the request", again=True, of_request=True)
    if (status or 0) >= 500 or "ModelAPIError" in names:
        return ModelFailed("failed", again=True, wait=_retry_after(error))
    if isinstance(error, OSError) or any(re.search("Connect|Network|Protocol", name) for name in names):
        return ModelFailed("could not be reached", again=True)
    return ModelFailed("failed", again=True)


def _status(error: BaseException) -> int | None:
    for holder in (error, getattr(error, "response", None)):
        status: Any = getattr(holder, "status_code", None)
        if isinstance(status, int) and status > 0:
            return status
    return None


def _retry_after(error: BaseException) -> float:
    """The seconds of the answer's Retry-After, a number or a date; 0 where it says none."""
    headers: Any = getattr(getattr(error, "response", None), "headers", None) or {}
    said = str(headers.get("retry-after", "") or "").strip()
    with suppress(ValueError, TypeError, OverflowError):
        return max(0.0, float(said) if said.isdigit() else parsedate_to_datetime(said).timestamp() - time())
    return 0.0
