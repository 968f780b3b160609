"""The library as LangChain sees it."""

from __future__ import annotations

import asyncio

from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda

from assistant import Answer, Library


def contents(found: list[Document]) -> list[str]:
    return [document.page_content for document in found]


def text(answer: Answer) -> str:
    return answer.text


def test_the_retriever_gives_passages_with_where_they_stand(sample_library: Library) -> None:
    retriever = sample_library.as_retriever(limit=50)
    assert isinstance(retriever, BaseRetriever)
    found = retriever.invoke("foster carers’ fees")
    hits = sample_library.search("foster carers’ fees", limit=50)
    assert any(hit.page != hit.passage.page_end for hit in hits), "some go over the end of a page"
    assert [document.page_content for document in found] == [hit.text for hit in hits]
    for document, hit in zip(found, hits, strict=True):
        assert isinstance(document, Document)
        held = sample_library.document(document.metadata["document_id"])
        assert held.text[document.metadata["start"] : document.metadata["end"]] == document.page_content
        assert document.metadata == {
            "document_id": hit.document.id,
            "source": hit.document.paths[0],
            "title": hit.document.title,
            "page": hit.page,
            "paragraph": hit.passage.label,
            "start": hit.passage.start,
            "end": hit.passage.end,
            "score": hit.score,
        }


def test_the_retriever_stands_in_a_chain_also_one_that_does_not_wait(sample_library: Library) -> None:
    chain = sample_library.as_retriever(limit=2) | RunnableLambda(contents)
    expected = [hit.text for hit in sample_library.search("supervision", limit=2)]
    assert chain.invoke("supervision") == expected
    assert asyncio.run(chain.ainvoke("supervision")) == expected


def test_the_runnable_answers_as_the_library_does(sample_library: Library) -> None:
    runnable = sample_library.as_runnable()
    assert isinstance(runnable, Runnable)
    question = "What needs to improve?"
    answer = runnable.invoke(question)
    assert isinstance(answer, Answer)
    assert answer == sample_library.ask(question)
    assert answer.citations
    assert runnable.batch([question, question]) == [answer, answer]
    assert (runnable | RunnableLambda(text)).invoke(question) == answer.text
