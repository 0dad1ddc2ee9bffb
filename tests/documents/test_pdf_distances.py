"""The record of the PDF reader's distances: complete, as documented, each with two cases.

A case measures one thing, just below and just above the value: what the reader decides must
change there, and the right way round.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from parsers.documents.grid.columns import Segment
from parsers.documents.pdf import (
    aligned,
    charts,
    fragment,
    furniture,
    heads,
    join,
    page,
    pdfium_text,
    prose,
    refine,
    rows,
    ruled,
    seam,
    segments,
    sides,
    stacks,
    strokes,
    struck,
    text_layer,
    words,
    wrapped,
)
from parsers.documents.pdf.distances import DISTANCES, OTHERS
from parsers.documents.pdf.fragment import Fragment
from parsers.documents.pdf.page import Box, Ink, Line, PageFeed, Rule, Word, lines_of
from parsers.documents.pdf.ruled import Lattice, lattices
from parsers.documents.pdf.table_line import TableLine
from parsers.types import Cell
from scraper import distances_table

ROOT = Path(__file__).parents[2]
SIZE = 10.0


def numbers() -> Iterator[str]:
    """Every number, and tuple of numbers, that a module of the package names."""
    for path in sorted((ROOT / "parsers" / "documents" / "pdf").glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            targets = node.targets if isinstance(node, ast.Assign) else []
            targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
            value = getattr(node, "value", None)
            if value is None or not _is_number(value):
                continue
            for target in targets:
                listed = target.elts if isinstance(target, ast.Tuple) else [target]
                yield from (
                    f"{path.stem}.{each.id}" for each in listed if isinstance(each, ast.Name)
                )


def _is_number(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, int | float) and not isinstance(node.value, bool)
    if isinstance(node, ast.BinOp):
        return _is_number(node.left) and _is_number(node.right)
    return isinstance(node, ast.Tuple) and all(map(_is_number, node.elts))


def test_every_number_is_a_distance_or_said_to_be_none() -> None:
    named = [each.name for each in DISTANCES]
    assert len(named) == len(set(named))
    assert set(named) | OTHERS == set(numbers())
    assert not set(named) & OTHERS


def test_every_distance_has_a_reason() -> None:
    assert all(len(each.because.split()) >= 4 and each.of for each in DISTANCES)


def test_the_page_is_the_record() -> None:
    """`python -m scraper.distances_table` would change nothing."""
    text = distances_table.PAGE.read_text("utf-8")
    assert distances_table.page(text) == text


# ------------------------------------------------------------------------- made things


def word(text: str, x0: float, x1: float, top: float = 0.0, size: float = SIZE) -> Word:
    return Word(text, x0, top, x1, top + size, size)


def line(*placed: Word) -> Line:
    return Line(placed)


def row(*texts: tuple[str, float, float], top: float = 0.0) -> TableLine:
    made = line(*(word(text, x0, x1, top) for text, x0, x1 in texts))
    return TableLine((made,), tuple(Segment(*each) for each in texts))


def across(at: float, start: float = 0.0, end: float = 100.0) -> Rule:
    return Rule(True, at, start, end)


def down(at: float, start: float = 0.0, end: float = 100.0) -> Rule:
    return Rule(False, at, start, end)


def box(*rules: Rule) -> list[Lattice]:
    frame = [across(0), across(100), down(0), down(100)]
    return lattices([*frame, *rules])


def feed(found: list[Word], **more: object) -> PageFeed:
    return PageFeed(1, 600.0, 800.0, tuple(found), **more)  # type: ignore[arg-type]


def piece(heights: tuple[float, ...], edges: tuple[float, ...], **more: object) -> Fragment:
    texts = [["Area", "2029"], ["North", "12"], ["South", "15"]]
    grid = tuple(tuple(Cell(text) for text in texts_of) for texts_of in texts)
    whole: dict[str, object] = {"page": 1, "grid": grid, "words": (), "method": "made"}
    around: Box = (edges[0], heights[0], edges[-1], heights[-1])
    return Fragment(box=around, edges=edges, heights=heights, **(whole | more))  # type: ignore[arg-type]


def parted(gap: float, left: str = "North", right: str = "South", **known: object) -> bool:
    """Whether two words of a line with a gap (font size) are two stretches."""
    made = line(word(left, 0, 30), word(right, 30 + gap * SIZE, 80))
    return len(segments.segments_of(made, **known)) == 2  # type: ignore[arg-type]


def one_word(gap: float) -> bool:
    return len(words.words_of([word("a", 0, 5), word("b", 5 + gap * SIZE, 10 + gap * SIZE)])) == 1


def paragraphs(below: float, size: float = SIZE, right: float = 200.0) -> int:
    first = line(word("Officers", 0, 100), word("attended", 103, 200))
    second = line(word("promptly", 0, right, SIZE + below, size))
    return len(prose.paragraphs([first, second]))


def struck_through(rule: Rule) -> bool:
    made = word("withdrawn", 100, 160, 0)
    struck.strike([made], [rule])
    return struck.STROKE in made.text


def scanned(letters: int = 10, share: float = 0.9) -> bool:
    return text_layer.is_picture(feed([word("x" * letters, 0, 50)], images=1, pictured=share))


def recognised(share: float) -> bool:
    unpainted = [Word("x" * round(1000 * share), 0, 0, 9, 9, 9, ink=Ink(mode=3))]
    painted = [word("x" * round(1000 * (1 - share)), 0, 50)]
    return text_layer.is_recognised(feed([*unpainted, *painted], images=1))


def repeated(top: float, moved: float = 0.0, away: float = 100.0) -> bool:
    """Whether a line that two pages print is furniture."""
    pages = []
    for number, shift in ((1, 0.0), (2, moved)):
        name = word("Loamshire", 50 + shift, 110 + shift, top)
        head = line(name, word("Police", 113 + shift, 150 + shift, top))
        text = line(word(f"Words of page {number}", 50, 300, top + SIZE + away))
        one = PageFeed(number, 600.0, 800.0, (*head.words, *text.words))
        pages.append((one, [head, text]))
    return bool(furniture.furniture(pages))


def bars(ends: int) -> bool:
    made = [(20.0 * at, 50.0 - 9 * at, 20.0 * at + 9, 90.0) for at in range(ends)]
    return bool(charts.charts_of(made))


def on_axis(away: float) -> bool:
    figures = [word("10", 0, 9, 0), word("20", 0, 9, 40)]
    return charts.is_chart(figures, [word("Rate", -away, -away, 20)], ())


def breaks(shift: float = 0.0, figure: str = "20,384") -> bool:
    return wrapped.breaks_figure(Segment(figure, 100, 130), Segment("2", 100 + shift, 106))


def rest_of(gap: float) -> bool:
    above = row(("North", 0, 30), ("20384", 100, 130))
    return wrapped._ends_figures(above, row(("2", 100, 106), top=SIZE * (1 + gap)))


def columns_again(shift: float) -> bool:
    """Whether columns of which the last has moved are those of the page before."""
    one = piece((0, 10, 20, 30), (0, 50, 100))
    other = piece((0, 10, 20, 30), (0, 50, 100 + shift), page=2)
    return join._same_edges(one, other)


def rows_again(shift: float) -> bool:
    one = piece((0, 10, 20, 30), (0, 50, 100))
    figures = tuple((Cell(str(at)), Cell("7")) for at in range(3))
    other = piece((0, 10, 20 + shift, 30), (0, 50, 100), page=2, grid=figures)
    return join.continues_sideways(join.alone(one), other)


def columns_of_prose(gap: float, lines: int = 8, leading: float = 2.0) -> bool:
    made = []
    for at in range(lines):
        left = [
            word("words", 20 * each, 20 * each + 18, at * (SIZE + leading)) for each in range(5)
        ]
        start = 98 + gap * SIZE
        right = [
            word("words", start + 20 * each, start + 20 * each + 18, at * (SIZE + leading))
            for each in range(5)
        ]
        made += [*left, *right]
    return len(stacks.stacks(lines_of(made), (0, 0, 600, 800))) > 1


def far_below(gap: float) -> bool:
    return stacks._far(line(word("a", 0, 9)), line(word("b", 0, 9, SIZE * (1 + gap))))


def steps(apart: float) -> bool:
    """Whether labels that begin so far apart are set in two steps."""
    grid = ((Cell("Area"), None), (Cell("North"), None), (Cell("town"), None))
    labels = {0: [(0.0, 30.0)], 1: [(0.0, 80.0)], 2: [(apart, 55.0)]}
    return fragment.indented(grid, labels) != grid


def digit_fits(room: float) -> bool:
    """Whether a figure goes on with the digits below it, with so much room (font size)."""
    (lattice,) = box(down(50))
    square = lattice.at(75, 50)
    assert square is not None
    end = 100 - room * SIZE
    lines = [line(word("20384", 60, end, 10)), line(word("2", 60, 65, 20))]
    return fragment._texts(square, lines) == ["203842"]


def row_lines(apart: float) -> bool:
    """Whether words in two columns of a box, so far apart, are two rows."""
    band = [
        (square, [line(word(text, x, x + 20, top)) for top in (0, SIZE * (1 + apart))])
        for (lattice,) in [box(down(50))]
        for square, text, x in zip(lattice.squares, ("ab", "cd"), (5, 60), strict=True)
    ]
    return len(refine._by_space(band)) == 1


def heights(apart: float) -> bool:
    figures = [line(word("12", 0, 9, 0)), line(word("15", 20, 29, apart * SIZE))]
    return len(refine._heights([figures])) == 2


def heads_of_box(share: float) -> bool:
    """Whether a line of heads whose gaps hold this share of ten edges parts its box."""
    edges = [down(10.0 * at, 50) for at in range(1, 10)]
    (lattice,) = box(across(50), *edges)
    count = round(share * 9)
    top = [word("Year", 10.0 * at + 1, 10.0 * at + 4, 10, 2) for at in range(count + 1)]
    return bool(refine._boxed_heads(lattice, {(0, 0): [line(*top)]}))


def under_head(gap: float) -> bool:
    """Whether a line drawn so far below a head joins the two columns it spans."""
    lines = [row(("Both", 20, 40)), row(("2029", 0, 20), ("2030", 60, 80), top=20)]
    shared = [(-50.0, -30.0), (0.0, 20.0), (60.0, 80.0)]
    rules = [across(SIZE * (1 + gap), 0, 80)]
    head = heads.Head(0, lines[0].segments[0], 1, 1)
    return heads._spread(head, [head], lines, shared, rules).last == 2


def lone_head(gap: float) -> bool:
    above = row(("All", 60, 80))
    return aligned._heads(above, row(("a", 0, 9), ("12", 60, 80), top=SIZE * (1 + gap)), 0.0)


def after_blank(off: float) -> bool:
    """Whether a row so far from two steps below the last one goes on after a blank row."""
    header = row(("Area", 0, 20), ("Crimes", 40, 70))
    run = [row(("ab", 0, 9), ("12", 40, 49), top=30.0 * at) for at in (1, 2, 3)]
    below = row(("cd", 0, 9), ("15", 40, 49), top=150.0 + off * SIZE)
    return aligned._after_blank([header, *run], below)


def blank_row(space: float, count: int = 4) -> bool:
    """Whether so much more space between two of the rows is a blank row; ``count`` spaces."""
    tops = [14.0 * at for at in range(count)]
    tops.append(tops[-1] + 14.0 + space * SIZE)
    made = [rows._Row([row(("ab", 0, 9), ("12", 40, 49), top=top)], True) for top in tops]
    return len(rows._with_blanks(made)) > len(made)


def overlaps(share: float) -> bool:
    one, other = line(word("a", 0, 9)), line(word("b", 20, 29, SIZE * (1 - share)))
    return len(aligned._overlapping([one, other])) == 1


def rows_apart(gap: float) -> bool:
    return aligned._far(row(("a", 0, 9)), row(("b", 0, 9), top=SIZE * (1 + gap)))


def wall(share: float) -> bool:
    """Whether an upright line over this share of a square's side is a wall."""
    (lattice,) = box(down(50, 0, 100 * share))
    return len(lattice.squares) == 2


