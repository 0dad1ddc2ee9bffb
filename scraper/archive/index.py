"""The captures index of ``crawl.db``: what lies where in the archive's files."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from scraper.archive.rows import Capture, stamp
from scraper.archive.store import Store
from scraper.archive.warc import Place

# The columns that a capture's own record keeps as well, so that the index can be made again.
FACTS: Final = tuple(
    field.name
    for field in fields(Capture)
    if field.name not in {"id", "refers_to"} and not field.name.startswith("warc_")
)
_PLACE: Final = ("refers_to", "warc_file", "warc_offset", "warc_length", "warc_record_id")
_NAMES: Final = ", ".join((*FACTS, *_PLACE))
_MARKS: Final = ", ".join(f":{name}" for name in (*FACTS, *_PLACE))
_INSERT: Final = f"INSERT INTO captures ({_NAMES}) VALUES ({_MARKS})"  # noqa: S608 (our names)


def add(
    connection: sqlite3.Connection,
    facts: Mapping[str, object],
    refers_to: int | None,
    name: str,
    place: Place,
) -> int:
    """Index one capture and return its id; a fact that an older archive lacks is null."""
    row = {fact: facts.get(fact) for fact in FACTS} | {
        "refers_to": refers_to,
        "warc_file": name,
        "warc_offset": place.offset,
        "warc_length": place.length,
        "warc_record_id": place.record_id,
    }
    added = connection.execute(_INSERT, row).lastrowid
    assert added is not None
    return added


def ends(store: Store) -> dict[str, int]:
    """Where the last indexed record of each file ends."""
    rows = store.connection.execute(
        "SELECT warc_file, max(warc_offset + warc_length) FROM captures GROUP BY 1"
    )
    return dict(rows.fetchall())


def end_of(connection: sqlite3.Connection, name: str) -> int:
    """Where the last indexed record of one file ends; 0 for a file without any."""
    (end,) = connection.execute(
        "SELECT coalesce(max(warc_offset + warc_length), 0) FROM captures WHERE warc_file = ?",
        [name],
    ).fetchone()
    return int(end)


def beyond(connection: sqlite3.Connection, name: str, size: int) -> list[int]:
    """The captures of a file that would end behind its last byte."""
    rows = connection.execute(
        "SELECT id FROM captures WHERE warc_file = ? AND warc_offset + warc_length > ?",
        [name, size],
    )
    return [row[0] for row in rows.fetchall()]


def knows(connection: sqlite3.Connection, record_id: str) -> bool:
    """Whether a record is indexed, or was and has been purged."""
    query = (
        "SELECT 1 FROM captures WHERE warc_record_id = :id UNION ALL"
        " SELECT 1 FROM tombstones WHERE warc_record_id = :id"
    )
    return connection.execute(query, {"id": record_id}).fetchone() is not None


def id_of(connection: sqlite3.Connection, record_id: str | None) -> int | None:
    """The capture of a record."""
    query = "SELECT id FROM captures WHERE warc_record_id = ?"
    found = connection.execute(query, [record_id]).fetchone()
    return found[0] if found else None


def has_run(connection: sqlite3.Connection, run_id: object) -> bool:
    """Whether a run that a record names is one of this ``crawl.db``."""
    return connection.execute("SELECT 1 FROM runs WHERE id = ?", [run_id]).fetchone() is not None


class Line(NamedTuple):
    """A capture's line of the index: what lies where."""

    capture_id: int
    record_id: str
    file: str
    offset: int
    url: str


def lines(store: Store) -> list[Line]:
    """Every capture with the place of its record, by files and places."""
    query = (
        "SELECT id, warc_record_id, warc_file, warc_offset, url FROM captures"
        " ORDER BY warc_file, warc_offset"
    )
    return [Line(*row) for row in store.connection.execute(query).fetchall()]


def facts_of(store: Store, capture_id: int) -> dict[str, object]:
    """What a capture's own metadata record says of it."""
    query = f"SELECT {', '.join(FACTS)} FROM captures WHERE id = ?"  # noqa: S608 (our names)
    row = store.connection.execute(query, [capture_id]).fetchone()
    return dict(zip(FACTS, row, strict=True))


def with_bytes(store: Store, sha256: str) -> list[int]:
    """The captures of these bytes; those that have them before those that refer to one."""
    rows = store.connection.execute(
        "SELECT id FROM captures WHERE sha256 = ? ORDER BY refers_to IS NOT NULL, id", [sha256]
    )
    return [row[0] for row in rows.fetchall()]


def addresses_of(store: Store, sha256: str) -> list[str]:
    """The canonical addresses at which these bytes were fetched."""
    rows = store.connection.execute(
        "SELECT DISTINCT canonical_url FROM captures WHERE sha256 = ? ORDER BY 1", [sha256]
    )
    return [row[0] for row in rows.fetchall()]


