"""The account of a run's listings: every line and every way on, log by log, has its end.

``lines`` that were read are items met for the first time by their chain or ``again``;
``quiet`` are lines that stand for read because nothing moved (``quiet``). ``ways`` on are
``walked``, lead to what is walked already (``known``), to days that are not asked for
(``outside``), may not be asked (``refused``) or could not be followed (``lost``). The row
stays when the run's queue is cleared.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, fields
from typing import Final

from parsers.types import Located, Platform, Plural, Windowed
from scraper.archive.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The counts of one log in one run, or what a page adds to them."""

    pages: int = 0
    failed: int = 0  # pages that could not be fetched or read
    lines: int = 0
    again: int = 0
    quiet: int = 0
    ways: int = 0
    walked: int = 0
    known: int = 0
    outside: int = 0
    refused: int = 0
    lost: int = 0

    def adds_up(self) -> bool:
        """Whether every way on has its end."""
        ends = self.walked + self.known + self.outside + self.refused + self.lost
        return self.ways == ends and self.again <= self.lines


_COLUMNS: Final = tuple(one.name for one in fields(Account))


def log_of(platform: Platform, url: str) -> str:
    """The name of the log that a page of the listing belongs to; empty where there is one log."""
    return platform.log_of(url) if isinstance(platform, Plural) else ""


def windowed(platform: Platform) -> tuple[Windowed, ...]:
    """The logs of a platform that are asked by days."""
    if isinstance(platform, Plural):
        return platform.windowed()
    return (platform,) if isinstance(platform, Windowed) else ()


def beginnings(platform: Platform) -> tuple[str, ...]:
    """The addresses at which a platform's logs begin, as far as it knows them."""
    if isinstance(platform, Plural):
        return platform.log_names
    return (platform.log_url,) if isinstance(platform, Located) else ()


def add(connection: sqlite3.Connection, run_id: int, log: str, more: Account) -> None:
    """Count what a page has brought. Belongs into its transaction."""
    sums = ", ".join(f"{name} = {name} + excluded.{name}" for name in _COLUMNS)
    marks = ", ".join("?" for _ in _COLUMNS)
    connection.execute(
        f"INSERT INTO log_accounts (run_id, log, {', '.join(_COLUMNS)})"  # noqa: S608 (ours)
        f" VALUES (?, ?, {marks}) ON CONFLICT (run_id, log) DO UPDATE SET {sums}",
        [run_id, log, *(getattr(more, name) for name in _COLUMNS)],
    )


def of_run(store: Store, run_id: int) -> dict[str, Account]:
    """The accounts of a run by log."""
    rows = store.connection.execute(
        f"SELECT log, {', '.join(_COLUMNS)} FROM log_accounts"  # noqa: S608 (ours)
        " WHERE run_id = ? ORDER BY log",
        [run_id],
    )
    return {row[0]: Account(**dict(zip(_COLUMNS, row[1:], strict=True))) for row in rows}
