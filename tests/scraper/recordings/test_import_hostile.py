"""Broken and hostile recordings: each fault is said, and nothing else is lost."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.archive.store import Store
from scraper.recordings import warc as warc_reader
from scraper.recordings.recorded import Options, Recorded, Trouble
from scraper.recordings.warc import read_warc
from tests.scraper.recordings.made import (
    BASE,
    LOG,
    Answer,
    block_of,
    har,
    imported,
    item,
    items,
    record,
    records,
    troubles,
    wacz,
    warc,
)

GOOD = LOG[:5]
ALL = {"/items/one", "/items/two", "/items/three"}
ONE = 3  # place of /items/one among the records: warcinfo and two listing pages come first


def damaged(change: Callable[[bytes], bytes], *, packed: bool) -> bytes:
    """A WARC whose record of item one is changed after (if packed, in) its compression."""
    made = [gzip.compress(one) if packed else one for one in records(GOOD)]
    made[ONE] = change(made[ONE])
    return b"".join(made)


def flipped(member: bytes) -> bytes:
    place = len(member) * 4 // 5  # in the body of one that is not packed
    changed = bytes(255 - byte for byte in member[place : place + 20])
    return member[:place] + changed + member[place + 20 :]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(flipped, id="bytes changed"),
        pytest.param(lambda one: one[: len(one) // 2], id="cut in the middle"),
        pytest.param(lambda one: b"rubbish\n" * 500, id="rubbish in its place"),
    ],
)
def test_one_damaged_record_costs_itself_only(
    change: Callable[[bytes], bytes], store: Store, tmp_path: Path, *, packed: bool
) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(damaged(change, packed=packed))
    report = imported(store, path)
    known = {name for name, row in items(store).items() if row.last_verdict is not None}
    assert known == ALL - {"/items/one"}
    if b"rubbish" not in path.read_bytes():
        assert report.left_out


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.98])
@pytest.mark.parametrize("packed", [True, False])
def test_a_file_that_stops_early_keeps_what_came(
    store: Store, tmp_path: Path, keep: float, *, packed: bool
) -> None:
    whole = warc(GOOD, packed=packed)
    path = tmp_path / "x.warc"
    path.write_bytes(whole[: int(len(whole) * keep)])
    report = imported(store, path)
    assert report.left_out
    stored = store.connection.execute("SELECT count(*) FROM captures").fetchone()[0]
    assert stored >= int(5 * keep) - 1


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (record("response", f"{BASE}/x", block_of(LOG[4]), WARC_Block_Digest="sha1:" + "A" * 32),
         "not those of the record's own digest"),
        (record("response", f"{BASE}/x", block_of(LOG[4]), WARC_Date="yesterday"), "WARC-Date is"),
        (record("response", f"{BASE}/x", b"no HTTP here"), "not an HTTP answer"),
        (record("response", f"{BASE}/x", b"HTTP/1.1 many OK\r\n\r\n"), "not an HTTP answer"),
        (record("response", f"{BASE}/x", b"\0" * 9, Content_Type="text/dns"), "not HTTP"),
        (record("response", f"{BASE}/x", block_of(LOG[4]), WARC_Truncated="length"), "cut this"),
        (record("response", f"{BASE}/x",
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\n"),
         "broken chunks"),
        (b"WARC/1.0\r\nContent-Length: twelve\r\n\r\n", "Content-Length is 'twelve'"),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\n",
         "the rest is not read"),
        (b"WARC/1.0\r\n" + b"X: y\r\n" * 300, "without an end of its header"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("packed", [True, False])
def test_a_record_that_makes_no_sense(
    bad: bytes, said: str, store: Store, tmp_path: Path, *, packed: bool
) -> None:
    made = [*records(GOOD[:3]), bad, *records(GOOD[3:])]
    path = tmp_path / "x.warc"
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in made))
    report = imported(store, path)
    assert any(said in line for line in troubles(report)), troubles(report)
    assert all("x.warc" in line for line in troubles(report))
    had = {name for name, row in items(store).items() if row.last_verdict is not None}
    assert had == ({"/items/one"} if "rest is not read" in said else ALL)


def test_a_record_too_large_is_read_over(store: Store, tmp_path: Path) -> None:
    big = Answer("/items/big", b"x" * 3_000_000)
    path = tmp_path / "x.warc.gz"
    path.write_bytes(warc((*GOOD[:3], big, *GOOD[3:])))
    report = imported(store, path, options=Options(max_bytes=1_000_000))
    assert "more than 1000000 (max_bytes)" in troubles(report)[0]
    assert set(items(store)) == ALL


def test_a_bomb_is_not_unpacked_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc_reader, "_MOST_JUNK", 4_000_000)
    bomb = gzip.compress(bytes(200_000_000), 9)
    found = list(read_warc(io.BytesIO(warc(GOOD) + bomb), "x", Options()))
    assert [type(one) for one in found] == [Recorded] * 5 + [Trouble]
    assert "given up" in str(found[-1])


def test_a_body_that_is_a_bomb(store: Store, tmp_path: Path) -> None:
    bomb = Answer("/items/one", bytes(50_000_000), coding="br")
    path = tmp_path / "x.warc"
    path.write_bytes(warc((LOG[0], bomb, LOG[3])))
    assert imported(store, path).forces["testshire"].unusable == {"TOO_LARGE": 1}


# ---------------------------------------------------------------------- WACZ


def test_a_wacz_whose_bytes_are_not_its_packages(store: Store, tmp_path: Path) -> None:
    files = {"archive/good.warc.gz": warc(LOG[:3])}
    path = wacz(tmp_path / "x.wacz", files, hash="sha256:" + "0" * 64)
    assert "not those of the hash" in troubles(imported(store, path))[0]
    path = wacz(tmp_path / "y.wacz", files, bytes=7)
    assert "datapackage.json says 7" in troubles(imported(store, path))[0]
    assert not items(store)


@pytest.mark.parametrize("name", ["../../evil.warc.gz", "/etc/evil.warc.gz", "archive\\..\\e.warc"])
def test_a_name_that_leads_out(name: str, store: Store, tmp_path: Path) -> None:
    files = {"archive/good.warc.gz": warc(GOOD), name: warc(GOOD)}
    report = imported(store, wacz(tmp_path / "x.wacz", files))
    assert "leads out of the archive" in troubles(report)[0]
    assert set(items(store)) == ALL
    assert not list(tmp_path.parent.rglob("evil*"))


def test_a_wacz_that_lacks_what_it_names(store: Store, tmp_path: Path) -> None:
    path = wacz(tmp_path / "x.wacz", {"archive/good.warc.gz": warc(GOOD)})
    again = tmp_path / "y.wacz"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(again, "w") as new:
        new.writestr("datapackage.json", old.read("datapackage.json"))
    assert troubles(imported(store, again)) == [
        "y.wacz: no WARC file inside (archive/*.warc.gz)",
        "y.wacz: datapackage.json names archive/good.warc.gz, which is not inside",
    ]


def test_a_damaged_zip(store: Store, tmp_path: Path) -> None:
    path = wacz(tmp_path / "x.wacz", {"archive/good.warc.gz": warc(GOOD)})
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    report = imported(store, path)
    assert "no WARC, WACZ or HAR inside" in troubles(report)[0]


# ---------------------------------------------------------------------- HAR and others


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b'{"log": ', "not a HAR"),
        (b'{"log": {"entries": 5}}', "no list"),
        (b'{"log": {"entries": [{}, 7, {"request": 1, "response": 2}]}}', "not a HAR entry"),
        (b'{"log": ' + b"[" * 100_000, "not a HAR"),
    ],
)
def test_a_har_that_is_none(text: bytes, said: str, store: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.har"
    path.write_bytes(text)
    assert said in troubles(imported(store, path))[0]


def test_entries_without_bodies_are_said(store: Store, tmp_path: Path) -> None:
    found = json.loads(har(GOOD))
    entries = found["log"]["entries"]
    del entries[2]["response"]["content"]["text"]
    entries[3]["startedDateTime"] = "2026-03-04T05:06:07"
    path = tmp_path / "x.har"
    path.write_text(json.dumps(found))
    report = imported(store, path)
    assert troubles(report) == [
        "x.har entry 2: the browser did not keep its body",
        "x.har entry 3: startedDateTime has no time zone",
    ]
    had = {name for name, row in items(store).items() if row.last_verdict is not None}
    assert had == {"/items/three"}


def test_a_file_that_is_not_what_its_name_says(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(item("one"))
    assert troubles(imported(store, path)) == [
        "x.warc.gz: not what its name says: no WARC, WACZ or HAR inside"
    ]


@settings(max_examples=60)
@given(st.data())
def test_no_damage_raises_or_invents_a_page(data: st.DataObject) -> None:
    """Wherever bytes are changed: every answer that comes out is one that went in."""
    packed = data.draw(st.booleans())
    whole = bytearray(warc(GOOD, packed=packed))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    bodies = {answer.wire for answer in GOOD}
    for found in read_warc(io.BytesIO(bytes(whole)), "x", Options()):
        if isinstance(found, Recorded) and found.url in {answer.url for answer in GOOD}:
            assert found.body in bodies or found.status != 200 or not packed
