"""The examples of docs/python.md run as they stand, in their order."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest


def test_the_examples_run(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parents[1] / "docs" / "python.md").read_text(encoding="utf-8")
    shutil.copytree(samples, tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    examples = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(examples) >= 6
    for example in examples:
        exec(compile(example, "docs/python.md", "exec"), names)  # the page is our own
    assert "answered" in capsys.readouterr().out
