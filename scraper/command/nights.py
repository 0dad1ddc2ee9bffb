"""The ledger of the nights as a report."""

from __future__ import annotations

from pathlib import Path

from scraper.archive.nights import nights
from scraper.archive.store import Store
from scraper.command.folder import crawled
from scraper.report import Report


def ledger(data: Path, last: int) -> Report:
    """The stages of the last nights, newest night first; failures are those of the newest."""
    with Store(crawled(data)) as store:
        found = nights(store, last)
    columns = (
        *("night", "stage", "state", "started", "seconds", "deadline"),
        *("rows", "failures", "late", "counts", "cause"),
    )
    rows: list[dict[str, object]] = [
        {
            "night": f"{night.started_at:%Y-%m-%d %H:%M}",
            "stage": one.stage,
            "state": one.state.value,
            "started": f"{one.started_at:%H:%M:%S}",
            "seconds": round(one.seconds),
            "deadline": f"{one.deadline_at:%Y-%m-%d %H:%M}" if one.deadline_at else None,
            "rows": one.rows,
            "failures": one.failures,
            "late": one.late,
            "counts": ", ".join(f"{name} {n}" for name, n in one.counts.items() if n),
            "cause": one.cause,
        }
        for night in found
        for one in night.stages
    ]
    failures = (
        [f"{one.stage}: {one.told}: {one.cause}" for one in found[0].stopped] if found else []
    )
    return Report("Nights", columns, rows, failures)
