"""JSON of a table to a Table: the shape of ``tables[]`` in the contract or of a truth file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parsers.errors import DocumentError
from parsers.types import Cell, Table

_MAX_SPAN = 10_000


def table_from_json(obj: Mapping[str, object], position: int = 0) -> Table:
    """Build a Table for ``forcewide figures GRID.json``.

    ``grid`` is a list of rows of equal or unequal length; a cell is text, ``null``
    or an object with ``text``, ``rowspan`` and ``colspan`` (docs/schema.md); an
    object may also carry ``number``, ``indent``, ``bold`` and ``header``. Of the
    other keys ``position``, ``page``, ``pages``, ``sheet``, ``caption``, ``notes``,
    ``source``, ``sentence`` and ``section`` are used, the rest is ignored.

    Raises ``DocumentError`` (code BAD_GRID) naming the table, row and column.
    """
    own = obj.get("position")
    position = own if isinstance(own, int) and not isinstance(own, bool) else position
    where = f"table {position}"
    rows = obj.get("grid")
    if not isinstance(rows, Sequence) or isinstance(rows, str):
        raise _bad(where, 'has no "grid", which must be a list of rows')
    notes = obj.get("notes") or ()
    if not isinstance(notes, Sequence) or isinstance(notes, str):
        raise _bad(where, '"notes" must be a list of texts')
    page = obj.get("page")
    width = max((len(row) for row in rows if isinstance(row, Sequence)), default=0)
    return Table(
        position=position,
        grid=tuple(_row(row, where, index, width) for index, row in enumerate(rows)),
        page=page if isinstance(page, int) else None,
        sheet=_text(obj, "sheet", where),
        caption=_text(obj, "caption", where),
        notes=tuple(str(note) for note in notes),
        source=_text(obj, "source", where),
        sentence=_text(obj, "sentence", where) or _text(obj, "section", where),
        method="json",
        ocr=obj.get("ocr") is True,
    )


def _bad(where: str, message: str) -> DocumentError:
    return DocumentError(message, where=where, code="BAD_GRID")


def _text(obj: Mapping[str, object], key: str, where: str) -> str | None:
    value = obj.get(key)
    if value is not None and not isinstance(value, str):
        raise _bad(where, f'"{key}" must be a text or null')
    return value


def _row(row: object, where: str, index: int, width: int) -> tuple[Cell | None, ...]:
    if not isinstance(row, Sequence) or isinstance(row, str):
        raise _bad(where, f"row {index} is not a list of cells")
    cells = tuple(_cell(cell, f"{where}, row {index}, column {c}") for c, cell in enumerate(row))
    return cells + (None,) * (width - len(cells))


def _cell(cell: object, where: str) -> Cell | None:
    if cell is None:
        return None
    if isinstance(cell, str):
        return Cell(cell)
    if not isinstance(cell, Mapping):
        raise _bad(where, "a cell must be a text, null or an object with a text")
    text = cell.get("text")
    if text is not None and not isinstance(text, str):
        raise _bad(where, '"text" must be a text or null')
    number = cell.get("number")
    if number is not None and (isinstance(number, bool) or not isinstance(number, int | float)):
        raise _bad(where, '"number" must be a number or null')
    return Cell(
        text=text or "",
        rowspan=_count(cell, "rowspan", where, 1),
        colspan=_count(cell, "colspan", where, 1),
        number=None if number is None else float(number),
        indent=_count(cell, "indent", where, 0),
        bold=cell.get("bold") is True,
        header=cell.get("header") is True,
    )


def _count(cell: Mapping[str, object], key: str, where: str, least: int) -> int:
    value = cell.get(key, least)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= _MAX_SPAN:
        raise _bad(where, f'"{key}" must be a whole number from {least} to {_MAX_SPAN}')
    return value
