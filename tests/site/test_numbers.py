"""Each number that a page prints beside a link equals the rows behind it; old keys lead on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from datasette.app import Datasette
from datasette.utils import tilde_encode

from db.faces import addresses
from db.publish import publish
from db.records import Record
from db.serve import open_site
from parsers.types import Outcome, Policy, Sensitivity
from tests.db.records import NIGHT, crosstab, document, edited, load, record, records
from tests.site.numbers import Numbers, printed_on

ADDRESS = "https://example.police.invalid/gwent/archive/bicycles"


def again(given: Record, key: str, **facts: object) -> Record:
    return replace(edited(given, **facts), key=key, uid=key[::-1], captures=())


def gwent() -> list[Record]:
    """All that is there twice: a Welsh twin, the same words, one address, one section, a table."""
    one, two = record("gwent", "FOI-1/26"), record("gwent", "FOI-2/26", day=2)
    cited = one.disclosure.exemptions[0]
    one = edited(
        one,
        exemptions=(cited, replace(cited, subsection="3", quote="Again."), replace(cited)),
        documents=(document(one.key, 0, crosstab(), crosstab(1)), document(one.key, 1, crosstab())),
        addresses=(ADDRESS,),
    )
    twice = document("gwent/again", 0, crosstab())
    return [
        replace(one, former_keys=("gwent/u-0",)),
        again(one, "gwent/FOI-1/26~2", lang="cy", url=f"{ADDRESS}/cy", documents=(twice,)),
        again(two, "gwent/FOI-2/26~2", url=f"{ADDRESS}/2", documents=(twice,)),
        two,
        replace(record("gwent", "FOI-3/26", day=3), gone_since=NIGHT),
        edited(record("gwent", "FOI-4/26", day=4), outcome=Outcome.WITHHELD, exemptions=(cited,)),
        edited(record("gwent", "FOI-5/26", day=5), sensitivity=Sensitivity.SENSITIVE),
    ]


@pytest.fixture(scope="module")
def twofold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("numbers")
    staging, target = folder / "staging.db", folder / "forcewide.db"
    load(staging, "gwent", gwent())
    load(staging, "kent", records("kent", 2))
    load(staging, "sussex", [record("sussex")], policy=Policy.LINK_ONLY)
    publish(staging, target, policy=Policy.FULL)
    return target


@pytest.fixture
async def site(twofold: Path) -> AsyncIterator[Datasette]:
    with open_site(twofold) as opened:
        await opened.invoke_startup()
        yield opened


async def test_every_number_beside_a_link_is_what_is_behind_it(site: Datasette) -> None:
    numbers = Numbers(site)
    await numbers.walk()
    assert numbers.broken == []
    assert numbers.wrong == []
    assert len(numbers.tables) > 60
    assert len(numbers.printed) > 60
    behind = {one.link.partition("?")[0].rpartition("/")[2] for one in numbers.printed}
    assert {"answers", "answer_tables", "answer_sections", "tidy_figures"} <= behind


async def test_the_walk_sees_a_wrong_number(site: Datasette) -> None:
    from bs4 import BeautifulSoup

    page = '<main><ul><li><strong>3</strong> <a href="/forcewide/answers">answers</a></li></ul>'
    page += (
        '<a href="/forcewide/forces">2 rows</a> <a href="/forcewide/tables">x</a> <b>9</b></main>'
    )
    found = [(one.link, one.number) for one in printed_on("/", BeautifulSoup(page, "lxml"))]
    assert found == [("/forcewide/answers", 3), ("/forcewide/forces", 2), ("/forcewide/tables", 9)]
    numbers = Numbers(site)
    assert await numbers.count("/forcewide/answers") == 8


@pytest.mark.parametrize(
    ("old", "leads"),
    [
        ("/forcewide/disclosures/gwent~2Fu-0", "/a/gwent/FOI-1/26"),
        (
            "/forcewide/disclosures/gwent~2Fu-0.json?_shape=array",
            "/forcewide/disclosures/gwent~2FFOI-1~2F26.json?_shape=array",
        ),
        ("/forcewide/answers/gwent~2FFOI-1~2F26", "/a/gwent/FOI-1/26"),
        ("/a/gwent/u-0", "/a/gwent/FOI-1/26"),
        ("/a/gwent/u-0.csv?sheet=Questions", "/a/gwent/FOI-1/26.csv?sheet=Questions"),
        (
            f"/forcewide/disclosures/{tilde_encode(ADDRESS)}",
            "/a/gwent/FOI-1/26",
        ),
        ("/forcewide/forces/gwent", "/force/gwent"),
    ],
)
async def test_an_old_key_or_address_leads_to_the_page(
    site: Datasette, old: str, leads: str
) -> None:
    """Nothing but lasting redirects, and at the end of them a page."""
    address = old
    while (answer := await site.client.get(address)).status_code != 200:
        assert answer.status_code == 301
        address = answer.headers["location"]
    assert address == leads


async def test_the_key_of_a_table_under_an_old_key_leads_to_the_table(site: Datasette) -> None:
    rows = (await site.client.get("/forcewide/tables.json?_shape=array&_size=max")).json()
    key = next(row["key"] for row in rows if row["disclosure"] == "gwent/FOI-1/26")
    old = key.replace("FOI-1/26", "u-0")
    for address in (
        addresses.table(old),
        "/forcewide/tables/" + old.replace("/", "~2F"),
        addresses.figure(old, 1, 1),
    ):
        answer = await site.client.get(address, follow_redirects=True)
        assert answer.status_code == 200
        assert "/a/gwent/FOI-1/26/t/" in answer.text
    for nowhere in ("disclosures/gwent~2Fu-9", "tables/gwent~2Fu-9~2Fa~2F0", "forces/gwent~2Fu-0"):
        gone = await site.client.get(f"/forcewide/{nowhere}", follow_redirects=True)
        assert gone.status_code == 404


async def test_the_answer_s_page_names_its_aliases_and_its_printed_title(site: Datasette) -> None:
    text = (await site.client.get("/a/gwent/FOI-1/26")).text
    assert "Also known as" in text
    assert "<code>gwent/u-0</code>" in text
    assert '<h1 dir="auto">Bicycle thefts</h1>' in text
    assert "Bicycle thefts, FOI-1/26" in text
    twin = (await site.client.get("/a/gwent/FOI-1/26~2")).text
    assert "Counted as" in twin