def side_of(gutter: float) -> bool:
    """Whether the second labels stand behind a gutter wider than the others by so much."""
    at = 30 + 10 * gutter
    places = [(0.0, 9.0), (19.0, 30.0), (at, at + 9), (at + 19, at + 30)]
    texts = (("Area", "2029", "Ward", "2030"), ("ab", "1", "cd", "2"), ("ef", "3", "gh", "4"))
    lines = [
        row(*((text, *place) for text, place in zip(each, places, strict=True)), top=14.0 * top)
        for top, each in enumerate(texts)
    ]
    return sides._second_labels(lines, places) is not None


def close_below(gap: float) -> bool:
    after = piece((50 + gap, 60, 70, 80), (0, 50, 100), page=2)
    return (
        seam.with_rest([word("rest", 5, 30, 40)], after, piece((0, 9, 18, 27), (0, 50, 100)))
        is not None
    )


def within_column(beyond: float) -> bool:
    last = piece((0, 9, 18, 27), (0, 50, 100))
    return seam.rest_alone([word("rest", 5, 50 + beyond)], last) is not None


def rest_of_lines(count: int) -> bool:
    lines = [word("rest", 5, 30, 12.0 * at) for at in range(count)]
    return seam.rest_alone(lines, piece((0, 9, 18, 27), (0, 50, 100))) is not None


