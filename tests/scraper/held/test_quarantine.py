"""A workbook with a hidden sheet behind an answer: held, released, told, destroyed."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from db.held import hold_back
from parsers.text.addresses import canonical
from parsers.types import SourceKind
from scraper.archive.archive import Archive
from scraper.archive.store import Store
from scraper.command.cli import main
from scraper.errors import QuarantineError
from scraper.held.destruction import due
from scraper.held.quarantine import Action, decide, held_document, held_documents
from scraper.settings import Settings
from tests.scraper.conftest import copied

CANARY = "Marmaduke-Vessel"
LETTER = """Kent Police

Our reference: 24/01/0815

Request: How many drones did you fly in each year?

Response: Please see the attached workbook. The information requested is provided in full.
"""
ITEM = "https://www.kent.police.uk/foi-ai/kent-police/disclosure/2024/drones/"
FILE = "https://www.kent.police.uk/SysSiteAssets/drones-by-year.xlsx"
BY = ("--by", "A. Keeper", "--why", "looked at the force's own copy")


def workbook(hidden: bool) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Year", "Flights"), (2022, 41), (2023, 57), (2024, 63)):
        sheet.append(row)
    if hidden:
        under = book.create_sheet("Working")
        under.append([CANARY, "Loamford", 7])
        under.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def run(*arguments: str, status: int = 0) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == status, result.output
    return result


@pytest.fixture
def data(read_once: Path, tmp_path: Path) -> Path:
    """A folder with one answer and its workbook, read and published."""
    return copied(read_once, tmp_path / "data")


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("read") / "data"
    now = datetime(2024, 5, 1, 9, 30, tzinfo=UTC)
    with Store(Settings(data=folder)) as store, Archive(store) as archive:
        archive.import_file(LETTER.encode(), ITEM, now, force="kent")
        archive.import_file(workbook(hidden=True), FILE, now, force="kent")
        store.add_item("kent", ITEM, "Drones", None, SourceKind.IMPORT, now)
        store.connection.execute(
            "INSERT INTO attachments (force, item_url, url, canonical_url, title, position,"
            " first_seen) VALUES ('kent', ?, ?, ?, '', 0, ?)",
            [canonical(ITEM), FILE, canonical(FILE), now.isoformat()],
        )
    again(folder)
    return folder


def again(folder: Path) -> None:
    for stage in ("parse", "load", "publish"):
        run(stage, "--data", str(folder))


def one(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def dump(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())


def archived(folder: Path) -> bytes:
    files = sorted((folder / "archive").glob("*.warc.gz"))
    return b"".join(gzip.decompress(path.read_bytes()) for path in files)


def key_of(folder: Path) -> str:
    listed = json.loads(run("quarantine", "list", "--json", "--data", str(folder)).stdout)
    assert [row["codes"] for row in listed] == [["HIDDEN_SHEET"]]
    return str(listed[0]["key"])


def documents(folder: Path) -> list[tuple[object, ...]]:
    return one(
        folder / "forcewide.db",
        "SELECT verdict, url, filename, bytes, sha256 FROM documents ORDER BY position",
    )


def test_only_the_word_held_is_published(data: Path) -> None:
    assert documents(data)[1] == ("held", None, None, None, None)
    assert one(data / "forcewide.db", "SELECT count(*) FROM tables") == [(0,)]
    assert one(data / "forcewide.db", "SELECT * FROM hidden_data") == []
    published = dump(data / "forcewide.db")
    assert "drones-by-year" not in published
    assert "HIDDEN_SHEET" not in published


def test_the_canary_is_only_in_the_archive(data: Path) -> None:
    stored = archived(data)
    assert b"xl/workbook.xml" in stored
    for name in ("crawl.db", "staging.db", "forcewide.db"):
        assert CANARY.lower() not in dump(data / name).lower()
        assert CANARY.encode() not in (data / name).read_bytes()


def test_show_tells_where_and_never_what(data: Path) -> None:
    shown = run("quarantine", "show", key_of(data), "--data", str(data)).output
    assert "HIDDEN_SHEET" in shown
    assert FILE in shown
    assert CANARY not in shown


def test_a_release_needs_a_reason_and_publishes_what_is_visible(data: Path) -> None:
    key = key_of(data)
    run("quarantine", "release", key, "--by", "A. Keeper", "--data", str(data), status=2)
    run("quarantine", "release", key, "--by", "A", "--why", " ", "--data", str(data), status=1)
    run("quarantine", "release", key, *BY, "--data", str(data))
    again(data)
    assert documents(data)[1][0] == "parsed"
    figures = one(data / "forcewide.db", "SELECT value FROM figures ORDER BY value")
    assert figures == [(41.0,), (57.0,), (63.0,)]
    assert CANARY.lower() not in dump(data / "forcewide.db").lower()
    counted = one(data / "forcewide.db", "SELECT code, released, destroyed FROM hidden_data")
    assert counted == [("HIDDEN_SHEET", 1, 0)]
    assert json.loads(run("quarantine", "list", "--json", "--data", str(data)).stdout) == []


def test_a_release_counts_for_its_findings_only(data: Path) -> None:
    key = key_of(data)
    run("quarantine", "release", key, *BY, "--data", str(data))
    with Store(Settings(data=data)) as store:
        store.connection.execute("UPDATE gate_log SET codes = '[\"WHITE_TEXT\"]'")
    again(data)
    assert documents(data)[1][0] == "held"


def test_destroyed_for_good_and_still_held_in_public(data: Path) -> None:
    key = key_of(data)
    run("quarantine", "destroy", key, *BY, "--data", str(data))
    run("verify", "--data", str(data))
    stored = archived(data)
    assert b"xl/workbook.xml" not in stored
    assert b"drones" in stored
    again(data)
    assert documents(data)[1] == ("held", None, None, None, None)
    assert one(data / "forcewide.db", "SELECT released, destroyed FROM hidden_data") == [(0, 1)]
    with Store(Settings(data=data)) as store:
        assert store.is_barred(FILE), "its address is not fetched again"
    run("quarantine", "fetch-again", FILE, *BY, "--data", str(data))
    with Store(Settings(data=data)) as store:
        assert not store.is_barred(FILE)


def test_an_answer_that_was_only_the_destroyed_file_is_no_fall(data: Path) -> None:
    """Two answers, one of them a workbook alone: half of what was shown goes, on purpose."""
    attached = key_of(data)
    alone = "https://www.kent.police.uk/SysSiteAssets/drones-alone.xlsx"
    now = datetime(2024, 5, 2, 9, 30, tzinfo=UTC)
    with Store(Settings(data=data)) as store, Archive(store) as archive:
        archive.import_file(workbook(hidden=True), alone, now, force="kent")
        store.add_item("kent", alone, "Drones alone", None, SourceKind.IMPORT, now)
    again(data)
    shown = "SELECT count(*) FROM disclosures"
    assert one(data / "forcewide.db", shown) == [(2,)]
    listed = json.loads(run("quarantine", "list", "--json", "--data", str(data)).stdout)
    (key,) = {str(row["key"]) for row in listed} - {attached}
    run("quarantine", "destroy", key, *BY, "--data", str(data))
    run("publish", "--data", str(data))
    assert one(data / "forcewide.db", shown) == [(1,)]
    again(data)
    assert one(data / "forcewide.db", shown) == [(1,)]


def test_a_notice_names_address_and_time_only(data: Path) -> None:
    key = key_of(data)
    text = run("quarantine", "notify", key, "--data", str(data)).stdout
    assert FILE in text
    assert "1 May 2024, 09:30 UTC" in text
    for word in ("sheet", "hidden sheet", "HIDDEN", "Working", CANARY):
        assert word not in text


def test_told_and_not_kept_it_is_destroyed_before_72_hours_are_over(data: Path) -> None:
    key = key_of(data)
    now = datetime.now(UTC)
    with Store(Settings(data=data)) as store:
        assert due(store, now + timedelta(days=30)) == [], "nobody has been told"
        decide(store, held_document(store, key), Action.NOTIFY, "A. Keeper", "sent", now)
        assert due(store, now + timedelta(hours=47)) == []
        assert [one.key for one in due(store, now + timedelta(hours=49))] == [key]
        decide(store, held_document(store, key), Action.KEEP, "A. Keeper", "asked to", now)
        assert due(store, now + timedelta(days=30)) == []


def test_the_night_destroys_what_is_due(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = key_of(data)
    told = datetime.now(UTC) - timedelta(hours=50)
    with Store(Settings(data=data)) as store:
        decide(store, held_document(store, key), Action.NOTIFY, "A. Keeper", "sent", told)
    from scraper.held.destruction import destroy_due

    assert destroy_due(data).rows == [{"key": key, "captures": 1}]
    with Store(Settings(data=data)) as store:
        assert held_documents(store) == []


def test_rows_of_an_earlier_night_lose_what_is_held_now(data: Path) -> None:
    run("quarantine", "release", key_of(data), *BY, "--data", str(data))
    again(data)
    sha256 = str(documents(data)[1][4])
    assert hold_back(data / "staging.db", [sha256], at=datetime.now(UTC)) == ["kent/24-01-0815"]
    run("publish", "--force", "--data", str(data))
    assert documents(data) == []


def test_a_key_that_is_not_held_is_an_error(data: Path) -> None:
    with Store(Settings(data=data)) as store, pytest.raises(QuarantineError, match="nothing is"):
        held_document(store, "kent/nothing/0")


@pytest.mark.parametrize(("hidden", "status"), [(True, 3), (False, 0)])
def test_the_checker_for_forces(tmp_path: Path, hidden: bool, status: int) -> None:
    path = tmp_path / "answer.xlsx"
    path.write_bytes(workbook(hidden))
    found = run("hazards", str(path), "--json", status=status)
    row = json.loads(found.stdout)[0]
    assert row["held"] is hidden
    assert [
        finding["code"] for finding in row["findings"] if finding["severity"] == "quarantine"
    ] == (["HIDDEN_SHEET"] if hidden else [])
    assert CANARY not in found.output
