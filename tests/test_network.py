"""The guard that keeps every other test on this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.refused_network import LOG

ELSEWHERE = "198.51.100.7"


@pytest.fixture(autouse=True)
def refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """These tests ask on purpose, so what they ask is written down apart."""
    log = tmp_path / "refused.txt"
    monkeypatch.setenv(LOG, str(log))
    return log


@pytest.mark.parametrize("family", [socket.SOCK_STREAM, socket.SOCK_DGRAM])
def test_no_socket_reaches_another_machine(refused: Path, family: socket.SocketKind) -> None:
    with socket.socket(socket.AF_INET, family) as connection:
        with pytest.raises(ConnectionRefusedError, match="nothing reach out"):
            connection.connect((ELSEWHERE, 9))
        with pytest.raises(ConnectionRefusedError):
            connection.connect_ex((ELSEWHERE, 9))
        with pytest.raises(ConnectionRefusedError):
            connection.sendto(b"x", (ELSEWHERE, 9))
    assert refused.read_text().split() == [ELSEWHERE] * 3


def test_no_name_is_looked_up(refused: Path) -> None:
    with pytest.raises(OSError, match=r"hub\.example"):
        urllib.request.urlopen("https://hub.example/", timeout=5)
    assert refused.read_text().split() == ["hub.example"]


def test_no_process_that_a_test_starts_gets_out(refused: Path) -> None:
    script = f"import socket; socket.create_connection(({ELSEWHERE!r}, 9), timeout=5)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=dict(os.environ))
    assert "nothing reach out" in done.stderr
    assert refused.read_text().split() == [ELSEWHERE]


def test_this_machine_can_talk_to_itself(refused: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()[:2]):
        pass
    assert socket.getaddrinfo("localhost", 80)
    assert not refused.exists()
