"""What all tests share: real libraries over real documents, and no way out of this machine."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
if str(ROOT) not in sys.path:  # for tests.*, whichever way pytest was started
    sys.path.insert(0, str(ROOT))

from tests import refused_network  # noqa: E402 - needs the path above

_SCRATCH = Path(tempfile.mkdtemp(prefix="chapterverse-tests-"))
_REFUSED = _SCRATCH / "refused.txt"


def _prepare_environment() -> None:
    """Before anything of ours is imported: hubs stay unasked, and no library of the developer's is touched.

    Telemetry is not switched off here: the program itself has to, and the refused connections show whether it did.
    """
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ["HF_DATASETS_OFFLINE"] = "1"
    os.environ["HF_HOME"] = str(_SCRATCH / "hub")
    os.environ["CHAPTERVERSE_LIBRARY"] = str(_SCRATCH / "library")
    for name in ("EMBEDDING", "MODEL", "MODEL_URL", "MODEL_HOST", "MODEL_KEY"):
        os.environ.pop(f"CHAPTERVERSE_{name}", None)


def _refuse_network() -> None:
    """In this process now, and in each Python process that a test starts, as its first act."""
    _REFUSED.touch()
    os.environ[refused_network.LOG] = str(_REFUSED)
    start_up = _SCRATCH / "start-up"
    start_up.mkdir()
    guard = f"import runpy\nrunpy.run_path({str(refused_network.__file__)!r})['refuse']()\n"
    (start_up / "sitecustomize.py").write_text(guard, encoding="utf-8")
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(start_up), *([before] if before else [])])
    refused_network.refuse()


_prepare_environment()
_refuse_network()

from assistant import Library  # noqa: E402 - the environment comes first


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In two processes one drives the browser and the other does the rest: a browser's event loop bears no other."""
    browsing = {item.path for item in items if "browser" in getattr(item, "fixturenames", ())}
    for item in items:
        item.add_marker(pytest.mark.xdist_group("page" if item.path in browsing else "rest"))


def pytest_unconfigure() -> None:
    shutil.rmtree(_SCRATCH, ignore_errors=True)


@pytest.fixture(autouse=True)
def _nothing_leaves_the_machine() -> Iterator[None]:
    """Fails a test that asked for another machine, also where the refusal was swallowed."""
    before = _REFUSED.stat().st_size
    yield
    with _REFUSED.open(encoding="utf-8") as log:
        log.seek(before)
        asked = sorted(set(log.read().split()))
    if asked:
        pytest.fail(f"This test tried to reach {', '.join(asked)}; nothing may leave the machine.", pytrace=False)


@pytest.fixture(scope="session")
def collections() -> Path:
    """Real documents beside the checkout."""
    folder = ROOT.parent / "shared" / "collections"
    if not folder.is_dir():
        pytest.skip("The real documents (../shared/collections beside this checkout) are not on this machine.")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample documents that come with the project."""
    return ROOT / "samples" / "documents"


@pytest.fixture(scope="session")
def sample_library(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of the sample documents. It is shared: look and ask, never write."""
    with Library.open(tmp_path_factory.mktemp("samples") / "library") as library:
        assert not library.add(samples).failed
        yield library


@pytest.fixture(scope="session")
def coventry_library(collections: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of five public documents about Coventry. It is shared: look and ask, never write."""
    with Library.open(tmp_path_factory.mktemp("coventry") / "library") as library:
        assert not library.add(collections / "coventry" / "documents").failed
        yield library