def touch(gap: float) -> bool:
    """Whether lines that end so far before an upright one make a lattice with it."""
    return bool(lattices([across(0), across(50), across(100), down(100 + gap)]))


def joins(gap: float) -> bool:
    return len(ruled.snapped([across(0, 0, 40), across(0, 40 + gap, 90)], True)) == 1


def strokes_of(high: float) -> bool:
    """Whether a filled box of this height is a line."""
    made = strokes.Strokes()
    made.box((0, 0, 50, high), stroked=False, filled=True)
    return not made.fills


def is_box(off: float) -> bool:
    """Whether four corners, one of them off its place, make a box."""
    made = strokes.Strokes()
    corners = [(0.0, 0.0), (50.0, 0.0), (50.0 - off, 50.0), (0.0, 50.0)]
    made.path(corners, stroked=False, filled=True, width=0)
    return bool(made.fills)


def corners_of(count: int) -> bool:
    made = strokes.Strokes()
    corners = [(0.0, 0.0), (50.0, 0.0), (50.0, 50.0), (0.0, 50.0)]
    made.path([*corners, *[(0.0, 0.0)] * (count - 4)], stroked=False, filled=True, width=0)
    return bool(made.fills)


def touching(gap: float) -> bool:
    made = page.joined([word("No", 0, 10), word("12", 10 + gap * SIZE, 20 + gap * SIZE)])
    return made == "No12"


