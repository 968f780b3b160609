"""Where a question and a sentence part although they speak of the same thing; all values worked out by hand."""

from __future__ import annotations

import pytest

from assistant.reader.contrasts import contraries, denied_apart, particulars, prefixed_apart


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("Are plans clear?", "Plans are clear.", 0),
        ("Are plans clear?", "Plans are not clear.", 1),
        ("Which plans are not clear?", "Plans are clear.", 1),
        ("Which plans are not clear?", "Plans are not always very clear.", 0),
        ("Are plans clear and detailed?", "Plans are never clear or detailed.", 2),
        # what stands four words after the word that denies is no longer denied
        ("Are plans clear?", "Not once did those plans seem clear.", 0),
        ("Do managers record reasons?", "Managers do not record reasons.", 2),
        ("Do managers record reasons?", "Managers don't record reasons.", 2),
        ("Do managers record reasons?", "Managers don’t record reasons.", 2),
        ("Are plans clear?", "Visits are not regular.", 0),
    ],
)
def test_words_that_only_one_of_them_denies(question: str, sentence: str, words: int) -> None:
    assert denied_apart(particulars(question), particulars(sentence)) == words


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("Did caseloads rise?", "Caseloads fell.", 1),
        ("Did caseloads fall?", "Caseloads rose.", 1),
        ("Did caseloads rise?", "Caseloads rose.", 0),
        ("Is the oldest hub the cheapest?", "The newest hub is expensive.", 1),  # "cheapest" is in no pair
        ("Is the internal audit quick?", "The external audit is slow.", 2),
        # the question's word is there too, so that the contrary is not instead of it
        ("Is practice strong?", "Practice is strong in the north and weak in the south.", 0),
        ("Is practice strong?", "Practice is steady.", 0),
    ],
)
def test_words_whose_contrary_stands_in_their_place(question: str, sentence: str, words: int) -> None:
    assert contraries(particulars(question), particulars(sentence)) == words


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("Were there understandings?", "There were misunderstandings.", 1),
        ("Were there misunderstandings?", "There were understandings.", 1),
        ("Are visits regular?", "Visits are irregular.", 1),
        ("Are visits regular?", "Visits are regular.", 0),
        ("Is the form of the plan good?", "The plan will inform managers.", 1),  # letters are all that is looked at
        ("What is on the side?", "It is inside.", 0),  # "side" is too short for "in" to be taken as a prefix of it
        ("Are plans able and regular?", "Plans are unable and irregular.", 1),  # so is "abl"
    ],
)
def test_words_that_differ_by_a_prefix_that_denies(question: str, sentence: str, words: int) -> None:
    assert prefixed_apart(particulars(question), particulars(sentence)) == words


def test_names_are_capitalised_words_other_than_the_first() -> None:
    assert particulars("Managers met Anna Reed and The Board of York in June.").names == {
        "anna",
        "reed",
        "board",
        "york",
    }
    assert not particulars("Anna met them.").names


def test_numbers_are_what_is_written_with_digits() -> None:
    held = particulars("In 2019 some 41 children, 12% of all, cost £700 a week; two left.")
    assert held.numbers == {"2019", "41", "12", "700"}


def test_months_and_quantifiers() -> None:
    held = particulars("Every plan of June and september was the first and only one.")
    assert held.months == {"june", "september"}
    assert held.quantifiers == {"every", "first", "only"}
    assert not particulars("Plans are made in time.").quantifiers
