"""A WARC file written again without some of its captures: for a purge, and for a repair.

Killed at any moment, either the old file is still the true one or the new one is
(scraper/archive/recovery.py): the new one is complete before the index names it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from scraper.archive.rows import Capture
from scraper.archive.survey import Gap, survey
from scraper.archive.warc import GroupWriter, Place, Record, ends_group


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The new file, and where the records of its captures lie in it."""

    name: str
    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class Facts:
    """The index row of a capture whose metadata record is torn, to be written again."""

    capture: Capture
    row: Mapping[str, object]


def rewrite(
    path: Path,
    doomed: Collection[str],
    *,
    aside: bool = False,
    facts: Mapping[str, Facts] | None = None,
) -> Rewritten:
    """The file again under another name, without gaps and the groups of ``doomed`` records.

    ``aside`` keeps what is left out beside the archive's files, as ``NAME.torn-OFFSET``. A
    group whose metadata is torn gets it again from ``facts``, by the record's id.
    """
    target = _next_name(path)
    part = target.with_name(target.name + ".part")
    places: list[Place] = []
    group: list[Record] = []
    with path.open("rb") as source, part.open("wb") as out:
        for found in survey(path):
            if isinstance(found, Gap):
                _leave_out(path, source, found.offset, found.length, aside)
                continue
            group.append(found)
            if found.kind != "warcinfo" and not ends_group(found):
                continue
            place = found.place
            for record in group:
                whole = record is found or _is_about(record, place.record_id)
                if not whole or place.record_id in doomed:
                    _leave_out(path, source, record.place.offset, record.place.length, aside)
                    continue
                if record is found:
                    _facts_again(out, group, found, facts or {})
                    places.append(Place(out.tell(), place.length, place.record_id))
                _copy(source, out, record.place.offset, record.place.length)
            group.clear()
        out.flush()
        os.fsync(out.fileno())
    part.rename(target)
    return Rewritten(target.name, places)


def _is_about(record: Record, record_id: str) -> bool:
    return record.headers.get("WARC-Concurrent-To") == record_id


def _facts_again(
    out: BinaryIO, group: Sequence[Record], last: Record, facts: Mapping[str, Facts]
) -> None:
    """Write the metadata that a group has lost, so that the files alone can rebuild the index."""
    known = facts.get(last.place.record_id)
    mine = [one for one in group if one is last or _is_about(one, last.place.record_id)]
    if known is not None and not any(record.facts for record in mine):
        about, at = last.place.record_id, known.capture.fetched_at
        GroupWriter(out).metadata(known.capture.final_url, at, known.row, about=about)


def _copy(source: BinaryIO, out: BinaryIO, offset: int, length: int) -> None:
    source.seek(offset)
    while length > 0 and (piece := source.read(min(length, 1 << 20))):
        out.write(piece)
        length -= len(piece)


def _leave_out(path: Path, source: BinaryIO, offset: int, length: int, aside: bool) -> None:
    if aside:
        with path.with_name(f"{path.name}.torn-{offset}").open("wb") as out:
            _copy(source, out, offset, length)


def _next_name(path: Path) -> Path:
    """``name.warc.gz`` -> ``name-p1.warc.gz`` -> ``name-p2.warc.gz``."""
    stem, mark, number = path.name.removesuffix(".warc.gz").rpartition("-p")
    if mark and number.isdigit():
        return path.with_name(f"{stem}-p{int(number) + 1}.warc.gz")
    return path.with_name(f"{path.name.removesuffix('.warc.gz')}-p1.warc.gz")


def drop_torn(folder: Path) -> list[str]:
    """Delete the damaged bytes that were kept; the names. Nobody can say what is in them."""
    found = sorted(folder.glob("*.torn-*"))
    for path in found:
        path.unlink()
    return [path.name for path in found]
