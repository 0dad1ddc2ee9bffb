"""Builds: every published file under a name of its own, and which of them is the current one.

``forcewide.db`` is a second name of the current build in ``builds/`` beside it. A build is
never written again, so whoever reads one reads one state of everything to the end. The one
before stays for ``forcewide rollback``; after something was taken down none does.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from db.errors import PublishError

_FOLDER: Final = "builds"


@dataclass(frozen=True, slots=True)
class Build:
    """A published file and its id: when it was built (UTC) and the start of its SHA-256."""

    id: str
    path: Path


def build_id(moment: datetime, digest: str) -> str:
    """The id of what was built at an aware moment, with this hash in hex."""
    return f"{moment:%Y%m%dT%H%M%SZ}-{digest[:8]}"


def inspect_path(target: Path) -> Path:
    """The row counts of a published file, as ``datasette inspect`` prints them."""
    return target.with_name(f"{target.name}.inspect.json")


def builds(target: Path) -> list[Build]:
    """The builds that are kept beside ``target``, oldest first."""
    start = f"{target.stem}-"
    found = (target.parent / _FOLDER).glob(f"{start}*{target.suffix}")
    return [Build(path.stem.removeprefix(start), path) for path in sorted(found)]


def current(target: Path) -> Build | None:
    """The build that ``target`` names; None where nothing is published.

    A file that somebody copied there is a build as well: its id is when it was written.
    """
    try:
        now = target.stat()
    except FileNotFoundError:
        return None
    for build in builds(target):
        try:
            own = build.path.stat()
        except FileNotFoundError:
            continue  # taken down since it was listed
        # A copy is the build too: file systems without hard links have nothing else.
        if (own.st_mtime_ns, own.st_size) == (now.st_mtime_ns, now.st_size):
            return build
    return Build(f"{now.st_mtime_ns:x}", target)


def previous(target: Path) -> Build | None:
    """The build before the current one, if it is kept."""
    now = current(target)
    return next((one for one in reversed(builds(target)) if now and one.id < now.id), None)


def put_in_place(building: Path, counts: Path, target: Path, ident: str, *, keep: bool) -> Build:
    """Give a finished file and its counts their name, and make it what ``target`` names.

    A crash at any point leaves the old build current or the new one. ``keep`` keeps the one
    before as well. The counts are renamed last: they are ignored where older than their file.
    """
    before = current(target)
    build = Build(ident, _path(target, ident))
    build.path.parent.mkdir(exist_ok=True)
    building.replace(build.path)
    counts.replace(inspect_path(build.path))
    os.utime(inspect_path(build.path))
    _name(target, build)
    drop(target, spare={build.id} | ({before.id} if keep and before else set()))
    return build


def rollback(target: Path) -> Build:
    """Make the build before the current one current again, and forget the current one.

    Raises PublishError where none is kept: after a takedown what came before is gone.
    """
    before = previous(target)
    if before is None:
        raise PublishError(f"{target}: no earlier build is kept, so there is none to go back to")
    _name(target, before)
    drop(target, spare={before.id})
    return before


def drop(target: Path, spare: set[str]) -> None:
    """Delete all builds but these and what ``target`` names."""
    now = current(target)
    for build in builds(target):
        if build.id not in spare and (now is None or build.id != now.id):
            inspect_path(build.path).unlink(missing_ok=True)
            build.path.unlink(missing_ok=True)
    _sync(target.parent)


def drop_others(target: Path) -> None:
    """Delete every build but the current one: something in them has been taken down."""
    drop(target, spare=set())


def _path(target: Path, ident: str) -> Path:
    return target.parent / _FOLDER / f"{target.stem}-{ident}{target.suffix}"


def _name(target: Path, build: Build) -> None:
    """Make ``target`` and its counts second names of a build, each at one stroke."""
    for new, name in _pairs(build, target):
        spare = name.with_name(f".{name.name}.linking")
        spare.unlink(missing_ok=True)
        try:
            spare.hardlink_to(new)
        except OSError:  # a file system without hard links
            shutil.copy2(new, spare)
        spare.replace(name)
    _sync(target.parent)


def _pairs(build: Build, target: Path) -> Iterator[tuple[Path, Path]]:
    yield build.path, target
    if inspect_path(build.path).exists():
        yield inspect_path(build.path), inspect_path(target)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
