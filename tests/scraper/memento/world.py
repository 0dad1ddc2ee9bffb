"""A force that was crawled once and turns everybody away since, and an archive that has it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner, Result

from scraper import web_archives
from scraper.archive.archive import Archive
from scraper.archive.store import Store
from scraper.command.cli import main
from scraper.console import ticking
from scraper.forcekit import sites
from scraper.memento import filling
from scraper.memento.rows import Visit
from scraper.settings import Settings
from tests.scraper.memento.made_archive import Copy

FORCE = "dyfed-powys"
AT = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
# What tells of the night, of the archive or of chance, not of what the force published.
MOMENTS = {
    *("uid", "first_seen", "last_seen", "fetched_at", "warc_record_id", "last_day", "at"),
    *("published_on", "published_basis"),  # a month instead of the listing's day
    *("source_kind", "archived_in", "archived_at", "archived_copy"),  # the way it came
    "id",  # the place of a key among keys
}


def run(*arguments: str, status: int = 0) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == status, result.output
    return result


@dataclass(frozen=True)
class World:
    """A force's site, crawled once; it is down since."""

    base: str
    crawled: Path
    copies: tuple[Copy, ...]


def fill(data: Path, status: int = 0) -> dict[str, object]:
    options = ("--data", str(data), "--policy", "full", "--json")
    found = json.loads(run("archive", FORCE, *options, status=status).stdout)
    assert isinstance(found[0], dict)
    return found[0]


def published(data: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info([{table}])")]
        kept = ", ".join(f"[{name}]" for name in columns if name not in MOMENTS)
        return sorted(connection.execute(f"SELECT {kept} FROM [{table}]").fetchall(), key=repr)


def captures(data: Path) -> dict[str, tuple[str, str]]:
    with Store(Settings(data=data)) as store:
        rows = store.connection.execute(
            "SELECT canonical_url, sha256, wire_sha256 FROM captures"
            " WHERE kind IN ('item', 'attachment', 'import') AND verdict = 'OK'"
        )
        return {row[0]: (row[1], row[2]) for row in rows}


def visit(data: Path) -> Visit:
    """Visit the archive and walk what it gave, without reading and publishing it."""
    settings = replace(Settings(data=data), allow_loopback=True)
    with Store(settings) as store, Archive(store) as keeper, ticking("Asking") as ticker:
        found = filling.fill(
            store, keeper, [sites.forces(data)[FORCE]], web_archives.known(data), settings, ticker
        )
    return found[0].visits[0]


def answers(data: Path) -> dict[str, str]:
    with Store(Settings(data=data)) as store:
        return {item.url: "gone" if item.gone_since else "here" for item in store.items(FORCE)}


def here(data: Path) -> int:
    return list(answers(data).values()).count("here")


def codes(data: Path) -> set[str]:
    with Store(Settings(data=data)) as store:
        return {one.code for one in store.issues(force=FORCE) if one.stage == "archive"}


def gone_live(data: Path, page: Copy, at: datetime) -> None:
    """The force's own site has said that a page is gone, by a night's request."""
    with Store(Settings(data=data)) as store:
        found = store.latest_usable(page.original)
        assert found is not None
        columns = [row[1] for row in store.connection.execute("PRAGMA table_info(captures)")]
        values = dict(
            zip(
                columns,
                store.connection.execute(
                    "SELECT * FROM captures WHERE id = ?", [found.id]
                ).fetchone(),
                strict=True,
            )
        )
        values |= {
            "id": None,
            "kind": "item",
            "status": 410,
            "verdict": "GONE",
            "sha256": "",
            "fetched_at": at.isoformat(timespec="microseconds"),
            "archive": None,
            "memento": None,
            "warc_record_id": f"<urn:test:{at:%s}>",
            "refers_to": None,
        }
        marks = ", ".join(f":{name}" for name in columns)
        store.connection.execute(f"INSERT INTO captures VALUES ({marks})", values)


def spellings(url: str) -> tuple[str, ...]:
    """Ten ways to write one address."""
    bare = url.rstrip("/").removeprefix("http://")
    return (
        f"http://{bare}",
        f"https://{bare}",
        f"http://{bare}/",
        f"HTTP://{bare}/",
        f"http://{bare}/?utm_source=news",
        f"http://{bare}?fbclid=x1",
        f"http://{bare}//",
        f"http://{bare}/#top",
        f"http://{bare}/?",
        f"http://{bare.replace('foi-ai', 'foi%2Dai')}/",
    )
