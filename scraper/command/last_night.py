"""How the last night ended, kept in the data folder for the morning: is what was read published?

The databases cannot say it: a night may end because they cannot be written.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from db.load import last_load
from db.publish import still_published
from scraper.errors import SettingsError
from scraper.settings import Settings

FILE: Final = "night.json"


class Night(msgspec.Struct, frozen=True):
    """``stopped`` has a line for each stage that failed, in their order."""

    ended_at: datetime
    stopped: Sequence[str]


def remember(data: Path, stopped: Sequence[str], ended_at: datetime) -> None:
    """Keep how a night ended. Raises OSError where the folder cannot be written."""
    if not data.is_dir():
        return
    part = data / f".{FILE}.part"
    part.write_bytes(msgspec.json.encode(Night(ended_at, stopped)))
    part.replace(data / FILE)


def behind(settings: Settings) -> str:
    """Why what is shown may not be what was read last, in words; "" when nothing says so.

    Either a stage of the last night failed, or rows were loaded or withdrawn, and nothing was
    published since. Raises SettingsError where the night's file is damaged.
    """
    target = settings.forcewide_db
    published = datetime.fromtimestamp(target.stat().st_mtime, UTC) if target.exists() else None
    night = _last(settings.data / FILE)
    if night and night.stopped and (published is None or published < night.ended_at):
        return f"the night of {night.ended_at:%Y-%m-%d} failed: {'; '.join(night.stopped)}"
    if not settings.staging_db.exists():
        return ""
    loaded = last_load(settings.staging_db)
    if loaded is not None and (published is None or published < loaded):
        return f"what was loaded on {loaded:%Y-%m-%d} is not published; run `forcewide publish`"
    if count := still_published(settings.staging_db, target):
        return f"{count} answers were withdrawn and are still shown; run `forcewide publish`"
    return ""


def _last(path: Path) -> Night | None:
    if not path.is_file():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=Night)
    except msgspec.DecodeError as error:
        raise SettingsError(f"{path} is damaged ({error}); delete it: a night writes it") from error
