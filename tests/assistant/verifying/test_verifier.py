"""A model's statements from end to end: what is shown, with which words, and what is withheld and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.types import Citation, Statement
from assistant.verifying.verifier import Verifier
from store.embedding import Embedder
from tests.assistant.verifying.sources import document, source

TEXT = """# Children in care

Most children in care see their social worker every six weeks. They say that this helps.

Since 2021 the Public Law Outline (PLO) has been used earlier. Twelve carers were recruited last year, but too few
of them take teenagers. Brothers and sisters live together where that is safe.

The chair, Ann Lee, intends to review the plan in May 2023.
"""


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return Verifier(Embedder())


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("12 carers were recruited in the past year.", "Twelve carers"),
        ("The majority of looked after children are seen by their social worker every six weeks.", "Most children"),
        ("The PLO has been used earlier since 2021.", "Since 2021"),
        ("Ann Lee, the chair, plans to review the plan in May 2023 [1].", "The chair"),
        ("Siblings live together where it is safe.", "Brothers and sisters"),
        ("Most children in care see their social worker every six weeks and say that this helps.", "Most children"),
    ],
)
def test_a_true_statement_gets_the_words_that_say_it(verifier: Verifier, said: str, begins: str) -> None:
    verdict = verifier.written(said, [1], [source(TEXT)])
    assert verdict.supported, verdict.reason
    assert verdict.quote.startswith(begins)
    assert verdict.source is not None
    assert verdict.source.document.text[verdict.start : verdict.end] == verdict.quote


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ("13 carers were recruited last year.", "number"),
        ("Children in care see their social worker every six weeks.", "most"),
        ("Ann Lee has reviewed the plan.", "plan"),
        ("Ann Lee intends to review the plan in June 2023.", "June 2023"),
        ("Enough of the carers take teenagers.", "too few"),
        ("Twelve carers were recruited last year by a new agency.", "new"),
        ("Carers say that this “helps a great deal”.", "quotation"),
        ("Since 2021 the Public Law Outline has been used earlier in Leeds.", "Leeds"),
        ("Do carers take teenagers?", "asks"),
        ("Yes.", ""),
        ("See [the plan](http://a.example).", "link"),
    ],
)
def test_a_false_statement_is_withheld_with_its_reason(verifier: Verifier, said: str, because: str) -> None:
    verdict = verifier.written(said, [1], [source(TEXT)])
    assert not verdict.supported
    assert because in verdict.reason
    assert verdict.reason.endswith(".")
    assert verdict.source is None


def test_only_the_passages_cited_count(verifier: Verifier) -> None:
    given = [source(TEXT), source("Nine homes were opened.", 2, "Leeds")]
    assert verifier.written("Nine homes were opened.", [2], given).supported
    assert not verifier.written("Nine homes were opened.", [1], given).supported
    assert not verifier.written("Nine homes were opened.", [], given).supported
    assert not verifier.written("Nine homes were opened.", [2, 3], given).supported


def test_facts_of_two_authorities_are_not_mixed(verifier: Verifier) -> None:
    given = [source("In Leeds nine homes were opened. In Bradford four homes were opened.")]
    assert verifier.written("In Leeds nine homes were opened.", [1], given).supported
    assert not verifier.written("In Leeds four homes were opened.", [1], given).supported
    given = [source("Nine homes were opened.", 1, "Leeds"), source("Four homes were opened.", 2, "Bradford")]
    assert verifier.written("Leeds opened nine homes.", [1, 2], given).supported
    assert not verifier.written("Leeds opened four homes.", [1, 2], given).supported


def _citation(quote: str, authority: str, number: int) -> Citation:
    held = document(f"{quote}\n\nMore is said here.", authority)
    start = held.text.index(quote)
    return Citation(number, held, quote, start, start + len(quote), None, None, None)


def test_a_quote_stands_at_its_offsets(verifier: Verifier) -> None:
    citation = _citation("Overall effectiveness is good.", "Leeds", 1)
    assert verifier.quoted(citation)
    assert not verifier.quoted(replace(citation, quote="Overall effectiveness is poor."))
    assert not verifier.quoted(replace(citation, start=citation.start + 1))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2 authorities were judged inadequate overall: Leeds and York.", True),
        ("3 authorities were judged inadequate overall: Leeds and York.", False),
        ("2 authorities were judged good overall: Leeds and York.", False),
        ("2 authorities were judged inadequate overall: Leeds and Kent.", False),
        ("None of the 2 authorities was judged good overall.", True),
        ("None of the 2 authorities was judged inadequate overall.", False),
        ("2 of 5 authorities were never judged good for overall effectiveness in this library: Leeds and York.", True),
        ("2 of 5 authorities were never judged inadequate for overall effectiveness in this library.", False),
        ("It is so.", False),
    ],
)
def test_a_count_is_made_anew_from_its_citations(verifier: Verifier, text: str, right: bool) -> None:
    quote = "Overall effectiveness is inadequate."
    statement = Statement(text, (_citation(quote, "Leeds", 1), _citation(quote, "York", 2)), "derived")
    assert verifier.derived(statement) == right


def test_a_change_is_made_anew_from_its_citations(verifier: Verifier) -> None:
    before, after = (
        _citation(f"Overall effectiveness is {grade}.", "Leeds", at)
        for at, grade in enumerate(("inadequate", "good"), start=1)
    )
    steps = "from inadequate (2022), then good (2022)"
    said = f"Leeds, overall effectiveness: {steps}. At the last of these inspections it got {{}}."
    assert verifier.derived(Statement(said.format("better"), (before, after), "derived"))
    assert not verifier.derived(Statement(said.format("worse"), (before, after), "derived"))
    assert not verifier.derived(Statement(said.format("better"), (after, before), "derived"))


def test_a_change_of_an_authority_with_commas_in_its_name(verifier: Verifier) -> None:
    name = "Bournemouth, Christchurch and Poole"
    steps = tuple(_citation(f"Overall effectiveness is {grade}.", name, 1) for grade in ("inadequate", "good"))
    said = (
        "{}, overall effectiveness: from inadequate (2022), then good (2022). At the last of these inspections it "
        "got better."
    )
    assert verifier.derived(Statement(said.format(name), steps, "derived"))
    assert not verifier.derived(Statement(said.format("Leeds, Christchurch and Poole"), steps, "derived"))
