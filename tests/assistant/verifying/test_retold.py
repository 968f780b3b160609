"""What people retell in other words is kept; its false twin, with the same words and another claim, is not."""

from __future__ import annotations

import pytest

from assistant.verifying.evidence import evidence_in
from assistant.verifying.hedges import wrong_hedge
from assistant.verifying.negation import wrong_denial
from assistant.verifying.numbers import wrong_number
from assistant.verifying.opposites import opposite
from assistant.verifying.quantifiers import wrong_quantity
from assistant.verifying.roles import exchanged
from assistant.verifying.slots import filled_by_another
from assistant.verifying.speakers import wrong_speaker
from assistant.verifying.verifier import Verifier
from assistant.verifying.written import words_of
from store.embedding import Embedder
from tests.assistant.verifying.sources import source


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return Verifier(Embedder())


@pytest.mark.parametrize(
    ("true", "false", "text"),
    [
        ("Tenants feel content with the repairs that they get.", "Tenants pay for the repairs that they get.",
         "Tenants are content with the repairs they receive."),
        ("Letters about repairs are passed on to the surveyors.",
         "Letters about repairs are hidden from the surveyors.",
         "Letters about repairs are shared with the surveyors."),
        ("Courses on wiring have been held for caretakers.", "Courses on plumbing have been held for caretakers.",
         "Courses on wiring have been run for caretakers."),
        ("Caretakers praise the rota that the Quay Street Depot gave them.",
         "Caretakers praise the rota that the Mill Lane Depot gave them.",
         "The Quay Street Depot drew up a rota. Caretakers praise this rota, which it gave them."),
        ("The depot rents “flats on call”, and surveyors staff these flats.",
         "The depot rents “flats for free”, and surveyors staff these flats.",
         "The depot has ‘flats on call’. The depot rents these flats, and surveyors staff these flats."),
    ],
)  # fmt: skip
def test_other_words_for_the_same(verifier: Verifier, true: str, false: str, text: str) -> None:
    kept = verifier.written(true, [1], [source(text)])
    assert kept.supported, kept.reason
    assert not verifier.written(false, [1], [source(text)]).supported


def test_a_title_says_nothing_of_what_is_found(verifier: Verifier) -> None:
    """The title of the document names children; the sentence speaks of tenants."""
    given = [source("Most tenants do very well.")]
    assert verifier.written("Most tenants do very well.", [1], given).supported
    assert not verifier.written("Most children do very well.", [1], given).supported


@pytest.mark.parametrize(
    ("true", "false", "held"),
    [
        ("Rotas are issued early, but changes to rotas are not sent on time.",
         "Rotas are not issued early, but changes to rotas are sent on time.",
         "While the depot issues rotas early, it does not send changes to rotas on time."),
        ("The lift and its “call button” are not tested “with any care”.", "The lift is tested “with any care”.",
         "The lift and its “call button” are not tested “with any care”."),
        ("In reply to a fall in repairs, the depot hired surveyors.", "The depot has spare parts.",
         "Repairs have fallen due to a lack of spare parts. To address this, the depot hired surveyors."),
        ("They do not get a good rota and they are not given enough tools.",
         "They get a good rota and they are not given enough tools.",
         "They do not get a good rota and they are not given enough tools."),
    ],
)  # fmt: skip
def test_denials_keep_to_their_clause(true: str, false: str, held: str) -> None:
    assert wrong_denial(true, held) == ""
    assert wrong_denial(false, held)


@pytest.mark.parametrize(
    ("true", "false", "held"),
    [
        ("All tenants were content.", "All tenants were content.", ("Tenants were unanimously", "Some tenants were")),
        ("Repairs suit each tenant's needs.", "Repairs suit each tenant's needs.",
         ("Repairs suit tenants’ individual needs and are", "Repairs suit tenants’ needs and are")),
        ("The chair and the clerk have each left.", "Each clerk has left.",
         ("The chair and the clerk have left and are", "The clerk has left and is")),
        ("It changed how often lifts are tested.", "Lifts are often tested.",
         ("The frequency of tests of lifts is", "The frequency of tests of lifts is")),
    ],
)  # fmt: skip
def test_quantities_in_other_words(true: str, false: str, held: tuple[str, str]) -> None:
    assert wrong_quantity(true, f"{held[0]} content.") == ""
    assert wrong_quantity(false, f"{held[1]} content.")


