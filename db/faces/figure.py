"""``/f/<table key>/<row>/<column>``: where a number comes from, down to the force's file."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from typing import Annotated, Final

from db.faces import addresses, answer_parts
from db.faces.answer import cited, title_of
from db.faces.answer_parts import Warned
from db.faces.cite import Citation, citation
from db.faces.page import Address, Asked, Head, Link, Missing, Moved, Page, Reader, Row, Sheet
from db.faces.printed import NOTE, TIDY, FigureRow, PrintedTable, table_of
from db.faces.table import OWNER, head
from db.faces.wording import day
from db.glossary import meaning
from parsers.types import Counted, EventDate, Flag, PeriodFrom, PeriodKind, Qualifier, Statistic

_AROUND: Final = 12  # rows of the table above and below


@dataclass(frozen=True, slots=True)
class StoredCopy:
    """A stored response with the same bytes."""

    record: Annotated[str, "Record in the archive"]
    url: Annotated[str, "Address that was asked for"]
    fetched_at: Annotated[str, "When"]
    archive: Annotated[str, "Web archive that it was copied from"]
    copy: Annotated[str, "Address of that archive's copy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePage(Page):
    """One number with its whole trail."""

    figure: Annotated[FigureRow, "The number"]
    says: Annotated[str, "It in a sentence"]
    mark_says: Annotated[str, "What a mark in its place means"]
    flags_say: Annotated[tuple[str, ...], "What the force says beside it, in words"]
    kind_says: Annotated[str, "Kind of number, in words"]
    counted_says: Annotated[str, "What is counted, in words"]
    period_says: Annotated[str, "Its period, in words"]
    period_from: Annotated[str, "Where the period was read, in words"]
    event_says: Annotated[str, "Event that puts a case into the period, in words"]
    table: Annotated[PrintedTable, "Its table: the rows around it"]
    answer: Annotated[Link, "The answer that it is in"]
    force_name: Annotated[str, "Force that answered"]
    url: Annotated[str, "The force's own page"]
    warnings: Annotated[tuple[Warned, ...], "What the force warns of"]
    copies: Annotated[tuple[StoredCopy, ...], "Stored responses with the same bytes"]
    check: Annotated[str, "The one line that checks a downloaded copy of the file"]
    cite: Annotated[Citation, "How to cite it"]
    report: Annotated[Address, "Where to say that something is wrong"]

    def sheets(self) -> tuple[Sheet, ...]:
        rows = tuple(replace(self.table, figures=(self.figure,)).tidy_rows())
        return (Sheet("Number", TIDY, rows, (NOTE,)),)


def load(reader: Reader, asked: Asked) -> FigurePage:
    """Raises ``Missing`` where no number stands there, ``Moved`` for a former key."""
    owner = f"{asked.parts['force']}/{asked.parts['reference']}"
    key = f"{owner}/{asked.parts['file']}/{int(asked.parts['position'])}"
    place = (int(asked.parts["row"]), int(asked.parts["column"]))
    row = reader.first(OWNER, key=owner)
    table = table_of(reader, key, place[0] + _AROUND + 1) if row else None
    if table is None:
        raise _elsewhere(reader, owner, asked)
    figure = next((one for one in table.figures if (one.row, one.column) == place), None)
    if figure is None:
        raise Missing(
            "No number was read from that cell.", Link("The table that it is in", table.address)
        )
    return _page(reader, row, table, figure, asked)


def _elsewhere(reader: Reader, owner: str, asked: Asked) -> Exception:
    found = reader.first(
        "SELECT key FROM aliases WHERE alias = :owner AND kind = 'key'", owner=owner
    )
    part = asked.parts
    if found:
        table = f"{found['key']}/{part['file']}/{part['position']}"
        return Moved(addresses.figure(table, int(part["row"]), int(part["column"])))
    if reader.first(OWNER, key=owner):
        return Missing(
            "That table is not in this answer. The force may have put another file in its place.",
            Link("The answer", addresses.answer(owner)),
        )
    return Missing("There is no such answer here, so there is no number of it.")


_MORE: Final = """
    SELECT g.period_from, g.event_date FROM figures g JOIN tables t ON t.id = g.table_id
    WHERE t.key = :key AND g.row = :row AND g.col = :column
