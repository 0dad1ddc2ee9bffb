"""Bad input at every platform's site: the right verdict, the right Issue, and no row lost.

What each fault leads to is the same on all of them; one site a fault in the ordinary
run, all sites in the long one. Single Online Home has its own matrix
(tests/scraper/crawl/test_fault_matrix.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from samples.faults import Fault, FaultPlan, Target
from samples.logs.kind import is_file_item
from samples.registry import SITES, truth
from scraper.archive.store import Store
from tests.platforms.log_sites import Town, town
from tests.scraper.fetch.test_tls import certificate

HTML = [
    name
    for name, kind in SITES.items()
    if kind.platform not in {"single_online_home", "govuk", "whatdotheyknow", "spreadsheet_log"}
]


@dataclass(frozen=True)
class Row:
    """What a fault leads to: the run's verdict (empty: it differs by site) and an Issue."""

    fault: Fault
    run: str
    issue: str | None


ROWS = (
    Row(Fault.CHALLENGE_200, "CHALLENGE", "challenge"),
    Row(Fault.FORBIDDEN_WITH_ROBOTS, "BLOCKED", "blocked"),
    Row(Fault.MAINTENANCE, "MAINTENANCE", "maintenance"),
    Row(Fault.LOGIN, "LOGIN", "login"),
    Row(Fault.ROBOTS_FORBID_ALL, "FORBIDDEN_BY_ROBOTS", "forbidden_by_robots"),
    Row(Fault.EMPTY_LISTING, "OK", "log_empty"),
    Row(Fault.BARE_LISTING, "LAYOUT_CHANGED", "anchor_missing"),
    Row(Fault.NEW_MARKUP, "LAYOUT_CHANGED", "anchor_missing"),
    Row(Fault.HALF_ANCHORS, "", "entries_unlinked"),
    Row(Fault.SAME_ITEMS, "INCOMPLETE", "listing_trap"),
    Row(Fault.TWO_ADDRESSES, "OK", None),
    Row(Fault.REDATED, "OK", None),
    Row(Fault.ITEM_AS_PDF, "OK", None),
    Row(Fault.ONE_REFERENCE, "OK", None),
)
# A month of these logs has one line: there is no half of it to lose.
# Where an address must end in the reference or in digits, the copy's is no item's.
INERT = {
    (Fault.HALF_ANCHORS, "scotland"),
    (Fault.HALF_ANCHORS, "northumbria-months"),
    (Fault.TWO_ADDRESSES, "west-midlands"),
    (Fault.TWO_ADDRESSES, "northumbria"),
    (Fault.TWO_ADDRESSES, "northumbria-old"),
    (Fault.TWO_ADDRESSES, "northumbria-sharepoint"),
    (Fault.TWO_ADDRESSES, "northumbria-icasework"),
    (Fault.TWO_ADDRESSES, "northumbria-infreemation"),
}
# Five faults in the ordinary run, each at another site.
ORDINARY = {(ROWS[turn].fault, HTML[turn]) for turn in (0, 2, 4, 6, 8)}
CASES = [
    pytest.param(
        row,
        name,
        id=f"{row.fault}-{name}",
        marks=() if (row.fault, name) in ORDINARY else pytest.mark.long,
    )
    for row in ROWS
    for name in HTML
    if (row.fault, name) not in INERT
]


def held(place: Town) -> dict[str, object]:
    """What would be published: each item's key and reading."""
    place.parse()
    with Store(place.settings) as store:
        gone = [item.url for item in store.items(place.force.slug) if item.gone_since]
    assert gone == []
    return dict(place.published())


@pytest.mark.parametrize(("row", "name"), CASES)
def test_a_log_at_fault(row: Row, name: str, tmp_path: Path) -> None:
    with town(name, tmp_path) as place:
        place.night()
        before = held(place)
        place.sites.faults[name] = FaultPlan(row.fault, retry_after=0)
        report = place.night()
        place.sites.faults.clear()
        told = {code for _, code, _ in place.issues(info=True)}
        after = held(place)
    assert row.run in (report.verdict, "")
    assert row.issue is None or row.issue in told
    assert report.removed == 0
    assert before.keys() <= after.keys()
    if row.fault is Fault.TWO_ADDRESSES:
        more = after.keys() - before.keys()
        assert more
        assert all("-copy" in path for path in more)
    elif row.fault not in {Fault.ITEM_AS_PDF, Fault.ONE_REFERENCE, Fault.REDATED}:
        assert after == before


def test_two_items_with_one_reference_keep_a_key_each(tmp_path: Path) -> None:
    with town("avon-and-somerset", tmp_path) as place:
        place.sites.faults["avon-and-somerset"] = Fault.ONE_REFERENCE
        assert place.night().verdict == "OK"
        place.parse()
        with Store(place.settings) as store:
            keys = [key for (key,) in store.connection.execute("SELECT key FROM keys")]
    count = len(truth("avon-and-somerset"))
    assert len(set(keys)) == len(keys) == count
    first = min(keys, key=len)
    assert sorted(keys) == sorted([first, *(f"{first}~{n}" for n in range(2, count + 1))])


def test_a_pdf_in_a_pages_place_is_read_as_the_answer(tmp_path: Path) -> None:
    with town("west-midlands", tmp_path) as place:
        place.sites.faults["west-midlands"] = Fault.ITEM_AS_PDF
        assert place.night().verdict == "OK"
        place.parse()
        read = place.published()
    for sample in truth("west-midlands"):
        found = read[sample.path]
        assert found.title == sample.title
        if sample.form == "page":
            assert [document.media_type for document in found.documents] == ["application/pdf"]
            assert found.response


def test_an_error_page_in_a_letters_place_is_not_believed(tmp_path: Path) -> None:
    with town("npcc", tmp_path) as place:
        place.night()
        before = held(place)
        plan = FaultPlan(Fault.HTML_AS_PDF, targets=frozenset({Target.ITEM}))
        place.sites.faults["npcc"] = plan
        report = place.night()
        assert report.verdict in {"PARTIAL", "LAYOUT_CHANGED", "SERVER_ERROR"}
        assert "wrong_type" in {code for _, code, _ in place.issues()}
        assert held(place) == before


def test_a_certificate_that_is_not_trusted(tmp_path: Path) -> None:
    authority, _ = certificate(tmp_path, "site")
    files = {"northern-ireland": (authority, authority.with_suffix(".key"))}
    with town("northern-ireland", tmp_path / "data", certificates=files) as place:
        trusting = replace(place, settings=replace(place.settings, ca_file=authority))
        assert trusting.night().verdict == "OK"
        before = held(trusting)
        assert place.night().verdict == "TLS_ERROR"
        assert held(place) == before


def test_every_item_of_an_index_is_its_own_file() -> None:
    assert all(is_file_item(item) for item in truth("npcc"))