@pytest.mark.parametrize(
    ("true", "false", "held"),
    [
        ("Tenants are supported to join a course.", "Most tenants join a course.",
         "Tenants are supported to join a course."),
        ("There are plans to repair the yard.", "The depot has repaired its yard.",
         "Plans are in place, with partners, to repair the yard."),
        ("The depot is remedying these faults.", "The depot has remedied these faults.",
         "The depot is taking action with tenants to remedy these faults."),
        ("The depot is expanding its yard.", "The depot has expanded its yard.",
         "The depot is investing in expanding its yard."),
        ("The depot should repair lifts that should be safe.", "The depot repairs lifts that should be safe.",
         "Surveyors recommend that the depot repairs lifts that should be safe."),
        ("Take-up of courses is low.", "Take-up of courses should be low.", "The take-up of courses is low."),
        ("Take-up is poor, except among clerks.", "Take-up is poor among clerks.",
         "Take-up is poor, with the exception of clerks."),
    ],
)  # fmt: skip
def test_what_is_under_way_is_not_done(true: str, false: str, held: str) -> None:
    assert wrong_hedge(true, held, "") == ""
    assert wrong_hedge(false, held, "")


@pytest.mark.parametrize(
    ("true", "false", "held"),
    [
        ("Surveyors have inspected and recorded how lifts are progressing.", "Lifts inspected surveyors.",
         "Surveyors inspected and recorded progress by lifts."),
        ("Faults found are noted in rotas.", "Rotas noted faults.", "Faults noted rotas."),
        ("Two reports that the depot ordered last year name faults.", "Two reports ordered the depot.",
         "Last year two reports ordered by the depot name faults."),
        ("Tenants whom other landlords place in Dover get the same rota.",
         "Dover tenants placed in other landlords get the same rota.",
         "Tenants in Dover placed by other landlords get the same rota."),
        ("Rotas are issued early by the yard.", "The rotas issued yards.", "The yard issues rotas early."),
    ],
)  # fmt: skip
def test_voices_are_turned_and_roles_kept(true: str, false: str, held: str) -> None:
    assert exchanged(true, held) == ""
    assert exchanged(false, held)


@pytest.mark.parametrize(
    ("true", "false", "text"),
    [
        ("Help for clerks remains patchy.", "Help for surveyors remains patchy.",
         "Surveyors get steady help. Help for clerks remains patchy."),
        ("The number of lifts waiting for new doors fell.", "The number of lifts waiting for new paint fell.",
         "Lifts get new paint sooner. The number of lifts waiting for new doors fell."),
    ],
)  # fmt: skip
def test_nothing_is_put_in_anothers_place(true: str, false: str, text: str) -> None:
    pair = evidence_in(source(text))[-1]
    assert filled_by_another(true, pair) == ""
    assert filled_by_another(false, pair)


def test_each_sentence_may_give_a_clause() -> None:
    text = "Most surveyors get regular training. However, gaps in training for some of the surveyors delay repairs."
    said = "Most surveyors get regular training, but gaps for some of the surveyors delay repairs."
    assert filled_by_another(said, evidence_in(source(text))[-1]) == ""


def test_who_says_it() -> None:
    held = "Caretakers acknowledge that tenants felt let down."
    assert wrong_speaker("Caretakers told inspectors that tenants felt let down.", held) == ""
    assert wrong_speaker("Tenants told inspectors that they felt let down.", held) == "Tenants"


def test_words_near_in_meaning_that_exclude_each_other() -> None:
    assert opposite("Tenants move to larger flats.", "Tenants remain in larger flats.") == "move"
    assert opposite("Tenants stay in larger flats.", "Tenants remain in larger flats.") == ""
    assert opposite("The decline in repairs is addressed.", "Repairs fell. To address it, staff increased.") == ""


def test_irregular_forms_are_one_word() -> None:
    assert words_of("led")[0].means(words_of("caused")[0])
    assert words_of("undertaken")[0].means(words_of("undertook")[0])
    assert not words_of("led")[0].means(words_of("held")[0])


