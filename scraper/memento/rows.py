"""What archives are known to hold of a force, and how visits to them ended: ``mementos`` and
``archive_visits`` of ``crawl.db``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from parsers.text.addresses import canonical
from scraper.archive.rows import Capture, columns, read, stamp
from scraper.archive.store import Store
from scraper.fetch.verdicts import Verdict

# Verdicts of a copy that another day may change: the archive's fault, not the copy's.
PASSING = frozenset(
    {
        Verdict.RATE_LIMITED,
        Verdict.SERVER_ERROR,
        Verdict.UNREACHABLE,
        Verdict.TOO_SLOW,
        Verdict.MAINTENANCE,
    }
)


@dataclass(frozen=True, slots=True)
class Memento:
    """One copy that an archive's index names; ``verdict`` None: not asked for yet."""

    force: str
    archive: str
    memento: str
    original: str
    canonical_url: str
    at: datetime
    status: int | None
    digest: str
    verdict: Verdict | None = None
    message: str = ""
    tried_at: datetime | None = None


@dataclass(slots=True)
class Visit:
    """One visit to one archive for one force, as it is counted.

    ``passed_over`` are rows of the index that are of other hosts or name no place of a copy;
    ``excluded`` are addresses whose copies had been taken and are shown by the archive no more.
    """

    force: str
    archive: str
    started_at: datetime
    finished_at: datetime | None
    verdict: str
    note: str = ""
    indexed: int = 0
    passed_over: int = 0
    answers: int = 0
    kept: int = 0
    refused: int = 0
    left_over: int = 0
    excluded: int = 0
    requests: int = 0
    seconds: float = 0.0


def know(store: Store, found: Iterable[Memento]) -> None:
    """Keep what an index names; what is known of its copies stays."""
    now = stamp(datetime.now(UTC))
    with store.transaction() as database:
        database.executemany(
            "INSERT INTO mementos (force, archive, memento, original, canonical_url, at, status,"
            " digest, seen_at, verdict, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (force, memento) DO UPDATE SET seen_at = excluded.seen_at",
            [
                (
                    *(one.force, one.archive, one.memento, one.original, one.canonical_url),
                    *(stamp(one.at), one.status, one.digest, now, one.verdict, one.message),
                )
                for one in found
            ],
        )


def settle(store: Store, force: str, memento: str, verdict: Verdict, message: str) -> None:
    """What became of a copy."""
    with store.transaction() as database:
        database.execute(
            "UPDATE mementos SET verdict = ?, message = ?, tried_at = ?"
            " WHERE force = ? AND memento = ?",
            [verdict, message, stamp(datetime.now(UTC)), force, memento],
        )


def mementos(store: Store, force: str, archive: str) -> list[Memento]:
    """What is known of an archive's copies (and of its collections'), the newest first."""
    query = (
        f"SELECT {columns(Memento)} FROM mementos WHERE force = :force"  # noqa: S608 (our names)
        " AND (archive = :archive OR archive LIKE :archive || ':%') ORDER BY at DESC, memento"
    )
    rows = store.connection.execute(query, {"force": force, "archive": archive})
    return [read(Memento, row) for row in rows.fetchall()]


def of_address(store: Store, force: str, canonical_url: str) -> list[Memento]:
    """What is known of an address's copies, whichever archive has them."""
    query = (
        f"SELECT {columns(Memento)} FROM mementos"  # noqa: S608 (our names)
        " WHERE force = ? AND canonical_url = ? ORDER BY at DESC, memento"
    )
    rows = store.connection.execute(query, [force, canonical_url])
    return [read(Memento, row) for row in rows.fetchall()]


def one(store: Store, force: str, memento: str) -> Memento | None:
    """What is known of a copy."""
    query = f"SELECT {columns(Memento)} FROM mementos WHERE force = ? AND memento = ?"  # noqa: S608
    row = store.connection.execute(query, [force, memento]).fetchone()
    return read(Memento, row) if row is not None else None


def unnamed(store: Store, force: str, archive: str, since: datetime) -> list[Memento]:
    """The newest copy had of each address whose copies an index has not named since a moment."""
    query = (
        f"SELECT {columns(Memento)}, max(at), max(seen_at) FROM mementos"  # noqa: S608 (our names)
        " WHERE force = ? AND archive = ? AND verdict = 'OK' GROUP BY canonical_url"
        " HAVING max(seen_at) < ? ORDER BY canonical_url"
    )
    found = store.connection.execute(query, [force, archive, stamp(since)]).fetchall()
    return [read(Memento, row[:-2]) for row in found]


