"""Is what was read also shown? Every stage of the last night, and the age of the served build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from db.builds import current
from db.damage import damage
from db.load import last_load
from db.publish import still_published
from scraper.archive.nights import NightRow, StageRow, StageState, nights
from scraper.archive.recovery import require_folder
from scraper.archive.store import Store
from scraper.command.night_ledger import is_running
from scraper.errors import ArchiveError
from scraper.settings import Settings

# Of these, what failed in a part is told by the health of the forces.
_TOLD_ELSEWHERE: Final = frozenset({"crawl", "archives", "parse", "load"})


@dataclass(frozen=True, slots=True)
class Shown:
    """The build that is served, and every reason why it may not be what was read last."""

    build: str | None
    built_at: datetime | None
    remarks: tuple[str, ...]

    def age(self, now: datetime) -> float | None:
        """Hours since it was built."""
        return (now - self.built_at) / timedelta(hours=1) if self.built_at else None


def shown(settings: Settings, now: datetime) -> Shown:
    """What is served this morning and what is wrong with that; no remark where all is well."""
    build = current(settings.forcewide_db)
    built = datetime.fromtimestamp(build.path.stat().st_mtime, UTC) if build else None
    found: list[str] = []
    with Store(settings) as store:
        last = nights(store, 1, until=now)
        found += _archive(store)
    if last:
        found += _of_night(last[0], built, running=is_running(settings.data))
    damaged = _damaged(settings)
    found += damaged
    if built is not None and now - built > timedelta(hours=settings.build_hours):
        hours = (now - built) // timedelta(hours=1)
        found.append(f"what is served was built {hours} hours ago, on {built:%Y-%m-%d}")
    if not damaged:
        found += _unpublished(settings, built)
    return Shown(build.id if build else None, built, tuple(found))


def _archive(store: Store) -> list[str]:
    """Whether what every row can be made from again is where the index says."""
    try:
        require_folder(store)
    except ArchiveError as error:
        return [str(error)]
    return []


def _of_night(night: NightRow, built: datetime | None, *, running: bool) -> list[str]:
    """What the ledger says of the last night; nothing once a later build has come."""
    day = f"{night.started_at:%Y-%m-%d}"
    if built is not None and built > (night.ended_at or night.started_at):
        return []
    if night.ended_at is None:
        at = night.stages[-1].stage if night.stages else "its beginning"
        return [] if running else [f"the night of {day} was cut off at {at}"]
    if stopped := night.stopped:
        return [f"the night of {day} failed: {'; '.join(map(_stopped, stopped))}"]
    found = [
        f"the night of {day}: {one.stage}: {one.cause}"
        for one in night.stages
        if one.state is StageState.SOME_FAILED and one.stage not in _TOLD_ELSEWHERE
    ]
    found += [
        f"the night of {day}: {one.stage}: {one.late} forces were not done by the deadline"
        for one in night.stages
        if one.late
    ]
    if built is None or built < night.started_at:
        found.append(f"the night of {day} published nothing")
    return found


def _stopped(stage: StageRow) -> str:
    left_out = stage.state is StageState.LEFT_OUT
    return (
        f"{stage.stage} was left out, it {stage.cause}"
        if left_out
        else (f"{stage.stage}: {stage.cause}")
    )


def _damaged(settings: Settings) -> list[str]:
    found = [(path, damage(path)) for path in (settings.staging_db, settings.forcewide_db)]
    lost = settings.forcewide_db.exists() and not settings.staging_db.exists()
    return [
        *([f"{settings.staging_db} is missing; see docs/operations.md"] if lost else []),
        *(f"{path} is damaged ({words}); see docs/operations.md" for path, words in found if words),
    ]


def _unpublished(settings: Settings, built: datetime | None) -> list[str]:
    if not settings.staging_db.exists():
        return []
    loaded = last_load(settings.staging_db)
    if loaded is not None and (built is None or built < loaded):
        return [f"what was loaded on {loaded:%Y-%m-%d} is not published; run `forcewide publish`"]
    if count := still_published(settings.staging_db, settings.forcewide_db):
        return [f"{count} answers were withdrawn and are still shown; run `forcewide publish`"]
    return []
