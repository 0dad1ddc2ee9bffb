"""A printed table to its figures: the steps, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.tables.arithmetic import Check
from parsers.tables.beside import second_table
from parsers.tables.blocks import collide, find_blocks, join
from parsers.tables.body import Body, read_body
from parsers.tables.earned import doubts
from parsers.tables.figures import make_figures
from parsers.tables.headers import Header, find_header
from parsers.tables.kinds import count_issue, find_kind
from parsers.tables.labels import Labels, read_labels
from parsers.tables.matrix import Matrix, build_matrix
from parsers.tables.measures import as_at
from parsers.tables.notes import read_notes
from parsers.tables.numbers import placed
from parsers.tables.periods import read_surroundings
from parsers.tables.quality import judge, levels_issue, marks_issues, totals_issue
from parsers.tables.rows import BodyRow, RowRole, read_rows
from parsers.tables.settle import rounding_step, unexplained, whole_notes
from parsers.tables.stubs import Columns, find_columns
from parsers.tables.sums import Sums, find_sums
from parsers.tables.totals import recoverable, said_to_overlap, verdict
from parsers.tables.tree import RowTree, build_tree, level_names
from parsers.tables.values import Value, is_unclear_time
from parsers.types import (
    Figure,
    Qualifier,
    Quality,
    Table,
    TableContext,
    TableKind,
    TableReading,
    Totals,
)
from parsers.types.account import Elsewhere

_EMPTY = TableContext()
_HIDDEN = frozenset(
    {
        Qualifier.SUPPRESSED,
        Qualifier.LESS_THAN,
        Qualifier.MORE_THAN,
        Qualifier.RANGE,
        Qualifier.WITHHELD,
        Qualifier.REDACTED,
        Qualifier.NCND,
    }
)


def read_table(table: Table, context: TableContext = _EMPTY) -> TableReading:
    """Read one printed table as tidy figures.

    Rows and columns of the figures are grid coordinates from 0, header rows
    included. Nothing is computed: every value is printed (or stored, in a
    spreadsheet) in its own cell. What could not be decided is an Issue, and
    ``quality`` says how far the reading can be trusted (docs/quality.md).
    """
    frame = _frame(build_matrix(table.grid))
    starts = find_blocks(frame.matrix, frame.header, frame.figures)
    if len(starts) == 1:
        return _read_sides(table, frame, context)
    ends = (*starts[1:], frame.matrix.height)
    readings: list[TableReading] = []
    every = range(frame.matrix.width)
    for start, end in zip(starts, ends, strict=True):
        inner = _frame(frame.matrix.part(range(start, end), every))
        reading = _read_sides(table, inner, context)
        if inner.header.titles and any(collide(r.figures, reading.figures) for r in readings):
            titles = inner.header.titles
            named = [replace(f, row_path=(*titles, *f.row_path)) for f in reading.figures]
            reading = replace(reading, figures=tuple(named))
        readings.append(reading)
    return join(readings, starts)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The shape of a grid: its header, column roles and row roles."""

    matrix: Matrix
    header: Header
    labels: Labels
    columns: Columns
    rows: list[BodyRow]
    kind: TableKind

    @property
    def figures(self) -> list[int]:
        return [col for col, role in enumerate(self.columns.roles) if role == "figure"]


def _frame(matrix: Matrix) -> _Frame:
    header = find_header(matrix)
    columns = find_columns(matrix, header, read_labels(matrix, header, 1).paths)
    labels = read_labels(matrix, header, columns.stub)
    rows = read_rows(matrix, header, columns, labels.paths)
    kind = find_kind(matrix, header, labels.paths, columns, rows)
    return _Frame(matrix, header, labels, columns, rows, kind)


def _near(table: Table, frame: _Frame) -> tuple[list[str], list[str]]:
    """Captions (titles inside the grid too), and all words near the table, nearest first."""
    captions = [text for text in (table.caption, *frame.header.titles) if text]
    tail = [
        frame.matrix.texts[row.row][frame.matrix.filled(row.row)[0]]
        for row in frame.rows
        if row.role is RowRole.NOTE
    ]
    others = (*table.notes, *tail, table.source, table.sentence)
    return captions, [*captions, *(text for text in others if text)]


def _read_sides(table: Table, frame: _Frame, context: TableContext) -> TableReading:
    """One block, or the tables that stand side by side in it."""
    matrix = frame.matrix
    side = second_table(matrix, frame.header, frame.columns)
    if side is None:
        return _read_block(table, frame, context)
    rows = range(matrix.height)
    left = _read_block(table, _frame(matrix.part(rows, range(side))), context)
    right = _read_sides(table, _frame(matrix.part(rows, range(side, matrix.width))), context)
    moved = replace(
        right,
        figures=tuple(replace(figure, col=figure.col + side) for figure in right.figures),
        recoverable=tuple((row, col + side) for row, col in right.recoverable),
    )
    return join([left, moved], [0, 0])