"""
_COPIES: Final = """
    SELECT * FROM captures WHERE disclosure = :owner AND sha256 = :sha256
    ORDER BY fetched_at DESC LIMIT 20
"""


def _page(
    reader: Reader, row: Row, table: PrintedTable, figure: FigureRow, asked: Asked
) -> FigurePage:
    more = reader.first(_MORE, key=table.key, row=figure.row, column=figure.column)
    copies = reader.rows(_COPIES, owner=row["key"], sha256=table.sha256)
    labels = " / ".join((*figure.row_labels, *figure.column_labels))
    title = f"{figure.printed or 'Empty cell'}: {labels}" if labels else figure.printed
    flags = tuple(meaning(Flag, flag) for flag in figure.flags)
    return FigurePage(
        head=_head(row, table, title or "A number", figure.address),
        figure=figure,
        says=_says(row, table, figure),
        mark_says=meaning(Qualifier, figure.qualifier),
        flags_say=flags,
        kind_says=meaning(Statistic, figure.statistic),
        counted_says=meaning(Counted, figure.counted),
        period_says=period(figure),
        period_from=meaning(PeriodFrom, more["period_from"]),
        event_says=meaning(EventDate, more["event_date"]),
        table=_around(table, figure.row),
        answer=Link(title_of(row), addresses.answer(row["key"])),
        force_name=row["force_name"],
        url=row["url"],
        warnings=tuple(
            one
            for one in answer_parts.warnings(reader, row["key"])
            if not one.table or one.table == table.key
        ),
        copies=tuple(
            StoredCopy(
                one["warc_record_id"],
                one["url"],
                one["fetched_at"],
                one["archive"] or "",
                one["memento"] or "",
            )
            for one in copies
        ),
        check=_check(table),
        cite=citation(
            cited(row, figure.address, f"Table {table.number}, {labels}: {figure.printed}"),
            asked.site,
        ),
        report=addresses.report(figure.address),
    )


def _head(row: Row, table: PrintedTable, title: str, address: Address) -> Head:
    above = head(row, table, title, address)
    name = f"Table {table.number}"
    # A page for each number is for those who follow a link, not for search engines.
    return replace(above, crumbs=(*above.crumbs, Link(name, table.address)), indexed=False)


def _says(row: Row, table: PrintedTable, figure: FigureRow) -> str:
    """The number in a sentence, as a reader would quote it."""
    labels = ", ".join((*figure.row_labels, *figure.column_labels))
    under = f" for {labels}" if labels else ""
    caption = f", in the table “{table.caption}”" if table.caption else ""
    printed = f"“{figure.printed}”" if figure.printed.strip() else "an empty cell"
    return f"{row['force_name']} printed {printed}{under}{caption}."


def period(figure: FigureRow) -> str:
    """``1 January 2024 to 31 December 2024 (calendar year)``; empty where none is known."""
    if not figure.period_start and not figure.period_end:
        return ""
    days = " to ".join(dict.fromkeys(map(day, filter(None, _bounds(figure)))))
    if figure.period_kind is PeriodKind.UNKNOWN:
        return days
    kind = meaning(PeriodKind, figure.period_kind)
    return f"{days} ({kind[0].lower()}{kind[1:]})"


def _bounds(figure: FigureRow) -> tuple[str | None, str | None]:
    return figure.period_start, figure.period_end


def _around(table: PrintedTable, row: int) -> PrintedTable:
    """The table with the rows around one of them; a spanning cell may then start above."""
    near = tuple(one for one in table.body if abs(one.row - row) <= _AROUND)
    kept = {one.row for one in near}
    return replace(
        table,
        body=near,
        left_out=len(table.body) - len(near) + table.left_out,
        figures=tuple(one for one in table.figures if one.row in kept),
    )


def _check(table: PrintedTable) -> str:
    if not table.sha256:
        return ""
    line = shlex.quote(f"{table.sha256}  {table.filename or 'FILE'}")
    return f"echo {line} | sha256sum --check"
