"""Acronyms learned from the documents, and terms that mean the same."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant.terms
from assistant import Library
from assistant.acronyms import pairs_in
from assistant.terms import Terms
from store.catalogue import Catalogue

TEXTS = {
    "Letter": "Use of the Zonal Kitchen Outline (ZKO) is slow.\n\nThe ovens are cleaned each week by the caretaker.",
    "Report": "Since May the Zonal Kitchen Outline has been read aloud to cooks every morning before work begins.",
    "Second": "A ZKO review found that spoons were counted twice.\n\nThe bus leaves at nine from the square.",
    "North": "The Red Apple Board (RAB) meets monthly. RAB members bring pears.",
    "South": "The Rural Access Bureau (RAB) lends bicycles. RAB staff mend tyres.",
    "Care": "Children in care choose the colour of their room. Locum cooks come from far away and cost more.",
    "Plans": "An education, health and care plan is written for every apprentice within twenty weeks.",
}


@pytest.fixture(scope="module")
def kitchens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("kitchens") / "library") as library:
        for title, text in TEXTS.items():
            library.add_text(text, title=title)
        yield library


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Good use is made of the Public Law Outline (PLO).", ("plo", "public law outline")),
        ("PLO (Public Law Outline)", ("plo", "public law outline")),
        ("the multi-agency safeguarding hub (MASH)", ("mash", "multi agency safeguarding hub")),
        (
            "who are not in education, employment or training (NEET)",
            ("neet", "not in education employment or training"),
        ),
        ("met by independent reviewing officers (IROs)", ("iro", "independent reviewing officers")),
        ("from the Department for Education (DfE)", ("dfe", "department for education")),
        ("the assessed and supported year in employment (ASYE)", ("asye", "assessed and supported year in employment")),
        ("the director of children’s services (DCS)", ("dcs", "director of children's services")),
    ],
)
def test_an_acronym_is_learned_with_its_long_form(text: str, pair: tuple[str, str]) -> None:
    assert list(pairs_in(text)) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "our social care system (LCS)",
        "a lead inspector, Lisa Summers (OI)",
        "CCGs (East Sussex, West Sussex and Brighton)",
        "plan (A)",
        "the strategy.\n\n(PLO) and others",
    ],
)
def test_letters_that_do_not_fit_the_initials_teach_nothing(text: str) -> None:
    assert not list(pairs_in(text))


def others(library: Library, question: str) -> set[str]:
    catalogue = Catalogue(library.path / "catalogue.sqlite3")
    try:
        return {other for found in Terms(catalogue).alternatives(question) for other in found.others}
    finally:
        catalogue.close()


def test_an_acronym_and_its_long_form_find_each_other(kitchens: Library) -> None:
    assert others(kitchens, "How is the ZKO read?") == {"zonal kitchen outline"}
    assert others(kitchens, "How is the zonal kitchen outline read?") == {"zko"}
    read = kitchens.ask("Who hears the ZKO read aloud every morning?")
    assert any("read aloud to cooks" in citation.quote for citation in read.citations)
    review = kitchens.ask("What did the Zonal Kitchen Outline review find about spoons?")
    assert any("spoons were counted twice" in citation.quote for citation in review.citations)


def test_an_acronym_of_two_meanings_stands_for_neither(kitchens: Library) -> None:
    assert not others(kitchens, "What does the RAB do?")


def test_what_a_new_document_teaches_is_known_and_forgotten_with_it(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add_text("Nothing to learn here.", title="First")
        terms = Terms(library._catalogue)
        assert not terms.alternatives("Is the QDO late?")
        added = library.add_text("The Quiet Dinner Order (QDO) is late.", title="Second")
        assert [found.others for found in terms.alternatives("Is the QDO late?")] == [("quiet dinner order",)]
        library.remove(added.id)
        assert not terms.alternatives("Is the QDO late?")


def test_equal_terms_find_each_other(kitchens: Library) -> None:
    assert "in care" in others(kitchens, "What do looked after children choose?")
    answer = kitchens.ask("Do agency staff cost more?")
    assert any("Locum cooks" in citation.quote for citation in answer.citations)


def test_a_term_that_is_a_common_word_is_meant_only_in_capitals(kitchens: Library) -> None:
    assert not others(kitchens, "Do they send children home?")
    assert others(kitchens, "How are children with SEND taught?")


def test_a_term_that_stands_in_no_document_is_answered_from_its_other_form(kitchens: Library) -> None:
    answer = kitchens.ask("For whom is an EHCP written?")
    assert any("education, health and care plan" in citation.quote for citation in answer.citations)


def test_every_group_names_its_source_and_has_no_term_twice() -> None:
    groups = tomllib.loads(Path(assistant.terms.__file__).with_name("terms.toml").read_text(encoding="utf-8"))["group"]
    terms = [term for group in groups for term in group["terms"]]
    assert len(terms) == len(set(terms))
    for group in groups:
        assert len(group["terms"]) > 1
        assert group["source"]
        assert all(term == term.casefold() for term in group["terms"])
