"""A slice of the archive a night: every record is read again within ``verify_days``.

Where the reading stopped, and what was wrong and has not been repaired, is kept in
``verified.json`` of the data folder; what was wrong is named every night until it is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from scraper.archive import index
from scraper.archive.archive import locked
from scraper.archive.recovery import require_folder, warc_files
from scraper.archive.store import Store
from scraper.archive.verify import Look
from scraper.settings import Settings

FILE: Final = "verified.json"


class _Place(msgspec.Struct, frozen=True):
    """The next file and offset to read, and the files in which something was wrong."""

    file: str = ""
    offset: int = 0
    wrong: Sequence[str] = ()


class Slice(msgspec.Struct, frozen=True):
    """What one night has read, of how many bytes in all, and what is wrong, in sentences."""

    records: int
    bytes: int
    of: int
    problems: Sequence[str]


def check_slice(store: Store) -> Slice:
    """Read the next slice of the archive, and again whatever was wrong; change no record.

    A file that is missing is named on the same night. Raises ArchiveLockedError while another
    process is writing, ArchiveError where the whole folder is missing or empty.
    """
    require_folder(store)
    folder = store.settings.archive
    if not folder.is_dir():
        return Slice(0, 0, 0, ())
    with locked(folder):
        files = {path.name: path.stat().st_size for path in warc_files(folder)}
        place = _read_place(store.settings)
        budget = -(-sum(files.values()) // store.settings.verify_days)
        look = Look(store)
        done, at = 0, place
        for name in _from(list(files), place.file):
            start = place.offset if name == place.file else 0
            stopped = look.read(name, min(start, files[name]), budget - done)
            look.conclude((name, start, stopped))
            done += stopped - start
            at = _Place(name, stopped)
            if done >= budget:
                break
        wrong = {one.file for one in look.report.findings}
        again = Look(store)
        for name in [one for one in place.wrong if one in files and one not in wrong]:
            again.read(name)
            again.conclude((name, 0, files[name]))
        gone = _gone(store, files)
        found = [*look.report.findings, *again.report.findings]
        _keep_place(store.settings, _Place(at.file, at.offset, sorted({f.file for f in found})))
        problems = [one.text for one in found] + gone
    return Slice(look.report.records, done, sum(files.values()), problems)


def _gone(store: Store, files: dict[str, int]) -> list[str]:
    """Files that the index names and that are not there, or end too early."""
    found = []
    for name, end in sorted(index.ends(store).items()):
        if name not in files:
            found.append(f"{name} is missing, but responses are listed in it")
        elif files[name] < end:
            found.append(f"{name} ends at {files[name]:,}, but responses are listed up to {end:,}")
    return found


def _from(names: list[str], first: str) -> list[str]:
    """The files in their order, beginning with ``first`` or the one behind it; each once."""
    later = [name for name in names if name >= first]
    return later + [name for name in names if name < first]


def _read_place(settings: Settings) -> _Place:
    path = settings.data / FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Place)
    except (FileNotFoundError, msgspec.DecodeError):
        return _Place()  # from the start again: only the place is lost


def _keep_place(settings: Settings, place: _Place) -> None:
    part = settings.data / f".{FILE}.part"
    part.write_bytes(msgspec.json.encode(place))
    part.replace(settings.data / FILE)
