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
        ["He asked Mr. Smith and Cllr. O’Brien about para. 14 and No. 7.", "Both spoke."],
        ["Some homes, e.g. Larch House, are new, i.e. They were built in 2023.", "Few are not."],
        ["Dr. A. B. Jones chaired.", "J. Singh sent apologies."],
        ["The homes are run by Larch Care Ltd.", "Nobody else bid."],
        ["Larch Care Ltd. runs the homes."],
        ["Children in need, child protection etc. are one service."],
        ["see paras. 3 to 5 of the report"],
        ["1. Children are seen.", "They are heard."],
    ],
)
def test_text_is_cut_into_its_sentences_and_nowhere_else(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize("between", ["  ", "\n", "\n\n", " \t\n "])
def test_spaces_between_sentences_belong_to_none(between: str) -> None:
    assert sentences(f" One is here.{between}Two is there. ") == ["One is here.", "Two is there."]


def test_a_sentence_over_lines_stays_one() -> None:
    assert sentences("It goes\nover lines. The next\none too.") == ["It goes\nover lines.", "The next\none too."]


def test_only_the_range_asked_for_is_cut_and_offsets_are_the_whole_texts() -> None:
    text = "Before. This one. And this. After."
    start, end = text.index("This"), text.index(" After")
    assert [text[a:b] for a, b in sentence_spans(text, start, end)] == ["This one.", "And this."]


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_no_words_are_no_sentence(text: str) -> None:
    assert sentence_spans(text) == []


def test_nothing_but_space_is_lost() -> None:
    text = "No stop here\n\n" + "One sentence. Another! A third? (A fourth.) 5. A fifth, e.g. This. The end" * 5
    spans = sentence_spans(text)
    gaps = zip([0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)], strict=True)
    outside = "".join(text[first:last] for first, last in gaps)
    assert outside.strip() == ""
    assert all(first < last for first, last in spans)
