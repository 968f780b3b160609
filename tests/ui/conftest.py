from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant import Library

HOSTILE = (
    "Penguin budget\n\nThe penguin budget is <img src=http://example.org/x.png onerror=alert(1)> and "
    "![x](http://example.org/x.png) pounds a year. ${alert(2)} {{value}} <script>alert(3)</script>\n"
)


@pytest.fixture(scope="session")
def documents(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample documents and a hostile one, in a folder of their own."""
    folder = tmp_path_factory.mktemp("documents") / "papers"
    shutil.copytree(samples, folder)
    (folder / "penguins.txt").write_text(HOSTILE, "utf-8")
    return folder


@pytest.fixture(scope="session")
def made_library(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library over the sample documents, made once; copy it before writing to it."""
    folder = tmp_path_factory.mktemp("library") / "library"
    with Library.open(folder) as library:
        assert not library.add(documents).failed
    return folder


@pytest.fixture
def library(made_library: Path, tmp_path: Path) -> Path:
    """A library of the test's own."""
    return shutil.copytree(made_library, tmp_path / "library")
