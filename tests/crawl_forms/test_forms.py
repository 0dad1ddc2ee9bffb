"""Every form of trouble: right, or loud with a word that will do, or listed as not yet so."""

from __future__ import annotations

from collections import Counter

import pytest

from samples.crawl_forms.form import ANY, MORE, Expected, Family, Form, Half
from samples.crawl_forms.pages import fixed
from tests.crawl_forms.not_yet import AT_FIRST_SIGHT, NOT_YET
from tests.crawl_forms.runner import Outcome, Seen, everything, judge, key, run

BY_KEY = {key(form): form for form in everything()}
# A dozen of all families for the ordinary run; the rest is the long matrix.
CHOSEN = (
    "paging/Welsh, one word",
    "paging/numbers: ?p=",
    "paging/total: showing 1 to 10 of 30",
    "paging/no total: 10 results, honest",
    "addresses/written: dot segment first",
    "addresses/one answer: trailing slash",
    "no_answer/site maintenance",
    "no_answer/answer renamed by the force",
    "dates/beside: American order in words",
    "files/letter in capitals with a version",
    "bytes/cp1252 undeclared",
    "imports/WARC: identity told as a coding",
)


def check(name: str) -> None:
    """Fails for a form that will not do, and for one that does although it is in NOT_YET."""
    row = run(BY_KEY[name])
    told = f"{row.outcome}: {row.seen} where {row.expected} is wanted"
    if name in NOT_YET:
        assert not row.passes, f"{name} will do now: take it out of NOT_YET"
    else:
        assert row.passes, told


@pytest.mark.parametrize("name", CHOSEN)
def test_chosen_forms(name: str) -> None:
    check(name)


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(BY_KEY.keys() - set(CHOSEN)))
def test_all_other_forms(name: str) -> None:
    check(name)


def test_names_are_unique_and_not_yet_only_shrinks() -> None:
    assert len(BY_KEY) == len(everything())
    assert BY_KEY.keys() >= NOT_YET
    assert len(NOT_YET) <= AT_FIRST_SIGHT


def test_each_family_has_two_even_halves() -> None:
    counts = Counter((form.family, form.half) for form in everything())
    for family in Family:
        assert abs(counts[family, Half.A] - counts[family, Half.B]) <= 4, family


WANT = Expected(items=3, dates=("2026-02-16",) * 3)
KEPT = Expected(items=3, kept=True)


def _form(expected: Expected, loud: frozenset[str] = frozenset()) -> Form:
    return Form("x", Family.PAGING, expected, fixed({}), loud=loud)


@pytest.mark.parametrize(
    ("form", "seen", "outcome", "passes"),
    [
        (_form(Expected(3)), Seen("OK", 3, 3), Outcome.RIGHT, True),
        (_form(Expected(3)), Seen("OK", 2, 2), Outcome.SILENT, False),
        (_form(Expected(3)), Seen("OK", 2, 2, words=("next_missing",)), Outcome.LOUD, False),
        (_form(Expected(3), MORE), Seen("OK", 2, 2, words=("next_missing",)), Outcome.LOUD, False),
        (_form(Expected(3), MORE), Seen("", 2, 2, words=("INCOMPLETE",)), Outcome.LOUD, True),
        (_form(Expected(3)), Seen("OK", 4, 4), Outcome.WRONG, False),
        (_form(Expected(3)), Seen("OK", 3, 4), Outcome.WRONG, False),
        (_form(Expected(3), ANY), Seen("CRASHED", 2, 2, words=("CRASHED",)), Outcome.WRONG, False),
        (_form(Expected(3, quiet=True)), Seen("OK", 3, 3, words=("x",)), Outcome.WRONG, False),
        (_form(Expected(3, files=1)), Seen("OK", 3, 3), Outcome.SILENT, False),
        (_form(WANT), Seen("OK", 3, 3, dates=("2026-02-16",) * 3), Outcome.RIGHT, True),
        (
            _form(WANT),
            Seen("OK", 3, 3, dates=("2026-02-16", "none", "none")),
            Outcome.SILENT,
            False,
        ),
        (_form(WANT), Seen("OK", 3, 3, dates=("2025-02-16", "none", "none")), Outcome.WRONG, False),
        (_form(KEPT), Seen("OK", 3, 3, kept=False, words=("x",)), Outcome.WRONG, False),
        (_form(KEPT), Seen("OK", 3, 3), Outcome.SILENT, False),
        (_form(KEPT), Seen("OK", 3, 3, words=("GONE",)), Outcome.RIGHT, True),
        (_form(Expected(2, unread=1)), Seen("OK", 3, 3), Outcome.WRONG, False),
        (_form(Expected(2, unread=1)), Seen("OK", 2, 2, words=("GONE",)), Outcome.RIGHT, True),
    ],
)
def test_the_judge_can_fail(form: Form, seen: Seen, outcome: Outcome, *, passes: bool) -> None:
    assert judge(form, seen) == (outcome, passes)
