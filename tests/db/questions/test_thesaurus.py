"""The thesaurus: each subject with its witnesses, each phrase with one subject."""

import re

import pytest

from db.questions.named import ASPECTS, named_phrases
from db.questions.phrases import Phrases, words_of
from db.questions.thesaurus import BY_SLUG, SUBJECTS
from db.questions.thesaurus.not_subjects import NOT_SUBJECTS, NotSubject
from db.questions.thesaurus.row import Subject


def slugs(text: str) -> set[str]:
    return {match.slug for match in named_phrases().find(words_of(text))}


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.slug)
def test_a_subject_is_named_by_its_witness_and_not_by_the_other(subject: Subject) -> None:
    assert subject.slug in slugs(subject.yes)
    assert subject.slug not in slugs(subject.no)


@pytest.mark.parametrize("row", NOT_SUBJECTS, ids=lambda row: row.phrase)
def test_a_look_alike_names_nothing(row: NotSubject) -> None:
    assert not slugs(row.witness)
    alone = Phrases([("it", row.phrase)])
    assert alone.find(words_of(row.witness))


def test_subjects_are_many_and_lead_to_no_unknown_one() -> None:
    assert len(SUBJECTS) == len(BY_SLUG) >= 150
    for subject in SUBJECTS:
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", subject.slug)
        assert (
            not subject.broader
            or not BY_SLUG[subject.broader].broader
            or (BY_SLUG[BY_SLUG[subject.broader].broader].broader == "")
        )
    assert set(BY_SLUG) >= ASPECTS


def test_welsh_words_name_their_subject() -> None:
    for subject in SUBJECTS:
        for phrase in filter(None, (part.strip() for part in subject.welsh.split(";"))):
            assert subject.slug in slugs(phrase), phrase


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("Theft of a pedal cycle", "cycle & theft", True),
        ("Pedal cycles that were stolen", "cycle & stolen", True),
        ("Theft; cycle lanes", "cycle & theft", False),  # a mark between
        ("Theft by cycle couriers", "cycle & theft", False),
        ("theft of one two three four cycle", "cycle & theft", False),  # a gap of three at most
        ("Break-ins at homes", "break-in", True),
        ("Speeding", "=speeding", True),
        ("Speed of the line", "=speeding", False),
        ("Cŵn peryglus", "cwn peryglus", True),
        ("Dog out of control", "dog * out of control", True),
        ("Dog dangerously out of control", "dog * out of control", True),
    ],
)
def test_phrases(text: str, phrase: str, found: bool) -> None:
    assert bool(Phrases([("it", phrase)]).find(words_of(text))) is found


def test_the_longest_phrase_wins_and_generic_words_may_be_shared() -> None:
    assert slugs("Theft from a motor vehicle") == {"theft-from-vehicles"}
    assert slugs("Sexual offences on trains") == {"sexual-offences", "railway-crime"}
    assert slugs("Dog walker robbed") == {"robbery"}
    assert slugs("Motor bike stolen") == {"motorcycle-theft"}
