"""The ledger of the nights in ``crawl.db``: what each stage did, until when, and why not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from scraper.archive.rows import stamp
from scraper.archive.store import Store


class StageState(StrEnum):
    """How far a stage came."""

    RUNNING = "running"
    DONE = "done"
    SOME_FAILED = "some failed"
    FAILED = "failed"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage of a night. ``cause`` says why it failed, or what it needed and had not."""

    stage: str
    state: StageState
    started_at: datetime
    ended_at: datetime | None = None
    deadline_at: datetime | None = None
    rows: int = 0
    failures: int = 0
    late: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    cause: str = ""

    @property
    def seconds(self) -> float:
        return (self.ended_at - self.started_at).total_seconds() if self.ended_at else 0.0

    @property
    def told(self) -> str:
        """The state with its cause where that is what a reader needs."""
        return f"{self.state}: {self.cause}" if self.state is StageState.LEFT_OUT else self.state


@dataclass(frozen=True, slots=True)
class NightRow:
    """One night with its stages, in their order."""

    started_at: datetime
    deadline_at: datetime
    ended_at: datetime | None = None
    stages: tuple[StageRow, ...] = ()

    @property
    def stopped(self) -> list[StageRow]:
        """The stages that did not come to their end, and those left out for it."""
        whole = {StageState.DONE, StageState.SOME_FAILED}
        return [one for one in self.stages if one.state not in whole]


def save(store: Store, night: NightRow) -> None:
    """Write a night as far as it has come; again is harmless."""
    key = stamp(night.started_at)
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO nights (started_at, deadline_at, ended_at) VALUES (?, ?, ?)"
            " ON CONFLICT (started_at) DO UPDATE SET ended_at = excluded.ended_at",
            [key, stamp(night.deadline_at), _stamp(night.ended_at)],
        )
        connection.execute("DELETE FROM night_stages WHERE night = ?", [key])
        connection.executemany(
            "INSERT INTO night_stages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    *(key, position, one.stage, one.state),
                    *(stamp(one.started_at), _stamp(one.ended_at), _stamp(one.deadline_at)),
                    *(one.rows, one.failures, one.late),
                    *(json.dumps(one.counts, sort_keys=True), one.cause),
                )
                for position, one in enumerate(night.stages)
            ],
        )


def nights(store: Store, limit: int, until: datetime | None = None) -> list[NightRow]:
    """The last nights, newest first; with ``until`` only those that had begun by then: a night of
    a clock that was ahead would stay the last for years."""
    found = store.connection.execute(
        "SELECT started_at, deadline_at, ended_at FROM nights WHERE started_at <= ?"
        " ORDER BY started_at DESC LIMIT ?",
        [stamp(until or datetime.max.replace(tzinfo=UTC)), limit],
    ).fetchall()
    return [
        NightRow(
            datetime.fromisoformat(key),
            datetime.fromisoformat(deadline),
            _moment(ended),
            tuple(_stages(store, key)),
        )
        for key, deadline, ended in found
    ]


def _stages(store: Store, key: str) -> list[StageRow]:
    rows = store.connection.execute(
        'SELECT stage, state, started_at, ended_at, deadline_at, "rows", failures, late, counts,'
        " cause FROM night_stages WHERE night = ? ORDER BY position",
        [key],
    )
    return [
        StageRow(
            stage,
            StageState(state),
            datetime.fromisoformat(began),
            _moment(ended),
            _moment(deadline),
            count,
            failures,
            late,
            json.loads(counts),
            cause,
        )
        for stage, state, began, ended, deadline, count, failures, late, counts, cause in rows
    ]


def _stamp(moment: datetime | None) -> str | None:
    return stamp(moment) if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
