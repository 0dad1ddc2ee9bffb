"""From the coordinates of a file (y upwards, the page as it was drawn) to those of the
page as it is read (from its top left corner, y downwards, turned so that text stands)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from parsers.documents.pdf.page import Box

Matrix: TypeAlias = tuple[float, float, float, float, float, float]


def multiplied(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does the one and then the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


@dataclass(frozen=True, slots=True)
class View:
    """A page's paper (left, bottom, right, top in the file) read after ``turns`` quarter
    turns clockwise. ``along`` tells where upright text begins and ends: the places of the
    two edges in PDFium's box (left, top, right, bottom), their sign and their shift."""

    paper: Box
    turns: int
    width: float = field(init=False)
    height: float = field(init=False)
    matrix: Matrix = field(init=False)
    along: tuple[int, int, float, float] = field(init=False)

    def __post_init__(self) -> None:
        left, bottom, right, top = self.paper
        wide, high = right - left, top - bottom
        sideways = self.turns in (1, 3)
        object.__setattr__(self, "width", high if sideways else wide)
        object.__setattr__(self, "height", wide if sideways else high)
        matrix, along = {
            0: ((1.0, 0.0, 0.0, -1.0, -left, top), (0, 2, 1.0, -left)),
            1: ((0.0, 1.0, 1.0, 0.0, -bottom, -left), (3, 1, 1.0, -bottom)),
            2: ((-1.0, 0.0, 0.0, 1.0, right, -bottom), (2, 0, -1.0, right)),
            3: ((0.0, -1.0, -1.0, 0.0, top, right), (1, 3, -1.0, top)),
        }[self.turns]
        object.__setattr__(self, "matrix", matrix)
        object.__setattr__(self, "along", along)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file on the page."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def box(self, box: Box) -> Box:
        """A box of the file (left, bottom, right, top) on the page."""
        x0, y0 = self.point(box[0], box[1])
        x1, y1 = self.point(box[2], box[3])
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
