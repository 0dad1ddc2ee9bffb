"""Everything that cannot be made again, in a folder of its own, with checksums; and back.

A backup is a folder ``forcewide-backup-MOMENT`` with the archive's files, the private
databases and the settings. ``SHA256SUMS`` is written last: a folder without it, or with a
file that differs from it, is torn and is never restored. What is published is not in it:
`forcewide publish` makes it again. WARC files that have not changed since the backup before
are further names of its files, so that a backup a night costs what the night has added.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from db.copied import copy_database, is_database
from scraper.archive.archive import locked
from scraper.archive.recovery import require_folder, warc_files
from scraper.archive.store import Store
from scraper.errors import BackupError, SettingsError
from scraper.settings import Settings

SUMS: Final = "SHA256SUMS"
ABOUT: Final = "backup.json"
_NAME: Final = "forcewide-backup-"
_ARCHIVE: Final = "archive"
_PUBLISHED: Final = "forcewide.db"
_SPARE: Final = ("-wal", "-shm", "-journal")  # of SQLite: their contents are in the copy
_PIECE: Final = 1 << 20


class About(msgspec.Struct, frozen=True):
    """What a backup says of itself."""

    made_at: datetime
    files: int
    bytes: int
    format: int = 1


@dataclass(frozen=True, slots=True)
class BackupReport:
    """Where the backup lies; of its bytes, how many were copied; which older ones were deleted."""

    path: Path
    files: int
    bytes: int
    copied: int
    deleted: tuple[str, ...]


def backups(folder: Path) -> list[Path]:
    """The backups of a folder, oldest first; those that are being written are not among them."""
    return sorted(path for path in folder.glob(f"{_NAME}*") if path.is_dir())


def back_up(settings: Settings, folder: Path, moment: datetime | None = None) -> BackupReport:
    """Write a backup of a data folder into ``folder``, and delete the oldest beyond
    ``backup_keep``.

    Raises ArchiveLockedError while another process is writing, ArchiveError where the archive
    is missing, sqlite3.DatabaseError where a database is damaged; no backup is left then.
    """
    if folder.resolve().is_relative_to(settings.data.resolve()):
        raise SettingsError(f"{folder} is in the data folder; name one on another disk")
    with Store(settings) as store:
        require_folder(store)
    folder.mkdir(parents=True, exist_ok=True)
    earlier = backups(folder)
    target = folder / f"{_NAME}{moment or datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    part = folder / f".{target.name}.part"
    for old in folder.glob(f".{_NAME}*.part"):  # of a backup that was killed
        shutil.rmtree(old)
    part.mkdir()
    part.chmod(0o700)  # it holds what is published of nobody
    try:
        with ExitStack() as stack:
            if settings.archive.is_dir():
                stack.enter_context(locked(settings.archive))
            done = _write(settings, part, earlier[-1] if earlier else None)
        part.rename(target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    _sync(folder)
    deleted = tuple(_drop(old) for old in backups(folder)[: -settings.backup_keep])
    return BackupReport(target, *done, deleted)


def _write(settings: Settings, part: Path, before: Path | None) -> tuple[int, int, int]:
    """Files, bytes, and bytes that were copied."""
    known = dict(_sums(before)) if before and (before / SUMS).is_file() else {}
    sums: dict[str, str] = {}
    copied = 0
    for source in _sources(settings):
        name = source.relative_to(settings.data).as_posix()
        target = part / name
        target.parent.mkdir(exist_ok=True)
        if before and name in known and _same(source, before / name) and _link(before, name, part):
            sums[name] = known[name]
            continue
        if is_database(source):
            copy_database(source, target)
            sums[name] = _hash(target)
        else:
            sums[name] = _copy(source, target)
        _sync(target)
        copied += target.stat().st_size
    size = sum((part / name).stat().st_size for name in sums)
    about = About(datetime.now(UTC), len(sums), size)
    (part / ABOUT).write_bytes(msgspec.json.format(msgspec.json.encode(about)) + b"\n")
    sums[ABOUT] = _hash(part / ABOUT)
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    (part / SUMS).write_text(lines, "utf-8")
    for path in (part / ABOUT, part / SUMS, part):
        _sync(path)
    return about.files, about.bytes, copied


def _sources(settings: Settings) -> Iterator[Path]:
    """What of a data folder goes into a backup."""
    yield from warc_files(settings.archive)
    for path in sorted(settings.data.iterdir()):
        spare = path.name.startswith((".", _PUBLISHED)) or path.name.endswith(_SPARE)
        if path.is_file() and not spare:
            yield path


def _same(source: Path, kept: Path) -> bool:
    """Whether a WARC file is as it was: they are only added to, or get another name."""
    if not source.name.endswith(".warc.gz") or not kept.is_file():
        return False
    now, then = source.stat(), kept.stat()
    return (now.st_size, now.st_mtime_ns) == (then.st_size, then.st_mtime_ns)


def _link(before: Path, name: str, part: Path) -> bool:
    try:
        (part / name).hardlink_to(before / name)
    except OSError:  # a file system without hard links
        return False
    return True


def _drop(path: Path) -> str:
    (path / SUMS).unlink(missing_ok=True)  # first: half deleted, it must not look whole
    shutil.rmtree(path)
    return path.name


# ---------------------------------------------------------------------- the way back


def check(backup: Path) -> list[str]:
    """What is torn, missing or beyond of a backup, in sentences; none when it is whole."""
    if not (backup / SUMS).is_file():
        return [f"{backup} has no {SUMS}: it was not finished, or is no backup"]
    found = []
    for name, digest in _sums(backup):
        path = backup / name
        if not path.is_file():
            found.append(f"{path} is missing")
        elif _hash(path) != digest:
            found.append(f"{path} is not what was backed up")
    return found


def restore(backup: Path, data: Path) -> About:
    """Make a data folder of a backup; the published file is not in it.

    The folder appears at one stroke, when every byte of it has been compared. Raises
    BackupError for a torn backup, SettingsError where ``data`` is not empty.
    """
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise SettingsError(f"{data} is not empty; nothing was changed; move it away first")
    if problems := check(backup):
        more = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
        raise BackupError(
            f"{problems[0]}{more}; nothing was restored; take an earlier backup of {backup.parent}"
        )
    about = msgspec.json.decode((backup / ABOUT).read_bytes(), type=About)
    data.parent.mkdir(parents=True, exist_ok=True)
    part = data.with_name(f".{data.name}.restoring")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        (part / _ARCHIVE).mkdir()
        for name, digest in _sums(backup):
            if name == ABOUT:
                continue
            _copy_whole(backup / name, part / name, digest)
        if data.exists():
            data.rmdir()
        part.rename(data)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    _sync(data.parent)
    return about


def _sums(backup: Path) -> Iterator[tuple[str, str]]:
    """File and hash of each line. Raises BackupError for a line that leads elsewhere."""
    for line in (backup / SUMS).read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        parts = name.split("/")
        if not name or ".." in parts or name.startswith("/") or len(parts) > 2:
            raise BackupError(f"{backup / SUMS}: {line!r} is no line of a backup")
        yield name, digest


def _copy_whole(source: Path, target: Path, digest: str) -> None:
    if _copy(source, target) != digest:
        raise BackupError(f"{source} could not be read twice alike; see its disk")
    _sync(target)


def _copy(source: Path, target: Path) -> str:
    """Copy a file with its time of change; the SHA-256 of what was read."""
    digest = hashlib.sha256()
    with source.open("rb") as stream, target.open("wb") as out:
        while piece := stream.read(_PIECE):
            digest.update(piece)
            out.write(piece)
    shutil.copystat(source, target)
    return digest.hexdigest()


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
