"""The lines, boxes and pictures of a page as PDFium holds them, forms opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import hypot

from parsers.documents.pdf import pdfium
from parsers.documents.pdf.page import Box
from parsers.documents.pdf.pdfium import IDENTITY, Handle, Matrix
from parsers.documents.pdf.strokes import MOST_CORNERS, Strokes

# Forms within forms beyond this depth hold no tables.
DEPTH = 8
# A path of more pieces than this is a drawing (a map, a curve).
MOST_PIECES = 20_000
FAINT = 26  # of 255: less than a tenth of full colour
WHITE = 253


@dataclass(slots=True)
class Drawing:
    """What a page draws; ``strokes`` are in the coordinates of the page as it is read."""

    view: Matrix
    most: int
    strokes: Strokes = field(default_factory=Strokes)
    images: int = 0
    paths: int = 0
    _floats: pdfium.Floats = field(default_factory=lambda: pdfium.Floats(6))
    _modes: pdfium.Ints = field(default_factory=lambda: pdfium.Ints(2))
    _colour: pdfium.Colour = field(default_factory=pdfium.Colour)

    def page(self, page: Handle) -> None:
        """Read a page's objects; at most ``most`` paths are looked at, all are counted."""
        for index in range(pdfium.count_objects(page)):
            self._object(pdfium.page_object(page, index), self.view, 0)

    def _object(self, of: Handle, view: Matrix, depth: int) -> None:
        kind = pdfium.object_type(of)
        if kind == pdfium.PATH:
            self.paths += 1
            if self.paths <= self.most:
                self._path(of, view)
        elif kind == pdfium.IMAGE:
            self.images += 1
        elif kind == pdfium.FORM and depth < DEPTH:
            within = pdfium.times(self._matrix(of), view)
            for index in range(pdfium.count_form(of)):
                self._object(pdfium.form_object(of, index), within, depth + 1)

    def _matrix(self, of: Handle) -> Matrix:
        if not pdfium.object_matrix(of, self._floats.at[0]):
            return IDENTITY
        a, b, c, d, e, f = self._floats.values
        return a, b, c, d, e, f

    def _path(self, of: Handle, view: Matrix) -> None:
        pieces = pdfium.count_segments(of)
        if not 2 <= pieces <= MOST_PIECES:
            return
        pdfium.draw_mode(of, *self._modes.at)
        fill, stroke = self._modes.values
        filled = fill != 0 and self._visible(of, stroke=False)
        stroked = stroke != 0 and self._visible(of, stroke=True)
        white = stroke != 0 and not stroked
        if not filled and not stroked and not white:
            return
        matrix = pdfium.times(self._matrix(of), view)
        width = 0.0
        if stroked and pdfium.stroke_width(of, self._floats.at[0]):
            width = self._floats.values[0] * hypot(matrix[0], matrix[1])
        for points in self._subpaths(of, pieces, matrix):
            if white:
                self.strokes.white_line(points)
            self.strokes.path(points, stroked=stroked, filled=filled, width=width)

    def _visible(self, of: Handle, *, stroke: bool) -> bool:
        """Whether a colour shows on white paper; a pattern does."""
        colour = self._colour.read(pdfium.stroke_colour if stroke else pdfium.fill_colour, of)
        if colour is None:
            return True
        return colour[3] >= FAINT and min(colour[:3]) < WHITE

    def _subpaths(
        self, of: Handle, pieces: int, matrix: Matrix
    ) -> Iterator[list[tuple[float, float]]]:
        """The corners of each part of a path; parts with curves are left out."""
        a, b, c, d, e, f = matrix
        values, at_x, at_y = self._floats.values, self._floats.at[0], self._floats.at[1]
        points: list[tuple[float, float]] = []
        for index in range(pieces):
            piece = pdfium.path_segment(of, index)
            kind = pdfium.segment_type(piece)
            if kind == pdfium.MOVE_TO:
                if len(points) >= 2:
                    yield points
                points = []
            elif kind != pdfium.LINE_TO or len(points) > MOST_CORNERS:
                # Too many points: told apart from a box by their number alone.
                points = [(0.0, 0.0)] * (MOST_CORNERS + 1)
                continue
            pdfium.segment_point(piece, at_x, at_y)
            x, y = values[0], values[1]
            points.append((a * x + c * y + e, b * x + d * y + f))
        if len(points) >= 2:
            yield points


def turned_view(box: Box, turns: int) -> tuple[Matrix, float, float]:
    """From the file's coordinates to those of the page read after ``turns`` quarter turns
    clockwise (y downwards), with that page's width and height. ``box`` is the page's
    left, bottom, right and top edge in the file."""
    left, bottom, right, top = box
    wide, high = right - left, top - bottom
    if turns == 1:
        return (0.0, 1.0, 1.0, 0.0, -bottom, -left), high, wide
    if turns == 2:
        return (-1.0, 0.0, 0.0, 1.0, right, -bottom), wide, high
    if turns == 3:
        return (0.0, -1.0, -1.0, 0.0, top, right), high, wide
    return (1.0, 0.0, 0.0, -1.0, -left, top), wide, high
