"""What an archive saw, put in the order of its moments: how it came to us changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest

from scraper.archive.archive import Archive
from scraper.archive.store import Store
from scraper.archive.verify import verify
from scraper.settings import Settings
from tests.scraper.recordings.made import BASE, Answer, body, imported, item, listing, warc

FIRST, CORRECTED = item("one"), item("one", "A corrected answer, later taken back.")
PATH = "/items/one"


def at(year: int) -> datetime:
    return datetime(year, 3, 4, 5, 6, 7, tzinfo=UTC)


SIGHTINGS = (
    Answer(PATH, FIRST, at=at(2023)),
    Answer(PATH, CORRECTED, at=at(2024)),
    Answer(PATH, FIRST, at=at(2025)),
)
LISTED = Answer("/log", listing("one"), at=at(2024))
GONE = Answer(PATH, b"<html><body>Gone</body></html>", status=410, at=at(2026))


def known(data: Path, *recordings: tuple[Answer, ...]) -> tuple[object, ...]:
    """What is known of the item after these recordings, imported one after the other."""
    data.mkdir()
    with Store(Settings(data=data / "data")) as store:
        for place, answers in enumerate(recordings):
            path = data / f"{place}.warc.gz"
            path.write_bytes(warc(answers))
            imported(store, path)
        (row,) = store.items("testshire")
        shown = body(store, BASE + PATH)
        happened = store.connection.execute(
            "SELECT url, event, at, before, after FROM events ORDER BY at, event"
        ).fetchall()
        problems = verify(store, lambda name: None).problems
    return (
        row.title,
        row.published_on,
        row.first_seen,
        row.last_seen,
        row.gone_since,
        shown,
        problems,
        happened,
    )


@pytest.mark.parametrize("gone", [False, True])
def test_the_order_of_imports_changes_nothing(tmp_path: Path, *, gone: bool) -> None:
    parts = (*((one,) for one in SIGHTINGS), (LISTED,), *(((GONE,),) if gone else ()))
    orders = list(permutations(parts))[:: 7 if gone else 3]
    whole = known(tmp_path / "whole", tuple(one for part in parts for one in part))
    assert whole[2:7] == (at(2023), at(2025), at(2026) if gone else None, FIRST, [])
    assert [one[1] for one in whole[7]] == [  # type: ignore[attr-defined]
        *("added", "changed", "changed"),
        *(["removed"] if gone else []),
    ]
    for place, order in enumerate(orders):
        assert known(tmp_path / str(place), *order) == whole, order


def test_importing_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(warc((LISTED, *SIGHTINGS)))
    imported(store, path)
    before = store.connection.execute("SELECT count(*) FROM captures").fetchone()
    report = imported(store, path)
    assert store.connection.execute("SELECT count(*) FROM captures").fetchone() == before
    assert report.forces["testshire"].repeated == 4


def test_a_later_sighting_of_the_same_bytes_costs_no_second_copy(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(warc((SIGHTINGS[0], replace(SIGHTINGS[0], at=at(2026)))))
    imported(store, path)
    first, second = reversed(store.captures(BASE + PATH))
    assert (second.refers_to, second.verdict) == (first.id, "UNCHANGED")
    with Archive(store):
        pass
