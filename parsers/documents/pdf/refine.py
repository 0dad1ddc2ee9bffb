"""Lines that a ruled table should have had: where one box holds several cells.

A letter may rule its header only, box its body as a whole, or rule rows but not
columns. Where the words in a box stand in columns of figures, or in rows that
white space parts, the missing lines are added and the lattice is laid again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from parsers.documents.grid.columns import Column, Segment, columns, settled
from parsers.documents.grid.numbers import is_value
from parsers.documents.pdf.lost_rules import lost_walls
from parsers.documents.pdf.page import Line, Rule, Word, lines_of
from parsers.documents.pdf.ruled import Lattice, Square, relaid
from parsers.documents.pdf.segments import GUTTER, segments_of

# White space between two rows of text inside one box, as a share of the font size.
ROW_SPACE = 0.8
# A wall may cut this share of the lines in a box (a heading over all its columns).
CUT = 0.15
# A line of heads in one box leaves gaps at this share of the columns' edges below.
HEADS = 0.6
# Figures of one row stand at the same height; labels stand further apart than their
# own lines. Shares of the font size.
SAME_HEIGHT = 0.4
# A line keeps this far from the words beside it (points).
CLEAR = 0.5
LABEL_SPACE = 0.25

Filled = dict[tuple[int, int], list[Line]]


def refined(lattice: Lattice, words: Sequence[Word]) -> tuple[Lattice, Filled]:
    """The lattice with the lines that its words show to be missing, and the lines of
    words in its squares."""
    filled = _filled(lattice, words)
    for _ in range(2):
        before = lattice
        for find in (_column_rules, _row_rules):
            extra = find(lattice, filled)
            if extra:
                lattice = relaid(lattice, extra)
                filled = _filled(lattice, words)
        if lattice is before:
            break
    return lattice, filled


def _filled(lattice: Lattice, words: Sequence[Word]) -> Filled:
    """The lines of words in each square, by row and column."""
    found: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        square = lattice.at(*word.middle)
        if square is not None:
            found[square.row, square.col].append(word)
    return {place: lines_of(group) for place, group in found.items()}


# --------------------------------------------------------------------------- columns


def _column_rules(lattice: Lattice, filled: Filled) -> list[Rule]:
    """Upright lines through boxes that hold several columns of figures."""
    groups: dict[tuple[int, int], list[Square]] = defaultdict(list)
    for square in lattice.squares:
        if (square.row, square.col) in filled:
            groups[square.col, square.colspan].append(square)
    rules: list[Rule] = []
    for squares in groups.values():
        rows = [segments_of(line) for each in squares for line in filled[each.row, each.col]]
        if not _crowded(rows):
            continue
        size = filled[squares[0].row, squares[0].col][0].size
        shared = settled(rows, columns(rows, GUTTER * size))
        gutters = [_gutter(pair, lattice.xs, rows) for pair in pairwise(shared)]
        for square in squares:
            rules += _through(square, gutters, filled[square.row, square.col])
    return rules or _boxed_heads(lattice, filled) or lost_walls(lattice, filled)


def _boxed_heads(lattice: Lattice, filled: Filled) -> list[Rule]:
    """Upright lines through a box over several columns whose words stand in them: a header
    that is ruled below and around, but not between its heads."""
    rules: list[Rule] = []
    for square in lattice.squares:
        lines = filled.get((square.row, square.col), [])
        if square.rowspan > 1 or square.colspan < 2 or not lines:
            continue
        inner = lattice.xs[square.col + 1 : square.col + square.colspan]
        most = max(_parted(segments_of(line), inner) for line in lines)
        if most >= max(1, HEADS * len(inner)):
            rules += _through(square, inner, lines)
    return rules


def _parted(row: Sequence[Segment], edges: Sequence[float]) -> int:
    """How many of the edges lie in the gaps of a line."""
    return sum(any(left.end <= at <= right.start for left, right in pairwise(row)) for at in edges)


def _crowded(rows: Sequence[Sequence[Segment]]) -> bool:
    """Whether most lines hold several stretches, figures after the first."""
    several = [row for row in rows if len(row) >= 2]
    later = [segment.text for row in several for segment in row[1:]]
    figures = sum(is_value(text) for text in later)
    return len(several) >= 2 and 2 * len(several) >= len(rows) and 2 * figures > len(later)


def _gutter(
    between: tuple[Column, Column], xs: Sequence[float], rows: Sequence[Sequence[Segment]]
) -> float:
    """Where the line goes: at an edge that the lattice has there, else where it cuts
    the fewest words, as near to the middle as may be."""
    left, right = between[0][1], between[1][0]
    known = [x for x in xs if left - 1 < x < right + 1]
    if known:
        return known[0]
    middle = (left + right) / 2
    near = [segment for row in rows for segment in row if segment.start < right]
    near = [segment for segment in near if segment.end > left]
    places = [middle, *(each.end + CLEAR for each in near), *(each.start - CLEAR for each in near)]
    return min(
        (at for at in places if left < at < right or at == middle),
        key=lambda at: (sum(each.start < at < each.end for each in near), abs(at - middle)),
    )


def _through(square: Square, gutters: Sequence[float], lines: Sequence[Line]) -> list[Rule]:
    """Lines through one box: all the way down, or below a heading that spans columns."""
    left, top, right, bottom = square.box
    heading = 0
    while heading < len(lines) and any(_cut(at, lines[heading]) for at in gutters):
        heading += 1
    rest = lines[heading:]
    rules: list[Rule] = []
    if heading > 0 and any(len(segments_of(line)) >= 2 for line in rest):
        top = (lines[heading - 1].box[3] + rest[0].box[1]) / 2
        rules.append(Rule(True, top, left, right))
    else:
        rest = lines
    return rules + [
        Rule(False, at, top, bottom)
        for at in gutters
        if sum(_cut(at, line) for line in rest) <= CUT * len(rest)
    ]


def _cut(at: float, line: Line) -> bool:
    """Whether an upright line would cut words."""
    return any(segment.start < at < segment.end for segment in segments_of(line))


# --------------------------------------------------------------------------- rows


def _row_rules(lattice: Lattice, filled: Filled) -> list[Rule]:
    """Lines across where a drawn row holds several printed rows."""
    left, _, right, _ = lattice.box
    rules: list[Rule] = []
    for band in _bands(lattice, filled):
        drawn = any(square.rowspan > 1 for square, _ in band)
        cuts = [at for at in _by_figures(band) if not drawn or _astride(at, band)]
        if not cuts and not drawn:
            cuts = _by_space(band)
        rules += [Rule(True, at, left, right) for at in cuts]
    for square in lattice.squares:
        lines = filled.get((square.row, square.col), [])
        rules += _own_rows(square, lines, lattice.ys)
    return rules


Band = list[tuple[Square, list[Line]]]


def _bands(lattice: Lattice, filled: Filled) -> list[Band]:
    """Filled squares by drawn row; rows that a tall square holds together are one band."""
    bands: list[Band] = []
    reach = 0
    for square in sorted(lattice.squares, key=lambda each: (each.row, each.col)):
        if not bands or square.row >= reach:
            bands.append([])
        reach = max(reach, square.row + square.rowspan)
        if (square.row, square.col) in filled:
            bands[-1].append((square, filled[square.row, square.col]))
    return [band for band in bands if band]


def _astride(at: float, band: Band) -> bool:
    """Whether one box beside the labels has words above and below a height: rows that
    are drawn already need no line."""
    first = min(square.col for square, _ in band)
    return any(
        _middle(lines[0]) < at < _middle(lines[-1]) for square, lines in band if square.col > first
    )


def _by_figures(band: Band) -> list[float]:
    """Rows set by their figures: a figure never wraps, so figures at two heights are
    two rows, provided that there are labels for them."""
    first = min(square.col for square, _ in band)
    labels = [line for square, lines in band if square.col == first for line in lines]
    heights = _heights([lines for square, lines in band if square.col > first])
    if len(heights) < 2 or (labels and len(labels) < len(heights)):
        return []
    spans = sorted((line.box[1], line.box[3]) for _, lines in band for line in lines)
    rows = _label_rows(labels, heights) or [(at, at) for at in heights]
    return [_clearest(above[1], below[0], spans) for above, below in pairwise(rows)]


def _heights(columns_of_lines: Sequence[Sequence[Line]]) -> list[float]:
    """The heights at which figures stand, in columns that hold mostly figures."""
    chosen = [
        line
        for lines in columns_of_lines
        if 2 * sum(map(_figures, lines)) >= len(lines)
        for line in lines
        if _figures(line)
    ]
    heights: list[float] = []
    for line in sorted(chosen, key=_middle):
        if not heights or _middle(line) - heights[-1] > SAME_HEIGHT * line.size:
            heights.append(_middle(line))
    return heights


def _label_rows(labels: Sequence[Line], heights: Sequence[float]) -> list[tuple[float, float]]:
    """Rows as the labels part them: the middles of the first and last line of each.

    Lines of one label stand closer together than labels do; where all stand alike,
    a label begins with a capital or a figure. Returns nothing unless every height
    falls to one label and no label has two.
    """
    gaps = [below.box[1] - above.box[3] for above, below in pairwise(labels)]
    if not gaps:
        return []
    size = labels[0].size
    alike = max(gaps) - min(gaps) < LABEL_SPACE * size
    blocks: list[list[Line]] = [[labels[0]]]
    for gap, line in zip(gaps, labels[1:], strict=True):
        begins = not line.text[:1].islower() if alike else gap - min(gaps) > LABEL_SPACE * size
        if begins:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    reach = 0.35 * size
    for block in blocks:
        top, bottom = block[0].box[1] - reach, block[-1].box[3] + reach
        if sum(top < at < bottom for at in heights) > 1:
            return []
    within = sum(
        any(block[0].box[1] - reach < at < block[-1].box[3] + reach for block in blocks)
        for at in heights
    )
    if within < len(heights):
        return []
    return [(_middle(block[0]), _middle(block[-1])) for block in blocks]


def _figures(line: Line) -> bool:
    return all(is_value(segment.text) for segment in segments_of(line))


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2


def _clearest(top: float, bottom: float, spans: Sequence[Column]) -> float:
    """The middle of the widest white space between two rows of figures; wrapped labels
    may leave none, then the middle between the rows."""
    best, at, reach = 0.0, (top + bottom) / 2, top
    for start, end in spans:
        if end <= top:
            continue
        if start >= bottom:
            break
        if start - reach > best:
            best, at = start - reach, (start + reach) / 2
        reach = max(reach, end)
    if bottom - reach > best:
        at = (bottom + reach) / 2
    return at


def _by_space(band: Band) -> list[float]:
    """Rows parted by white space through all columns.

    Each row but a lone heading has words in the first column and in another one.
    """
    lines = sorted((line.box[1], line.box[3], each.col) for each, found in band for line in found)
    size = max(line.size for _, found in band for line in found)
    groups: list[tuple[set[int], float, float]] = []
    for top, bottom, col in lines:
        if groups and top - groups[-1][2] <= ROW_SPACE * size:
            cols, start, end = groups[-1]
            groups[-1] = (cols | {col}, start, max(end, bottom))
        else:
            groups.append(({col}, top, bottom))
    first = min(square.col for square, _ in band)
    full = [cols for cols, _, _ in groups if len(cols) >= 2]
    if len(full) < 2 or any(first not in cols for cols, _, _ in groups):
        return []
    return [(above[2] + below[1]) / 2 for above, below in pairwise(groups)]


def _own_rows(square: Square, lines: Sequence[Line], ys: Sequence[float]) -> list[Rule]:
    """Lines across a tall box whose words keep to the rows drawn beside it: three rows
    or more with one line in the middle of each, which wrapped words never have."""
    edges = ys[square.row : square.row + square.rowspan + 1]
    if square.rowspan < 3 or len(lines) != square.rowspan:
        return []
    for line, (top, bottom) in zip(lines, pairwise(edges), strict=True):
        if abs(_middle(line) - (top + bottom) / 2) > 0.25 * (bottom - top):
            return []
    left, _, right, _ = square.box
    return [Rule(True, at, left, right) for at in edges[1:-1]]
