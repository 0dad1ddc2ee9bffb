"""Where a page draws the bars of a chart, and which words stand around them."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.documents.pdf.page import Box, Word, around

# How far from the figures of a chart the words of its axes stand (points).
AXIS = 40.0
# Shaded boxes that begin at one line and end at as many places are the bars of a chart.
BARS = 3
# A candidate of which this share lies around the bars is the words of their axes.
AROUND = 0.6


def charts_of(fills: Sequence[Box]) -> list[Box]:
    """Where bars stand: three shaded boxes or more that begin at one line and end at
    different places."""
    found: list[Box] = []
    for base, end, along in ((3, 1, 0), (0, 2, 1)):
        groups: dict[int, list[Box]] = {}
        for box in fills:
            groups.setdefault(round(box[base]), []).append(box)
        for bars in groups.values():
            ends = {round(bar[end]) for bar in bars}
            places = {round(bar[along]) for bar in bars}
            if len(ends) >= BARS and len(places) >= BARS:
                boxes = list(zip(*bars, strict=True))
                found.append((min(boxes[0]), min(boxes[1]), max(boxes[2]), max(boxes[3])))
    return found


def is_chart(words: Sequence[Word], turned: Sequence[Word], charts: Sequence[Box]) -> bool:
    """Whether the lines stand around bars, or beside words set along the height, as on a
    chart's axis."""
    x0, top, x1, bottom = around(words)
    for left, high, right, low in charts:
        shared = min(bottom, low + AXIS) - max(top, high - AXIS)
        if shared > AROUND * (bottom - top) and min(x1, right + AXIS) - max(
            x0, left - AXIS
        ) > AROUND * (x1 - x0):
            return True
    return any(
        x0 - AXIS <= word.middle[0] <= x1 + AXIS and top <= word.middle[1] <= bottom
        for word in turned
    )
