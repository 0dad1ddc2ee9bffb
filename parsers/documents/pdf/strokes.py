"""What a page draws, sorted into ruled lines and filled boxes.

Files draw a ruled line as a line, as a box hardly thicker than a hair, or as a box
with a border; both feeds hand their paths to this one place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parsers.documents.pdf.page import Box, Rule

# A drawn thing thinner than this is a ruled line, not a shaded area (points).
LINE_WIDTH = 3.0
# A path with more corners than this is a drawing, not a box.
MOST_CORNERS = 6
MOST_WHITE = 2_000
# Corners this close have the same place (points).
SAME = 1.0


@dataclass(slots=True)
class Strokes:
    """The ruled lines and filled boxes of a page, as they are being read."""

    rules: list[Rule] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    white: list[Rule] = field(default_factory=list)

    def white_line(self, points: Sequence[tuple[float, float]]) -> None:
        """Add a line drawn in white: it parts cells where they are shaded."""
        if len(points) == 2:
            drawn = Strokes()
            drawn.path(points, stroked=True, filled=False, width=0.0)
            self.white += drawn.rules

    def seen(self) -> tuple[Rule, ...]:
        """The ruled lines that show: dark ones, and white ones on a shaded box."""
        shown = [rule for rule in self.white[:MOST_WHITE] if self._on_fill(rule)]
        return (*self.rules, *shown)

    def _on_fill(self, rule: Rule) -> bool:
        middle = (rule.start + rule.end) / 2
        x, y = (middle, rule.at) if rule.horizontal else (rule.at, middle)
        return any(
            x0 - SAME <= x <= x1 + SAME and top - SAME <= y <= bottom + SAME
            for x0, top, x1, bottom in self.fills
        )

    def path(
        self, points: Sequence[tuple[float, float]], *, stroked: bool, filled: bool, width: float
    ) -> None:
        """Add a path of straight pieces; what is neither line nor box is left out.

        ``width`` is that of the pen in points: a broad stroke is a shaded area.
        """
        if not 2 <= len(points) <= MOST_CORNERS or not (stroked or filled):
            return
        xs = [x for x, _ in points]
        ys = [y for _, y in points]
        x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
        thin = min(x1 - x0, bottom - top) <= LINE_WIDTH
        if stroked and thin and width > LINE_WIDTH:
            self.fills.append(_broad((x0, top, x1, bottom), width))
        elif thin or (len(points) >= 4 and _two(xs, x0, x1) and _two(ys, top, bottom)):
            self.box((x0, top, x1, bottom), stroked=stroked, filled=filled)
        elif stroked:
            for (left, up), (right, down) in pairwise(points):
                if abs(right - left) <= SAME or abs(down - up) <= SAME:
                    edge = (min(left, right), min(up, down), max(left, right), max(up, down))
                    self.box(edge, stroked=True, filled=False)

    def box(self, box: Box, *, stroked: bool, filled: bool) -> None:
        """Add a line or a box by its outer edges."""
        x0, top, x1, bottom = box
        if bottom - top <= LINE_WIDTH and x1 - x0 <= LINE_WIDTH:
            # A dot: the crossing that Word draws where two borders meet.
            self._rule(True, (top + bottom) / 2, x0, x1)
            self._rule(False, (x0 + x1) / 2, top, bottom)
        elif bottom - top <= LINE_WIDTH:
            self._rule(True, (top + bottom) / 2, x0, x1)
        elif x1 - x0 <= LINE_WIDTH:
            self._rule(False, (x0 + x1) / 2, top, bottom)
        else:
            if stroked:
                self._rule(True, top, x0, x1)
                self._rule(True, bottom, x0, x1)
                self._rule(False, x0, top, bottom)
                self._rule(False, x1, top, bottom)
            if filled:
                self.fills.append(box)

    def _rule(self, horizontal: bool, at: float, start: float, end: float) -> None:
        if end > start:
            self.rules.append(Rule(horizontal, at, start, end))


def _two(places: Sequence[float], low: float, high: float) -> bool:
    """Whether all corners lie at one of two places."""
    return all(at - low <= SAME or high - at <= SAME for at in places)


def _broad(box: Box, width: float) -> Box:
    """The area that a broad pen covers along a line."""
    x0, top, x1, bottom = box
    if x1 - x0 >= bottom - top:
        return (x0, top - width / 2, x1, bottom + width / 2)
    return (x0 - width / 2, top, x1 + width / 2, bottom)
