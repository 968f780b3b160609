"""The library as LangChain sees it: a retriever of passages and a runnable that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda

from assistant.types import Answer, Hit

if TYPE_CHECKING:
    from assistant.library import Library


AnsweringRunnable: TypeAlias = Runnable[str, Answer]
"""From a question to an Answer."""


class LibraryRetriever(BaseRetriever):
    """Passages of a library, best first, with source, page and offsets in their metadata."""

    library: Any
    limit: int = 5

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, limit: int | None = None
    ) -> list[LangChainDocument]:
        most = self.limit if limit is None else limit
        return [_langchain_document(hit) for hit in self.library.search(query, limit=most)]


def answering_runnable(library: Library) -> AnsweringRunnable:
    """A runnable from a question to an Answer."""
    return RunnableLambda(lambda question: library.ask(question), name="chapterverse")


def _langchain_document(hit: Hit) -> LangChainDocument:
    passage, document = hit.passage, hit.document
    metadata = {
        "document_id": document.id,
        "source": document.paths[0] if document.paths else document.id,
        "title": document.title,
        "page": passage.page,
        "paragraph": passage.label,
        "start": passage.start,
        "end": passage.end,
        "score": hit.score,
    }
    return LangChainDocument(page_content=passage.text, metadata=metadata)
