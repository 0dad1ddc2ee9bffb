"""What each column is called, and what the heading says beside names."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.tables.headers import Header
from parsers.tables.matrix import Matrix
from parsers.tables.words import DIMENSION, PIVOT_WORDS, is_grand_word, is_total_word, plain

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """``paths`` has the labels over each column, outermost first; ``dimensions`` the names
    of those levels where they are printed; ``measure`` words in the corner ("Sum of ...")."""

    paths: tuple[Path, ...]
    dimensions: Path = ()
    measure: str = ""


def read_labels(matrix: Matrix, header: Header, stub: int) -> Labels:
    """Read the header rows as one path of labels for each column; ``stub`` columns lead."""
    levels = list(header.levels)
    dimensions: Path = ()
    names = _field_names(matrix, levels, stub)
    if names is not None:
        levels, dimensions = levels[1:], names
    rows = _levels(matrix, levels, stub)
    paths = tuple(_path(rows, col) for col in range(matrix.width))
    if not dimensions:
        dimensions = _named_level(rows, stub)
    corners = [matrix.texts[level][col] for level in header.levels for col in range(stub)]
    headings = {path[-1] for path in paths[:stub] if path}
    measure = next((text for text in corners if text and text not in headings), "")
    return Labels(tuple(paths), dimensions, measure)


def _path(rows: list[list[str]], col: int) -> Path:
    path: list[str] = []
    for row in rows:
        if row[col] and row[col] not in path[-1:] and plain(row[col]) not in PIVOT_WORDS:
            path.append(row[col])
    return tuple(path)


def _field_names(matrix: Matrix, levels: list[int], stub: int) -> Path | None:
    """A pivot's row of field names: at the left of the data columns, one for each level below."""
    if len(levels) < 2 or not stub:
        return None
    filled = [col for col in matrix.filled(levels[0]) if col >= stub]
    names = [matrix.texts[levels[0]][col] for col in filled]
    if [plain(name) for name in names] == ["column labels"]:
        return ()
    plenty = matrix.width - stub > len(names)
    if len(names) < 2 or len(names) != len(levels) - 1 or not plenty:
        return None
    return tuple(names) if filled == list(range(stub, stub + len(names))) else None


def _named_level(rows: list[list[str]], stub: int) -> Path:
    """One name over all data columns, such as Month over the months."""
    for row in rows[:-1]:
        names = {label for label in row[stub:] if label and not is_total_word(label)}
        if len(names) == 1 and DIMENSION.fullmatch(plain(next(iter(names)))):
            return tuple(names)
    return ()


def _levels(matrix: Matrix, levels: list[int], stub: int) -> list[list[str]]:
    """The labels of each level over each column, spans and carried groups filled in."""
    rows: list[list[str]] = []
    below: list[str] = []
    for level in reversed(levels):
        labels = [matrix.spread(level, col) for col in range(matrix.width)]
        spanned = any(matrix.spans(level, col) > 1 for col in range(stub, matrix.width))
        if below and not spanned:
            labels = _carried(labels, below, stub)
        rows.insert(0, labels)
        below = [own or under for own, under in zip(labels, below or labels, strict=True)]
    return rows


def _carried(labels: list[str], below: list[str], stub: int) -> list[str]:
    """A group label printed once stands for the blank places right of it.

    Only where groups are the rule: a row of codes over descriptions with a few
    gaps has more labels than gaps, and a gap there means no code.
    """
    over = [col for col in range(stub, len(labels)) if below[col]]
    named = [col for col in over if labels[col] and not is_total_word(labels[col])]
    if not over or len(named) * 2 > len(over):
        return labels
    outside = _outside_groups(below, over) if len(named) > 1 else set()
    cycled = _cycled(labels, below, [col for col in over if col not in outside])
    if cycled:
        return cycled
    carried, current = list(labels), ""
    for col in range(stub, len(labels)):
        current = labels[col] or current
        inside = below[col] and not labels[col] and col not in outside
        if inside and not is_total_word(current):
            carried[col] = current
    return carried


def _cycled(labels: list[str], below: list[str], over: list[int]) -> list[str]:
    """Groups whose parts repeat (Jan Feb Mar under each year): each group label stands over
    one whole turn, wherever it is printed above it. Empty where that is not so."""
    named = sum(bool(labels[col]) for col in over)
    if named < 2 or len(over) % named or len(over) == named:
        return []
    turn = len(over) // named
    parts = [over[at : at + turn] for at in range(0, len(over), turn)]
    under = {tuple(below[col] for col in part) for part in parts}
    heads = [[labels[col] for col in part if labels[col]] for part in parts]
    if len(under) > 1 or any(len(own) != 1 for own in heads):
        return []
    filled = list(labels)
    for part, own in zip(parts, heads, strict=True):
        for col in part:
            filled[col] = own[0]
    return filled


def _outside_groups(below: list[str], over: list[int]) -> set[int]:
    """Total columns that belong to no group: a grand total, the only total there is, or a
    second one right beside a group's own."""
    totals = [col for col in over if is_total_word(below[col])]
    beside = {col for col in totals if col - 1 in totals}
    grand = {col for col in totals if is_grand_word(below[col])}
    return set(totals) if len(totals) == 1 else beside | grand
