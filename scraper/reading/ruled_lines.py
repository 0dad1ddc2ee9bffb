"""Ruled lines of a scanned page: long thin black shapes, a little askew or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import atan, degrees
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

_DARK: Final = 160  # of 255: scanners draw hairlines grey
# Points. A run of ink shorter than the first is a letter's stroke; a line is at least as long as
# the second; a shape thicker than the third for its whole length is a filled box.
_RUN, _LENGTH, _THICK = 14.0, 28.0, 3.5
# Askew by more than this share of its length it is a drawing, not a rule (about 2 degrees).
_SLOPE: Final = 0.035


@dataclass(frozen=True, slots=True)
class Line:
    """A ruled line, straightened; pixels from the top left. ``x0 == x1`` or ``y0 == y1``."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class _Shape:
    """Runs of ink in rows one below the other that touch."""

    left: int
    right: int
    top: int
    bottom: int
    ink: int
    last: tuple[int, int]  # the run in the row looked at last

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def ruled_lines(picture: Image, scale: float) -> list[Line]:
    """Horizontal and vertical lines of a grey picture drawn at ``scale`` pixels a point."""
    from PIL.Image import Transpose

    black = picture.point([255 if value < _DARK else 0 for value in range(256)])
    across = [Line(s.left, s.middle, s.right, s.middle) for s in _shapes(black, scale)]
    upright = black.transpose(Transpose.TRANSPOSE)
    down = [Line(s.middle, s.left, s.middle, s.right) for s in _shapes(upright, scale)]
    return across + down


def _shapes(black: Image, scale: float) -> list[_Shape]:
    """Long thin shapes along the rows of a black-and-white picture."""
    width, height = black.size
    rows = black.tobytes()
    runs = re.compile(rb"\xff{%d,}" % round(_RUN * scale))
    open_shapes: list[_Shape] = []
    done: list[_Shape] = []
    for y in range(height):
        found = runs.finditer(rows, y * width, (y + 1) * width)
        spans = [(m.start() - y * width, m.end() - y * width) for m in found]
        if not spans and not open_shapes:
            continue
        open_shapes, closed = _grown(open_shapes, spans, y)
        done += closed
    return [shape for shape in done + open_shapes if _is_rule(shape, scale)]


def _grown(
    shapes: list[_Shape], spans: list[tuple[int, int]], y: int
) -> tuple[list[_Shape], list[_Shape]]:
    """Shapes with this row's runs put to those that they touch; and the shapes that ended."""
    still: list[_Shape] = []
    for left, right in spans:
        touched = [s for s in shapes if s.last[0] <= right and left <= s.last[1]]
        shape = touched[0] if touched else _Shape(left, right, y, y, 0, (left, right))
        for other in touched[1:]:
            shape.left, shape.right = min(shape.left, other.left), max(shape.right, other.right)
            shape.top, shape.ink = min(shape.top, other.top), shape.ink + other.ink
            shapes.remove(other)
            if other in still:
                still.remove(other)
        shape.left, shape.right = min(shape.left, left), max(shape.right, right)
        shape.bottom, shape.ink = y, shape.ink + right - left
        shape.last = (left, right)
        if shape not in still:
            still.append(shape)
    ended = [shape for shape in shapes if shape not in still]
    return still, ended


def _is_rule(shape: _Shape, scale: float) -> bool:
    length = shape.right - shape.left
    thickness = shape.ink / length if length else 0.0
    return (
        length >= _LENGTH * scale
        and thickness <= _THICK * scale
        and shape.bottom - shape.top <= thickness + _SLOPE * length + 2
    )


def turned_by(picture: Image, slope: float) -> Image:
    """A picture of a page that falls by ``slope`` to the right, laid straight; white around it."""
    from PIL.Image import Resampling

    return picture.rotate(degrees(atan(slope)), Resampling.BICUBIC, fillcolor=255)


def turned(x: float, y: float, slope: float, size: tuple[int, int]) -> tuple[float, float]:
    """A place on the page once it is laid straight about its middle."""
    across, down = x - size[0] / 2, y - size[1] / 2
    return x + slope * down, y - slope * across


def straight(line: Line, slope: float, size: tuple[int, int]) -> Line:
    """A ruled line where it would lie on a page that lies straight."""
    middle = (line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2
    x, y = turned(*middle, slope, size)
    across, down = x - middle[0], y - middle[1]
    return Line(line.x0 + across, line.y0 + down, line.x1 + across, line.y1 + down)