@pytest.mark.parametrize(
    ("true", "false", "held"),
    [
        ("Lifts are built so that tenants' needs are met.", "Repairs meet tenants.",
         ("It allows for tenants’ needs to be met.", "It needs to meet tenants.")),
        ("Clerks learn the skills to manage rotas.", "The depot manages rotas.",
         ("Clerks learn the skills needed to manage rotas.", "The depot needs to manage rotas.")),
        ("Tenants like to sort keys.", "Tenants sort keys.",
         ("Tenants say what their need to sort keys is.", "There is a need to sort keys for tenants.")),
        ("A rise is being considered by the depot.", "The depot has a rise.",
         ("The depot is considering a rise.", "A rise is being considered by the depot.")),
        ("The clerk acted so that future rotas will name lifts.", "Future rotas name lifts.",
         ("The clerk acted to ensure that future rotas will name lifts.",) * 2),
    ],
)  # fmt: skip
def test_needs_that_tenants_have_are_no_duties(true: str, false: str, held: tuple[str, str]) -> None:
    assert wrong_hedge(true, held[0], "") == ""
    assert wrong_hedge(false, held[1], "")


@pytest.mark.parametrize(
    ("true", "false", "held"),
    [
        ("Some tenants did not know about the yard.", "Some tenants knew about the yard.",
         "Some tenants are unaware of the yard."),
        ("Lifts that are unfit to use are shut.", "Lifts that are fit to use are shut.",
         "Lifts that are not fit to use are shut."),
        ("Lifts are repaired without delay.", "Lifts are not repaired promptly.", "Lifts are repaired promptly."),
        ("It reduces the likelihood of faults.", "Faults are likely.", "It makes faults less likely."),
        ("The offer is not clear enough.", "The offer is clear enough.", "The offer is insufficiently clear."),
    ],
)  # fmt: skip
def test_denials_in_one_word(true: str, false: str, held: str) -> None:
    assert wrong_denial(true, held) == ""
    assert wrong_denial(false, held)


@pytest.mark.parametrize(
    ("true", "false", "held"),
    [
        ("Almost every lift is tested.", "Every lift is tested.", "Almost all lifts are tested."),
        ("Not all of these lifts are new.", "All of these lifts are new.", "These lifts are not all new."),
        ("The most worn lifts are shut.", "Most lifts are shut.", "Those most worn lifts are shut."),
        ("The yard is tidy.", "Clerks check the rotas of new lifts.",
         "The yard is tidy, which means that some clerks check the rotas of new lifts."),
    ],
)  # fmt: skip
def test_quantities_of_what_is_told(true: str, false: str, held: str) -> None:
    assert wrong_quantity(true, held) == ""
    assert wrong_quantity(false, held)


@pytest.mark.parametrize(
    ("true", "false", "held"),
    [
        ("Around 400 a year are tested.", "Around 500 a year are tested.", "Approximately 400 per annum are tested."),
        ("Tenants over 21 pay.", "Tenants under 21 pay.", "Tenants over the age of 21 pay."),
        ("Lifts failed twice.", "Lifts failed twice.", "Lifts failed on two separate occasions."),
    ],
)  # fmt: skip
def test_numbers_in_other_words(true: str, false: str, held: str) -> None:
    assert wrong_number(true, held, "") == ""
    assert wrong_number(false, held.replace("two separate", "three"), "")


@pytest.mark.parametrize(
    ("true", "false", "held"),
    [
        ("Lifts have improved thanks to the care of clerks.", "Lifts improved clerks.",
         ("The care of clerks has led to improved lifts.", "Clerks improved lifts.")),
        ("Tenants get support from the depot.", "Keys are taken from the depot.",
         ("Tenants are given support by the depot.", "Keys are taken by the depot.")),
    ],
)  # fmt: skip
def test_nouns_have_no_sides(true: str, false: str, held: tuple[str, str]) -> None:
    assert exchanged(true, held[0]) == ""
    assert exchanged(false, held[1])


@pytest.mark.parametrize(
    ("true", "false", "text"),
    [
        ("Faulty lifts are shut by the depot without delay.", "Faulty lifts are shut by the depot with delay.",
         "Faulty lifts are shut promptly by the depot."),
        ("The depot shuts unfit lifts near the yard.", "The depot shuts unsafe lifts near the yard.",
         "The depot shuts lifts near the yard that are not fit."),
        ("The depot hired one clerk and two cooks, neither of whom was suitable.",
         "The depot hired one clerk, who was unsuitable.",
         "The depot hired one clerk and two cooks, neither of whom was suitable."),
        ("Rather than a chore, rotas are a help to clerks.", "Rotas are a chore rather than a help to clerks.",
         "Rotas are not a chore but a help to clerks."),
    ],
)  # fmt: skip
def test_denied_in_other_words(verifier: Verifier, true: str, false: str, text: str) -> None:
    kept = verifier.written(true, [1], [source(text)])
    assert kept.supported, kept.reason
    assert not verifier.written(false, [1], [source(text)]).supported
