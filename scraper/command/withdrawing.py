"""A takedown from the archive to the running site, and what of old releases goes with it."""

from __future__ import annotations

import shutil
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from db.publish import published_policy
from db.records import TakedownReason
from parsers.types import Policy
from scraper.archive.archive import Archive
from scraper.archive.store import Store
from scraper.command import stages
from scraper.command.folder import crawled
from scraper.command.searching import holds
from scraper.held.takedown import take_down
from scraper.report import Report

RELEASES: Final = "releases"


def withdraw(data: Path, key: str, reason: TakedownReason, policy: Policy | None) -> Report:
    """Take an answer down for good and publish at once; the row says what went and how fast.

    Raises TakedownError for a key that nothing has, ArchiveLockedError when another process
    writes: then nothing is taken down yet.
    """
    settings, begun = crawled(data), time.monotonic()
    policy = policy or published_policy(settings.forcewide_db)
    with Store(settings) as store, Archive(store) as archive:
        taken = take_down(store, archive, key, reason, datetime.now(UTC))
    old = _drop_releases(data / RELEASES, taken.keys)
    build = None
    if settings.staging_db.exists():
        build = stages.publish(data, policy, True).rows[0]["build"]
    row: dict[str, object] = {
        "key": key,
        "uid": taken.uid,
        "captures": taken.captures,
        "releases": len(old),
        "build": build,
        "seconds": round(time.monotonic() - begun, 1),
    }
    kept = [f"left, because other answers link to it, too: {url}" for url in taken.shared]
    return Report("Taken down", tuple(row), [row], kept)


def _drop_releases(folder: Path, keys: tuple[str, ...]) -> list[str]:
    """Delete the releases that name one of these keys; `forcewide release` makes new ones."""
    gone = []
    for release in sorted(folder.glob("*/")) if folder.is_dir() else ():
        paths = [path for path in release.rglob("*") if path.is_file()]
        if any(holds(path, key) for key in keys for path in paths):
            shutil.rmtree(release)
            gone.append(release.name)
    return gone
