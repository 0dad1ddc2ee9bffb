"""A release: one published build as files to keep and cite, and what has changed since the last.

A release is a folder ``forcewide-DAY`` (of the build's day) with ``forcewide.db.zip``, a CSV
of each table, Parquet where pyarrow is installed, ``answers.csv`` with a digest of each
answer, ``since-last.csv`` against the release before, ``datapackage.json`` and ``SHA256SUMS``.
It says what the build says, which was made under the policy. One build makes the same bytes
twice. An older release that shows what may not be shown any more loses its files and keeps
its description: a release is citable, and nothing that was taken down stays in one.
"""

from __future__ import annotations

import csv
import hashlib
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import msgspec

from db import parquet
from db.builds import Build, current
from db.create import connect
from db.digests import Digests
from db.errors import PublishError
from db.package import SUMS, describe
from db.schema import SCHEMA
from db.spec import Table
from db.spreadsheet import as_text
from db.sql import statement

DATABASE: Final = "forcewide.db.zip"
ANSWERS: Final = "answers.csv"
CHANGES: Final = "since-last.csv"
PACKAGE: Final = "datapackage.json"
WITHDRAWN: Final = "WITHDRAWN.txt"
_NAME: Final = "forcewide-"
# Once its files are gone, what is left of a release: what it was, and that it was.
_STAYS: Final = frozenset({PACKAGE, SUMS, WITHDRAWN})
RELEASED: Final = tuple(table for table in SCHEMA if not table.hidden)


@dataclass(frozen=True, slots=True)
class ReleaseDifference:
    """Against the release before. What was taken down is counted and never named."""

    added: Sequence[str] = ()
    changed: Sequence[str] = ()
    withdrawn: int = 0
    since: str | None = None


@dataclass(frozen=True, slots=True)
class ReleaseReport:
    """A release: where, of which build, its rows by table, the difference; what was emptied."""

    path: Path
    build: str
    rows: dict[str, int]
    difference: ReleaseDifference
    parquet: bool
    emptied: Sequence[str] = field(default_factory=list)


def releases(folder: Path) -> list[Path]:
    """The releases of a folder, oldest first, whether or not their files are still there."""
    found = [path for path in folder.glob(f"{_NAME}*") if (path / PACKAGE).is_file()]
    return sorted(found, key=_order)


def _order(release: Path) -> tuple[str, int]:
    """Its day, and its number on that day."""
    day, _, number = release.name.removeprefix(_NAME).partition(".")
    return day, int(number) if number.isdigit() else 1


def whole(release: Path) -> bool:
    """Whether a release has its files."""
    return (release / DATABASE).is_file()


def release(target: Path, folder: Path, *, keep: int) -> ReleaseReport:
    """Write the release of what is published at ``target`` into ``folder``.

    The files of the ``keep`` newest releases stay. Asked again for one build, the release is
    written again with the same bytes. Raises PublishError where nothing is published.
    """
    build = current(target)
    if build is None:
        raise PublishError(f"{target} does not exist: nothing was published yet")
    folder.mkdir(parents=True, exist_ok=True)
    place = _place(folder, build)
    earlier = [one for one in releases(folder) if _order(one) < _order(place)]
    part = folder / f".{place.name}.part"
    shutil.rmtree(part, ignore_errors=True)
    try:
        with closing(connect(build.path)) as connection:
            connection.execute("BEGIN")
            report = _write(connection, build, part, place, earlier)
        shutil.rmtree(place, ignore_errors=True)
        part.rename(place)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    emptied = sweep(target, folder)
    for one in releases(folder)[:-keep]:
        _empty(one, taken_down=False)
    return ReleaseReport(place, build.id, *report, emptied)


def sweep(target: Path, folder: Path) -> list[str]:
    """Take the files of every release away that shows what the published build does not; their
    names. Called by each publish, so that a takedown reaches them at once."""
    build = current(target)
    if build is None:
        return []
    others = [one for one in releases(folder) if whole(one) and build_of(one) != build.id]
    found = [one for one in others if _shows_more(one, build)]
    for one in found:
        _empty(one, taken_down=True)
    return [one.name for one in found]


