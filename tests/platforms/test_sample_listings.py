"""Single Online Home over the sample sites: every markup and several seeds, page by page.

The sites were written apart from the platform; a listing of a whole year has pages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from urllib.parse import urlencode, urlsplit

import pytest

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Entry, Issue, Page, Request, RequestKind
from samples.probe import fetch
from samples.serve import SampleSites
from samples.world import FORCES, UNTIL, world


def page(url: str) -> Page:
    answer = fetch(url)
    digest = hashlib.sha256(answer.body).hexdigest()
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return Page(url, url, answer.status, "text/html", answer.body, at, digest)


def walk(
    site: SingleOnlineHome, year: int
) -> Iterator[tuple[tuple[Entry, ...], tuple[Issue, ...]]]:
    query = {
        "dt": "Disclosure log",
        "fdte": date(year, 1, 1).isoformat(),
        "tdte": date(year, 12, 31).isoformat(),
    }
    first = f"http://{site.host}{site.listing}?{urlencode(query)}"
    request: Request | None = Request(first, RequestKind.LISTING)
    while request is not None:
        found = site.read_listing(page(request.url))
        yield found.entries, found.issues
        request = found.next


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("markup", ["table", "list", "cards"])
def test_a_whole_log_is_walked(markup: str, seed: int) -> None:
    pages = 0
    with SampleSites(markup=markup, seed=seed) as served:
        for force in FORCES:
            site = SingleOnlineHome(host=urlsplit(served.base_urls[force]).netloc, scheme="http")
            entries: list[Entry] = []
            for year in (2023, 2024, 2025):
                for found, issues in walk(site, year):
                    pages += 1
                    entries += found
                    assert issues == ()
            truth = world(force, 1, UNTIL)
            paths = {urlsplit(entry.url).path for entry in entries}
            assert len(entries) == len(paths) == truth.listed
            listed = {moved_or_not(sample) for sample in truth.disclosures}
            assert listed <= paths
            assert not {other.path for other in truth.others} & paths
        asked = [entry.path for entry in served.log]
    assert pages > 3 * len(FORCES)  # some years have more than one page
    assert not [path for path in asked if "GetPaginatedResults" in path]


def moved_or_not(sample: object) -> str:
    """Where the listing links to: the old address of an item that has moved."""
    old = getattr(sample, "moved_from", None)
    return str(old or getattr(sample, "path", ""))
