"""The night under way, written into ``crawl.db`` and its log after each step.

A ledger that cannot be written stops nothing: it says so once, and the night's report has it.
The log (``logs/night-YYYY-MM.jsonl``) is for machines: words of closed lists and numbers only,
so that no name and no address of anybody can be in it.
"""

from __future__ import annotations

import fcntl
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from scraper.archive.nights import NightRow, StageRow, StageState, save
from scraper.archive.store import Store
from scraper.command import faults
from scraper.errors import NightRunningError
from scraper.report import Report
from scraper.settings import Settings

_LOCK: Final = ".night.lock"


class Ledger:
    """One night as it goes. ``problem`` says why it could not be written; "" if it was."""

    def __init__(self, settings: Settings) -> None:
        now = datetime.now(UTC)
        self.night = NightRow(now, now + timedelta(seconds=settings.night_seconds))
        self.problem = ""
        self._settings = settings
        self._save()

    def begin(self, stage: str, deadline: datetime | None) -> None:
        """A stage begins."""
        began = StageRow(stage, StageState.RUNNING, datetime.now(UTC), None, deadline_at=deadline)
        self.night = replace(self.night, stages=(*self.night.stages, began))
        self._save()

    def left_out(self, stage: str, missing: list[str]) -> StageRow:
        """A stage was left out for want of others."""
        self.begin(stage, None)
        return self._end(StageState.LEFT_OUT, f"needs {', '.join(missing)}", "needs")

    def failed(self, error: Exception) -> StageRow:
        """The stage that was begun has raised."""
        return self._end(
            StageState.FAILED, faults.line(error, self._settings.data), faults.kind(error)
        )

    def ended(self, report: Report) -> StageRow:
        """The stage that was begun has come to its end."""
        done = replace(
            self.night.stages[-1],
            rows=len(report.rows),
            failures=len(report.failures),
            late=report.late,
            counts=report.sums(),
        )
        self.night = replace(self.night, stages=(*self.night.stages[:-1], done))
        state = StageState.SOME_FAILED if report.failures else StageState.DONE
        return self._end(state, report.failures[0] if report.failures else "", "")

    def close(self) -> NightRow:
        """The night has ended."""
        self.night = replace(self.night, ended_at=datetime.now(UTC))
        self._save()
        stopped = [one.stage for one in self.night.stopped]
        self._log({"event": "night", "stopped": stopped, "late": _late(self.night)})
        return self.night

    def _end(self, state: StageState, cause: str, code: str) -> StageRow:
        last = self.night.stages[-1]
        done = replace(last, state=state, cause=cause, ended_at=datetime.now(UTC))
        if state is StageState.FAILED:
            done = replace(done, failures=1)
        self.night = replace(self.night, stages=(*self.night.stages[:-1], done))
        self._save()
        self._log(
            {
                "event": "stage",
                "stage": done.stage,
                "state": done.state,
                "seconds": round(done.seconds, 1),
                "rows": done.rows,
                "failures": done.failures,
                "late": done.late,
                "counts": done.counts,
                "code": code,
            }
        )
        return done

    def _save(self) -> None:
        if not self._settings.crawl_db.exists():
            return  # the first crawl makes it, or builds it again from the archive
        try:
            with Store(self._settings) as store:
                save(store, self.night)
        except (OSError, sqlite3.Error) as error:
            self._note("the night's ledger", error)

    def _log(self, words: dict[str, object]) -> None:
        if not self._settings.data.is_dir():
            return
        now = datetime.now(UTC)
        night = self.night.started_at.isoformat(timespec="seconds")
        line = {"at": now.isoformat(timespec="seconds"), "night": night} | words
        try:
            self._settings.logs.mkdir(exist_ok=True)
            with (self._settings.logs / f"night-{now:%Y-%m}.jsonl").open(
                "a", encoding="utf-8"
            ) as log:
                log.write(json.dumps(line) + "\n")
        except OSError as error:
            self._note("the night's log", error)

    def _note(self, what: str, error: Exception) -> None:
        self.problem = self.problem or f"{what}: {faults.line(error, self._settings.data)}"


def _late(night: NightRow) -> int:
    return sum(one.late for one in night.stages)


@contextmanager
def one_night(data: Path) -> Iterator[None]:
    """Hold the right to a night in a folder. Raises NightRunningError where another has it."""
    if not data.is_dir():
        yield
        return
    with (data / _LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise NightRunningError(
                f"{data}: a night is under way here; wait until it has ended"
            ) from error
        yield


def is_running(data: Path) -> bool:
    """Whether a night is under way in a folder."""
    if not (data / _LOCK).exists():
        return False
    with (data / _LOCK).open("r") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