def forget(connection: sqlite3.Connection, capture_ids: Sequence[int]) -> list[int]:
    """Take captures out of the index, and revisits that refer to them; all ids taken out.

    What a run still needs of them will be fetched again.
    """
    taken = list(capture_ids)
    for capture_id in capture_ids:
        rows = connection.execute("SELECT id FROM captures WHERE refers_to = ?", [capture_id])
        taken.extend(row[0] for row in rows if row[0] not in taken)
    ids = [(capture_id,) for capture_id in taken]
    connection.executemany(
        "UPDATE frontier SET capture_id = NULL, state = 'pending' WHERE capture_id = ?", ids
    )
    connection.executemany("UPDATE captures SET refers_to = NULL WHERE id = ?", ids)
    connection.executemany("DELETE FROM captures WHERE id = ?", ids)
    return taken


def look_again(connection: sqlite3.Connection, canonical_urls: Iterable[str]) -> None:
    """Let the answers of these addresses, and those that link to them, have their turn tonight."""
    connection.executemany(
        "UPDATE items SET last_checked = NULL WHERE canonical_url = :url OR (force, canonical_url)"
        " IN (SELECT force, item_url FROM attachments WHERE canonical_url = :url)",
        [{"url": url} for url in canonical_urls],
    )


def lose(connection: sqlite3.Connection, capture_ids: Sequence[int]) -> list[int]:
    """Take captures whose bytes are gone out of the index; all ids taken out.

    Their answers have their turn tonight. Where the newest version of an answer is lost, the
    older ones are set aside: none of them is the answer until the site has been asked again.
    """
    query = "SELECT canonical_url, fetched_at, sha256, verdict FROM captures WHERE id = ?"
    rows = [connection.execute(query, [one]).fetchone() for one in capture_ids]
    taken = forget(connection, capture_ids)
    for url, at, sha256, verdict in (row for row in rows if row):
        if verdict in {"OK", "UNCHANGED"}:
            connection.execute(_SET_ASIDE, {"url": url, "at": at, "sha256": sha256})
    look_again(connection, dict.fromkeys(row[0] for row in rows if row))
    return taken


_SET_ASIDE: Final = """
UPDATE captures SET verdict = 'NOT_THE_ANSWER',
  message = 'an older version; the bytes of the newer are lost'
WHERE canonical_url = :url AND verdict IN ('OK', 'UNCHANGED') AND kind <> 'redirect'
  AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.canonical_url = :url AND c.kind <> 'redirect'
    AND c.verdict IN ('OK', 'UNCHANGED') AND (c.fetched_at > :at OR c.sha256 = :sha256))
"""


def move(connection: sqlite3.Connection, name: str, places: Iterable[Place]) -> None:
    """Index records at their new places in a file that has been rewritten."""
    connection.executemany(
        "UPDATE captures SET warc_file = ?, warc_offset = ? WHERE warc_record_id = ?",
        [(name, place.offset, place.record_id) for place in places],
    )


def under_aliases(store: Store, canonical_url: str) -> list[Capture]:
    """What is stored of an answer under its other addresses (``aliases``)."""
    rows = store.connection.execute(
        "WITH main AS (SELECT :url AS url UNION"
        " SELECT item_url FROM aliases WHERE canonical_url = :url)"
        " SELECT url FROM main WHERE url <> :url UNION"
        " SELECT canonical_url FROM aliases WHERE item_url IN (SELECT url FROM main)"
        " AND canonical_url <> :url",
        {"url": canonical_url},
    ).fetchall()
    return [capture for (address,) in rows for capture in store.captures(address)]


def bury(
    connection: sqlite3.Connection,
    doomed: Sequence[Capture],
    reason: str,
    *,
    barred: bool,
    at: datetime,
) -> list[int]:
    """Take captures out of the index for good, with what was read or made of them.

    A tombstone of each stays; while ``barred``, its address is not fetched again.
    """
    connection.executemany(
        "INSERT INTO tombstones (warc_record_id, canonical_url, reason, at, barred)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(c.warc_record_id, c.canonical_url, reason, stamp(at), int(barred)) for c in doomed],
    )
    taken = forget(connection, [capture.id for capture in doomed])
    for address in {capture.canonical_url for capture in doomed}:
        connection.execute(
            "DELETE FROM parsed WHERE (force, canonical_url) IN ("
            "SELECT force, item_url FROM attachments WHERE canonical_url = :url UNION"
            " SELECT force, canonical_url FROM items WHERE canonical_url = :url)",
            {"url": address},
        )
    connection.executemany(
        "DELETE FROM conversions WHERE sha256 = ?", [(c.sha256,) for c in doomed]
    )
    return taken


def count(store: Store) -> int:
    """How many responses the index lists."""
    return int(store.connection.execute("SELECT count(*) FROM captures").fetchone()[0])


class Tombstone(NamedTuple):
    """A record that was removed for good."""

    record_id: str
    canonical_url: str
    reason: str
    at: str
    barred: bool


def tombstones_of(path: Path) -> list[Tombstone]:
    """What was removed for good, by a ``crawl.db`` that is only looked at."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            "SELECT warc_record_id, canonical_url, reason, at, barred FROM tombstones"
        ).fetchall()
    return [Tombstone(*row)._replace(barred=bool(row[4])) for row in rows]


def bar(store: Store, tombstones: Iterable[Tombstone]) -> None:
    """Remember removals that another ``crawl.db`` knows: they are neither fetched nor adopted."""
    store.connection.executemany(
        "INSERT INTO tombstones (warc_record_id, canonical_url, reason, at, barred)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        list(tombstones),
    )
