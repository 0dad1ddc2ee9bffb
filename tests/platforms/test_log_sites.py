"""Every platform's sample site, crawled and parsed for real and held against its truth.

Single Online Home has its own tests and the whole way; here stand the others, and one
markup each: the other two are for the long run.
"""

from __future__ import annotations

import asyncio
import re
from datetime import date
from pathlib import Path

import pytest

from parsers.text.slugs import reference_slug
from parsers.types import Disclosure, SourceKind
from samples.logs.kinds import LOGS
from samples.model import SampleDisclosure
from samples.registry import SITES, truth
from scraper.crawl.crawl import crawl
from tests.platforms.log_sites import Town, town

KINDS = ("table", "list", "cards")
NAMES = [name for name, kind in SITES.items() if kind.platform != "single_online_home"]
CASES = [
    pytest.param(
        name,
        markup,
        id=f"{name}-{markup}",
        marks=() if KINDS[place % 3] == markup else pytest.mark.long,
    )
    for place, name in enumerate(NAMES)
    for markup in KINDS
]


@pytest.mark.parametrize(("name", "markup"), CASES)
def test_a_log_is_read_as_it_was_written(name: str, markup: str, tmp_path: Path) -> None:
    with town(name, tmp_path, markup=markup) as place:
        first = place.night()
        assert (first.verdict, first.failed) == ("OK", 0), place.issues()
        assert place.issues() == []
        samples = truth(name)
        assert len(samples) >= 8
        assert first.listed == len(samples)
        report = place.parse()
        assert (report.read, report.failed) == (len(samples), 0)
        assert wrongs(place, samples) == []
        again = place.night()
        assert (again.verdict, again.new, again.changed, again.removed) == ("OK", 0, 0, 0)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if name in {"scotland", "norfolk"} else pytest.mark.long)
        for name in NAMES
    ],
)
def test_the_second_night_brings_what_has_happened(name: str, tmp_path: Path) -> None:
    with town(name, tmp_path) as place:
        place.night()
        place.sites.turn_to(2)
        second = place.night()
        removed, changed = HAPPENED.get(name, (1, 1))
        assert (second.verdict, second.new, second.removed) == ("OK", 1, removed), place.issues()
        assert second.changed >= changed
        place.parse()
        samples = truth(name, edition=2)
        assert wrongs(place, samples) == []


def test_months_outside_the_days_of_a_crawl_are_left_alone(tmp_path: Path) -> None:
    with town("scotland", tmp_path) as place:
        asyncio.run(
            crawl((place.force,), place.settings, since=date(2025, 1, 1), until=date(2025, 9, 30))
        )
        folders = [
            found[0]
            for entry in place.sites.log
            if (found := re.search(r"disclosure-log-\d{4}/(?:[a-z]+/)?$", entry.path))
        ]
    assert "disclosure-log-2025/" in folders
    assert any(folder.startswith("disclosure-log-2025/") for folder in folders[1:])
    assert not [folder for folder in folders if "2024" in folder or "2023" in folder]
    assert not [folder for folder in folders if folder.endswith(("november/", "december/"))]


def test_whatdotheyknow_is_asked_within_its_rules(tmp_path: Path) -> None:
    with town("port-of-bristol", tmp_path) as place:
        place.night()
        asked = {entry.path for entry in place.sites.log}
    assert "/robots.txt" in asked
    rest = asked - {"/robots.txt", "/body/port_of_bristol_police"}
    assert rest
    assert all(re.fullmatch(r"/request/[a-z0-9_]+\.json", path) for path in rest)


# A row that has left its workbook is no longer listed, which is not the same as taken down;
# and neither a workbook nor WhatDoTheyKnow's JSON prints the table that has changed.
# Where links are good for an hour, only three nights without its line prove an answer gone.
HAPPENED = {
    "port-of-felixstowe": (0, 0),
    "port-of-bristol": (1, 0),
    "northumbria-icasework": (0, 1),
}


def wrongs(place: Town, samples: tuple[SampleDisclosure, ...]) -> list[tuple[object, ...]]:
    """Each fact that was read otherwise than it was written."""
    found = place.published()
    wrong: list[tuple[object, ...]] = []
    for sample in samples:
        read = found.get(sample.path)
        if read is None:
            wrong.append((sample.path, "missing"))
            continue
        told, wanted = facts(read), written(sample, place.name)
        wrong += [
            (sample.path, name, told[name], wanted[name])
            for name in wanted
            if told[name] != wanted[name]
        ]
    return wrong


def facts(read: Disclosure) -> dict[str, object]:
    return {
        "reference": bare(read.reference or ""),
        "title": read.title,
        "received": (read.received_on, read.received_basis.value),
        "responded": (read.responded_on, read.responded_basis.value),
        "published": (read.published_on, read.published_basis.value),
        "outcome": read.outcome.value,
        "tables": sorted(
            len(table.table.grid) for document in read.documents for table in document.tables
        ),
        "kind": read.source_kind,
    }


def written(sample: SampleDisclosure, name: str) -> dict[str, object]:
    if SITES[name].platform == "whatdotheyknow":
        return {
            "reference": "",
            "title": sample.title,
            "received": (sample.received_on, "printed"),
            "responded": (None, "unknown"),
            "published": (sample.received_on, "printed"),
            "outcome": "unknown",
            "kind": SourceKind.WHATDOTHEYKNOW,
        }
    wanted: dict[str, object] = {
        "reference": bare(sample.reference),
        "title": sample.title,
        "received": dated(sample.received_on, sample.received_basis.value),
        "responded": dated(sample.responded_on, sample.responded_basis.value),
        "published": published(sample, name),
        "outcome": sample.outcome.value,
        "tables": sorted(len(table.grid) for table in sample.tables),
        "kind": SourceKind.LOG,
    }
    if SITES[name].platform == "spreadsheet_log":
        del wanted["outcome"]  # a row has no tables, and some answers were nothing else
    return wanted


def published(sample: SampleDisclosure, name: str) -> tuple[object, str]:
    """The day that the page or the listing prints, else the month of its address."""
    kind = LOGS[name]
    if kind.stamped or kind.banner or kind.platform == "govuk":
        return sample.published_on, "printed"
    if kind.day:
        return sample.published_on, "listing"
    if "{month}" in kind.item:
        return sample.published_on.replace(day=1), "url_month"
    return None, "unknown"


def dated(day: object, basis: str) -> tuple[object, str]:
    return (None if basis == "unknown" else day, basis)


def bare(reference: str) -> str:
    """A reference without what forces print or leave out: "FOI" before it, its separators."""
    return reference_slug(reference).removeprefix("foi").strip("-")
