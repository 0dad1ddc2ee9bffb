"""A night: every stage in its order, and a report that no failing stage takes away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from parsers.types import Policy
from scraper import console
from scraper.archive.nights import NightRow, StageRow, StageState
from scraper.command import stages
from scraper.command.after_night import conclude
from scraper.command.filling import fill_due
from scraper.command.night_ledger import Ledger, one_night
from scraper.command.stages import CrawlOptions
from scraper.command.verifying import verify_slice
from scraper.held.destruction import destroy_due
from scraper.report import Report
from scraper.settings_file import load

_COLUMNS: Final = ("stage", "state", "rows", "failures", "late", "seconds")


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the night. It is left out when a stage it ``needs`` did not finish; one that
    may only take so long has a deadline, ``within`` seconds of its beginning."""

    name: str
    run: Callable[[], Report]
    needs: tuple[str, ...] = ()
    within: float | None = None


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
    with its reason; those that need it are left out, and the others run. What is not done by
    a stage's deadline is late, and the others go on with what is there. Raises
    NightRunningError while another night is under way in the folder.
    """
    settings = load(data)
    reading = settings.reading_seconds

    def parse() -> Report:
        until = datetime.now(UTC) + timedelta(seconds=reading)
        return stages.parse(data, (), jobs, dask, until=until)

    steps = (
        Stage("verify", lambda: verify_slice(data)),
        Stage("crawl", lambda: stages.crawl(data, slugs, options), within=settings.night_seconds),
        Stage(
            "archives",
            lambda: fill_due(data, slugs, options),
            needs=("crawl",),
            within=settings.archive_seconds,
        ),
        Stage("destroy", lambda: destroy_due(data)),
        Stage("parse", parse, needs=("crawl",), within=reading),
        Stage("load", lambda: stages.load(data, ()), needs=("parse",)),
        Stage("questions", lambda: stages.questions(data), needs=("load",)),
        Stage("check", lambda: stages.check(data), needs=("load",)),
        Stage("publish", lambda: stages.publish(data, policy, False), needs=("load",)),
    )
    with one_night(data):
        report, night = run_stages(steps, data)
    told = conclude(settings, night)
    return Report(report.title, report.columns, report.rows, [*report.failures, *told], report.late)


def run_stages(steps: Sequence[Stage], data: Path) -> tuple[Report, NightRow]:
    """Run stages in their order and report each, whatever becomes of it.

    The ledger has each as it begins and ends, for `forcewide health` and `forcewide nights`.
    """
    ledger = Ledger(load(data))
    rows: list[dict[str, object]] = []
    failures: list[str] = []
    unfinished: set[str] = set()
    for step in steps:
        missing = [name for name in step.needs if name in unfinished]
        done, words = _run(step, missing, ledger)
        failures += words
        if done.state in {StageState.FAILED, StageState.LEFT_OUT}:
            unfinished.add(step.name)
        rows.append(
            {
                "stage": step.name,
                "state": done.told,
                "rows": done.rows,
                "failures": done.failures,
                "late": done.late,
                "seconds": round(done.seconds),
            }
        )
        if not console.is_terminal():
            console.say(_line(rows[-1]))
    night = ledger.close()
    if ledger.problem:
        failures.append(ledger.problem)
    return Report("Night", _COLUMNS, rows, failures, sum(one.late for one in night.stages)), night


def _run(step: Stage, missing: list[str], ledger: Ledger) -> tuple[StageRow, Sequence[str]]:
    """One stage and what failed in it, in sentences."""
    if missing:
        return ledger.left_out(step.name, missing), ()
    now = datetime.now(UTC)
    ledger.begin(step.name, now + timedelta(seconds=step.within) if step.within else None)
    try:
        with console.night():
            found = step.run()
    except Exception as error:  # noqa: BLE001 - the report of a night is never lost
        done = ledger.failed(error)
        return done, (f"{step.name}: {done.cause}",)
    return ledger.ended(found), found.failures


def _line(row: dict[str, object]) -> str:
    """A stage's row as one line of a log."""
    told = f"{row['stage']}: {row['state']}"
    if row["rows"] or row["failures"]:
        told += f", {row['rows']} rows, {row['failures']} failures"
    if row["late"]:
        told += f", {row['late']} late"
    return f"{told}, {row['seconds']} s"
