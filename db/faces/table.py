"""``/a/<force>/<reference>/t/<file>-<position>``: what a table says exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Final

from db.faces import addresses, answer_parts
from db.faces.answer import cited, crumbs, title_of
from db.faces.answer_parts import Warned
from db.faces.charts import Charts
from db.faces.cite import Citation, citation
from db.faces.page import Address, Asked, Head, Link, Missing, Moved, Page, Reader, Row, Sheet
from db.faces.printed import PrintedRow, PrintedTable, table_of
from db.faces.table_chart import table_chart
from parsers.types import Quality, Sensitivity

SHOWN: Final = 500  # rows of the body on one screen; the value has all of them
_ALL: Final = 1_000_000
_LASTING: Final = re.compile(r"([0-9a-f]{12})-(\d{1,9})")
OWNER: Final = """
    SELECT d.*, f.name AS force_name FROM disclosures d JOIN forces f ON f.slug = d.force
    WHERE d.key = :key
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePage(Page):
    """One table, the answer that it is in and the warnings beside it."""

    table: Annotated[PrintedTable, "The table, whole; for people up to the last row shown"]
    answer: Annotated[Link, "The answer that it is in"]
    force_name: Annotated[str, "Force that answered"]
    answered_on: Annotated[str | None, "Date of the answer"]
    warnings: Annotated[tuple[Warned, ...], "What the force warns of"]
    start: Annotated[int, "First row of the body that the page for people shows, from 0"]
    cite: Annotated[Citation, "How to cite it"]
    report: Annotated[Address, "Where to say that something is wrong"]

    @property
    def rows(self) -> tuple[PrintedRow, ...]:
        """The rows of the body that the page for people shows."""
        return self.table.body[self.start : self.start + SHOWN]

    @property
    def further(self) -> tuple[Link, ...]:
        """The other pages of its rows."""
        last = len(self.table.body) + self.table.left_out
        starts = range(0, last, SHOWN) if last > SHOWN else ()
        return tuple(
            Link(
                f"Rows {start + 1:,} to {min(start + SHOWN, last):,}",
                addresses.with_query(self.table.address, start=str(start or "")),
            )
            for start in starts
        )

    def drawn(self) -> Charts | None:
        """Its numbers as lines, where its reading can be trusted and they are a series."""
        if self.table.quality is Quality.POOR or self.table.left_out:
            return None
        return table_chart(self.table.figures, self.table.caption)

    def sheets(self) -> tuple[Sheet, ...]:
        """As printed, and one number a row."""
        return (self.table.printed_sheet("As printed"), self.table.tidy_sheet("Tidy"))


def load(reader: Reader, asked: Asked) -> TablePage:
    """Raises ``Moved`` for a number in place of a table's lasting name, ``Missing`` for others."""
    owner = f"{asked.parts['force']}/{asked.parts['reference']}"
    key = _key(reader, owner, asked.parts["table"])
    word = asked.word("start")
    start = int(word) if word.isdecimal() and int(word) < _ALL else 0
    table = table_of(reader, key, _ALL if asked.form else start + SHOWN) if key else None
    row = reader.first(OWNER, key=owner)
    if table is None or not row:
        raise _elsewhere(reader, owner, asked.parts["table"])
    return TablePage(
        head=head(row, table, table.caption or f"Table {table.number}", table.address),
        table=table,
        answer=Link(title_of(row), addresses.answer(owner)),
        force_name=row["force_name"],
        answered_on=row["responded_on"],
        warnings=tuple(
            one
            for one in answer_parts.warnings(reader, owner)
            if not one.table or one.table == table.key
        ),
        start=start if start < len(table.body) else 0,
        cite=citation(cited(row, table.address, f"Table {table.number}"), asked.site),
        report=addresses.report(table.address),
    )


def head(row: Row, table: PrintedTable, title: str, address: Address) -> Head:
    """What is said of a page about a table of an answer."""
    name = row["reference"] or title_of(row)
    return Head(
        title=title,
        address=address,
        about=f"From the answer of {row['force_name']} to “{title_of(row)}”.",
        lang=row["lang"] or "en",
        indexed=row["sensitivity"] == Sensitivity.NONE and not row["gone_since"],
        crumbs=(*crumbs(row), Link(name, addresses.answer(row["key"]))),
        latest=row["responded_on"] or row["published_on"],
    )


def _key(reader: Reader, owner: str, name: str) -> str | None:
    if found := _LASTING.fullmatch(name):
        return f"{owner}/{found[1]}/{found[2]}"
    if name.isdecimal() and 0 < int(name) < 100_000:
        row = reader.first(
            "SELECT key FROM tables WHERE disclosure = :owner ORDER BY id LIMIT 1 OFFSET :before",
            owner=owner,
            before=int(name) - 1,
        )
        if row:
            raise Moved(addresses.table(row["key"]), lasting=False)
    return None


def _elsewhere(reader: Reader, owner: str, name: str) -> Exception:
    """Where a table that is not there leads: under its answer's other key, or to the answer."""
    found = reader.first(
        "SELECT key FROM aliases WHERE alias = :owner AND kind = 'key'", owner=owner
    )
    if found:
        return Moved(Address(f"{addresses.answer(found['key'])}/t/{name}"))
    if reader.first(OWNER, key=owner):
        return Missing(
            "That table is not in this answer. The force may have put another file in its place.",
            Link("The answer", addresses.answer(owner)),
        )
    return Missing("There is no such answer here, so there is no table of it.")
