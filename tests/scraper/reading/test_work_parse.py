"""The parse stage over files that kill their reader: only that document is lost."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from db.crawl_schema import migrate
from parsers.types import DocumentVerdict, SourceKind
from scraper.archive.archive import Archive
from scraper.archive.store import Store
from scraper.caps import MIB, Caps
from scraper.command.cli import main
from scraper.console import ticking
from scraper.reading.parse import ParseReport, parse_force, records, unread_files
from scraper.reading.work import executor
from scraper.settings import Settings
from tests.files.hostile import flate_bomb, million_words, one_page, text

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SMALL = Caps(memory=448 * MIB, cpu_seconds=60, wall_seconds=60)


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """A PDF of three megabytes that unpacks to more than ``SMALL`` allows."""
    return flate_bomb(700 * MIB)


def letter(number: int) -> bytes:
    return one_page(text(f"Freedom of Information Request {number}/24: bicycles in parks"))


def put(settings: Settings, number: int, page: bytes, files: list[bytes]) -> None:
    """An item that is a file itself, with more files that belong to it."""
    item = f"import:item-{number}.pdf"
    with Store(settings) as store, Archive(store) as archive:
        archive.import_file(page, item, NOW, force="cumbria")
        store.add_item("cumbria", item, f"Item {number}", None, SourceKind.IMPORT, NOW)
        for place, body in enumerate(files):
            url = f"import:file-{number}-{place}.pdf"
            archive.import_file(body, url, NOW, force="cumbria")
            store.connection.execute(
                "INSERT INTO attachments (force, item_url, url, canonical_url, title, position,"
                " first_seen) VALUES ('cumbria', ?, ?, ?, '', ?, ?)",
                [item, url, url, place, NOW.isoformat()],
            )


def parse(settings: Settings, caps: Caps) -> ParseReport:
    with (
        Store(settings) as store,
        executor(2, caps) as pool,
        ticking("Test") as ticker,
    ):
        return parse_force(store, "cumbria", None, pool, ahead=4, ticker=ticker)


def test_a_file_that_kills_fails_alone(settings: Settings, bomb: bytes) -> None:
    migrate_folder(settings)
    put(settings, 1, letter(1), [])
    put(settings, 2, letter(2), [letter(20), bomb, letter(21)])
    put(settings, 3, bomb + b"\n%", [letter(30)])
    put(settings, 4, letter(4), [])
    report = parse(settings, SMALL)
    assert (report.items, report.read, report.failed) == (4, 4, 0)
    with Store(settings) as store:
        found = {
            record.disclosure.title: [
                (document.verdict, [reason.code for reason in document.reasons])
                for document in record.disclosure.documents
            ]
            for record in records(store, "cumbria")
        }
        assert unread_files(store, "cumbria") == "files not read: too_much_memory 2"
        issues = [i for i in store.issues(force="cumbria") if i.code == "too_much_memory"]
        assert {issue.url for issue in issues} == {"import:item-2.pdf", "import:item-3.pdf"}
        assert any("file-2-1.pdf" in issue.message for issue in issues)
    good: tuple[DocumentVerdict, list[str]] = (DocumentVerdict.PARSED, [])
    killed = (DocumentVerdict.FAILED, ["TOO_MUCH_MEMORY"])
    assert found == {
        "Item 1": [good],
        "Item 2": [good, good, killed, good],
        "Item 3": [killed, good],
        "Item 4": [good],
    }
    assert parse(settings, SMALL).unchanged == 4


def migrate_folder(settings: Settings) -> None:
    settings.data.mkdir(parents=True, exist_ok=True)
    migrate(settings.crawl_db)


def test_extract_fails_one_file_and_reads_the_others(tmp_path: Path, bomb: bytes) -> None:
    (tmp_path / "bomb.pdf").write_bytes(bomb)
    (tmp_path / "good.pdf").write_bytes(letter(5))
    files = [str(tmp_path / name) for name in ("bomb.pdf", "good.pdf")]
    out = tmp_path / "out"
    command = ["extract", *files, "--out", str(out), "--memory", "448", "--jobs", "2"]
    found = CliRunner().invoke(main, command)
    assert found.exit_code == 0, found.stderr
    stopped, good = ((out / f"{name}.pdf.json").read_text("utf-8") for name in ("bomb", "good"))
    assert '"code": "TOO_MUCH_MEMORY"' in stopped
    assert '"verdict": "failed"' in stopped
    assert '"media_type": "application/pdf"' in stopped
    assert '"verdict": "parsed"' in good


def test_extract_of_a_file_that_is_too_slow_says_so(tmp_path: Path) -> None:
    path = tmp_path / "words.pdf"
    path.write_bytes(million_words())
    found = CliRunner().invoke(main, ["extract", str(path), "--json", "--seconds", "1"])
    assert found.exit_code == 5
    assert "TOO_SLOW" in found.stderr
    assert "more than 1 s" in found.stderr
