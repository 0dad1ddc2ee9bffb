"""From heads, rows and values to a printed table with its truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from samples.answers.model import Figure, Look, Path, Printed, Stub, Value


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its path, and its values (none for a parent that prints no figures)."""

    path: Path
    values: tuple[Value, ...] = ()
    bold: bool = False


def printed(
    corner: Path,
    heads: Sequence[Path],
    lines: Sequence[Line],
    *,
    stub: Stub = Stub.INDENT,
    look: Look | None = None,
    attributes: frozenset[int] = frozenset(),
) -> Printed:
    """A table. ``heads`` are the columns' paths, all of one length; ``corner`` the words over
    the stub, one for each of its columns; ``attributes`` columns whose cells are no figures."""
    own_column = stub in (Stub.MERGED, Stub.BLANK, Stub.COLUMNS)
    stubs = max(len(line.path) for line in lines) if own_column else 1
    rows, merged = _header(corner, heads, stubs)
    header_rows = len(rows)
    indents: dict[int, int] = {}
    bold = set(range(header_rows))
    before: Path = ()
    spans: list[tuple[int, Path]] = []
    for line in lines:
        at = len(rows)
        if stub is Stub.BANNER and len(line.path) > 1 and line.path[:1] != before[:1]:
            rows.append((line.path[0], *("" for _ in heads)))
            merged.append((at, 0, at, len(heads)))
            bold.add(at)
            at += 1
        if line.bold:
            bold.add(at)
        if own_column:
            rows.append((*_labels(line.path, before, stubs, stub), *_texts(line, heads)))
            spans.append((at, line.path))
        else:
            rows.append((line.path[-1], *_texts(line, heads)))
            indents[at] = len(line.path) - 1 if stub is Stub.INDENT else 0
        before = line.path
    if stub is Stub.MERGED:
        merged += _merged_labels(spans, stubs)
    return Printed(
        rows=tuple(rows),
        header_rows=header_rows,
        merged=tuple(merged),
        bold=frozenset(bold),
        indents=indents,
        figures=_figures(heads, lines, stub, attributes),
        stub_columns=stubs,
        look=look or Look(),
    )


def _header(
    corner: Path, heads: Sequence[Path], stubs: int
) -> tuple[list[Path], list[tuple[int, int, int, int]]]:
    depth = len(heads[0])
    merged: list[tuple[int, int, int, int]] = []
    rows: list[Path] = []
    for level in range(depth):
        row = [*(corner if level == depth - 1 else ("",) * stubs)]
        for key, group in groupby(range(len(heads)), key=lambda at: heads[at][: level + 1]):
            span = list(group)
            row += [key[-1], *("" for _ in span[1:])]
            if len(span) > 1:
                merged.append((level, stubs + span[0], level, stubs + span[-1]))
        rows.append(tuple(row))
    return rows, merged


def _labels(path: Path, before: Path, stubs: int, stub: Stub) -> Path:
    padded = (*path, *("" for _ in range(stubs - len(path))))
    if stub is Stub.COLUMNS:
        return padded
    same = 0
    while same < len(path) - 1 and path[: same + 1] == before[: same + 1]:
        same += 1
    return ("",) * same + padded[same:]


def _texts(line: Line, heads: Sequence[Path]) -> Path:
    return tuple(value.text for value in line.values) or ("",) * len(heads)


def _merged_labels(rows: Sequence[tuple[int, Path]], stubs: int) -> list[tuple[int, int, int, int]]:
    merged = []
    for level in range(stubs - 1):
        for path, group in groupby(rows, key=lambda row: row[1][: level + 1]):
            span = [at for at, _ in group]
            if len(path) == level + 1 and len(span) > 1:
                merged.append((span[0], level, span[-1], level))
    return merged


def _figures(
    heads: Sequence[Path], lines: Sequence[Line], stub: Stub, attributes: frozenset[int]
) -> tuple[Figure, ...]:
    return tuple(
        Figure(line.path, head, value.text, value.value, value.qualifier)
        for line in lines
        for at, (head, value) in enumerate(zip(heads, line.values or (), strict=False))
        if at not in attributes
    )


def whole(number: int) -> Value:
    """A plain count, with the thousands comma that letters print."""
    return Value(f"{number:,}", number)


def count(number: int) -> Value:
    """A plain count."""
    return Value(str(number), number)


def summed(rows: Sequence[Sequence[Value]]) -> tuple[Value, ...]:
    """The column totals of rows; blanks count as nothing."""
    return tuple(
        count(int(sum(value.value or 0 for value in column))) for column in zip(*rows, strict=True)
    )


def with_sum(values: Sequence[Value]) -> tuple[Value, ...]:
    """A row with its total at the end."""
    return (*values, count(int(sum(value.value or 0 for value in values))))
