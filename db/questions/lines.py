"""Which row (or column) of a table stands for all of what it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from db.questions.cells import Path, is_total_of, is_whole
from db.questions.vocabulary import Standing


@dataclass(frozen=True, slots=True)
class Naming:
    """What the labels of a table may say without narrowing what it counts.

    ``names`` says whether a label is a name of what is counted; ``said`` holds the stems of the
    caption's words, ``one_thing`` whether it counts one thing and not several together.
    """

    names: Callable[[str], bool]
    said: frozenset[str] = frozenset()
    one_thing: bool = False


NOTHING = Naming(lambda _: False)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that stands for the whole; ``part`` where its label narrows what is counted."""

    path: Path
    how: Standing
    part: Path = ()


def whole_line(
    lines: Mapping[Path, bool],
    everywhere: int,
    naming: Naming,
    equal: Callable[[Sequence[Path]], bool],
) -> Line | None:
    """The line that stands for all, of the lines of one period; None where none is sure.

    ``lines`` says of each path whether it is a total; ``everywhere`` is how many paths the
    axis has in the whole table; ``equal`` whether lines print the same numbers.
    """
    if len(lines) == 1:
        return _only(*next(iter(lines.items())), naming, alone=everywhere == 1)
    totals = [path for path, total in lines.items() if total]
    if () in totals:
        return Line((), Standing.PRINTED_TOTAL)
    for wholes in _wholes(totals, naming):
        if wholes:
            sure = len(wholes) == 1 or equal(wholes)
            return Line(wholes[-1], Standing.PRINTED_TOTAL) if sure else None
    tops = [path for path in totals if len(path) == 1]
    if len(tops) == 1 and all(path[:1] == tops[0] for path in lines):
        return Line(tops[0], Standing.PRINTED_TOTAL)
    named = [path for path in lines if len(path) == 1 and naming.names(path[0])]
    return Line(named[0], Standing.NAMED_ROW) if len(named) == 1 and not tops else None


def _wholes(totals: Sequence[Path], naming: Naming) -> tuple[list[Path], list[Path]]:
    """Totals that say "all" and no more, and those that say all of what the caption names."""
    own = [path for path in totals if all(map(is_whole, path))]
    of_it = [path for path in totals if all(is_total_of(label, naming.said) for label in path)]
    return own, of_it if naming.one_thing else []


def _only(path: Path, total: bool, naming: Naming, *, alone: bool) -> Line | None:
    """The one line of a period: all of it, or all that the table has of anything."""
    if all(map(is_whole, path)):
        return Line(path, Standing.PRINTED_TOTAL if total or path else Standing.ONLY_ROW)
    if all(naming.names(label) or is_whole(label) for label in path):
        return Line(path, Standing.ONLY_ROW) if alone else None
    return Line(path, Standing.ONLY_ROW, part=path) if alone else None
