"""Years that narrow header cells break over two lines: ``2012/20`` above ``13``.

The second line would otherwise be a row of figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.documents.grid.columns import Column, Segment, place
from parsers.documents.grid.numbers import is_value, wrapped_year
from parsers.documents.pdf.table_line import TableLine

# Header lines among which a broken year is looked for.
DEEPEST = 6


def with_whole_years(lines: Sequence[TableLine], shared: Sequence[Column]) -> list[TableLine]:
    """The lines, with each that only ends the years above it made one with that line."""
    whole: list[TableLine] = []
    for at, line in enumerate(lines):
        made = _made_whole(whole[-1], line, shared) if whole and at < DEEPEST else None
        if made is None:
            whole.append(line)
        else:
            whole[-1] = made
    return whole


def _made_whole(above: TableLine, below: TableLine, shared: Sequence[Column]) -> TableLine | None:
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
