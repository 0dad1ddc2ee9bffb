"""The JSON of the site: caching, paging, wrong calls. Its documented calls: test_documented.py."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from datasette.app import Datasette

from db.publish import publish
from db.serve import open_site
from parsers.types import Policy
from tests.db.records import load, records


@pytest.fixture(scope="module")
def documented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("api")
    load(folder / "staging.db", "kent", records("kent", 3))
    publish(folder / "staging.db", folder / "forcewide.db", policy=Policy.FULL)
    return folder / "forcewide.db"


@pytest.fixture
async def site(documented: Path) -> AsyncIterator[Datasette]:
    with open_site(documented) as opened:
        await opened.invoke_startup()
        yield opened


async def test_the_answer_is_for_caches_and_other_sites(site: Datasette) -> None:
    headers = (await site.client.get("/forcewide/disclosures.json?_shape=array")).headers
    assert headers["cache-control"] == "max-age=600"


async def test_a_list_can_be_paged_to_its_end(site: Datasette) -> None:
    seen: list[str] = []
    path = "/forcewide/disclosures.json?_size=1&_nofacet=1&_shape=objects"
    while path:
        page = (await site.client.get(path)).json()
        seen += [row["key"] for row in page["rows"]]
        path = (page["next_url"] or "").replace("http://localhost", "")
    assert seen == ["kent/FOI-102/25", "kent/FOI-101/25", "kent/FOI-100/25"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/forcewide/disclosures/absent.json", 404),
        ("/forcewide/absent.json", 404),
        ("/forcewide/disclosures.json?_size=many", 400),
        ("/forcewide.json?sql=drop+table+forces", 400),
    ],
)
async def test_a_wrong_call_says_so_in_json(site: Datasette, path: str, status: int) -> None:
    answer = await site.client.get(path)
    assert answer.status_code == status
    assert answer.json()["ok"] is False
    assert answer.json()["error"]


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/forcewide/disclosures.json", True),
        ("/forcewide/disclosures.json?_shape=objects&_size=1", True),
        ("/forcewide/disclosures/kent~2FFOI-100~2F25.json", True),
        ("/forcewide.json?sql=select+1", True),
        ("/forcewide.json", True),
        ("/forcewide/disclosures.json?_shape=array", False),
        ("/forcewide/disclosures.json?_shape=object&_size=1", False),  # its keys are those of rows
    ],
)
async def test_the_build_is_in_datasettes_own_json(site: Datasette, path: str, named: bool) -> None:
    found = (await site.client.get(path)).json()
    build = (await site.client.get("/home.json")).json()["build"]
    assert build
    assert ("build" in found) is named
    assert not named or found["build"] == build
