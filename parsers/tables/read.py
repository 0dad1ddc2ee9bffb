"""A printed table to its figures: the steps, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.tables.arithmetic import Check
from parsers.tables.body import Body, read_body
from parsers.tables.headers import column_paths, find_header
from parsers.tables.kinds import find_kind
from parsers.tables.marks import Marks, Meaning, read_marks
from parsers.tables.matrix import build_matrix
from parsers.tables.measures import Measure, as_at, read_measure
from parsers.tables.periods import Period, Surroundings, read_period, read_surroundings
from parsers.tables.quality import judge
from parsers.tables.stubs import RowRole, find_columns, read_rows
from parsers.tables.sums import Sums, find_sums
from parsers.tables.totals import recoverable, verdict
from parsers.tables.tree import RowTree, build_tree, level_names
from parsers.tables.values import Value
from parsers.types import (
    Figure,
    Flag,
    Issue,
    Level,
    Qualifier,
    Quality,
    Table,
    TableContext,
    TableKind,
    TableReading,
    Totals,
)

_NO_FIGURES = (TableKind.RECORDS, TableKind.LOOKUP)
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
_PIVOT_LABELS = frozenset({"row labels", "column labels", "values"})
_OVERLAP_WORDS = (
    "more than once",
    "more than one",
    "multiple flags",
    "counted twice",
    "will not sum",
    "do not sum",
    "not add up",
    "not equal the total",
    "not be added",
)


def read_table(table: Table, context: TableContext = TableContext()) -> TableReading:  # noqa: B008
    """Read one printed table as tidy figures.

    Rows and columns of the figures are grid coordinates from 0, header rows
    included. Nothing is computed: every value is printed (or stored, in a
    spreadsheet) in its own cell. What could not be decided is an Issue, and
    ``quality`` says how far the reading can be trusted (docs/quality.md).
    """
    matrix = build_matrix(table.grid)
    header = find_header(matrix)
    columns = find_columns(matrix, header, column_paths(matrix, header, 1))
    paths = column_paths(matrix, header, columns.stub)
    rows = read_rows(matrix, header, columns)
    kind = find_kind(matrix, header, paths, columns, rows)
    if kind in _NO_FIGURES:
        return _without_figures(table, kind, header.rows, paths, columns.stub)
    body = read_body(matrix, header, columns, paths, rows)
    tree = build_tree(body)
    sums = find_sums(body, tree)
    captions = [text for text in (table.caption, *header.titles) if text]
    tail = [
        matrix.texts[row.row][matrix.filled(row.row)[0]] for row in rows if row.role is RowRole.NOTE
    ]
    near = [*table.notes, *tail, *captions, table.source or "", table.sentence or ""]
    marks = read_marks(near, context.text)
    issues: list[Issue] = []
    _explain(body, sums, marks, table, issues)
    found = verdict(
        sums.found, may_overlap=any(w in " ".join(near).casefold() for w in _OVERLAP_WORDS)
    )
    issues += _total_issues(table, found, tree)
    labels = [label for col in body.figures for label in paths[col]]
    labels += [label for row in body.data for label in row.labels]
    around = read_surroundings(captions, table.sentence, near, labels, marks, context.answered_on)
    figures = _figures(body, tree, sums, around, near, context)
    quality = judge(
        totals=found,
        header_certain=header.certain or matrix.width <= 2,
        levels_certain=tree.certain,
        text_share=_text_share(figures),
        coverage=table.coverage,
        ocr=table.ocr,
        issues=issues,
    )
    return TableReading(
        kind=kind,
        header_rows=header.rows,
        stub_columns=columns.stub,
        totals=found,
        quality=quality,
        row_dimensions=_row_dimensions(body, tree),
        column_dimensions=(),
        data_as_at=as_at(near),
        figures=figures,
        issues=tuple(issues),
        recoverable=tuple(
            place for place in recoverable(sums.found) if body.values[place].qualifier in _HIDDEN
        ),
    )


def _without_figures(
    table: Table, kind: TableKind, header_rows: int, paths: list[tuple[str, ...]], stub: int
) -> TableReading:
    return TableReading(
        kind=kind,
        header_rows=header_rows,
        stub_columns=stub,
        totals=Totals.NONE,
        quality=Quality.CHECK if table.ocr else Quality.CLEAN,
        column_dimensions=(),
        row_dimensions=(),
    )


def _where(table: Table) -> str:
    return f"table {table.position}"


def _warn(table: Table, code: str, message: str) -> Issue:
    return Issue(Level.WARNING, code, message, where=_where(table), page=table.page)


def _explain(body: Body, sums: Sums, marks: Marks, table: Table, issues: list[Issue]) -> None:
    """Settle every star, dash and glued sign by its note, or say that there is none."""
    zero_dash = _dashes_are_none(body, sums)
    missing: set[str] = set()
    for place, value in body.values.items():
        if not value.mark:
            continue
        note = marks.get(value.mark)
        if note is None and value.mark == "-" and zero_dash:
            body.values[place] = Value(0.0, Qualifier.NIL)
        elif note is None:
            missing.add(value.mark)
        else:
            body.values[place] = _by_note(
                value, note.meaning, body.matrix.texts[place[0]][place[1]]
            )
            if body.values[place].qualifier is Qualifier.TEXT:
                missing.add(value.mark)
    issues += [
        _warn(table, "mark_unexplained", f'no note explains the sign "{mark}"')
        for mark in sorted(missing - {"()"})
    ]


def _by_note(value: Value, meaning: Meaning, text: str) -> Value:
    flag = {
        Meaning.PROVISIONAL: Flag.PROVISIONAL,
        Meaning.PART_PERIOD: Flag.PART_PERIOD,
        Meaning.ESTIMATED: Flag.ESTIMATED,
        Meaning.ROUNDED: Flag.ROUNDED,
    }.get(meaning)
    if value.value is not None or value.qualifier is Qualifier.LESS_THAN:
        return replace(value, flags=(*value.flags, flag)) if flag else value
    if value.mark == "()" and meaning is Meaning.NEGATIVE:
        digits = text.strip("() ").replace(",", "")
        return Value(-float(digits))
    qualifier = {
        Meaning.SUPPRESSED: Qualifier.SUPPRESSED,
        Meaning.NIL: Qualifier.NIL,
        Meaning.NOT_HELD: Qualifier.NOT_HELD,
        Meaning.NOT_APPLICABLE: Qualifier.NOT_APPLICABLE,
    }.get(meaning)
    if qualifier is None:
        return value
    return Value(0.0 if qualifier is Qualifier.NIL else None, qualifier, mark=value.mark)


def _dashes_are_none(body: Body, sums: Sums) -> bool:
    """Whether sums with a dash in them add up exactly with zero, and none fails to."""
    agreed = False
    for side, own in sums.found:
        for place, result in zip(side.across, side.test(own.total, own.parts), strict=True):
            lines = (own.total, *own.parts)
            spots = [(n, place) if side.axis == "row" else (place, n) for n in lines]
            if not any(body.values[spot].mark == "-" for spot in spots):
                continue
            if result is Check.DISAGREE:
                return False
            total = side.cell(own.total, place)
            agreed = agreed or (result is Check.AGREE and total is not None and total[0] > 0)
    return agreed


def _total_issues(table: Table, found: Totals, tree: RowTree) -> list[Issue]:
    issues = []
    if found is Totals.DISAGREE:
        issues.append(
            _warn(table, "totals_disagree", "a printed total is not the sum of its parts")
        )
    if not tree.certain:
        issues.append(
            _warn(
                table,
                "levels_unsure",
                "some rows may be sums of the rows beside them; read as flat",
            )
        )
    return issues


def _figures(
    body: Body,
    tree: RowTree,
    sums: Sums,
    around: Surroundings,
    near: Sequence[str],
    context: TableContext,
) -> tuple[Figure, ...]:
    figures = []
    measures: dict[tuple[int, str, str | None], Measure] = {}
    periods: dict[tuple[tuple[str, ...], tuple[str, ...]], Period] = {}
    whole = {
        col: all(
            value.value is None or (value.value.is_integer() and value.value >= 0)
            for row in body.data
            if (value := body.values[row.row, col])
        )
        for col in body.figures
    }
    words = [text for text in near if text]
    for row in body.data:
        row_path = tree.paths[row.row]
        label = row_path[-1] if row_path else ""
        for col in body.figures:
            value = body.values[row.row, col]
            path = body.paths[col]
            key = (col, label, value.unit)
            if key not in measures:
                measures[key] = read_measure(
                    " ".join(path), label, words, context.text, whole=whole[col], printed=value.unit
                )
            if (path, row_path) not in periods:
                periods[path, row_path] = read_period(path, row_path, around)
            figures.append(
                _figure(
                    body, (row.row, col), row_path, measures[key], periods[path, row_path], sums
                )
            )
    return tuple(figures)


def _figure(
    body: Body,
    place: tuple[int, int],
    row_path: tuple[str, ...],
    measure: Measure,
    period: Period,
    sums: Sums,
) -> Figure:
    row, col = place
    value = body.values[place]
    return Figure(
        row=row,
        col=col,
        row_path=row_path,
        column_path=body.paths[col],
        text=body.matrix.texts[row][col],
        value=value.value,
        qualifier=value.qualifier,
        low=value.low,
        high=value.high,
        flags=tuple(dict.fromkeys((*value.flags, *period.flags))),
        statistic=measure.statistic,
        counted=measure.counted,
        unit=measure.unit,
        period_start=period.start,
        period_end=period.end,
        period_kind=period.kind,
        period_from=period.source,
        event_date=measure.event_date,
        row_total=row in sums.rows,
        col_total=col in sums.columns,
    )


def _text_share(figures: Sequence[Figure]) -> float:
    strange = sum(figure.qualifier is Qualifier.TEXT for figure in figures)
    return strange / len(figures) if figures else 0.0


def _row_dimensions(body: Body, tree: RowTree) -> tuple[str, ...]:
    """The names of the row levels where they are printed."""
    names = [body.paths[key][-1] if body.paths[key] else "" for key in body.keys]
    names = [name for name in names if name and name.casefold() not in _PIVOT_LABELS]
    if len(names) == 1 and tree.depth > 1:
        levels = level_names(names[0])
        return tuple(levels) if len(levels) == tree.depth else tuple(names)
    return tuple(names)
