"""After a crash: files and index are made to agree before anything new is written.

A torn group is cut off, a whole group that the index had not heard of is put
into it, and captures whose bytes are no longer there are forgotten.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from scraper.archive import index
from scraper.archive.store import Store
from scraper.archive.warc import Record, ends_group, records
from scraper.errors import ArchiveError, TornError


@dataclass(frozen=True, slots=True)
class Recovery:
    """What opening the archive had to repair after a crash."""

    cut_bytes: int = 0
    adopted: int = 0
    lost: int = 0


def warc_files(folder: Path) -> list[Path]:
    """The archive's files, oldest first."""
    return sorted(folder.glob("*.warc.gz"))


def require_folder(store: Store) -> None:
    """Raise ArchiveError where the index knows responses and there is not one file of them.

    They may lie on a disk that is not mounted: nothing may be dropped from the index for that.
    """
    folder = store.settings.archive
    if folder.is_dir() and warc_files(folder):
        return
    if count := index.count(store):
        how = "empty" if folder.is_dir() else "no folder" if folder.exists() else "missing"
        raise ArchiveError(
            f"{folder} is {how}, but"
            f" {store.settings.crawl_db} lists {count} responses in it; nothing was changed;"
            " put the folder back, or mount its disk"
        )


def recover(store: Store) -> Recovery:
    """Make files and index agree: cut what is torn, adopt what is whole, drop what is lost."""
    ends = index.ends(store)
    cut = adopted = lost = 0
    for path in warc_files(store.settings.archive):
        end = int(ends.pop(path.name, 0))
        size = path.stat().st_size
        if size < end:
            dropped, end = _drop(store, path.name, size)
            lost += dropped
        if size > end:
            tail = _adopt(store, path, end)
            adopted += tail.adopted
            cut += _cut(path, tail.good, keep=tail.damaged)
            if end == 0 and tail.known and not tail.adopted:
                path.unlink()  # what a purge that was killed had still to remove
    lost += sum(_drop(store, name, 0)[0] for name in ends)
    for part in store.settings.archive.glob("*.part"):
        part.unlink()
    return Recovery(cut, adopted, lost)


@dataclass(slots=True)
class _Tail:
    """What follows the last indexed record of a file; ``good`` is the end of its whole groups."""

    good: int
    adopted: int = 0
    known: int = 0
    damaged: bool = False


def _adopt(store: Store, path: Path, start: int) -> _Tail:
    """Index the whole groups after ``start`` that are not known yet."""
    tail = _Tail(start)
    facts: dict[str, object] | None = None
    try:
        for record in records(path, start):
            facts = record.facts or facts
            if record.kind == "warcinfo":
                tail.good = record.place.end
            elif ends_group(record) and facts is not None:
                new = adopt_group(store, path.name, record, facts)
                tail.adopted, tail.known = tail.adopted + new, tail.known + (not new)
                tail.good = record.place.end
                facts = None
    except TornError as error:
        tail.damaged = not error.at_end
    return tail


def adopt_group(store: Store, name: str, record: Record, facts: dict[str, object]) -> bool:
    """Index a whole group by its own metadata; False where it is known, or was purged."""
    place = record.place
    with store.transaction() as connection:
        if index.knows(connection, place.record_id):
            return False
        holder = index.id_of(connection, record.headers.get("WARC-Refers-To"))
        if not index.has_run(connection, facts["run_id"]):
            facts = facts | {"run_id": None}  # an older crawl.db, or none: no such run
        index.add(connection, facts, holder, name, place)
    return True


def _cut(path: Path, good: int, *, keep: bool) -> int:
    """Cut a file off after its last whole group; damaged bytes are kept beside it. Bytes cut."""
    with path.open("r+b") as out:
        out.seek(good)
        if keep:
            with path.with_name(f"{path.name}.torn-{good}").open("wb") as aside:
                shutil.copyfileobj(out, aside)
        size = out.seek(0, os.SEEK_END)
        if size > good:
            out.truncate(good)
            os.fsync(out.fileno())
    return size - good


def _drop(store: Store, name: str, size: int) -> tuple[int, int]:
    """Forget captures whose bytes are no longer there (a disk that lost its cache).

    Returns how many, and the end of the last one that is there.
    """
    with store.transaction() as connection:
        lost = index.beyond(connection, name, size)
        index.lose(connection, lost)
        end = index.end_of(connection, name)
    return len(lost), end
