"""What narrow cells break over two lines: years (``2012/20`` above ``13``) and figures that
are wider than their column (``2038`` above ``2``).

The second line would otherwise be a row of figures, and the first one a wrong figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.documents.grid.columns import Column, Segment, place
from parsers.documents.grid.numbers import is_value, wrapped_year
from parsers.documents.pdf.table_line import TableLine

# Header lines among which a broken year is looked for.
DEEPEST: Final = 6
# Both lines of a broken figure begin at one place (points), this close below each other
# (share of the font size). A figure of fewer digits than this fits into any column.
FLUSH: Final = 1.0
CLOSE: Final = 0.4
FEWEST: Final = 3


def with_whole_figures(lines: Sequence[TableLine], shared: Sequence[Column]) -> list[TableLine]:
    """The lines, with broken years and figures made whole."""
    whole: list[TableLine] = []
    for at, line in enumerate(lines):
        made = _years(whole[-1], line, shared) if whole and at < DEEPEST else None
        if made is None and whole and _ends_figures(whole[-1], line):
            made = _with_last_digits(whole[-1], line)
        if made is None:
            whole.append(line)
        else:
            whole[-1] = made
    return whole


def breaks_figure(above: Segment, below: Segment) -> bool:
    """Whether a line holds the last digits of a number that its column had no room for:
    fewer digits, set flush left with the number above and so not below its last digit."""
    digits, rest = above.text.replace(",", ""), below.text
    if not (digits.isascii() and digits.isdigit() and rest.isascii() and rest.isdigit()):
        return False
    return (
        len(digits) >= FEWEST
        and len(rest) < len(digits)
        and abs(above.start - below.start) <= FLUSH
        and above.end - below.end > FLUSH
    )


def _ends_figures(above: TableLine, line: TableLine) -> bool:
    """Whether all of a line, close below another, is the last digits of its figures. A row
    without a label, in a column set flush left, stands as far off as rows do."""
    if not line.segments or line.top - above.bottom > CLOSE * line.size:
        return False
    return len(line.segments) < len(above.segments) and all(
        any(breaks_figure(figure, rest) for figure in above.segments[1:]) for rest in line.segments
    )


def _with_last_digits(above: TableLine, line: TableLine) -> TableLine:
    segments = tuple(
        figure._replace(text=figure.text + "".join(rest))
        for figure in above.segments
        for rest in [[each.text for each in line.segments if breaks_figure(figure, each)]]
    )
    return TableLine((*above.lines, *line.lines), segments)


def _years(above: TableLine, below: TableLine, shared: Sequence[Column]) -> TableLine | None:
    """Both lines as one; None unless all figures of ``below`` end years of ``above``."""
    over = {place(segment, shared): segment for segment in above.segments}
    made = dict(over)
    years = 0
    for segment in below.segments:
        at = place(segment, shared)
        head = over.get(at)
        text = wrapped_year(head.text, segment.text) if head is not None else None
        years += text is not None
        if text is None and is_value(segment.text):
            return None
        if head is None:
            made[at] = segment
            continue
        start, end = min(head.start, segment.start), max(head.end, segment.end)
        made[at] = Segment(text or f"{head.text} {segment.text}", start, end, head.bold)
    if not years:
        return None
    segments = sorted(made.values(), key=lambda segment: segment.start)
    return TableLine((*above.lines, *below.lines), tuple(segments))
