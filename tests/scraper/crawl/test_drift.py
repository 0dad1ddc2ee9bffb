"""The decision from a night's evidence to a cause: pure, and every word of it documented."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.records import Cause, HealthState, Tripwire
from scraper.crawl.drift import (
    COUNTED,
    REMEDIES,
    RULES,
    STATES,
    TOLD,
    WORDS,
    Drift,
    Evidence,
    decide,
    needs_person,
    usual_silence,
)
from scraper.crawl.runs import RunVerdict
from scraper.fetch.verdicts import Verdict

DOCS = Path(__file__).parents[3] / "docs" / "health.md"
TODAY = date(2026, 3, 4)
GOOD = Evidence(
    "OK",
    hours=4,
    asked={"item": 20, "attachment": 10},
    listed=20,
    claimed=20,
    claimed_before=20,
    dated_before=True,
    known=200,
    newest=TODAY - timedelta(days=5),
    silent_after=30,
    today=TODAY,
)


ROOT = Path(__file__).parents[3]
_CODE = re.compile(
    r"(?:Issue|warn|_issue)\(\s*(?:Level\.\w+,\s*|level,\s*)?\"([a-z_0-9]+)\""
    r"|level, code = Level\.\w+, \"([a-z_0-9]+)\""
)


def test_every_code_of_a_listing_or_an_item_is_counted_or_told() -> None:
    found = {
        hit[1] or hit[2]
        for folder in ("parsers/platforms", "scraper/crawl")
        for path in sorted((ROOT / folder).glob("*.py"))
        for hit in _CODE.finditer(path.read_text("utf-8"))
    }
    assert len(found) > 30
    assert not COUNTED & set(TOLD)
    assert found - COUNTED - set(TOLD) == set()
    assert (COUNTED | set(TOLD)) - found == set()


@pytest.mark.parametrize(
    ("codes", "fires"),
    [
        ({"entries_unlinked": 3}, True),
        ({"entries_unlinked": 2}, False),
        ({"listing_unfinished": 1}, True),
        ({"alias": 50}, False),
    ],
)
def test_what_is_lost_one_by_one_counts_from_three(codes: dict[str, int], *, fires: bool) -> None:
    assert (decide(replace(GOOD, codes=codes)).state is not HealthState.OK) is fires


def test_a_good_night() -> None:
    assert decide(GOOD) == Drift(HealthState.OK)
    assert not decide(GOOD).stale


@pytest.mark.parametrize(
    ("change", "cause", "tripwire"),
    [
        ({"verdict": None}, Cause.NOT_RUN, Tripwire.VERDICT),
        ({"hours": 40.0}, Cause.NOT_RUN, Tripwire.VERDICT),
        *(({"verdict": word}, cause, wire) for word, (wire, cause) in WORDS.items()),
        ({"verdict": "LAYOUT_CHANGED", "codes": {"mass_removal": 1}}, Cause.GONE,
         Tripwire.LAST_GOOD),
        ({"verdict": "LAYOUT_CHANGED", "listing_moved": True}, Cause.MOVED, Tripwire.VERDICT),
        ({"failures": {("item", "REDIRECTED_AWAY"): 15}}, Cause.MOVED, Tripwire.VERDICT),
        ({"failures": {("attachment", "WRONG_TYPE"): 6}}, Cause.REDESIGNED, Tripwire.VERDICT),
        ({"failures": {("item", "BLOCKED"): 9, ("item", "EMPTY"): 3}}, Cause.BLOCKED,
         Tripwire.VERDICT),
        ({"known": 0, "listed": 0}, Cause.QUIET, Tripwire.SILENCE),
        ({"shortfalls": ((Tripwire.EXPECTATIONS, "too few"),)}, Cause.REDESIGNED,
         Tripwire.EXPECTATIONS),
        ({"shortfalls": ((Tripwire.LAST_GOOD, "fewer"),)}, Cause.REDESIGNED, Tripwire.LAST_GOOD),
        ({"codes": {"anchor_missing": 3}}, Cause.REDESIGNED, Tripwire.ANCHORS),
        ({"claimed": None}, Cause.REDESIGNED, Tripwire.CLAIMED_TOTAL),
        ({"codes": {"entries_missing": 1}}, Cause.REDESIGNED, Tripwire.CLAIMED_TOTAL),
        ({"codes": {"date_missing": 19}}, Cause.REDESIGNED, Tripwire.LABELS),
        ({"codes": {"label_missing": 12}}, Cause.REDESIGNED, Tripwire.LABELS),
        ({"newest": TODAY - timedelta(days=31)}, Cause.QUIET, Tripwire.SILENCE),
    ],
)  # fmt: skip
def test_each_thing_that_goes_wrong(
    change: dict[str, object], cause: Cause, tripwire: Tripwire
) -> None:
    found = decide(replace(GOOD, **change))  # type: ignore[arg-type]
    assert found.cause is cause
    assert tripwire in found.tripwires
    assert found.state is STATES[cause]
    assert found.words
    assert found.stale is (cause is not Cause.QUIET)


@pytest.mark.parametrize(
    "change",
    [
        {"failures": {("item", "EMPTY"): 2}},  # two odd items
        {"failures": {("item", "EMPTY"): 10}},  # half, not most
        {"failures": {("item", "OK"): 20}},  # read badly, not fetched badly: rule anchors decides
        {"codes": {"anchor_missing": 2}},
        {"codes": {"date_missing": 9}},
        {"codes": {"date_missing": 20}, "dated_before": False},  # a log that never had dates
        {"claimed": None, "claimed_before": None},
        {"newest": None},
        {"silent_after": None, "newest": date(2019, 1, 1)},
        {"newest": TODAY - timedelta(days=30)},
        {"listing_moved": True},
        {"verdict": "PARTIAL"},
    ],
)
def test_what_is_no_alarm(change: dict[str, object]) -> None:
    assert decide(replace(GOOD, **change)).state is HealthState.OK  # type: ignore[arg-type]


def test_blocked_broken_and_quiet_are_three_words() -> None:
    assert len({STATES[c] for c in (Cause.BLOCKED, Cause.REDESIGNED, Cause.QUIET)}) == 3
    assert set(STATES) == set(REMEDIES) == set(Cause)


def test_every_word_of_a_crawl_has_a_meaning() -> None:
    fine = {"OK", "PARTIAL", "UNCHANGED", "IMPORTED"}
    assert {*map(str, Verdict), *map(str, RunVerdict)} == set(WORDS) | fine


def test_everything_that_fires_is_told_and_the_first_decides() -> None:
    found = decide(replace(GOOD, verdict="CHALLENGE", newest=date(2025, 1, 1)))
    assert found.cause is Cause.BLOCKED
    assert found.tripwires == (Tripwire.VERDICT, Tripwire.SILENCE)


@pytest.mark.parametrize(
    ("change", "held"),
    [
        ({"codes": {"log_empty": 1}, "listed": 0}, True),
        ({"codes": {"log_empty": 1}, "listed": 0, "known": 0}, False),
        ({"codes": {"no_longer_listed": 20}, "listed": 3}, True),
        ({"codes": {"no_longer_listed": 2}, "listed": 0}, False),
        ({"codes": {"no_longer_listed": 4}, "listed": 20}, False),
    ],
)
def test_a_listing_that_has_lost_most_of_itself(change: dict[str, object], held: bool) -> None:
    drift = decide(replace(GOOD, **change))  # type: ignore[arg-type]
    assert ((Tripwire.LAST_GOOD in drift.tripwires), drift.stale) == (held, held)


@pytest.mark.parametrize(
    ("state", "days", "wanted"),
    [
        (HealthState.OK, 0, False),
        (HealthState.BLOCKED, 0, True),
        (HealthState.QUIET, 0, True),
        (HealthState.NOT_RUN, 0, True),
        (HealthState.UNREACHABLE, 2.9, False),
        (HealthState.UNREACHABLE, 3.0, True),
    ],
)
def test_who_needs_a_person(state: HealthState, days: float, wanted: bool) -> None:
    assert needs_person(Drift(state), days) is wanted


def test_the_usual_silence() -> None:
    weekly = [TODAY - timedelta(days=7 * n) for n in range(50)]
    assert usual_silence(weekly, TODAY, None) == 30
    assert usual_silence(weekly, TODAY, 90) == 90
    assert usual_silence(weekly[:9], TODAY, None) is None
    paused = [*weekly[:20], *(day - timedelta(days=60) for day in weekly[20:])]
    assert usual_silence(paused, TODAY, None) == 2 * 67
    old = [day - timedelta(days=1000) for day in weekly]
    assert usual_silence(old, TODAY, None) is None


def test_the_tables_are_in_the_documentation() -> None:
    text = DOCS.read_text("utf-8")
    for cause, state in STATES.items():
        assert f"| {state} | {cause} | {REMEDIES[cause]} |" in text
    for word, (wire, cause) in WORDS.items():
        assert f"| {word} | `{wire}` | {cause} |" in text
    for place, rule in enumerate(RULES, start=1):
        assert f"| {place} | {rule.name} |" in text
    for wire in Tripwire:
        assert f"| `{wire}` |" in text