def raised(size: float) -> bool:
    return page.is_raised(Word("1", 0, -1, 4, 4, size * SIZE), word("12", 0, 9))


def slits(width: float) -> bool:
    """Whether a blank column of this width is left out."""
    blank = piece((0, 10, 20), (0, 50, 50 + width, 120), grid=((Cell("a"), None, Cell("b")),) * 2)
    return len(fragment._without_slits(blank).edges) == 3


def doubled(shift: float, width: float) -> bool:
    drawn = [Word("W", x, 0, x + width, 10, 10) for x in (0.0, shift)]
    return [each.text for each in words.words_of(drawn)] == ["W"]


# Each distance, what is decided just below it, and the case.
CASES: dict[str, tuple[bool, Callable[[float], bool]]] = {
    "words.GAP": (True, one_word),
    "words.OVERLAP": (True, lambda share: one_word(-share)),
    "words.DOUBLE": (True, lambda share: doubled(2 * share, 2.0)),
    "words.DOUBLE_MOST": (True, lambda shift: doubled(shift, 20.0)),
    "pdfium_text.SLANT": (True, lambda sine: pdfium_text._turn((1 - sine**2) ** 0.5, sine) == 0),
    "page.TOUCHING": (True, touching),
    "page.OVERLAPPING": (True, lambda share: touching(-share)),
    "page.RAISED_SIZE": (True, raised),
    "strokes.LINE_WIDTH": (True, strokes_of),
    "strokes.SAME": (True, is_box),
    "strokes.MOST_CORNERS": (True, lambda count: corners_of(round(count))),
    "ruled.SNAP": (True, lambda gap: len(ruled.snapped([across(0), across(gap)], True)) == 1),
    "ruled.JOIN": (True, joins),
    "ruled.TOUCH": (True, touch),
    "ruled.SHORTEST": (False, lambda long: bool(ruled.snapped([across(0, 0, long)], True))),
    "ruled.WALL": (False, wall),
    "ruled.OPEN_ROW": (False, lambda far: ruled._open_end(100, [100 + far] * 2, max) > 100),
    "fragment.NARROWEST": (True, slits),
    "fragment.LEAST_STEP": (False, steps),
    "fragment.FAR_STEP": (True, steps),
    "fragment.DIGIT": (True, digit_fits),
    "refine.ROW_SPACE": (False, row_lines),
    "refine.SAME_HEIGHT": (False, heights),
    "refine.HEADS": (False, heads_of_box),
    "segments.COLUMN_GAP": (False, parted),
    "segments.FIGURE_GAP": (False, lambda gap: parted(gap, "12", "15")),
    "segments.MARK_GAP": (False, lambda gap: parted(gap, "12", "*")),
    "segments.GUTTER_GAP": (False, lambda gap: parted(gap, among=[(0.0, 30.0), (30.0, 80.0)])),
    "aligned.ROW_GAP": (False, rows_apart),
    "aligned.EVEN": (True, after_blank),
    "aligned.OVERLAP": (False, overlaps),
    "aligned.HEAD_GAP": (True, lone_head),
    "charts.AXIS": (True, on_axis),
    "charts.BARS": (False, lambda ends: bars(round(ends))),
    "heads.BELOW": (True, under_head),
    "rows.BLANK_ROW": (False, lambda space: blank_row(space)),
    "rows.FEWEST_SPACES": (False, lambda count: blank_row(2.0, round(count))),
    "sides.WIDER": (False, side_of),
    "stacks.WIDTH": (False, columns_of_prose),
    "stacks.LINES": (False, lambda count: columns_of_prose(1.2, round(count))),
    "stacks.APART": (False, far_below),
    "prose.SIDE_GAP": (
        False,
        lambda gap: len(prose._pieces(line(word("a", 0, 9), word("b", 9 + gap * SIZE, 99)))) == 2,
    ),
    "prose.LEADING": (True, lambda gap: paragraphs(gap * SIZE) == 1),
    "prose.SAME_SIZE": (True, lambda share: paragraphs(1, SIZE * (1 - share)) == 1),
    "furniture.TOP_SHARE": (True, lambda share: repeated(share * 800 - SIZE)),
    "furniture.SAME_PLACE": (True, lambda moved: repeated(50, moved)),
    "furniture.APART": (False, lambda gap: repeated(50, away=gap * SIZE)),
    "join.EDGE_TOLERANCE": (True, columns_again),
    "join.ROW_TOLERANCE": (True, rows_again),
    "seam.NEAR": (True, close_below),
    "seam.PADDING": (True, within_column),
    "seam.MOST_LINES": (True, lambda count: rest_of_lines(round(count))),
    "struck.HIGHEST": (False, lambda share: struck_through(across(share * SIZE, 100, 160))),
    "struck.LOWEST": (True, lambda share: struck_through(across(share * SIZE, 100, 160))),
    "struck.CROSSED": (False, lambda share: struck_through(across(5, 100, 100 + 60 * share))),
    "struck.BEYOND": (True, lambda share: struck_through(across(5, 100, 160 + share * SIZE))),
    "text_layer.STAMP": (True, lambda count: scanned(round(count))),
    "text_layer.WHOLE": (False, lambda share: scanned(share=share)),
    "text_layer._MOST": (False, recognised),
    "wrapped.FLUSH": (True, breaks),
    "wrapped.CLOSE": (True, rest_of),
    "wrapped.FEWEST": (False, lambda digits: breaks(figure="2038"[: round(digits)])),
}


def test_most_distances_have_cases() -> None:
    assert set(CASES) <= {each.name for each in DISTANCES}
    assert len(CASES) >= 55


@pytest.mark.parametrize("name", CASES)
def test_just_inside_and_just_outside(name: str) -> None:
    value = distances_table.value_of(name)
    below, decides = CASES[name]
    step = 1 if isinstance(value, int) else 0.02 * value
    assert decides(value - step) is below
    assert decides(value + step) is not below
