"""Which row (or column) of a table stands for all of what it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.questions.cells import Path, is_whole


class How(StrEnum):
    """How a value of a series stands in its table."""

    PRINTED_TOTAL = "printed_total"  # a total that the force printed
    ONLY_ROW = "only_row"  # nothing is broken down: there is one line
    NAMED_ROW = "named_row"  # a line whose label names the subject itself
    SUM = "sum"  # added up here, where the table's own totals say that parts add up


@dataclass(frozen=True, slots=True)
class Line:
    """A line that stands for the whole; ``part`` where its label narrows what is counted."""

    path: Path
    how: How
    part: Path = ()


def whole_line(
    lines: Mapping[Path, bool],
    everywhere: int,
    names_it: Callable[[str], bool],
    equal: Callable[[Sequence[Path]], bool],
) -> Line | None:
    """The line that stands for all, of the lines of one period; None where none is sure.

    ``lines`` says of each path whether it is a total; ``everywhere`` is how many paths the
    axis has in the whole table; ``names_it`` whether a label is a name of what is counted;
    ``equal`` whether lines print the same numbers.
    """
    if len(lines) == 1:
        return _only(*next(iter(lines.items())), alone=everywhere == 1, names_it=names_it)
    wholes = [path for path, total in lines.items() if path and total and all(map(is_whole, path))]
    if wholes:
        sure = len(wholes) == 1 or equal(wholes)
        return Line(wholes[-1], How.PRINTED_TOTAL) if sure else None
    tops = [path for path, total in lines.items() if total and len(path) == 1]
    if len(tops) == 1 and all(path[:1] == tops[0] for path in lines):
        return Line(tops[0], How.PRINTED_TOTAL)
    empty = [path for path, total in lines.items() if not path and total]
    if empty:
        return Line((), How.PRINTED_TOTAL)
    named = [path for path in lines if len(path) == 1 and names_it(path[0])]
    if len(named) == 1 and not tops:
        return Line(named[0], How.NAMED_ROW)
    return None


def _only(path: Path, total: bool, *, alone: bool, names_it: Callable[[str], bool]) -> Line | None:
    """The one line of a period: all of it, or all that the table has of anything."""
    if all(map(is_whole, path)):
        return Line(path, How.PRINTED_TOTAL if total or path else How.ONLY_ROW)
    if all(names_it(label) or is_whole(label) for label in path):
        return Line(path, How.ONLY_ROW) if alone else None
    return Line(path, How.ONLY_ROW, part=path) if alone else None
