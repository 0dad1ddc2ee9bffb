"""What is torn or missing leaves the index, so that it is fetched again; all else is kept.

A damaged file is written again without what is torn, which is kept beside it as
``NAME.torn-OFFSET``; a file that is missing is forgotten. The answers that have lost
bytes have their turn in the next crawl, whatever their age.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from scraper.archive import index
from scraper.archive.archive import locked
from scraper.archive.recovery import adopt_group, require_folder
from scraper.archive.rewrite import Facts, rewrite
from scraper.archive.rows import Capture
from scraper.archive.store import Store
from scraper.archive.survey import Gap, survey
from scraper.archive.verify import VerifyReport, Wrong, survey_all
from scraper.archive.warc import ends_group

_DOOMED = frozenset({Wrong.TORN, Wrong.ALTERED, Wrong.MISSING})


class Lost(StrEnum):
    """What becomes of a response whose bytes are lost."""

    AGAIN = "fetched again"
    WAITS = "not fetched again yet"
    OLDER = "an older version or sighting, lost for good"
    ROUTINE = "fetched or made again by every night"
    ARCHIVED = "from a web archive; `forcewide archive FORCE` asks for it again"
    GIVEN = "given to us; ingest or import it again"


_ROUTINE = frozenset({"listing", "sitemap", "robots", "redirect", "derived"})


@dataclass(frozen=True, slots=True)
class Damaged:
    """One response that was lost; ``current``: it held what is published of its address."""

    capture: Capture
    current: bool

    def fate(self, store: Store, repaired: datetime) -> Lost:
        """What has become of it since the repair."""
        one = self.capture
        if one.kind in _ROUTINE:
            return Lost.ROUTINE
        if not self.current:
            return Lost.OLDER
        found = store.latest_usable(one.url)
        if found is not None and found.fetched_at > repaired:
            return Lost.AGAIN
        if one.archive is not None:
            return Lost.ARCHIVED
        return Lost.GIVEN if one.kind == "import" else Lost.WAITS


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What verifying found, what was lost, which files were written again."""

    found: VerifyReport
    lost: Sequence[Damaged]
    adopted: int
    files: Sequence[str]
    at: datetime

    @property
    def forces(self) -> list[str]:
        """Whose logs have to be asked again: their own sites gave what was lost."""
        lost = (one.capture for one in self.lost if one.current and one.capture.archive is None)
        return sorted({one.force for one in lost if one.force and one.kind != "import"})


def repair(store: Store, on_file: Callable[[str], None] = lambda _: None) -> RepairReport:
    """Take what is torn, altered or missing out of files and index; report all that was lost.

    Raises ArchiveLockedError while another process is writing, ArchiveError where not one file
    is left: then the disk is missing, not the bytes.
    """
    require_folder(store)
    store.settings.archive.mkdir(parents=True, exist_ok=True)
    with locked(store.settings.archive):
        return _repair(store, survey_all(store, on_file))


def _repair(store: Store, found: VerifyReport) -> RepairReport:
    adopted = sum(_adopt(store, name) for name in _files(found, Wrong.UNINDEXED))
    doomed = [one for f in found.findings if f.wrong in _DOOMED for one in f.captures]
    rows = [store.capture(one) for one in dict.fromkeys(doomed)]
    ids = {one.id for one in rows}
    rows += [more for one in rows for more in store.revisits_of(one.id) if more.id not in ids]
    damaged = _files(found, Wrong.TORN, Wrong.ALTERED, Wrong.MISPLACED)
    here = [name for name in damaged if (store.settings.archive / name).exists()]
    records = {one.warc_record_id for one in rows}
    lost = [Damaged(one, _is_current(store, one)) for one in rows]
    new = {
        name: rewrite(
            store.settings.archive / name, records, aside=True, facts=dict(_facts(store, name))
        )
        for name in here
    }
    with store.transaction() as connection:
        index.lose(connection, [one.id for one in rows])
        for rewritten in new.values():
            index.move(connection, rewritten.name, rewritten.places)
    for name in new:
        (store.settings.archive / name).unlink()
    return RepairReport(found, lost, adopted, list(new), datetime.now(UTC))


def _is_current(store: Store, capture: Capture) -> bool:
    """Whether a capture holds the body that is read of its address now."""
    found = store.latest_ok_capture(capture.url)
    return found is not None and found.id == capture.id


def _files(found: VerifyReport, *kinds: Wrong) -> list[str]:
    return list(dict.fromkeys(one.file for one in found.findings if one.wrong in kinds))


def _adopt(store: Store, name: str) -> int:
    """Index the whole groups of a file that the index does not know."""
    adopted, facts = 0, None
    for record in survey(store.settings.archive / name):
        if isinstance(record, Gap):
            facts = None
            continue
        facts = record.facts or facts
        if ends_group(record):
            adopted += facts is not None and adopt_group(store, name, record, facts)
            facts = None
    return adopted


def _facts(store: Store, name: str) -> Iterator[tuple[str, Facts]]:
    for line in index.lines(store):
        if line.file == name:
            row = index.facts_of(store, line.capture_id)
            yield line.record_id, Facts(store.capture(line.capture_id), row)
