"""``/coverage``: every force, whether its log was read, and month by month what of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from db.faces import addresses
from db.faces import months as calendar
from db.faces.months import GIVEN, TOTALS, Given, MonthRead
from db.faces.page import Address, Asked, Head, Page, Reader, Row, Sheet
from db.faces.wording import day
from db.glossary import meaning
from db.records import Cause, Silence

_MONTHS: Final = 24
_SAYS: Final = {
    Silence.READ: "Read whole on {}",
    Silence.READ_TO: "Read up to {}, not since",
    Silence.NOT_READ: "Never read whole",
    Silence.NO_LOG: "Publishes no log",
}
_COUNTS: Final = ("Listed", "Read", "Not read", "File held back", "Removed since")


@dataclass(frozen=True, slots=True)
class ForceRead:
    """What of one force's log was read."""

    force: Annotated[str, "Force"]
    name: Annotated[str, "Its name"]
    address: Annotated[Address, "The force here"]
    silence: Annotated[Silence, "What it means that nothing was found"]
    says: Annotated[str, "The same in words"]
    read_to: Annotated[str | None, "Day on which its log was last read whole"]
    answers: Annotated[int, "Answers here"]
    listed: Annotated[int, "Items of its log"]
    parsed: Annotated[int, "Items read"]
    unread: Annotated[int, "Items listed and not read"]
    held: Annotated[int, "Items read of which a file is held back"]
    gone: Annotated[int, "Items read that the force has removed since"]
    given: Annotated[Given, "Which sources gave its answers and files"]
    sources: Annotated[str, "The same in words: other sources than its site, and what is missing"]
    months: Annotated[
        tuple[MonthRead, ...],
        "One for each of the page; none where its log has no dates",
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage(Page):
    """Whether silence can be trusted: what of every log was read."""

    months: Annotated[tuple[str, ...], "Months, oldest first"]
    forces: Annotated[tuple[ForceRead, ...], "Every force"]

    def sheets(self) -> tuple[Sheet, ...]:
        forces = Sheet(
            "Forces",
            ("Force", "Log", "Read to", "Answers", *_COUNTS),
            tuple(
                (f.name, f.says, f.read_to, f.answers, f.listed, f.parsed, f.unread, f.held, f.gone)
                for f in self.forces
            ),
        )
        by_month = Sheet(
            "Months",
            ("Force", "Month", *_COUNTS),
            tuple(
                (f.name, m.month, m.listed, m.parsed, m.unread, m.held, m.gone)
                for f in self.forces
                for m in f.months
            ),
            ("An empty cell under Listed: the month was not read.",),
        )
        given = Sheet(
            "Sources",
            ("Force", "Month", *GIVEN),
            tuple(
                (f.name, m.month, *m.given.cells)
                for f in self.forces
                for m in f.months
                if m.given is not None
            ),
            ("Answers and files that are known and not gone; one may be from several sources.",),
        )
        return (forces, by_month, given)


_SQL: Final = f"""
    SELECT y.*, s.disclosures, c.* FROM silence y JOIN summary_forces s ON s.force = y.force
    LEFT JOIN (SELECT force AS of_force, {TOTALS} FROM coverage GROUP BY force) c
        ON c.of_force = y.force
    ORDER BY y.name
"""  # noqa: S608 (our names)


def load(reader: Reader, asked: Asked) -> CoveragePage:
    """The latest 24 months of every force."""
    read: dict[str, dict[str, Row]] = {}
    for row in reader.rows("SELECT * FROM coverage"):
        read.setdefault(row["force"], {})[row["month"]] = row
    dated = sorted({m for rows in read.values() for m in rows if m[:1].isdigit()})
    wanted = tuple(calendar.between(dated[0], dated[-1])[-_MONTHS:]) if dated else ()
    return CoveragePage(
        head=Head(
            title="Which forces, and what of their logs was read",
            address=addresses.FORCES,
            about="That nothing is found means something only where everything was read. This is"
            " what was read of every force's log, month by month.",
        ),
        months=wanted,
        forces=tuple(_force(row, wanted, read.get(row["force"], {})) for row in reader.rows(_SQL)),
    )


def _force(row: Row, wanted: tuple[str, ...], read: dict[str, Row]) -> ForceRead:
    says = _SAYS[Silence(row["silence"])].format(day(row["read_to"]))
    if row["why"] in {*Cause}:
        says = f"{says}: {meaning(Cause, row['why']).lower()}"
    dated = any(month[:1].isdigit() for month in read)
    return ForceRead(
        force=row["force"],
        name=row["name"],
        address=addresses.force(row["force"]),
        silence=Silence(row["silence"]),
        says=says,
        read_to=row["read_to"],
        answers=row["disclosures"],
        listed=row["listed"],
        parsed=row["parsed"],
        unread=row["unread"],
        held=row["held"],
        gone=row["gone"],
        given=(found := calendar.given(row)),
        sources=calendar.sources(found),
        months=tuple(calendar.of(month, read.get(month)) for month in wanted) if dated else (),
    )
