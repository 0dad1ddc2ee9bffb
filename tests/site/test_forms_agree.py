"""HTML, JSON, CSV and XLSX of every kind of page say the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from db.faces import render
from db.faces.page import Page, Site
from db.faces.routes import ROUTES
from db.serve import open_site
from tests.site.forms import disagreements
from tests.site.kinds import MANY_CELLS, STOCK, every

LARGE: Final = MANY_CELLS | {"answer, of 5,000 rows"}


async def disagreeing(every_kind: Path, *, large: bool) -> list[str]:
    """What the forms of a page say differently; of the pages with thousands of cells, or others."""
    wrong = []
    with open_site(every_kind) as site:
        await site.invoke_startup()
        for name, path in every(every_kind).items():
            if name in STOCK or (name in LARGE) is not large:
                continue
            plain = path.partition("?")[0]
            route = next((one for one in ROUTES if re.match(one.pattern, plain)), None)
            if route is not None and route.name != "compare":
                wrong += await disagreements(site, route, path)
    return wrong


async def test_every_kind_of_page_says_the_same_in_every_form(every_kind: Path) -> None:
    assert await disagreeing(every_kind, large=False) == []


@pytest.mark.long
async def test_pages_with_thousands_of_cells_do_so_too(every_kind: Path) -> None:
    assert await disagreeing(every_kind, large=True) == []


async def test_what_only_one_form_says_is_noticed(
    every_kind: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A CSV with a number that its JSON does not have, and a workbook without it."""
    usual = render.as_csv

    def wrong(page: Page, site: Site, name: str = "") -> bytes:
        return usual(page, site, name) + b"4711\r\n"

    monkeypatch.setattr(render, "as_csv", wrong)
    with open_site(every_kind) as site:
        await site.invoke_startup()
        route = next(one for one in ROUTES if one.name == "refusals")
        found = await disagreements(site, route, "/refusals")
    assert any("CSV has '4711', JSON not" in one for one in found)
    assert any("workbook and CSV differ" in one for one in found)
