"""Items that are files, and items that are a part of a page."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

import pytest

from parsers.answers.reading import read_item
from parsers.answers.stored_item import ItemBytes, crawled_item
from parsers.documents.sniff import CSV, PDF, TEXT
from parsers.errors import AnchorMissingError, ParseError
from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.platforms.spreadsheet_log import SpreadsheetLog
from parsers.text.addresses import canonical
from parsers.text.parts import is_part, part_address, whole_of
from parsers.types import Force, Level, Page, SourceKind

LOG = "https://www.loamshire.police.uk/foi/log.csv"
SITE = SpreadsheetLog(host="www.loamshire.police.uk", log="/foi/log.csv")
ROWS = """FOI Ref,Date received,Date of response,Subject,Request,Response,Desk
12/24,03/01/2024,31/01/2024,Dog bites,How many dog bites?,There were 14 dog bites.,North
13/24,04/01/2024,,Drones,How many drones?,"Refused.
Section 12 applies.",South
12/24,05/01/2024,06/02/2024,Dog bites again,And cats?,No information is held.,
,,,,,,
"""


def page(body: str | bytes, url: str = LOG, media_type: str = CSV) -> Page:
    raw = body.encode() if isinstance(body, str) else body
    digest = hashlib.sha256(raw).hexdigest()
    at = datetime(2024, 6, 1, tzinfo=UTC)
    return Page(url, url.split("#")[0], 200, media_type, raw, at, digest, "utf-8")


# ---------------------------------------------------------------------- addresses


def test_a_part_has_an_address_of_its_own() -> None:
    address = part_address(LOG, "FOI 12/24")
    assert address == f"{LOG}#item=foi-12-24"
    assert is_part(address)
    assert whole_of(address) == LOG
    assert canonical(address) == f"{canonical(LOG)}#item=foi-12-24"


@pytest.mark.parametrize("url", [LOG, f"{LOG}#top", f"{LOG}#item=", f"{LOG}#item=A b"])
def test_any_other_fragment_is_none(url: str) -> None:
    assert not is_part(url)
    assert whole_of(url) == url
    assert "#" not in canonical(url)


def test_a_part_without_letters_or_with_many_is_named_by_a_digest() -> None:
    long = part_address(LOG, "a very long subject " * 20)
    other = part_address(LOG, "a very long subject " * 20 + "more")
    assert is_part(long)
    assert is_part(other)
    assert long != other
    assert is_part(part_address(LOG, "???"))


# ---------------------------------------------------------------------- a log kept as a file


def test_each_row_is_an_item() -> None:
    found = SITE.read_listing(page(ROWS))
    assert [entry.title for entry in found.entries] == ["Dog bites", "Drones", "Dog bites again"]
    assert found.entries[0].url == f"{LOG}#item=12-24"
    assert len({entry.url for entry in found.entries}) == 3
    assert [(issue.level, issue.code) for issue in found.issues] == [(Level.INFO, "column_unknown")]


def test_a_row_is_read_as_a_letter() -> None:
    (first, second, third) = SITE.read_listing(page(ROWS)).entries
    item = SITE.read_item(page(ROWS, first.url))
    assert [block.text for block in item.document.blocks] == [
        "Reference: 12/24",
        "Date of request: 3 January 2024",
        "Date of response: 31 January 2024",
        "Desk: North",
        "Request",
        "How many dog bites?",
        "Response",
        "There were 14 dog bites.",
    ]
    lines = [block.text for block in SITE.read_item(page(ROWS, second.url)).document.blocks]
    assert lines[-1] == "Refused. Section 12 applies."
    assert SITE.read_item(page(ROWS, third.url)).title == "Dog bites again"


def test_a_row_becomes_a_disclosure() -> None:
    first = SITE.read_listing(page(ROWS)).entries[0]
    force = Force(slug="cleveland", name="Loamshire", platform=SITE)
    stored = ItemBytes(
        slug="cleveland",
        force=force,
        url=first.url,
        listed_title=first.title,
        listed_on=None,
        source_kind=SourceKind.LOG,
        page=page(ROWS, first.url),
    )
    read = read_item(stored)
    assert (read.title, read.received_on) == ("Dog bites", date(2024, 1, 3))
    assert read.url == first.url
    assert "14 dog bites" in read.response


@pytest.mark.parametrize(
    "body",
    [
        "Year,Crimes\n2023,14\n2024,15\n",
        "Reference,Team\n12/24,North\n13/24,South\n",
        "",
    ],
)
def test_a_file_that_is_no_log_is_noticed(body: str) -> None:
    with pytest.raises(AnchorMissingError):
        SITE.read_listing(page(body))


def test_a_row_that_has_gone_is_noticed() -> None:
    with pytest.raises(AnchorMissingError, match="no such row"):
        SITE.read_item(page(ROWS, f"{LOG}#item=99-24"))
    with pytest.raises(AnchorMissingError, match="rows was asked for"):
        SITE.read_item(page(ROWS))


def test_a_header_in_other_words_is_declared() -> None:
    body = ROWS.replace("FOI Ref", "Our serial")
    plain = SITE.read_listing(page(body)).entries[0]
    assert plain.url == f"{LOG}#item=dog-bites"
    told = SpreadsheetLog(
        host=SITE.host, log=SITE.log, columns=(("reference", "Our serial"),)
    ).read_listing(page(body))
    assert told.entries[0].url == f"{LOG}#item=12-24"


# ---------------------------------------------------------------------- a file in an item's place

PLATFORM = SingleOnlineHome(host="www.loamshire.police.uk")


def test_a_file_in_an_items_place_keeps_its_bytes_as_its_version() -> None:
    url = "https://www.loamshire.police.uk/foi-ai/loamshire/log/2024/dogs/"
    one = crawled_item(PLATFORM, page(b"%PDF-1.4 one", url, PDF))
    two = crawled_item(PLATFORM, page(b"%PDF-1.4 two", url, PDF))
    assert (one.title, one.attachments) == ("", ())
    assert one.fields != two.fields


@pytest.mark.parametrize(
    ("media_type", "name"), [("image/png", "dogs.png"), (TEXT, "dogs/"), ("application/json", "x")]
)
def test_what_is_no_answer_is_not_taken_for_one(media_type: str, name: str) -> None:
    url = f"https://www.loamshire.police.uk/foi-ai/loamshire/log/2024/{name}"
    with pytest.raises(ParseError, match="where a page was expected"):
        crawled_item(PLATFORM, page(b"{}", url, media_type))


def test_a_letter_as_plain_text_is_one() -> None:
    url = "https://www.loamshire.police.uk/SysSiteAssets/letter.txt"
    assert crawled_item(PLATFORM, page(b"Dear Sir", url, TEXT)).fields
