"""What a person sees while work goes on: live bars on a terminal, few lines elsewhere.

Everything here goes to stderr, so that stdout stays free for ``--json``. On a terminal
a stage is one bar for the whole and one for each job under way; elsewhere it is one
line when it is done, and one every five minutes of a long stage.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol

from scraper.caps import Progress as FileProgress

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_LONG_FILE: Final = 50  # pages: a shorter one is read before anybody asks
_SILENCE: Final = 300.0  # seconds without a line, where there are no bars
_PAGES: Final = "pages"


class Ticker(Protocol):
    """Progress of several named jobs (forces, files) at once."""

    def tick(self, job: str, done: int, total: int | None, words: str = "") -> None:
        """One job has come this far; ``total`` is None while nobody knows it."""


class _Count:
    """How far all jobs of a stage have come together. Pages of a file are no job of their own."""

    def __init__(self, each: str) -> None:
        self._each = each
        self._jobs: dict[str, tuple[int, int | None]] = {}

    def hear(self, job: str, done: int, total: int | None) -> None:
        self._jobs[job] = (done, total)

    @property
    def done(self) -> int:
        return sum(done for done, _ in self._jobs.values())

    @property
    def total(self) -> int:
        return sum(done if total is None else total for done, total in self._jobs.values())

    def words(self) -> str:
        if len(self._jobs) == 1:
            (name,) = self._jobs
            return f"{name}, {self.done:,} of {self.total:,}"
        return f"{len(self._jobs)} {self._each}, {self.done:,} of {self.total:,}"


class _Bars:
    """A bar for the stage, and one for each job that is under way; drawn by rich."""

    def __init__(self, progress: Progress, title: str, each: str) -> None:
        self._progress = progress
        self._whole = progress.add_task(title, words="")
        self._count = _Count(each)
        self._tasks: dict[str, TaskID] = {}

    def tick(self, job: str, done: int, total: int | None, words: str = "") -> None:
        if words != _PAGES:
            self._count.hear(job, done, total)
        ended = total is not None and done >= total
        if ended and (task := self._tasks.pop(job, None)) is not None:
            self._progress.remove_task(task)
        elif not ended and job not in self._tasks:
            self._tasks[job] = self._progress.add_task(f"  {job}", words=words)
        if job in self._tasks:
            self._progress.update(self._tasks[job], completed=done, total=total, words=words)
        self._progress.update(self._whole, completed=self._count.done, total=self._count.total)

    def close(self, *, whole: bool) -> None:
        """Take the jobs' bars away; the stage's own too where ``whole``."""
        for task in (*self._tasks.values(), *([self._whole] if whole else [])):
            self._progress.remove_task(task)


class _Lines:
    """A line every five minutes, and one at the end unless a night prints its own."""

    def __init__(self, title: str, each: str, *, last: bool) -> None:
        self._title = title
        self._last = last
        self._count = _Count(each)
        self._begun = self._spoken = time.monotonic()

    def tick(self, job: str, done: int, total: int | None, words: str = "") -> None:
        if words == _PAGES:
            return
        self._count.hear(job, done, total)
        now = time.monotonic()
        if now - self._spoken >= _SILENCE:
            self._spoken = now
            say(f"{self._title}: {self._count.words()} so far")

    def close(self) -> None:
        if self._last and self._count.total:
            took = time.monotonic() - self._begun
            say(f"{self._title}: {self._count.words()} in {took:.0f} s")


class _Shown:
    """What is on show: a night, whose report has a line for each stage; the bars, if any."""

    night = False
    bars: Progress | None = None


@contextmanager
def night() -> Iterator[None]:
    """Leave the last line of each stage to the caller, for as long as the block lasts."""
    _Shown.night = True
    try:
        yield
    finally:
        _Shown.night = False


def is_terminal() -> bool:
    """Whether stderr is read by a person as it is written."""
    return sys.stderr.isatty()


def say(line: str) -> None:
    """One line on stderr."""
    print(line, file=sys.stderr, flush=True)


def pages_of(ticker: Ticker) -> Callable[[FileProgress], None]:
    """Shows how far the pages of long files have come, as a job of their own."""

    def show(progress: FileProgress) -> None:
        if progress.total >= _LONG_FILE:
            ticker.tick(progress.words, progress.done, progress.total, _PAGES)

    return show


@contextmanager
def ticking(title: str, each: str = "forces", *, lines: bool = True) -> Iterator[Ticker]:
    """Show progress under a title for as long as the block lasts; ``lines`` off: only bars.

    ``each`` is what the jobs are, in the plural. Within another such block the bars join those.
    """
    if not is_terminal():
        plain = _Lines(title, each, last=lines and not _Shown.night)
        yield plain
        plain.close()
    elif _Shown.bars is not None:
        inner = _Bars(_Shown.bars, title, each)
        yield inner
        inner.close(whole=True)
    else:
        with _progress() as _Shown.bars:
            bars = _Bars(_Shown.bars, title, each)
            try:
                yield bars
            finally:
                _Shown.bars = None
            bars.close(whole=False)


def _progress() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[words]}"),
    )
    return Progress(*columns, console=Console(stderr=True, highlight=False))


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows as a table on stdout; numbers to the right."""
    from rich.console import Console
    from rich.table import Table

    drawn = Table(title=title, title_justify="left")
    for place, name in enumerate(columns):
        numeric = all(isinstance(row[place], int) or row[place] is None for row in rows)
        drawn.add_column(name, justify="right" if numeric and rows else "left")
    for row in rows:
        drawn.add_row(*("" if value is None else str(value) for value in row))
    Console(highlight=False).print(drawn)
