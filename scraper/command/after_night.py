"""What a night leaves for the morning: metrics for a collector, an alert for a person."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from db.records import HealthState
from parsers.errors import ForcewideError
from scraper.alerts import alerts_of, send
from scraper.archive.nights import NightRow
from scraper.command import metrics
from scraper.command.faults import line
from scraper.command.last_night import Shown, shown
from scraper.command.morning import morning
from scraper.crawl.health import Standing
from scraper.settings import Settings


def conclude(settings: Settings, night: NightRow) -> list[str]:
    """Write the metrics and tell who is set; a sentence for each thing that could not be done."""
    failed: list[str] = []
    now = datetime.now(UTC)
    state, found = Shown(None, None, ()), []
    try:
        if settings.crawl_db.is_file():
            state = shown(settings, now)
            found = morning(settings.data, (), now)
    except (ForcewideError, OSError, sqlite3.Error) as error:
        state = Shown(state.build, state.built_at, (*state.remarks, line(error, settings.data)))
    try:
        if settings.data.is_dir():
            metrics.write(settings.data / metrics.FILE, metrics.text(night, state, found))
    except OSError as error:
        failed.append(f"metrics: {line(error, settings.data)}")
    try:
        alerts = alerts_of(settings.data)
    except ForcewideError as error:
        return [*failed, str(error)]
    lines = told(night, state, found)
    if lines or alerts.always:
        title = f"Forcewide: {len(lines)} things need somebody" if lines else "Forcewide: all well"
        failed += send(alerts, title, lines or ["every stage ended, and its build is served"])
    return failed


def told(night: NightRow, state: Shown, found: list[Standing]) -> list[str]:
    """What a person should know, a line each; nothing after a good night."""
    stages = [] if state.build else [f"{one.stage}: {one.told}" for one in night.stopped]
    forces = [
        f"{one.force}: {one.drift.state}, {one.drift.cause}, since {one.since:%Y-%m-%d}:"
        f" {one.remedy}"
        for one in found
        if one.needs_person and one.drift.state is not HealthState.OK
    ]
    return [*state.remarks, *(line for line in stages if line not in state.remarks), *forces]
