"""LangChain's own standard tests for retrievers, over the samples."""

from __future__ import annotations

from typing import Any

import pytest
from langchain_core.retrievers import BaseRetriever

from assistant import Library
from assistant.langchain import LibraryRetriever

standard = pytest.importorskip("langchain_tests.integration_tests", reason="langchain-tests is not installed")


@pytest.mark.anyio
class TestLibraryRetriever(standard.RetrieversIntegrationTests):  # type: ignore[misc,name-defined]
    _library: Library

    @pytest.fixture
    def anyio_backend(self) -> str:
        return "asyncio"

    @pytest.fixture(autouse=True)
    def _over_the_samples(self, sample_library: Library) -> None:
        type(self)._library = sample_library

    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        return LibraryRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"library": self._library}

    @property
    def retriever_query_example(self) -> str:
        return "How often is supervision held?"

    @property
    def num_results_arg_name(self) -> str:
        return "limit"
