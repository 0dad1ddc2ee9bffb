"""HTML, JSON, CSV and XLSX of every kind of page say the same."""

from __future__ import annotations

import re
from pathlib import Path

from db.faces.routes import ROUTES
from db.serve import open_site
from tests.site.forms import disagreements
from tests.site.kinds import STOCK, every


async def test_every_kind_of_page_says_the_same_in_every_form(every_kind: Path) -> None:
    wrong = []
    with open_site(every_kind) as site:
        await site.invoke_startup()
        for path in (path for name, path in every(every_kind).items() if name not in STOCK):
            plain = path.partition("?")[0]
            route = next((one for one in ROUTES if re.match(one.pattern, plain)), None)
            if route is not None and route.name != "compare":
                wrong += await disagreements(site, route, path)
    assert wrong == []
