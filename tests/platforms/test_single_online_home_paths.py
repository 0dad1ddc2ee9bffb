"""Single Online Home: the addresses seen at each force, and the furniture in both languages."""

from __future__ import annotations

import pytest

from parsers.platforms.chrome import is_chrome
from parsers.platforms.single_online_home import SingleOnlineHome
from samples.site.chrome import ENGLISH, WELSH

SITE = SingleOnlineHome(host="www.loamshire.police.uk")

# One address a force as it was seen (November 2026), its topic in our own words.
ITEMS = (
    "/foi-ai/metropolitan-police/d/july-2022/drones/",
    "/foi-ai/metropolitan-police/disclosure-2024/june-2024/drones/",
    "/foi-ai/cleveland-police/disclosure/2026/january/foi-8926-drones/",
    "/foi-ai/cleveland-police/disclosure/2024/april/foi-401-24-drones/",
    "/foi-ai/south-wales-police/disclosure-log/2025/june/foi-49225/",
    "/foi-ai/dyfed-powys-police/disclosure-2024/december/drones-11422024/",
    "/cy-GB/foi-ai/heddlu-dyfed-powys/datgeliadau-2025/ionawr/drones-11882024/",
    "/foi-ai/gwent-police/disclosure2/2022/09---september/202225392---drones/",
    "/foi-ai/north-yorkshire-police/foi-disclosure-2021-22/december-2024/foi-drones-0408-202425/",
    "/foi-ai/warwickshire-police/foi-disclosure-2024/april-2024/foi-456-2024--apr-2024--drones/",
    "/foi-ai/northamptonshire-police/disclosure-logs/2025/july/foi-11554-25-drones/",
    "/foi-ai/lincolnshire-police/disclosure-logs/2022/foi-001006-drones/",
    "/foi-ai/wiltshire-police/fois-with-spreadsheets/2022/foi-2022-1022/",
    "/foi-ai/cambridgeshire-police/foi/2025/march/drones--kites/",
    "/foi-ai/essex-police/other-information/previous-foi-requests/drones-2018-to-2023/",
    "/foi-ai/devon--cornwall-police/disclosures/2025/drones",
)
OTHERS = (
    "/foi-ai/af/accessing-information/published-items/",
    "/foi-ai/af/accessing-information/publication-scheme/",
    "/foi-ai/cheshire-police/freedom-of-information/",
    "/news/loamshire/news/2024/may/drones/",
    "/police-forces/loamshire-police/areas/about-us/drones/",
    "/SysSiteAssets/foi-media/loamshire/2024/drones.pdf",
)
FILES = (
    "/SysSiteAssets/foi-media/metropolitan-police/disclosure_2024/june_2024/drones.xlsx",
    "/SysSiteAssets/foi-media/kent/lists-and-registers/drones.pdf",
    "/SysSiteAssets/media/downloads/drones.docx",
)


@pytest.mark.parametrize("path", ITEMS)
def test_an_address_that_was_seen_is_an_item(path: str) -> None:
    assert SITE.is_item(path)
    assert not SITE.is_file(path)


@pytest.mark.parametrize("path", OTHERS)
def test_what_shares_the_site_is_none(path: str) -> None:
    assert not SITE.is_item(path)


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_was_seen_is_a_file(path: str) -> None:
    assert SITE.is_file(path)


def test_folders_narrow_the_log() -> None:
    site = SingleOnlineHome(host="www.x.police.uk", folders=("essex-police/other-information/",))
    assert [path for path in ITEMS if site.is_item(path)] == [ITEMS[14]]


@pytest.mark.parametrize("chrome", [ENGLISH, WELSH], ids=["english", "welsh"])
def test_the_furniture_is_known_in_both_languages(chrome: object) -> None:
    assert chrome in (ENGLISH, WELSH)
    words = ENGLISH if chrome is ENGLISH else WELSH
    lines = (words.quick_exit, words.beta, words.technical, words.problem, words.share)
    assert [line for line in lines if not is_chrome(line)] == []
    assert [line for line in words.cookies if not is_chrome(line)] == []


@pytest.mark.parametrize(
    "line",
    [
        "Request",
        "Response:",
        "How many cookies were bought for the canteen in 2023?",
        "Is there a policy on this page of the manual?",
        "The officers were asked to leave this site at once.",
        "Beta blockers were prescribed to 4 officers.",
        "Faint oedd y nifer?",
    ],
)
def test_an_answers_own_words_are_no_furniture(line: str) -> None:
    assert not is_chrome(line)
