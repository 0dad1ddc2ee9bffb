"""A body with more requests than the site shows of one list, walked by days."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import parse_qs

import pytest

from parsers.platforms.whatdotheyknow import WhatDoTheyKnow
from parsers.types import Force
from samples.crawl_forms.server import FormServer
from samples.http import SiteRequest, SiteResponse
from scraper.crawl.crawl import run_crawl
from scraper.settings import Settings

A_PAGE, SHOWN = 5, 20
# Requests of four years, most of them in one; two on one day.
DAYS = [
    *(date(2023, 1, 9) + timedelta(days=80 * n) for n in range(6)),
    *(date(2025, 2, 1) + timedelta(days=7 * n) for n in range(40)),
    date(2026, 3, 2),
    date(2026, 3, 2),
]


def _answer(request: SiteRequest, *, counted: bool) -> SiteResponse | None:
    if request.path.startswith("/request/"):
        place = int(request.path.removeprefix("/request/request_").removesuffix(".json"))
        said = {
            "title": f"Offences of kind {place}",
            "url_title": f"request_{place}",
            "created_at": f"{DAYS[place]:%Y-%m-%d}T09:30:00.000+00:00",
            "described_state": "successful",
        }
        return SiteResponse(200, json.dumps(said).encode(), "application/json")
    if request.path != "/body/testshire":
        return None
    asked = {name: values[0] for name, values in parse_qs(request.query).items()}
    first, last = (
        asked.get(name, default).replace("/", "-")
        for name, default in (
            ("request_date_after", "2000/01/01"),
            ("request_date_before", "2099/12/31"),
        )
    )
    found = [n for n, day in enumerate(DAYS) if first <= day.isoformat() <= last]
    page = int(asked.get("page", "1"))
    if (page - 1) * A_PAGE >= SHOWN:
        return SiteResponse(404, b"<html><body><h1>Not found</h1></body></html>")
    shown = found[(page - 1) * A_PAGE : page * A_PAGE]
    lines = "".join(
        f'<div class="request_listing"><div class="request_left"><span class="head">'
        f'<a href="/request/request_{n}#incoming-{n}">Offences of kind {n}</a></span>'
        f'<div class="requester">Response by Testshire Police.</div></div>'
        f'<div class="request_right"><span class="desc">{n} offences</span></div></div>'
        for n in shown
    )
    kept = "".join(f"{k}={v}&amp;" for k, v in asked.items() if k != "page")
    more = page * A_PAGE < len(found)
    way = f'<a class="next_page" rel="next" href="?{kept}page={page + 1}">Next</a>' if more else ""
    total = f"<h2>{len(found):,} requests</h2>" if counted else ""
    words = lines or "<p>No results found.</p>"
    body = f"<html><body><main><h1>Testshire Police</h1>{total}{words}{way}</main></body></html>"
    return SiteResponse(200, body.encode())


@pytest.mark.parametrize("counted", [True, False])
def test_a_list_that_ends_early_is_walked_by_days(settings: Settings, *, counted: bool) -> None:
    with FormServer() as server:
        server.answer = lambda request: _answer(request, counted=counted)
        platform = WhatDoTheyKnow(body="testshire", shown=SHOWN).at(server.hosts.log, "http")
        force = Force(slug="testshire", name="Testshire", platform=platform)
        since, until = date(2008, 1, 1), date(2026, 11, 30)
        own = replace(settings, first_date=since)
        (report,) = run_crawl([force], own, since=since, until=until)
        asked = {target for target in server.asked if target.startswith("/body/")}
    assert (report.verdict, report.listed, report.failed) == ("OK", len(DAYS), 0)
    assert "/body/testshire?request_date_after=2025/01/01&request_date_before=2025/07/02" in asked
