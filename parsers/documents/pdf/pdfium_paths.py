"""The lines, boxes and pictures of a page as PDFium holds them, forms opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import repeat
from math import hypot

from parsers.documents.pdf import pdfium
from parsers.documents.pdf.pdfium import Handle
from parsers.documents.pdf.strokes import LINE_WIDTH, MOST_CORNERS, Strokes
from parsers.documents.pdf.view import Matrix, View, multiplied

# Forms within forms beyond this depth hold no tables.
DEPTH = 8
# A path of more pieces than this is a drawing (a map, a curve).
MOST_PIECES = 20_000
FAINT = 26  # of 255: less than a tenth of full colour
WHITE = 253
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """What a page draws; ``strokes`` are in the coordinates of the view."""

    view: View
    most: int
    strokes: Strokes = field(default_factory=Strokes)
    images: int = 0
    largest: float = 0.0  # square points of the largest picture
    paths: int = 0
    _floats: pdfium.Floats = field(default_factory=lambda: pdfium.Floats(6))
    _modes: pdfium.Ints = field(default_factory=lambda: pdfium.Ints(2))
    _colour: pdfium.Colour = field(default_factory=pdfium.Colour)

    def page(self, page: Handle) -> None:
        """Read a page's objects; at most ``most`` paths are looked at, all are counted."""
        count, text = pdfium.count_objects(page), pdfium.TEXT
        objects: list[Handle] = list(map(pdfium.page_object, repeat(page), range(count)))
        for of, kind in zip(objects, map(pdfium.object_type, objects), strict=True):
            if kind != text:
                self._object(of, kind, self.view.matrix, 0)

    def _object(self, of: Handle, kind: int, view: Matrix, depth: int) -> None:
        if kind == pdfium.PATH:
            self.paths += 1
            if self.paths <= self.most:
                self._path(of, view)
        elif kind == pdfium.IMAGE:
            self.images += 1
            self._picture(of, view)
        elif kind == pdfium.FORM and depth < DEPTH:
            within = self._placed(of, view)
            for index in range(pdfium.count_form(of)):
                part = pdfium.form_object(of, index)
                self._object(part, pdfium.object_type(part), within, depth + 1)

    def _picture(self, of: Handle, view: Matrix) -> None:
        """Keep the size of the largest picture: the unit square under its matrix (8.9.3)."""
        a, b, c, d, _, _ = self._placed(of, view)
        self.largest = max(self.largest, hypot(a, b) * hypot(c, d))

    def _placed(self, of: Handle, view: Matrix) -> Matrix:
        """The view with an object's own matrix before it."""
        if not pdfium.object_matrix(of, self._floats.at[0]):
            return view
        own = tuple(self._floats.values)
        if own == _IDENTITY:
            return view
        return multiplied(own, view)

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
        if not stroke and pieces <= MOST_CORNERS and self._hair(of, view):
            return
        matrix = self._placed(of, view)
        width = 0.0
        if stroked and pdfium.stroke_width(of, self._floats.at[0]):
            width = self._floats.values[0] * hypot(matrix[0], matrix[1])
        for points in self._subpaths(of, pieces, matrix):
            if white:
                self.strokes.white_line(points)
            self.strokes.path(points, stroked=stroked, filled=filled, width=width)

    def _hair(self, of: Handle, view: Matrix) -> bool:
        """Whether a filled shape is as thin as a line, which its bounds alone tell; it is
        then added as one."""
        if not pdfium.object_bounds(of, *self._floats.at[:4]):
            return False
        left, bottom, right, top = self._floats.values[:4]
        if right - left > LINE_WIDTH and top - bottom > LINE_WIDTH:
            return False
        a, b, c, d, e, f = view
        x0, x1 = a * left + c * bottom + e, a * right + c * top + e
        y0, y1 = b * left + d * bottom + f, b * right + d * top + f
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        if x1 - x0 > LINE_WIDTH and y1 - y0 > LINE_WIDTH:
            return False
        self.strokes.box((x0, y0, x1, y1), stroked=False, filled=True)
        return True

    def _visible(self, of: Handle, *, stroke: bool) -> bool:
        """Whether a colour shows on white paper; a pattern does."""
        colour = self._colour.read(pdfium.stroke_colour if stroke else pdfium.fill_colour, of)
        if colour is None:
            return True
        red, green, blue, alpha = colour
        return alpha >= FAINT and (red < WHITE or green < WHITE or blue < WHITE)

    def _subpaths(self, of: Handle, pieces: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
        """The corners of each part of a path; parts with curves are left out."""
        a, b, c, d, e, f = matrix
        values, at_x, at_y = self._floats.values, self._floats.at[0], self._floats.at[1]
        piece_at, kind_of, point_of = (
            pdfium.path_segment, pdfium.segment_type, pdfium.segment_point,
        )  # fmt: skip
        found: list[list[tuple[float, float]]] = []
        points: list[tuple[float, float]] = []
        drawing = False
        for index in range(pieces):
            piece = piece_at(of, index)
            kind = kind_of(piece)
            if kind == pdfium.MOVE_TO:
                if len(points) >= 2 and not drawing:
                    found.append(points)
                points, drawing = [], False
            elif kind != pdfium.LINE_TO or len(points) > MOST_CORNERS:
                drawing = True
                continue
            point_of(piece, at_x, at_y)
            x, y = values[0], values[1]
            points.append((a * x + c * y + e, b * x + d * y + f))
        if len(points) >= 2 and not drawing:
            found.append(points)
        return found
