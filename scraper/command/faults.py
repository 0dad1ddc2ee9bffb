"""Faults of the machine and of ours as one line: what happened, what is safe, the way back.

``FAULTS`` is the whole table; docs/operations.md shows it with a case of each, and its
test causes each case for real.
"""

from __future__ import annotations

import errno
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from db.damage import damage
from parsers.errors import ForcewideError
from scraper.errors import place_of

_DATABASES: Final = ("crawl.db", "staging.db", "forcewide.db")
_KEPT: Final = "what was stored before is kept, and the published file is as it was"


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault: the errno values or SQLite's words that show it, and what to say.

    ``{place}`` in ``happened`` is the file of the error, else the data folder.
    """

    name: str
    numbers: frozenset[int]
    words: tuple[str, ...]
    happened: str
    safe: str
    way_back: str


FAULTS: Final = (
    Fault(
        "disk_full",
        frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG}),
        ("database or disk is full",),
        "{place}: the disk is full",
        _KEPT,
        "free some space and run the same command again",
    ),
    Fault(
        "read_only",
        frozenset({errno.EACCES, errno.EPERM, errno.EROFS}),
        ("readonly database", "unable to open database file"),
        "{place} cannot be written",
        _KEPT,
        "make the folder and its files writable for this user, or name another with --data",
    ),
    Fault(
        "not_a_folder",
        frozenset({errno.ENOTDIR, errno.EEXIST, errno.EISDIR}),
        (),
        "{place}: a file is where a folder should be, or the other way round",
        "nothing was changed",
        "move it away, or name another folder with --data",
    ),
    Fault(
        "locked",
        frozenset(),
        ("database is locked",),
        "{place}: another process is using a database",
        _KEPT,
        "wait until it has ended and run the same command again",
    ),
    Fault(
        "disk_error",
        frozenset({errno.EIO}),
        ("disk I/O error",),
        "{place}: the disk could not be read or written",
        _KEPT,
        "look at the disk (full, failing, unmounted?) and run the same command again",
    ),
    Fault(
        "missing",
        frozenset({errno.ENOENT}),
        (),
        "{place} is missing",
        "nothing was changed",
        "put it back, or see docs/operations.md",
    ),
)
# A damaged database: what the others hold, and how it is made again.
_DAMAGED: Final = (
    "malformed",
    "not a database",
    "no such table",
    "no such column",
    "unsupported file format",
)
_REMEDIES: Final = {
    "crawl.db": (
        "every response is in the archive, and the published file is as it was",
        "move crawl.db* away and run `forcewide nightly`: it is rebuilt from the archive",
    ),
    "staging.db": (
        "the archive, crawl.db and the published file are as they were",
        "move staging.db* away and run `forcewide load`, then `forcewide publish`",
    ),
    "forcewide.db": (
        "the archive, crawl.db and staging.db are as they were",
        "run `forcewide publish --force`: it replaces the file",
    ),
}


def line(error: Exception, data: Path | None = None) -> str:
    """What to tell an operator of an error; ``data`` is the folder that was worked on.

    Errors raised on purpose say it themselves. A fault of the machine is said by
    ``FAULTS``. Anything else is a fault of ours and says where.
    """
    if isinstance(error, ForcewideError):
        return str(error)
    words = str(error)
    if isinstance(error, sqlite3.Error) and any(mark in words for mark in _DAMAGED):
        return _damaged(words, data)
    for fault in FAULTS:
        if _shows(fault, error, words):
            place = getattr(error, "filename", None) or data or "a file"
            return f"{fault.happened.format(place=place)}; {fault.safe}; {fault.way_back}"
    return (
        f"a fault of Forcewide itself: {place_of(error)}; {_KEPT}; please report it with what"
        " `forcewide --debug ...` prints"
    )


def kind(error: Exception) -> str:
    """A word for an error, from a closed list and fit for a log: nothing of what it says."""
    found = (fault.name for fault in FAULTS if _shows(fault, error, str(error)))
    return next(found, type(error).__name__)


def _shows(fault: Fault, error: Exception, words: str) -> bool:
    if isinstance(error, OSError):
        return error.errno in fault.numbers
    return isinstance(error, sqlite3.Error) and any(mark in words for mark in fault.words)


def _damaged(words: str, data: Path | None) -> str:
    for name in _DATABASES if data else ():
        assert data is not None
        if (found := damage(data / name)) is not None:
            safe, way_back = _REMEDIES[name]
            return f"{data / name} is damaged ({found}); {safe}; {way_back}"
    return f"a database is damaged ({words}); {_KEPT}; see docs/operations.md"
