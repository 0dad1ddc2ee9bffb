"""What a person sees while work goes on: rich bars on a terminal, plain lines elsewhere.

Everything here goes to stderr, so that stdout stays free for ``--json``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from scraper.caps import Progress as FileProgress

ERR = Console(stderr=True, highlight=False)
_LONG_FILE: Final = 50  # pages: a shorter one is read before anybody asks


class Ticker(Protocol):
    """Progress of several named jobs (forces, files) at once."""

    def tick(self, job: str, done: int, total: int | None, words: str = "") -> None:
        """One job has come this far; ``total`` is None while nobody knows it."""


class _Bars:
    """One bar a job, drawn by rich."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def tick(self, job: str, done: int, total: int | None, words: str = "") -> None:
        if job not in self._tasks:
            self._tasks[job] = self._progress.add_task(job, words="")
        self._progress.update(self._tasks[job], completed=done, total=total, words=words)


class _Lines:
    """A line when a job begins and when it ends; nothing in between to flood a log."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._begun: set[str] = set()

    def tick(self, job: str, done: int, total: int | None, words: str = "") -> None:
        ended = total is not None and done >= total
        if ended or job not in self._begun:
            self._begun.add(job)
            count = f"{done}" if total is None else f"{done}/{total}"
            ERR.print(f"{self._title} {job}: {count} {words}".rstrip(), soft_wrap=True)


def pages_of(ticker: Ticker) -> Callable[[FileProgress], None]:
    """Shows how far the pages of long files have come, as a job of their own."""

    def show(progress: FileProgress) -> None:
        if progress.total >= _LONG_FILE:
            ticker.tick(progress.words, progress.done, progress.total, "pages")

    return show


@contextmanager
def ticking(title: str) -> Iterator[Ticker]:
    """Show progress under a title for as long as the block lasts."""
    if not ERR.is_terminal:
        yield _Lines(title)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[words]}"),
    )
    with Progress(*columns, console=ERR) as progress:
        ERR.print(f"[bold]{title}")
        yield _Bars(progress)


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows as a table on stdout; numbers to the right."""
    drawn = Table(title=title, title_justify="left")
    for place, name in enumerate(columns):
        numeric = all(isinstance(row[place], int) or row[place] is None for row in rows)
        drawn.add_column(name, justify="right" if numeric and rows else "left")
    for row in rows:
        drawn.add_row(*("" if value is None else str(value) for value in row))
    Console(highlight=False).print(drawn)
