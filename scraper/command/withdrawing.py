"""A takedown from the archive to the running site, and what of old releases goes with it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from db.publish import published_policy
from db.records import TakedownReason
from db.release import releases, whole
from parsers.types import Policy
from scraper.archive.archive import Archive
from scraper.archive.store import Store
from scraper.command import stages
from scraper.command.folder import crawled
from scraper.held.takedown import take_down
from scraper.report import Report


def withdraw(data: Path, key: str, reason: TakedownReason, policy: Policy | None) -> Report:
    """Take an answer down for good and publish at once; the row says what went and how fast.

    Raises TakedownError for a key that nothing has, ArchiveLockedError when another process
    writes: then nothing is taken down yet.
    """
    settings, begun = crawled(data), time.monotonic()
    policy = policy or published_policy(settings.forcewide_db)
    with Store(settings) as store, Archive(store) as archive:
        taken = take_down(store, archive, key, reason, datetime.now(UTC))
    before = [one for one in releases(settings.releases) if whole(one)]
    build = None
    if settings.staging_db.exists():
        build = stages.publish(data, policy, True).rows[0]["build"]
    old = [one for one in before if not whole(one)]  # a publish takes their files away
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
