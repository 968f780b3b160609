"""Refuses every connection that would leave this machine, and writes it down.

Stands alone, so that processes started by a test can run it before anything else.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from typing import Any

LOG = "CHAPTERVERSE_TESTS_REFUSED"
"""The environment variable that names the file in which refused connections are written down."""
_LOCAL_NAMES = frozenset({"", "localhost", "localhost.localdomain", "ip6-localhost"})


def refuse() -> None:
    """From now on this process reaches itself and its machine only."""
    connect, connect_ex, sendto = socket.socket.connect, socket.socket.connect_ex, socket.socket.sendto
    getaddrinfo, gethostbyname = socket.getaddrinfo, socket.gethostbyname

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _require_local(self, address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _require_local(self, address)
        return connect_ex(self, address)

    def guarded_sendto(self: socket.socket, data: Any, *rest: Any) -> int:
        _require_local(self, rest[-1])
        return sendto(self, data, *rest)

    def guarded_getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        _require_local_host(host)
        return getaddrinfo(host, *rest, **named)

    def guarded_gethostbyname(host: str) -> str:
        _require_local_host(host)
        return gethostbyname(host)

    socket.socket.connect = guarded_connect  # type: ignore[method-assign,assignment]
    socket.socket.connect_ex = guarded_connect_ex  # type: ignore[method-assign,assignment]
    socket.socket.sendto = guarded_sendto  # type: ignore[method-assign,assignment]
    socket.getaddrinfo = guarded_getaddrinfo
    socket.gethostbyname = guarded_gethostbyname


def _require_local(connection: socket.socket, address: Any) -> None:
    if connection.family in (socket.AF_INET, socket.AF_INET6):
        _require_local_host(address[0])


def _require_local_host(host: Any) -> None:
    name = host.decode() if isinstance(host, bytes) else str(host or "")
    if name in _LOCAL_NAMES or _is_loopback(name):
        return
    if LOG in os.environ:
        with open(os.environ[LOG], "a", encoding="utf-8") as log:  # noqa: PTH123 - a child process imports as little as it can
            log.write(f"{name}\n")
    raise ConnectionRefusedError(f"The tests let nothing reach out of this machine, and this asked for {name}.")


def _is_loopback(name: str) -> bool:
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
