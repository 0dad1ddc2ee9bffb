"""Coverage says of each month what was read and what was not; silence says what that means."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from db.coverage import Unread, UnreadState, Walk
from db.load import ForceRow, load_bodies, load_force, record_health
from db.publish import publish
from db.records import Cause, HealthState, Record
from parsers.directory import BODIES
from parsers.types import ForceStatus
from parsers.types.account import (
    DropCode,
    DroppedTable,
    Elsewhere,
    PageCount,
)
from tests.db.records import NIGHT, NO_FLOOR, accounted, edited, health, record

DROPPED = (DroppedTable(DropCode.LAYOUT, page=1),)


def told(given: Record) -> Record:
    """With an account of what was read and what was not."""
    account = accounted(given).disclosure.account
    tables, numbers = account.tables, account.numbers
    account = replace(
        account,
        pages=PageCount(total=5, read=3, scanned=1, failed=1),
        tables=replace(tables, found=tables.found + 1, dropped=DROPPED),
        numbers=replace(numbers, seen=numbers.seen + 4, elsewhere=((Elsewhere.TEXT, 4),)),
    )
    return edited(given, account=account)


NOT_REACHED, NOT_READABLE, WITHDRAWN = (
    UnreadState.NOT_REACHED,
    UnreadState.NOT_READABLE,
    UnreadState.WITHDRAWN,
)


def rows(path: Path, sql: str, *values: object) -> list[dict[str, object]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql, values)]


def night(staging: Path, walk: Walk | None, *days: date | None) -> None:
    """A force with an answer on each of these days, its walk, and the health of the night."""
    given = [record("kent", f"FOI-{number}/26", day=number) for number in range(len(days))]
    dated = [
        told(edited(one, published_on=day, responded_on=None))
        for one, day in zip(given, days, strict=True)
    ]
    load_bodies(staging, BODIES)
    row = ForceRow("kent", "Kent Police")
    report = load_force(staging, row, dated, at=NIGHT, expect=NO_FLOOR, walk=walk)
    assert report.loaded, report.cause


def test_each_item_of_a_log_is_in_one_column(staging: Path) -> None:
    unread = (
        Unread(date(2025, 11, 3), NOT_REACHED),
        Unread(date(2025, 11, 9), NOT_READABLE),
        Unread(None, WITHDRAWN),
    )
    night(staging, Walk(unread, date(2026, 2, 1)), date(2025, 11, 20), date(2026, 1, 2), None)
    found = {row["month"]: row for row in rows(staging, "SELECT * FROM coverage")}
    assert list(found) == ["2025-11", "2025-12", "2026-01", "2026-02", "undated"]
    names = ("listed", "parsed", "not_readable", "not_reached", "withdrawn")
    counts = {month: tuple(row[name] for name in names) for month, row in found.items()}
    assert counts == {
        "2025-11": (3, 1, 1, 1, 0),
        "2025-12": (0, 0, 0, 0, 0),  # read, and nothing there
        "2026-01": (1, 1, 0, 0, 0),
        "2026-02": (0, 0, 0, 0, 0),
        "undated": (2, 1, 0, 0, 1),
    }
    assert all(row["listed"] == sum(row[n] for n in names[1:]) for row in found.values())  # type: ignore[misc]


def test_pages_tables_and_numbers_are_summed_from_the_account(staging: Path) -> None:
    night(staging, None, date(2025, 11, 20), date(2025, 11, 21))
    (row,) = rows(staging, "SELECT * FROM coverage")
    names = ("pages", "pages_unread", "tables_found", "tables_published", "tables_dropped")
    assert tuple(row[name] for name in names) == (10, 4, 6, 4, 2)
    numbers = ("numbers_seen", "numbers_in_figures", "numbers_elsewhere")
    figures = accounted(record()).disclosure.account.numbers.in_figures
    assert tuple(row[name] for name in numbers) == (2 * figures + 8, 2 * figures, 8)
    assert (row["held"], row["gone"]) == (2, 0)  # each has a file that is held


def test_a_month_that_was_not_walked_has_no_row(staging: Path) -> None:
    night(staging, None, date(2025, 11, 20), date(2026, 1, 2))
    assert [row["month"] for row in rows(staging, "SELECT month FROM coverage")] == [
        "2025-11",
        "2026-01",
    ]


def test_a_second_night_replaces_the_first_and_another_address_is_no_other_answer(
    staging: Path,
) -> None:
    night(staging, None, date(2025, 11, 20))
    one = record("kent", "FOI-1/26")
    again = replace(one, key="kent/u-1", uid="x", own=("https://x.invalid/a",), captures=())
    gone = replace(record("kent", "FOI-2/26"), gone_since=NIGHT)
    row = ForceRow("kent", "Kent Police")
    given = [accounted(each) for each in (replace(one, own=("https://x.invalid/a",)), again, gone)]
    load_force(staging, row, given, at=NIGHT + timedelta(days=1), expect=NO_FLOOR)
    (found,) = rows(staging, "SELECT month, listed, parsed, gone FROM coverage")
    assert found == {"month": "2026-01", "listed": 2, "parsed": 2, "gone": 1}


def test_nothing_found_is_never_said_of_what_was_not_read(staging: Path, target: Path) -> None:
    night(staging, Walk((Unread(date(2026, 1, 3), NOT_REACHED),), NIGHT.date()), date(2026, 1, 2))
    record_health(staging, health("kent"))
    blocked = replace(health("essex"), state=HealthState.BLOCKED, cause=Cause.BLOCKED)
    record_health(staging, replace(blocked, note="403 for two nights"))
    never = replace(health("dorset"), last_success=None, verdict="UNREACHABLE")
    record_health(staging, replace(never, state=HealthState.UNREACHABLE))
    record_health(staging, replace(health("surrey"), stale=True, verdict="OK", note="short"))
    publish(staging, target)
    found = {str(row["force"]): row for row in rows(target, "SELECT * FROM silence")}
    assert len(found) == len(BODIES)

    def means(slug: str) -> tuple[object, ...]:
        row = found[slug]
        return tuple(row[name] for name in ("silence", "read_to", "why", "listed", "unread"))

    assert means("kent") == ("read", "2026-03-02", None, 2, 1)
    assert means("essex") == ("read_to", "2026-03-02", "BLOCKED", 0, 0)
    assert found["essex"]["note"] == "403 for two nights"
    assert means("dorset") == ("not_read", None, "UNREACHABLE", 0, 0)
    assert means("surrey") == ("read_to", "2026-03-02", "STALE", 0, 0)
    assert means("sussex") == ("not_read", None, "NOT_RUN", 0, 0)
    without = [body.slug for body in BODIES if body.status is ForceStatus.NO_LOG]
    assert {found[slug]["silence"] for slug in without} == {"no_log"}
