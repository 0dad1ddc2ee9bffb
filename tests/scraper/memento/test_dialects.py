"""What indexes of web archives say, in each of their dialects and with each of their oddities."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from scraper.errors import IndexUnreadError
from scraper.memento.dialects import (
    IndexRow,
    read_collections,
    read_lines,
    read_pages,
    read_wayback,
    says_nothing_found,
)
from scraper.web_archives import ARCHIVES, moment, taken_apart

NAMES = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
KEY = "uk,police,example)/foi-ai/example/disclosure-2024/july/dogs"
URL = "https://www.example.police.uk/foi-ai/example/disclosure-2024/july/dogs/"
ROW = [KEY, "20240801121314", URL, "text/html", "200", "QX7ZKJZW4Y4F5XWFPW3ZK3YQ5Z2R6JQA", "8123"]
READ = IndexRow(URL, datetime(2024, 8, 1, 12, 13, 14, tzinfo=UTC), ROW[1], 200, ROW[3], ROW[5])


def wayback(*rows: list[str]) -> str:
    return json.dumps([NAMES, *rows])


def test_the_header_row_names_the_columns() -> None:
    page = read_wayback(wayback(ROW))
    assert page.rows == (IndexRow(*_values(READ), length=8123),)
    assert (page.resume, page.unread) == ("", 0)
    turned = json.dumps([NAMES[::-1], ROW[::-1]])
    assert read_wayback(turned) == page


def _values(row: IndexRow) -> tuple[str, datetime, str, int | None, str, str]:
    return row.original, row.at, row.stamp, row.status, row.media_type, row.digest


@pytest.mark.parametrize("text", ["[]", "", "\n", json.dumps([NAMES])])
def test_nothing_found(text: str) -> None:
    assert read_wayback(text).rows == ()


def test_an_empty_row_and_a_key_say_where_the_rest_begins() -> None:
    page = read_wayback(wayback(ROW, [], ["uk,police,example)/foi-ai/example+20240801121315"]))
    assert page.resume == "uk,police,example)/foi-ai/example+20240801121315"
    assert len(page.rows) == 1
    only_key = read_wayback(wayback([], ["uk,police,example)/x+2024"]))
    assert (only_key.rows, only_key.resume) == ((), "uk,police,example)/x+2024")


def test_a_revisit_says_no_status_and_an_old_row_no_length() -> None:
    row = [KEY, "20240901000000", URL, "warc/revisit", "-", ROW[5], "-"]
    (found,) = read_wayback(wayback(row)).rows
    assert (found.revisit, found.status, found.length) == (True, None, None)
    (short,) = read_wayback(wayback(ROW[:6])).rows
    assert short.length is None


@pytest.mark.parametrize("original", ["mailto:foi@example.police.uk", "data:image/png;base64,AA"])
def test_rows_that_are_no_pages_are_counted(original: str) -> None:
    page = read_wayback(wayback(ROW, [KEY, ROW[1], original, "-", "-", "-", "-"]))
    assert (len(page.rows), page.unread) == (1, 1)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("20240801121314", datetime(2024, 8, 1, 12, 13, 14, tzinfo=UTC)),
        ("2024", datetime(2024, 1, 1, tzinfo=UTC)),
        ("202408", datetime(2024, 8, 1, tzinfo=UTC)),
        ("20240001000000", datetime(2024, 1, 1, tzinfo=UTC)),
        ("20240800", datetime(2024, 8, 1, tzinfo=UTC)),
        ("20241301000000", None),
        ("20240230", None),
        ("202", None),
        ("202408011213145", None),
        ("2o240801", None),
    ],
)
def test_moments_may_be_partial(text: str, wanted: datetime | None) -> None:
    assert moment(text) == wanted


def test_objects_and_cdxj_lines_are_one_kind_of_row() -> None:
    said = {"url": URL, "mime": "text/html", "status": "200", "digest": ROW[5], "length": "8123"}
    place = {"offset": "77", "filename": "crawl-data/x.warc.gz", "truncated": "length"}
    plain = json.dumps({"urlkey": KEY, "timestamp": ROW[1], **said, **place})
    cdxj = f"{KEY} {ROW[1]} {json.dumps({**said, **place})}"
    (one,), (other,) = read_lines(plain).rows, read_lines(cdxj).rows
    assert one == other
    assert (one.file, one.offset, one.length, one.truncated) == (
        "crawl-data/x.warc.gz",
        77,
        8123,
        "length",
    )
    assert _values(one) == _values(READ)


def test_an_answer_to_wrong_column_names_has_no_rows() -> None:
    page = read_lines('{"timestamp": "20240801121314"}\n{}\n')
    assert (page.rows, page.unread) == ((), 2)
    assert read_lines("").rows == ()


@pytest.mark.parametrize(
    "text",
    ["<html><title>503</title></html>", '{"rows": []}', '["a"]', '[["urlkey"], ["x"]]'],
)
def test_other_answers_than_an_index_are_refused(text: str) -> None:
    with pytest.raises(IndexUnreadError):
        read_wayback(text)


@pytest.mark.parametrize("text", ["<html></html>", "a b c {}", "just words"])
def test_lines_that_are_no_index_are_refused(text: str) -> None:
    with pytest.raises(IndexUnreadError):
        read_lines(text)


def test_common_crawl_lists_its_indexes_and_says_404_for_nothing() -> None:
    text = json.dumps(
        [
            {"id": "CC-MAIN-2026-40", "name": "September", "cdx-api": "https://index.example/40"},
            {"id": "CC-MAIN-2026-35", "name": "August", "cdx-api": "https://index.example/35"},
        ]
    )
    assert [one.name for one in read_collections(text)] == ["CC-MAIN-2026-40", "CC-MAIN-2026-35"]
    assert says_nothing_found('{"message": "No Captures found for: www.example.police.uk/*"}')
    assert not says_nothing_found('{"message": "Collection not found"}')
    assert not says_nothing_found("<html>404</html>")
    for wrong in ("{}", '[{"id": "x"}]', "<html>"):
        with pytest.raises(IndexUnreadError):
            read_collections(wrong)


def test_pages_are_a_number_or_an_object() -> None:
    assert read_pages('{"pages": 3, "pageSize": 5}') == read_pages("3") == 3
    for wrong in ('{"urlkey": "x"}', "true", "-1", "x"):
        with pytest.raises(IndexUnreadError):
            read_pages(wrong)


@pytest.mark.parametrize(
    ("url", "name", "original"),
    [
        (f"https://web.archive.org/web/20240801121314id_/{URL}", "internet-archive", URL),
        (f"http://web.archive.org/web/2024id_/{URL}", "internet-archive", URL),
        (f"https://wayback.archive.org/web/202408id_/{URL}", "internet-archive", URL),
        (
            "https://web.archive.org/web/20240801id_/www.example.police.uk/foi",
            "internet-archive",
            "http://www.example.police.uk/foi",
        ),
        (
            "https://web.archive.org/web/20240801id_/https:/www.example.police.uk/foi",
            "internet-archive",
            "https://www.example.police.uk/foi",
        ),
        (f"https://webarchive.nationalarchives.gov.uk/ukgwa/20240801121314id_/{URL}", "ukgwa", URL),
        (f"https://www.webarchive.org.uk/wayback/archive/20240801121314id_/{URL}", "ukwa", URL),
        (f"https://arquivo.pt/noFrame/replay/20240801121314id_/{URL}", "arquivo", URL),
    ],
)
def test_addresses_of_copies_are_known(url: str, name: str, original: str) -> None:
    found = taken_apart(url, ARCHIVES)
    assert found is not None
    assert (found.archive.name, found.original) == (name, original)


@pytest.mark.parametrize(
    "url",
    [
        f"https://web.archive.org/web/20240801121314/{URL}",  # rewritten: never evidence
        f"https://web.archive.org/web/20240801121314if_/{URL}",
        f"https://web.archive.org/web/20240801121314mp_/{URL}",
        f"https://archive.example.com/web/20240801121314id_/{URL}",  # nobody that we know
        f"https://web.archive.org.example.com/web/20240801121314id_/{URL}",
        URL,
    ],
)
def test_other_addresses_are_not(url: str) -> None:
    assert taken_apart(url, ARCHIVES) is None


def test_every_archive_is_a_whole_row() -> None:
    for archive in ARCHIVES:
        assert archive.limits
        assert archive.terms.startswith("https://")
        assert archive.pace >= 1
        assert archive.index_pace >= 2.5
        if archive.dialect != "common_crawl":
            made = archive.copy_address("20240801121314", URL)
            assert taken_apart(made, ARCHIVES) is not None
    assert len({archive.name for archive in ARCHIVES}) == len(ARCHIVES)
