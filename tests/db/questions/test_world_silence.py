"""A sample world where much goes wrong: nothing is said to be found in what was not read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from parsers.types import Policy
from samples.cases.everywhere import EVERYWHERE, TOPICS
from samples.faults import Fault, FaultPlan, Target
from samples.registry import SITES
from samples.serve import SampleSites
from scraper.command.nightly import nightly
from scraper.command.stages import CrawlOptions
from scraper.forcekit import sites

pytestmark = pytest.mark.long
WELL, SHUT, CUT, FAILS, FILES = "norfolk", "essex", "suffolk", "cumbria", "staffordshire"
FIRST = {
    SHUT: FaultPlan(Fault.FORBIDDEN),
    FAILS: FaultPlan(Fault.ERROR_500, frozenset({Target.ITEM}), skip=2, times=12),
    FILES: FaultPlan(Fault.HTML_AS_PDF),
}


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], set[str]]:
    """The states of each force and topic after a bad night, and one on which a log is empty."""
    data = tmp_path_factory.mktemp("silence")
    options = CrawlOptions(delay=0.0, allow_loopback=True)
    names = (WELL, SHUT, CUT, FAILS, FILES)
    with SampleSites(names, seed=3, faults=FIRST) as served:
        bindings = {
            name: sites.fitting(
                name,
                sites.Binding(served.base_urls[name], SITES[name].platform, SITES[name].parameters),
            )
            for name in names
        }
        sites.write(data, bindings)
        nightly(data, (), options, 1, Policy.FULL)
        served.faults[CUT] = FaultPlan(Fault.EMPTY_LISTING)
        nightly(data, (), options, 1, Policy.FULL)
    with closing(sqlite3.connect(Path(data) / "forcewide.db")) as connection:
        found: dict[tuple[str, str], set[str]] = {}
        for force, topic, state in connection.execute(
            "SELECT force, topic, state FROM topic_cells"
        ):
            found.setdefault((force, topic), set()).add(state)
        return found


def of(states: dict[tuple[str, str], set[str]], force: str) -> dict[str, set[str]]:
    """The states of a force by topic, where the file has the topic at all."""
    return {topic: states[force, topic] for topic in TOPICS if (force, topic) in states}


def test_a_log_that_was_read_whole_says_nothing(states: dict[tuple[str, str], set[str]]) -> None:
    assert set(map(frozenset, of(states, WELL).values())) == {frozenset({"nothing_found"})}


def test_a_shut_log_was_not_read(states: dict[tuple[str, str], set[str]]) -> None:
    assert set(map(frozenset, of(states, SHUT).values())) == {frozenset({"not_read"})}


def test_a_log_that_was_cut_was_read_to_a_day(states: dict[tuple[str, str], set[str]]) -> None:
    found = of(states, CUT)
    asked = {one.topic for told in EVERYWHERE[CUT] for one in told.said}
    assert {topic for topic, said in found.items() if said == {"read_to"}} == set(found) - asked
    assert all(found[topic] == {"value", "bounds"} for topic in asked)


def test_items_that_failed_are_told(states: dict[tuple[str, str], set[str]]) -> None:
    silent = {state for said in of(states, FAILS).values() for state in said} - {"value"}
    assert silent
    assert silent <= {"not_all_read", "read_to", "not_read"}


def test_a_letter_that_was_not_read_is_no_answer_without_numbers(
    states: dict[tuple[str, str], set[str]],
) -> None:
    (asked,) = {one.topic for told in EVERYWHERE[FILES] for one in told.said}
    assert states[FILES, asked] <= {"not_readable", "not_all_read", "read_to", "not_read"}
    found = of(states, FILES)
    others: set[str] = set()
    others.update(*(said for topic, said in found.items() if topic != asked))
    assert others
    assert "nothing_found" not in others
