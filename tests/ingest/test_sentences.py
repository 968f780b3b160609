"""Where sentences end in the prose of reports and minutes."""

from __future__ import annotations

import pytest

from ingest.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Leaders know this.", "They have begun to act."],
        ["Is it good?", "It is!", "“Yes.”", "(They said so.)", "Then they left…", "All of them."],
        ["Children told us: ‘we are heard.’", "Carers agreed."],
        ["The board met on 14 February 2019.", "26 members came."],
        ["Costs rose.", "£2.5 million was spent."],
        ["They are safe.", "‘Staying put’ is promoted."],
        ["This costs 4.5% more in the U.K. today than in 2020.", "Few noticed."],
        ["He asked Mr. Smith and Cllr. O’Brien about para. 14 and No. 7, e.g. Larch House, i.e. the home.", "Both spoke."],
        ["Dr. A. B. Jones chaired.", "J. Singh sent apologies."],
        ["The visit was led by Ofsted Inspectors Ltd. Nobody else came."],
        ["Children in need, child protection etc. are one service."],
        ["see paras. 3 to 5 of the report"],
        ["This was agreed by the panel.2", "It was not minuted."],
        ["1. Children are seen.", "They are heard."],
    ],
)
def test_text_is_cut_into_its_sentences_and_nowhere_else(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize("between", ["  ", "\n", "\n\n", " \t\n "])
def test_spaces_between_sentences_belong_to_none(between: str) -> None:
    assert sentences(f" One is here.{between}Two is there. ") == ["One is here.", "Two is there."]


def test_a_sentence_over_lines_stays_one() -> None:
    assert sentences("It goes\nover two lines. The next\none too.") == ["It goes\nover two lines.", "The next\none too."]


def test_only_the_range_asked_for_is_cut_and_offsets_are_the_whole_texts() -> None:
    text = "Before. This one. And this. After."
    start, end = text.index("This"), text.index(" After")
    assert [text[a:b] for a, b in sentence_spans(text, start, end)] == ["This one.", "And this."]


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_no_words_are_no_sentence(text: str) -> None:
    assert sentence_spans(text) == []


def test_nothing_but_space_is_lost(samples: object) -> None:
    text = "Heading without a stop\n\n" + "One sentence. Another! A third? (A fourth.) 5. A fifth, e.g. This. The end" * 5
    spans = sentence_spans(text)
    outside = "".join(text[a:b] for a, b in zip([0, *(end for _, end in spans)], [*(s for s, _ in spans), len(text)], strict=True))
    assert outside.strip() == ""
    assert all(first < last for first, last in spans)
