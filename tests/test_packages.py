"""What is installed holds every file that the code reads."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("package", ["assistant", "ingest", "store", "ui"])
def test_every_file_beside_the_code_is_installed_with_it(package: str) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = settings["tool"]["setuptools"]["package-data"][package]
    installed = {path for pattern in wanted for path in (ROOT / package).glob(pattern)}
    beside = {
        path
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc") and "__pycache__" not in path.parts
    }
    assert beside == installed
