"""Persons masked in whatever leaves an answer: its letter, tables, file names, messages.

The published rows (``documents``, ``normalise``) and ``extract --json`` both go through here,
so that neither shows what the other masks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from parsers.answers.answer import Answer
from parsers.persons import find_names, mask, mask_filename, mask_letter
from parsers.types import (
    Account,
    Cell,
    Document,
    Figure,
    Grid,
    Issue,
    PublishedTable,
    Reason,
    Table,
    TableReading,
)


def names_in(documents: Iterable[Document]) -> frozenset[str]:
    """Every person named where a letter names persons, in any document of an answer."""
    given = tuple(documents)
    return find_names(
        (block for document in given for block in document.blocks),
        (table for document in given for table in document.tables),
    )


def masked_answer(answer: Answer, names: frozenset[str]) -> Answer:
    """An answer as it may leave: every string of it that a document wrote is masked."""
    return replace(
        answer,
        document=_masked_document(answer.document, names),
        letter=mask_letter(answer.letter, names) if answer.letter else None,
        tables=tuple(masked_table(table, names) for table in answer.tables),
        issues=tuple(_masked_issue(issue, names) for issue in answer.issues),
        account=_masked_account(answer.account, names),
        masked=True,
    )


def _masked_document(document: Document, names: frozenset[str]) -> Document:
    """Its name and what is said of it; its blocks and tables do not leave, and are dropped."""
    return replace(
        document,
        file=mask_filename(document.file, names),
        reasons=tuple(masked_reason(reason, names) for reason in document.reasons),
        issues=(),
        blocks=(),
        tables=(),
        members=(),
    )


def masked_reason(reason: Reason, names: frozenset[str]) -> Reason:
    """A finding whose place may be a sheet or a file that bears somebody's name."""
    return replace(
        reason,
        place=mask_filename(mask(reason.place, names), names),
        message=mask(reason.message, names),
    )


def _masked_issue(issue: Issue, names: frozenset[str]) -> Issue:
    where = mask_filename(issue.where, names) if issue.where else None
    return replace(issue, message=mask(issue.message, names), where=where)


def _masked_account(account: Account, names: frozenset[str]) -> Account:
    dropped = tuple(
        replace(table, sheet=_masked(table.sheet, names)) for table in account.tables.dropped
    )
    return replace(account, tables=replace(account.tables, dropped=dropped))


def masked_table(read: PublishedTable, names: frozenset[str]) -> PublishedTable:
    """A table with persons masked in every cell, label and word around it."""
    return replace(
        read,
        table=_masked_grid(read.table, names),
        reading=_masked_reading(read.reading, names),
    )


def _masked_grid(table: Table, names: frozenset[str]) -> Table:
    grid: Grid = tuple(
        tuple([cell and _masked_cell(cell, names) for cell in row]) for row in table.grid
    )
    return replace(
        table,
        grid=grid,
        caption=_masked(table.caption, names),
        notes=tuple(mask(note, names) for note in table.notes),
        sheet=_masked(table.sheet, names),
        source=_masked(table.source, names),
        sentence=_masked(table.sentence, names),
    )


def _masked_cell(cell: Cell, names: frozenset[str]) -> Cell:
    text = mask(cell.text, names)
    return cell if text == cell.text else replace(cell, text=text)


def _masked_reading(reading: TableReading, names: frozenset[str]) -> TableReading:
    return replace(
        reading,
        figures=tuple(_masked_figure(figure, names) for figure in reading.figures),
        row_dimensions=tuple(mask(name, names) for name in reading.row_dimensions),
        column_dimensions=tuple(mask(name, names) for name in reading.column_dimensions),
    )


def _masked_figure(figure: Figure, names: frozenset[str]) -> Figure:
    """A figure masked; itself where there is nothing to mask, as in nearly all."""
    rows, columns = figure.row_path, figure.column_path
    row_path = tuple([mask(label, names) for label in rows])
    column_path = tuple([mask(label, names) for label in columns])
    text = mask(figure.text, names)
    if row_path == rows and column_path == columns and text == figure.text:
        return figure
    return replace(figure, row_path=row_path, column_path=column_path, text=text)


def _masked(text: str | None, names: frozenset[str]) -> str | None:
    return mask(text, names) if text else None