def _place(folder: Path, build: Build) -> Path:
    """The folder of a build's release: of its day, and a further one of a day has a number."""
    day = moment_of(build).date()
    number = 1
    while True:
        name = f"{_NAME}{day}" + (f".{number}" if number > 1 else "")
        if build_of(folder / name) in {None, build.id}:
            return folder / name
        number += 1


def moment_of(build: Build) -> datetime:
    """When a build was made: its id begins with it, or its file says it."""
    try:
        return datetime.strptime(build.id[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:  # a file that somebody put there
        return datetime.fromtimestamp(int(build.path.stat().st_mtime), UTC)


def build_of(release: Path) -> str | None:
    """The build that a release is of; None where there is none."""
    if not (release / PACKAGE).is_file():
        return None
    return str(msgspec.json.decode((release / PACKAGE).read_bytes())["version"])


def _write(
    connection: sqlite3.Connection, build: Build, part: Path, place: Path, earlier: Sequence[Path]
) -> tuple[dict[str, int], ReleaseDifference, bool]:
    (part / "csv").mkdir(parents=True)
    digests = Digests(connection)
    rows: dict[str, int] = {}
    for table in RELEASED:
        with _csv(part / "csv" / f"{table.name}.csv", table.names) as write:
            rows[table.name] = 0
            for row in _rows(connection, table):
                write([as_text(cell) if isinstance(cell, str) else cell for cell in row])
                digests.add(table, row)
                rows[table.name] += 1
        if parquet.available():
            path = part / "parquet" / f"{table.name}.parquet"
            parquet.write(path, table, _rows(connection, table))
    difference = _differ(digests.found, earlier)
    with _csv(part / ANSWERS, ("disclosure", "digest")) as write:
        for key, digest in sorted(digests.found.items()):
            write([as_text(key), digest])
    with _csv(part / CHANGES, ("disclosure", "event")) as write:
        for event, keys in (("added", difference.added), ("changed", difference.changed)):
            for key in keys:
                write([as_text(key), event])
    _zip(build, part / DATABASE)
    about = {
        "since": difference.since,
        "added": len(difference.added),
        "changed": len(difference.changed),
        "withdrawn": difference.withdrawn,
        "rows": rows,
    }
    described = describe(part, place.name, build.id, moment_of(build), RELEASED, about)
    (part / PACKAGE).write_bytes(msgspec.json.format(msgspec.json.encode(described)) + b"\n")
    _sums(part)
    return rows, difference, parquet.available()


def _rows(connection: sqlite3.Connection, table: Table) -> Iterator[tuple[object, ...]]:
    """Every row of a table in the order of its key."""
    sql = "SELECT $names FROM $t ORDER BY $key"
    sql = statement(sql, names=table.names, t=table.name, key=table.key)
    for row in connection.execute(sql):
        yield tuple(row)


class _csv:  # noqa: N801 - used as a function
    """A CSV file that is written row by row (RFC 4180 but for its line ends: LF)."""

    def __init__(self, path: Path, names: Sequence[str]) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow(names)

    def __enter__(self) -> Callable[[Sequence[object]], object]:
        return self._writer.writerow

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _zip(build: Build, path: Path) -> None:
    """The database as it is served, under the same bytes whenever it is asked for."""
    about = zipfile.ZipInfo("forcewide.db", moment_of(build).timetuple()[:6])
    about.compress_type = zipfile.ZIP_DEFLATED
    about.external_attr = 0o644 << 16
    with (
        zipfile.ZipFile(path, "w", compresslevel=6) as package,
        build.path.open("rb") as source,
        package.open(about, "w", force_zip64=True) as out,
    ):
        shutil.copyfileobj(source, out, 1 << 20)


def _sums(part: Path) -> None:
    found = sorted(path for path in part.rglob("*") if path.is_file())
    lines = [f"{_hash(path)}  {path.relative_to(part).as_posix()}\n" for path in found]
    (part / SUMS).write_text("".join(lines), "utf-8")


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


# ---------------------------------------------------------------------- against the one before


def _differ(now: dict[str, str], earlier: Sequence[Path]) -> ReleaseDifference:
    before = next((one for one in reversed(earlier) if (one / ANSWERS).is_file()), None)
    if before is None:
        return ReleaseDifference(added=sorted(now))
    with (before / ANSWERS).open(encoding="utf-8", newline="") as stream:
        then = {row["disclosure"]: row["digest"] for row in csv.DictReader(stream)}
    known = {as_text(key): key for key in now}
    return ReleaseDifference(
        added=sorted(known[key] for key in known.keys() - then.keys()),
        changed=sorted(known[k] for k in known.keys() & then.keys() if now[known[k]] != then[k]),
        withdrawn=len(then.keys() - known.keys()),
        since=before.name,
    )


# What an older release shows that this build does not: an answer that was taken down or that
# its force removed, a document held since, a force under a tighter policy.
_SHOWS_MORE: Final = """
    SELECT EXISTS (SELECT key FROM was.disclosures EXCEPT SELECT key FROM main.disclosures)
        OR EXISTS (SELECT 1 FROM was.disclosures o JOIN main.disclosures n USING (key)
            WHERE o.gone_since IS NULL AND n.gone_since IS NOT NULL)
        OR EXISTS (SELECT 1 FROM was.documents o JOIN main.documents n USING (key)
            WHERE o.verdict = 'parsed' AND n.verdict <> 'parsed')
        OR EXISTS (SELECT 1 FROM was.forces o JOIN main.forces n USING (slug)
            WHERE n.policy <> o.policy)
"""


def _shows_more(older: Path, build: Build) -> bool:
    try:
        with opened(older) as was, closing(connect(build.path)) as connection:
            connection.execute("ATTACH ? AS was", [f"{was.resolve().as_uri()}?mode=ro"])
            return bool(connection.execute(_SHOWS_MORE).fetchone()[0])
    except (sqlite3.DatabaseError, zipfile.BadZipFile):
        return True  # of an older schema, or damaged: nobody can tell


class opened:  # noqa: N801 - used as a function
    """The database of a release, unpacked beside it for as long as the block lasts."""

    def __init__(self, release: Path) -> None:
        self._release = release
        self._path = release.parent / f".{release.name}.db"

    def __enter__(self) -> Path:
        with (
            zipfile.ZipFile(self._release / DATABASE) as package,
            package.open("forcewide.db") as source,
            self._path.open("wb") as out,
        ):
            shutil.copyfileobj(source, out, 1 << 20)
        return self._path

    def __exit__(self, *_: object) -> None:
        self._path.unlink(missing_ok=True)


def _empty(release: Path, *, taken_down: bool) -> None:
    """Take the files of a release away; what it was can still be cited."""
    why = "shows answers that may not be shown any more" if taken_down else "is an older one"
    if whole(release):
        note = f"{release.name} {why}. Its files were deleted; the newest has what is public.\n"
        (release / WITHDRAWN).write_text(note, "utf-8")
    for path in sorted(release.iterdir()):
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in _STAYS:
            path.unlink()


# ---------------------------------------------------------------------- as of a day


def answer_as_of(folder: Path, target: Path, key: str, day: date) -> dict[str, object] | None:
    """An answer as the newest release up to a day has it: its row of ``disclosures``.

    None where no release that is kept has it, or where it is not shown any more today:
    what was taken down is not answered for any day.
    """
    with closing(connect(target)) as connection:
        now = connection.execute(
            "SELECT gone_since FROM disclosures WHERE key = ?", [key]
        ).fetchone()
    if now is None or now["gone_since"] is not None:
        return None
    for one in reversed(releases(folder)):
        if not whole(one) or one.name[len(_NAME) :][:10] > day.isoformat():
            continue
        with opened(one) as path, closing(connect(path)) as connection:
            row = connection.execute("SELECT * FROM disclosures WHERE key = ?", [key]).fetchone()
        return {"release": one.name, **dict(row)} if row else None
    return None
