"""A night: every stage in its order, and a report that no failing stage takes away."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from parsers.types import Policy
from scraper import console
from scraper.command import last_night, stages
from scraper.command.faults import line
from scraper.command.filling import fill_due
from scraper.command.stages import CrawlOptions
from scraper.command.verifying import verify_slice
from scraper.held.destruction import destroy_due
from scraper.report import Report

_COLUMNS = ("stage", "state", "rows", "failures", "seconds")


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the night. It is left out when a stage it ``needs`` did not finish."""

    name: str
    run: Callable[[], Report]
    needs: tuple[str, ...] = ()


def nightly(
    data: Path,
    slugs: Sequence[str],
    options: CrawlOptions,
    jobs: int,
    policy: Policy | None,
    dask: str | None = None,
) -> Report:
    """Read a slice of the archive again, crawl, fill blocked forces from web archives, destroy
    what is due, parse, load, compare, check, publish; report each stage.

    A force that fails is named and stops no other. A stage that raises is a failed row
    with its reason; those that need it are left out, and the others run.
    """
    return run_stages(
        (
            Stage("verify", lambda: verify_slice(data)),
            Stage("crawl", lambda: stages.crawl(data, slugs, options)),
            Stage("archives", lambda: fill_due(data, slugs, options), needs=("crawl",)),
            Stage("destroy", lambda: destroy_due(data)),
            Stage("parse", lambda: stages.parse(data, (), jobs, dask), needs=("crawl",)),
            Stage("load", lambda: stages.load(data, ()), needs=("parse",)),
            Stage("questions", lambda: stages.questions(data), needs=("load",)),
            Stage("check", lambda: stages.check(data), needs=("load",)),
            Stage("publish", lambda: stages.publish(data, policy, False), needs=("load",)),
        ),
        data,
    )


def run_stages(steps: Sequence[Stage], data: Path) -> Report:
    """Run stages in their order and report each, whatever becomes of it.

    What failed is remembered in ``data`` for `forcewide health`.
    """
    rows: list[dict[str, object]] = []
    failures: list[str] = []
    stopped: list[str] = []
    unfinished: set[str] = set()
    for step in steps:
        begun = time.monotonic()
        missing = [name for name in step.needs if name in unfinished]
        found = None
        if missing:
            state = f"left out: needs {', '.join(missing)}"
        else:
            try:
                with console.night():
                    found = step.run()
                state = "some failed" if found.failures else "done"
            except Exception as error:  # noqa: BLE001 - the report of a night is never lost
                stopped.append(f"{step.name}: {line(error, data)}")
                failures.append(stopped[-1])
                state = "failed"
        if found is None:
            unfinished.add(step.name)
        else:
            failures += found.failures
        row = dict.fromkeys(_COLUMNS, None) | {
            "stage": step.name,
            "state": state,
            "rows": len(found.rows) if found else 0,
            "failures": len(found.failures) if found else 1 - bool(missing),
            "seconds": round(time.monotonic() - begun),
        }
        rows.append(row)
        if not console.is_terminal():
            console.say(_line(row))
    try:
        last_night.remember(data, stopped, datetime.now(UTC))
    except OSError as error:
        failures.append(f"{last_night.FILE}: {line(error, data)}")
    return Report("Night", _COLUMNS, rows, failures)


def _line(row: dict[str, object]) -> str:
    """A stage's row as one line of a log."""
    told = f"{row['stage']}: {row['state']}"
    if row["rows"] or row["failures"]:
        told += f", {row['rows']} rows, {row['failures']} failures"
    return f"{told}, {row['seconds']} s"
