"""The real small model for the tests of this folder, which `make test-model` runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Library, ModelLimits
from tests.small_model import MISSING, SmallModel, is_installed

LIMITS = ModelLimits(tokens=1400, answer_tokens=120, connect=5, first=120, whole=180)


@pytest.fixture(scope="session")
def small_model() -> Iterator[SmallModel]:
    if not is_installed():
        pytest.skip(MISSING)
    with SmallModel() as server:
        yield server


@pytest.fixture(scope="session")
def written_library(sample_library: Library, small_model: SmallModel) -> Iterator[Library]:
    """The samples with the real small model. It is shared: look and ask, never write."""
    with Library.open(sample_library.path, model=small_model.model, model_limits=LIMITS) as library:
        yield library
