"""The labels of a table's rows and columns, each mapped to a concept or left as printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from db.questions.cells import Path, TableFacts, distinct, is_whole
from db.questions.dimensions import concept, dimension_of
from db.questions.named import read
from db.questions.vocabulary import Axis, SubjectRole

# Periods are in columns of the figures themselves.
TIMES: Final = frozenset({"year", "financial_year", "quarter", "month", "week", "day", "weekday"})


@dataclass(frozen=True, slots=True)
class Label:
    """What one label of an axis stands for; ``concept`` is None where it is left as printed.

    ``alone``: its figures are broken down by nothing else but periods, or their totals are,
    so that they may be laid beside those of the same concept elsewhere.
    """

    axis: Axis
    label: str
    dimension: str
    concept: str | None
    alone: bool


def labels_of(table: TableFacts) -> Iterator[Label]:
    """The labels of each axis whose dimension is known, by its heading or by its labels."""
    rows = distinct([cell.row_path for cell in table.cells])
    cols = distinct([cell.col_path for cell in table.cells])
    yield from _labels(Axis.ROW, rows, cols, table.row_headings)
    yield from _labels(Axis.COLUMN, cols, rows, table.column_headings)


def _labels(
    axis: Axis, own: Sequence[Path], across: Sequence[Path], headings: Sequence[str]
) -> Iterator[Label]:
    innermost = [path[-1] for path in own if path and not is_whole(path[-1])]
    labels = tuple(dict.fromkeys(innermost))
    dimension = axis_dimension(headings, labels)
    if dimension is None:
        return
    whole = all(not path or is_whole(path[-1]) for path in across)
    for label in labels:
        once = innermost.count(label) == 1 and (label,) in own
        yield Label(axis, label, dimension, concept_in(dimension, label), whole and once)


def concept_in(dimension: str, label: str) -> str | None:
    """The concept of a label of a dimension; an offence is a subject that all its words name."""
    if dimension == "offence":
        reading = read(label)
        sure = len(reading.named) == 1 and reading.named[0].role is SubjectRole.COUNTED
        return reading.named[0].slug if sure and not reading.left else None
    found = concept(label)
    return found[1] if found and found[0] == dimension else None


def axis_dimension(headings: Sequence[str], labels: Sequence[str]) -> str | None:
    """What an axis varies by besides periods: as its headings say, else most of its labels."""
    named = [name for heading in headings if (name := dimension_of(heading, ()))]
    for name in (*named, dimension_of(None, labels)):
        if name is not None and name not in TIMES:
            return name
    return None


def neutral(label: str) -> str:
    """A label as it is compared: its concept where it has one, else as printed."""
    found = concept(label)
    return "/".join(found) if found and found[0] not in TIMES else label