def _read_block(table: Table, frame: _Frame, context: TableContext) -> TableReading:
    captions, near = _near(table, frame)
    if frame.kind in (TableKind.RECORDS, TableKind.LOOKUP):
        return _without_figures(table, frame, near)
    notes = read_notes(near, context.text)
    body = read_body(
        frame.matrix, frame.labels, frame.columns, frame.rows, notes, rounding_step(near)
    )
    tree = build_tree(body)
    sums = find_sums(body, tree)
    _settle_dashes(body, sums)
    labels = [label for col in body.figures for label in body.paths[col]]
    labels += [label for row in body.data for label in row.labels]
    around = read_surroundings(
        captions,
        table.sentence,
        near,
        labels,
        notes,
        context.answered_on,
        lambda label: frame.matrix.reads(label).span,
    )
    said = said_to_overlap(near)
    found = verdict(sums.found, said=said)
    figures = make_figures(body, tree, sums, around, whole_notes(near), near, context.text)
    issues = (
        *doubts(table, body, figures),
        *totals_issue(table, found, said=said),
        *levels_issue(table, certain=tree.certain),
        *marks_issues(table, unexplained(body.values.values())),
    )
    numbers, elsewhere = _numbers(frame, figures)
    return TableReading(
        kind=frame.kind,
        header_rows=frame.header.rows,
        stub_columns=frame.columns.stub,
        totals=found,
        quality=judge(
            table,
            totals=found,
            headed=frame.header.certain and all(body.paths[col] for col in body.figures),
            texts=[_is_strange(body, place) for place in body.values],
            issues=issues,
        ),
        row_dimensions=_row_dimensions(body, tree),
        column_dimensions=frame.labels.dimensions,
        data_as_at=as_at(near),
        figures=figures,
        issues=issues,
        numbers=numbers,
        elsewhere=elsewhere,
        recoverable=_hidden_places(body, sums),
    )


def _numbers(
    frame: _Frame, figures: Sequence[Figure]
) -> tuple[int, tuple[tuple[Elsewhere, int], ...]]:
    return placed(frame.matrix, frame.header, frame.columns, frame.rows, frame.kind, figures)


def _hidden_places(body: Body, sums: Sums) -> tuple[tuple[int, int], ...]:
    """Suppressed cells that the totals give away; a cell that is not held hides nothing."""
    places = recoverable(sums.found)
    return tuple(place for place in places if body.values[place].qualifier in _HIDDEN)


def _without_figures(table: Table, frame: _Frame, near: Sequence[str]) -> TableReading:
    lookup = frame.kind is TableKind.LOOKUP and frame.columns.stub == frame.matrix.width > 1
    cases = sum(row.role is RowRole.DATA for row in frame.rows)
    issue = count_issue(table, cases, near) if frame.kind is TableKind.RECORDS else None
    issues = (issue,) if issue else ()
    return TableReading(
        kind=frame.kind,
        header_rows=frame.header.rows,
        stub_columns=_lookup_stub(frame) if lookup else frame.columns.stub,
        totals=Totals.NONE,
        quality=Quality.CHECK if table.ocr or issues else Quality.CLEAN,
        data_as_at=as_at(near),
        issues=issues,
        elsewhere=_numbers(frame, ())[1],
    )


def _lookup_stub(frame: _Frame) -> int:
    """Codes and their meanings: the first column says what the others explain, or the
    second where the first only numbers the rows."""
    texts = [frame.matrix.texts[row.row][0] for row in frame.rows if row.role is RowRole.DATA]
    numbered = [text.rstrip(".)") == str(at) for at, text in enumerate(texts, 1)]
    return 2 if numbered and all(numbered) else 1


def _settle_dashes(body: Body, sums: Sums) -> None:
    """Dashes that no note explains are none where sums with them add up, else unexplained."""
    dashes = [place for place, value in body.values.items() if value.mark == "-"]
    if not dashes:
        return
    marked = set(dashes)
    agreed = False
    for side, own in sums.found:
        for place, result in zip(side.across, side.test(own.total, own.parts), strict=True):
            spots = [own.spot(line, place) for line in (own.total, *own.parts)]
            if not any(spot in marked for spot in spots):
                continue
            if result is Check.DISAGREE:
                return
            total = side.cell(own.total, place)
            agreed = agreed or (result is Check.AGREE and total is not None and total[0] > 0)
    if agreed:
        body.values.update(dict.fromkeys(dashes, Value(0.0, Qualifier.NIL)))


def _is_strange(body: Body, place: tuple[int, int]) -> bool:
    """A cell kept as text that is neither a sign, which has its issue, nor a duration."""
    value = body.values[place]
    if value.qualifier is not Qualifier.TEXT or value.mark:
        return False
    return not is_unclear_time(body.matrix.texts[place[0]][place[1]])


def _row_dimensions(body: Body, tree: RowTree) -> tuple[str, ...]:
    """The names of the row levels where they are printed, each heading once."""
    names = dict.fromkeys(body.paths[key][-1] for key in body.keys if body.paths[key])
    if len(names) == 1 and tree.depth > 1:
        levels = level_names(next(iter(names)))
        return tuple(levels) if len(levels) == tree.depth else tuple(names)
    return tuple(names)
