"""A line that many documents share is in their texts and found by search, and is never an answer."""

from __future__ import annotations

from pathlib import Path

from assistant import Library

SHARED = "Readers of the Harrow Courier meet their councillors at the library each Tuesday; bring a friend along."
ARTICLES = {
    "homes": "Care leavers in Marlbeck wait eleven months for a home of their own, the council told its board.",
    "fees": "The fees of foster carers in Marlbeck rise in April, for the first time in nine years, said the council.",
    "schools": "Pupils who are educated at home are visited twice in each year by an adviser, a report finds.",
    "roads": "The bridge over the Arle stays shut until the autumn while its piers are made safe for lorries.",
    "parks": "A meadow of wild flowers is sown in the park where the old bandstand stood until the winter storm.",
}


def article(words: str, shared: str) -> str:
    return (
        f"{words}\n\n{words.replace('The', 'This')} It said so again on the day after, with more to come.\n\n{shared}\n"
    )


def test_a_line_of_five_articles_is_found_but_never_offered(tmp_path: Path) -> None:
    question = "When do readers of the Harrow Courier meet their councillors at the library?"
    with Library.open(tmp_path / "library") as library:
        for name, words in ARTICLES.items():
            others = len(library.documents())
            library.add_text(article(words, SHARED), title=name.title(), id=name)
            if others < 3:
                assert "each Tuesday" in library.ask(question).text, "so few may well mean it"
        answer = library.ask(question)
        shown = [statement.text for statement in answer.statements] + [near.text for near in answer.near]
        assert not any("Courier" in words for words in shown)
        hits = library.search("Harrow Courier councillors Tuesday", limit=5)
        assert all(SHARED in hit.text for hit in hits)
        assert {hit.document.id for hit in hits} == set(ARTICLES)
        assert all(SHARED in document.text for document in library.documents())
        assert "eleven months" in library.ask("How long do care leavers in Marlbeck wait for a home?").text
