"""What of a log was read month by month, as bars: a gap says what it is."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, Final

from db.coverage import UNDATED
from db.faces.page import Row
from db.faces.wording import day, some

SHOWN: Final = 36  # months
HEIGHT: Final = 100


@dataclass(frozen=True, slots=True)
class Given:
    """Which sources have given answers and files that are known and not gone; one may be from
    several."""

    site: Annotated[int, "Answers that the force's own site has given"]
    recording: Annotated[int, "Answers that a person's recording has given"]
    archive: Annotated[int, "Answers that a public web archive has given"]
    missing: Annotated[int, "Answers that none has given"]
    files: Annotated[int, "Files that the answers name"]
    files_site: Annotated[int, "Files that the force's own site has given"]
    files_recording: Annotated[int, "Files that a person's recording has given"]
    files_archive: Annotated[int, "Files that a public web archive has given"]
    files_missing: Annotated[int, "Files that none has given"]

    @property
    def cells(self) -> tuple[int, ...]:
        """Its counts, in their order."""
        return tuple(getattr(self, one.name) for one in fields(self))


def given(row: Row) -> Given:
    """From a row of ``coverage``, or one that sums several."""
    return Given(*(row[name] or 0 for name in _GIVEN))


_GIVEN: Final = (
    *("answers_site", "answers_recording", "answers_archive", "answers_missing", "files"),
    *("files_site", "files_recording", "files_archive", "files_missing"),
)
TOTALS: Final = ", ".join(f"sum({name}) AS {name}" for name in _GIVEN)
GIVEN: Final = (
    *("Items: its site", "Items: a recording", "Items: an archive", "Items: missing"),
    *("Files", "Files: its site", "Files: a recording", "Files: an archive", "Files: missing"),
)


def sources(found: Given) -> str:
    """In words what is not the ordinary way: other sources than the site, and what is missing."""
    said = [
        f"{some(count, 'item')} of its log {words}"
        for count, words in (
            (found.recording, "from a person's recording"),
            (found.archive, "from a public web archive"),
        )
        if count
    ]
    if found.files_missing:
        said.append(f"{found.files_missing:,} of {some(found.files, 'file')} missing")
    return "; ".join(said)


@dataclass(frozen=True, slots=True)
class MonthRead:
    """One month of a force's log."""

    month: Annotated[str, "Month, yyyy-mm, or `undated`"]
    listed: Annotated[int | None, "Items of the log; null where the month was not read"]
    parsed: Annotated[int, "Items read"]
    unread: Annotated[int, "Items listed and not read"]
    held: Annotated[int, "Items read of which a file is held back"]
    gone: Annotated[int, "Items read that the force has removed since"]
    says: Annotated[str, "The same in words"]
    given: Annotated[Given | None, "Which sources gave it; null where the month was not read"]


def months(rows: list[Row]) -> tuple[MonthRead, ...]:
    """The latest months from rows of ``coverage``; one between them without a row was not read."""
    dated = {row["month"]: row for row in rows if row["month"] != UNDATED}
    if not dated:
        return ()
    wanted = between(min(dated), max(dated))[-SHOWN:]
    return tuple(of(month, dated.get(month)) for month in wanted)


def of(month: str, row: Row | None) -> MonthRead:
    """One month; ``None`` where it was not read."""
    if row is None:
        return MonthRead(month, None, 0, 0, 0, 0, f"{_name(month)}: not read", None)
    unread = row["listed"] - row["parsed"]
    if row["listed"]:
        said = f"{row['listed']:,} listed, {row['parsed']:,} read"
    else:
        said = "read, and nothing listed"
    for count, words in (
        (row["not_readable"], "could not be read"),
        (row["not_reached"], "could not be fetched"),
        (row["withdrawn"], "withdrawn"),
        (row["gone"], "removed by the force since"),
    ):
        said += f"; {count:,} {words}" if count else ""
    if row["held"]:
        said += f"; {some(row['held'], 'answer')} with a file that is held back"
    found = given(row)
    said += f"; {words}" if (words := sources(found)) else ""
    return MonthRead(
        month,
        row["listed"],
        row["parsed"],
        unread,
        row["held"],
        row["gone"],
        f"{_name(month)}: {said}",
        found,
    )


def _name(month: str) -> str:
    return "Without a date" if month == UNDATED else day(month)


def between(first: str, last: str) -> list[str]:
    """Every month from one to another, both included."""
    year, month = map(int, first.split("-"))
    found = []
    while (name := f"{year:04}-{month:02}") <= last:
        found.append(name)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a month's bar stands in its picture, of ``HEIGHT`` units."""

    x: int
    read: float  # heights
    unread: float
    month: MonthRead


def bars(shown: tuple[MonthRead, ...]) -> tuple[Bar, ...]:
    """The months as bars; the highest fills the picture."""
    top = max((one.listed or 0 for one in shown), default=0) or 1
    return tuple(
        Bar(
            10 * place,
            round(HEIGHT * one.parsed / top, 2),
            round(HEIGHT * one.unread / top, 2),
            one,
        )
        for place, one in enumerate(shown)
    )