def leave(store: Store, force: str, archive: str, canonical_url: str, why: str) -> None:
    """What was had of an address from an archive that shows it no more does not count any
    longer; what others have given does."""
    values = {"force": force, "archive": archive, "url": canonical_url, "why": why}
    with store.transaction() as database:
        database.execute(
            "UPDATE captures SET verdict = 'BLOCKED', message = :why WHERE force = :force"
            " AND archive = :archive AND canonical_url = :url AND verdict IN ('OK', 'UNCHANGED')",
            values,
        )
        database.execute(
            "UPDATE mementos SET verdict = 'BLOCKED', message = :why WHERE force = :force"
            " AND archive = :archive AND canonical_url = :url",
            values,
        )
        database.execute(
            "DELETE FROM parsed WHERE force = :force AND canonical_url IN ("
            "SELECT item_url FROM attachments WHERE force = :force AND canonical_url = :url"
            " UNION SELECT :url UNION"
            " SELECT item_url FROM aliases WHERE force = :force AND canonical_url = :url)",
            values,
        )


def copies(store: Store, force: str) -> list[Capture]:
    """Every answer of a force that was copied from an archive, by its moment."""
    query = (
        f"SELECT {columns(Capture)} FROM captures WHERE force = ?"  # noqa: S608 (our names)
        " AND archive IS NOT NULL AND kind <> 'redirect' AND verdict <> 'BLOCKED'"
        " ORDER BY fetched_at, id"
    )
    rows = store.connection.execute(query, [force])
    return [read(Capture, row) for row in rows.fetchall()]


def kept_index(store: Store, url: str, since: datetime) -> str | None:
    """What an index last answered, unless that is too old; None: it has to be asked."""
    query = (
        f"SELECT {columns(Capture)} FROM captures WHERE canonical_url = ?"  # noqa: S608
        " AND kind = 'index' AND verdict = 'OK' AND fetched_at >= ? ORDER BY id DESC LIMIT 1"
    )
    row = store.connection.execute(query, [canonical(url), stamp(since)]).fetchone()
    if row is None:
        return None
    capture = read(Capture, row)
    if not capture.bytes:
        return ""
    return store.load_page(capture).body.decode("utf-8", "replace")


def begin(store: Store, visit: Visit) -> int:
    """Note that a visit has begun; its key."""
    with store.transaction() as database:
        cursor = database.execute(
            "INSERT INTO archive_visits (force, archive, started_at, verdict) VALUES (?, ?, ?, ?)",
            [visit.force, visit.archive, stamp(visit.started_at), visit.verdict],
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid


def finish(store: Store, key: int, visit: Visit) -> None:
    """Note how a visit ended."""
    with store.transaction() as database:
        database.execute(
            "UPDATE archive_visits SET finished_at = ?, verdict = ?, note = ?, indexed = ?,"
            " passed_over = ?, answers = ?, kept = ?, refused = ?, left_over = ?, excluded = ?,"
            " requests = ?, seconds = ?"
            " WHERE id = ?",
            [
                stamp(visit.finished_at or datetime.now(UTC)),
                *(visit.verdict, visit.note, visit.indexed, visit.passed_over, visit.answers),
                *(visit.kept, visit.refused, visit.left_over, visit.excluded),
                *(visit.requests, visit.seconds, key),
            ],
        )


def last_visit(store: Store, force: str, archive: str) -> Visit | None:
    """The latest visit, whole or cut short."""
    query = (
        f"SELECT {columns(Visit)} FROM archive_visits"  # noqa: S608 (our names)
        " WHERE force = ? AND archive = ? ORDER BY id DESC LIMIT 1"
    )
    row = store.connection.execute(query, [force, archive]).fetchone()
    return read(Visit, row) if row is not None else None


def last_run_id(store: Store, force: str) -> int:
    """The last run of a force, of whichever kind; 0 where it has none."""
    row = store.connection.execute("SELECT max(id) FROM runs WHERE force = ?", [force]).fetchone()
    return int(row[0] or 0)
