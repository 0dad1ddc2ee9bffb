"""What the fillers of tables share: their setting, and how a number is printed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from samples.model import SampleTable, SampleTotals
from samples.periods import PeriodStyle
from samples.shapes import Crosstab, Periods, Small, Tree

NOTES = {
    Small.DASH: "A dash (-) means that none were recorded.",
    Small.STAR: "* denotes a figure of fewer than five.",
}
HIDING = (Small.LESS_THAN, Small.STAR)

Row = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a table needs to know of its letter."""

    rng: random.Random
    received: date
    position: int
    question: int
    systems: tuple[str, ...]
    style: PeriodStyle = PeriodStyle.SLASHES
    thousands: str = ","


def source(shape: Crosstab | Tree, setting: Setting) -> str | None:
    """The system a table is drawn from; before a change it was the older one."""
    if not shape.sourced:
        return None
    return setting.systems[1 if shape.periods is Periods.BEFORE_CHANGE else 0]


def _grouped(rows: list[Row], mark: str, header_rows: int, stubs: int) -> tuple[Row, ...]:
    """Body numbers with the force's own mark between thousands."""
    return tuple(
        tuple(
            cell.replace(",", mark) if cell and r >= header_rows and c >= stubs else cell
            for c, cell in enumerate(row)
        )
        for r, row in enumerate(rows)
    )


def table(
    setting: Setting,
    caption: str | None,
    rows: list[Row],
    *,
    header_rows: int = 1,
    stubs: int = 1,
    levels: int = 1,
    source: str | None = None,
    notes: tuple[str, ...] = (),
    totals: SampleTotals = SampleTotals.NONE,
) -> SampleTable:
    """A finished table at its place in the letter."""
    return SampleTable(
        position=setting.position,
        grid=_grouped(rows, setting.thousands, header_rows, stubs),
        header_rows=header_rows,
        stubs=stubs,
        caption=caption,
        source=source,
        notes=notes,
        totals=totals,
        levels=levels,
        question=setting.question,
    )


def printed(count: int, small: Small) -> str:
    """A count as the force prints it; thousands have a comma."""
    if count == 0 and small in (Small.BLANK, Small.DASH):
        return "" if small is Small.BLANK else "-"
    if 0 < count < 5 and small in HIDING:
        return "<5" if small is Small.LESS_THAN else "*"
    return f"{count:,}"


def maybe(label: str | None) -> tuple[str, ...]:
    """A label as the end of a row, or nothing."""
    return (label,) if label else ()
