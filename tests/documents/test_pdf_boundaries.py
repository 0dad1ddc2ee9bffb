"""More distances of the PDF reader, each with a case just inside and just outside.

The first half of the table, and how a case is written, is in test_pdf_distances.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers.documents.grid.columns import Segment, columns
from parsers.documents.pdf import (
    aligned,
    charts,
    fragment,
    furniture,
    heads,
    lost_rules,
    prose,
    refine,
    rows,
    seam,
    segments,
    sides,
    stacks,
    turned_heads,
    window,
    wrapped,
)
from parsers.documents.pdf.distances import DISTANCES
from parsers.documents.pdf.feed import PdfFeed
from parsers.documents.pdf.layout import RuledPage
from parsers.documents.pdf.page import Line, PageFeed, Rule, Word, lines_of
from parsers.documents.pdf.ruled import lattices
from parsers.documents.pdf.seam import Seam
from parsers.documents.pdf.table_line import TableLine
from parsers.types import Cell
from scraper import distances_table
from tests.documents.test_pdf_distances import CASES as OTHER_CASES
from tests.documents.test_pdf_distances import SIZE, across, box, down, line, piece, row, word

SHARED = [(0.0, 30.0), (40.0, 70.0)]


def drawn(draw: Callable[[Canvas], None]) -> PageFeed:
    """A page as PDFium reads it."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 700, "x" * 10)
    draw(canvas)
    canvas.save()
    found = PdfFeed(buffer.getvalue(), "made.pdf").page(1)
    assert found is not None
    return found


def sideways(times: float) -> bool:
    """Whether a page with so much more text on its side is read sideways."""

    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(50, -300, "x" * round(10 * times))

    return drawn(draw).turns != 0


def shaded(level: float = 0, opaque: float = 255) -> bool:
    """Whether a box of this grey, and as opaque, is seen."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(level / 255)
        canvas.setFillAlpha(opaque / 255)
        canvas.rect(100, 100, 200, 200, stroke=0, fill=1)

    return bool(drawn(draw).fills)


def indents(count: float) -> bool:
    """Whether labels with so many steps of indentation keep them."""
    grid = tuple((Cell("ab"), None) for _ in range(round(count)))
    labels = {at: [(10.0 * at, 60.0 + 25 * at**2)] for at in range(round(count))}
    return fragment.indented(grid, labels) != grid


def cut_through(share: float) -> bool:
    """Whether a wall goes through a box in which it cuts this share of the lines."""
    (lattice,) = box(down(50))
    clear = line(word("ab", 0, 20), word("cd", 80, 99))
    cut = line(word("abcd", 0, 99))
    count = round(1000 * share)
    lines = [clear, *[cut] * count, *[clear] * (999 - count)]
    found = refine._through(lattice.squares[0], [50.0], lines)
    return any(not rule.horizontal for rule in found)


def labels_part(more: float) -> bool:
    """Whether labels part where so much more space is (font size)."""
    tops = (0.0, 12.0, 24.0 + more * SIZE)
    labels = [line(word("ab", 0, 20, top)) for top in tops]
    return len(refine._label_rows(labels, [8.0, tops[2] + 5])) == 2


def walled_elsewhere(share: float) -> bool:
    """Whether a wall that this share of a hundred rows has is missing in the last."""
    lines = [across(10.0 * at, 0, 150) for at in range(101)]
    upright = [down(at, 0, 1000) for at in (0, 50, 150)]
    (lattice,) = lattices([*lines, *upright, down(100, 0, 10 * round(100 * share))])
    filled = {
        (99, 0): [line(word("ab", 5, 20, 990, 8))],
        (99, 1): [line(word("12", 60, 70, 990, 8))],
    }
    return bool(lost_rules.lost_walls(lattice, filled))


def gutter(wide: float) -> bool:
    pairs = [[Segment("ab", 0, 10), Segment("cd", 10 + wide * SIZE, 40)]] * 3
    return len(columns(pairs, segments.GUTTER * SIZE)) == 2


def contents(count: float) -> bool:
    made = [row((f"Part {at} ....", 0, 50), (str(at), 60, 65)) for at in range(round(count))]
    return bool(aligned._contents_lines(made))


def around_bars(share: float) -> bool:
    high = 100 * share - charts.AXIS
    return charts.is_chart([word("a", 0, 100), word("b", 0, 100, 90)], (), [(0, -500, 100, high)])


def turned(*feet: float) -> int:
    """How many turned words, with their feet at these heights, head the second column."""
    table = piece((100, 110, 120, 130), (0, 50, 100))
    words = [Word("Rate", 70, foot - 20, 80, foot, SIZE, upright=False) for foot in feet]
    return len(turned_heads._head(table, words, 1))


def _row(top: float, *texts: tuple[str, float, float], figures: bool = False) -> rows._Row:
    return rows._Row([row(*texts, top=top)], figures)


LABEL, OTHER, FIGURE = ("Ab", 0.0, 20.0), ("Cd", 40.0, 60.0), ("12", 40.0, 60.0)


def label_joins(gap: float, usual: float = 0.0) -> bool:
    """Whether a label so far (points) below a row of figures is a part of that row."""
    merged = [_row(0, LABEL, FIGURE, figures=True)]
    rows._place_waiting([_row(SIZE + gap, LABEL)], merged, None, usual, SHARED)
    return len(merged) == 1


def every_row(share: float) -> bool:
    """Whether a row without figures goes to the one above, where this share has figures."""
    with_figures = round(100 * share)
    made = [
        _row(11.0 * at, LABEL, FIGURE if at < with_figures else OTHER, figures=at < with_figures)
        for at in range(100)
    ]
    return len(rows._by_distance(made, SHARED)) < len(made)


def jump(more: float) -> bool:
    """Whether lines without figures are two rows where a gap is so much wider."""
    tops = (0.0, 11.0, 22.0 + more * SIZE, 33.0 + more * SIZE)
    made = [_row(top, LABEL, *([OTHER] if at in (0, 2) else [])) for at, top in enumerate(tops)]
    return len(rows._by_words(made, SHARED)) == 2


def head_goes_on(gap: float) -> bool:
    lines = [row(("Crimes", 0, 30)), row(("solved", 0, 30), top=SIZE * (1 + gap))]
    both = [heads.Head(at, each.segments[0], 1, 1) for at, each in enumerate(lines)]
    return heads._goes_up(both[1], [0], both, lines)


def centred(off: float) -> bool:
    """Whether a head so far off the middle of two columns spans them."""
    middle = 30 + off * SIZE
    head = heads.Head(0, Segment("Both", middle - 8, middle + 8), 1, 1)
    below = [heads.Head(1, Segment("a", 0, 20), 1, 1), heads.Head(1, Segment("b", 40, 60), 2, 2)]
    return heads._centred(head, [head, *below], SIZE).last == 2


def second_labels(count: float) -> bool:
    places = [(0.0, 9.0), (19.0, 30.0), (60.0, 69.0), (79.0, 90.0)]
    texts = [("Area", "2029", "Ward", "2030"), *[("ab", "1", "cd", "2")] * round(count)]
    made = [
        row(*((text, *place) for text, place in zip(each, places, strict=True)), top=14.0 * top)
        for top, each in enumerate(texts)
    ]
    return sides._second_labels(made, places) is not None


def words_a_line(count: float) -> bool:
    """Whether lines with so many words on the left, on average, are prose."""
    more = round(100 * (count - 3))
    made = []
    for at in range(100):
        left = range(3 + (at < more) + (at + 100 < more))
        placed = [word("words", 20 * each, 20 * each + 18) for each in left]
        right = [word("words", 200 + 20 * each, 218 + 20 * each) for each in range(6)]
        made.append(line(*placed, *right))
    return stacks._is_prose(made, 190)


def ends_early(room: float) -> bool:
    """Whether a line was ended on purpose: room for the next word and so much more."""
    wide = line(word("Loamshire", 0, 300))
    short, after = line(word("Dear", 0, 280 - room * SIZE)), line(word("Sirs", 0, 20, 12))
    return prose._Margin([wide, short, after]).broken(short, after)


def address(letters: float) -> bool:
    last, after = line(word("x" * round(letters), 0, 100)), line(word("Ashby", 0, 40, 12))
    wide = line(word("Loamshire", 0, 500, 24))
    return prose._continues([last], after, prose._Margin([last, after, wide]))


def repeats(*placed: tuple[str, float], top: float, numbered: bool = False) -> bool:
    """Whether words that two pages print at one height are furniture."""
    pages: list[tuple[PageFeed, list[Line]]] = []
    for number in (1, 2):
        own = [word(str(number) if numbered else text, x, x + 20, top) for text, x in placed]
        lines = [line(*own), line(word(f"Words of page {number}", 50, 300, 400))]
        lines.sort(key=lambda each: each.box[1])
        found = tuple(each for one in lines for each in one.words)
        pages.append((PageFeed(number, 600.0, 800.0, found), lines))
    return bool(furniture.furniture(pages))


def padding(indent: float) -> bool:
    """Whether cells keep as much room on the right as on the left."""
    ends = piece((0, 9, 18, 27), (0, 50, 100), words=(word("ab", indent, 30, 20),))
    after = piece((0, 9, 18, 27), (0, 50, 100), page=2)
    return seam._limit(Seam(ends, after, 0), 0) == 50 - indent


def room_for(left: float) -> bool:
    """Whether a word has no room where it would leave so much less than a blank (points)."""
    edge, width = 50.0 - seam.PADDING, 20.0
    above = word("ab", 1, edge - width - left, 20, 6)
    ends = piece((0, 9, 18, 27), (0, 50, 100), words=(above,))
    below = piece((0, 9, 18, 27), (0, 50, 100), page=2, words=(word("cd", 1, 1 + width, 1, 6),))
    return seam._no_room(Seam(ends, below, 0), 0)


def deep_year(at: float) -> bool:
    """Whether a year broken in so deep a line of the header is made whole."""
    lines: list[TableLine] = [
        row(("Ab", 0, 20), ("Cd", 40, 60), top=14.0 * each) for each in range(round(at) - 1)
    ]
    lines += [row(("2012/20", 40, 60), top=200), row(("13", 40, 50), top=214)]
    return len(wrapped.with_whole_figures(lines, SHARED)) < len(lines)


def prose_line(count: float) -> bool:
    return aligned._is_prose(row((" ".join(["word"] * round(count)), 0, 200)), [])


def item(count: float) -> bool:
    made = row(("1.", 0, 8), (" ".join(["word"] * round(count)), 20, 200))
    return aligned._is_prose(made, [])


def follows(gap: float) -> bool:
    return stacks._follows(line(word("a", 0, 9)), line(word("b", 0, 9, SIZE * (1 + gap))), 500)


# Each distance, what is decided just below it, and the case.
def size_as_said(points: float) -> bool:
    """Whether letters five times as high as their font is said to be have the size that is said."""
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 5 5]/FontMatrix[1 0 0 1 0 0]/FirstChar 97"
        b"/LastChar 97/Widths[5]/Encoding<</Type/Encoding/Differences[97/a]>>"
        b"/CharProcs<</a 5 0 R>>>>"
    )
    glyph, shown = b"5 0 0 0 5 5 d1 0 0 5 5 re f", f"BT /F {points} Tf 50 400 Td (a) Tj ET".encode()
    body = pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 4 0 R>>>>"
        b"/Contents 6 0 R>>",
        font,
        b"<</Length %d>>stream\n%b\nendstream" % (len(glyph), glyph),
        b"<</Length %d>>stream\n%b\nendstream" % (len(shown), shown),
    )
    found = PdfFeed(body, "made.pdf").page(1)
    assert found is not None
    (only,) = found.words
    return abs(only.size - points) < 0.1


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects; the first is its catalogue."""
    body, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%b endobj\n" % (number, one)
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, entries)
    end = b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF"
    return body + table + end % (len(objects) + 1, len(body))


def lines_like_title(count: float) -> bool:
    """Whether so many lines across make a table of four rows of words, as a title above does."""
    heights = [100 + 20 * at for at in range(4)]
    texts = (("Ash", 50), ("Elm", 150), ("Oak", 250))
    made = [line(*(word(text, x, x + 30, top) for text, x in texts)) for top in heights]
    above = line(word("Table", 50, 80, 60), word("3", 83, 88, 60))
    below = line(word("Words that no row of the table is.", 50, 250, 300))
    rules = tuple(across(115 + 20 * at, 50, 280) for at in range(round(count)))

    def is_found(lines: list[Line], rules: tuple[Rule, ...]) -> bool:
        page = PageFeed(
            1, 600.0, 800.0, tuple(w for each in lines for w in each.words), rules=rules
        )
        return bool(aligned.aligned_fragments(page, lines))

    assert is_found([above, *made, below], ())
    return is_found([line(word("Before.", 50, 90, 60)), *made, below], rules)


def all_parted(count: float) -> bool:
    """Whether so many parts of a page, with a line of one column above each, are all parted."""
    made: list[Word] = []
    for part in range(round(count)):
        top = 100.0 * part
        made += [word("text", 25 * at, 25 * at + 22, top) for at in range(15)]
        made += [
            word("text", start + 25 * at, start + 25 * at + 22, top + 12 + 12 * each)
            for each in range(7)
            for start in (0, 200)
            for at in range(7)
        ]
    found = stacks.stacks(lines_of(made), (0, 0, 400, 1000))
    return sum(len(each.lines) == 7 for each in found) == 2 * round(count)


def shares_margin(points: float) -> bool:
    """Whether a line that begins so much further right tells how far the text reaches."""
    first = line(word("Officers", 39.9, 100))
    other = line(word("attended", 39.9 + points, 300, 20))
    return prose._Margin([first, other]).room(first) > 0


def waits_for(pages: float) -> bool:
    """Whether more pages than so many are read before the first is laid out."""
    taken = 0

    def read() -> Iterator[RuledPage]:
        nonlocal taken
        for taken in range(1, 200):
            yield RuledPage(PageFeed(taken, 600.0, 800.0, ()))

    next(iter(window.laid_out_pages(read())))
    return taken > pages


CASES: dict[str, tuple[bool, Callable[[float], bool]]] = {
    "pdfium_page.MOSTLY": (False, sideways),
    "pdfium_paths.FAINT": (False, lambda opaque: shaded(opaque=opaque)),
    "pdfium_paths.WHITE": (True, lambda level: shaded(level)),
    "fragment.MOST_STEPS": (True, indents),
    "refine.CUT": (True, cut_through),
    "refine.LABEL_SPACE": (False, labels_part),
    "lost_rules.OTHERS": (False, walled_elsewhere),
    "segments.GUTTER": (False, gutter),
    "aligned.PROSE_WORDS": (False, prose_line),
    "aligned.ITEM_WORDS": (False, item),
    "aligned.CONTENTS": (False, contents),
    "charts.AROUND": (False, around_bars),
    "turned_heads.REACH": (True, lambda gap: turned(100 - gap * SIZE) == 1),
    "turned_heads.SPACE": (True, lambda gap: turned(99, 79 - gap * SIZE) == 2),
    "rows.TIGHT": (True, lambda gap: label_joins(gap * SIZE)),
    "rows.CLOSER": (True, lambda share: label_joins(share * 4, 4)),
    "rows.EVERY": (False, every_row),
    "rows.JUMP": (False, jump),
    "heads.TIGHT": (True, head_goes_on),
    "heads.CENTRED": (True, centred),
    "sides.FEWEST_ROWS": (False, second_labels),
    "stacks.WORDS": (False, words_a_line),
    "stacks.LEADING": (True, follows),
    "prose.SLACK": (False, ends_early),
    "prose.SHORT_LINE": (True, address),
    "furniture.BOTTOM_SHARE": (
        True,
        lambda share: repeats(("Police", 50), top=(1 - share) * 800),
    ),
    "furniture.EDGE_SHARE": (
        True,
        lambda share: repeats(("Ash", 50), ("Elm", 200), ("Oak", 400), top=share * 800 - SIZE),
    ),
    "furniture.EDGE_POINTS": (True, lambda away: repeats(("", 50), top=away, numbered=True)),
    "furniture.WIDE_GAP": (
        True,
        lambda gap: repeats(
            ("Ash", 50), ("Elm", 70 + gap * SIZE), ("Oak", 90 + 2 * gap * SIZE), top=100
        ),
    ),
    "pdfium_text.LEAST_SIZE": (False, size_as_said),
    "aligned.TITLE_COUNTS": (False, lines_like_title),
    "stacks.MOST_PARTS": (True, all_parted),
    "prose.INDENT": (True, shares_margin),
    "window.BLOCK": (True, waits_for),
    "seam.SPACE": (True, room_for),
    "seam.MOST_PADDING": (True, padding),
    "wrapped.DEEPEST": (True, deep_year),
}
# They decide nothing by themselves: where a letter's box ends, where a line is drawn.
WITHOUT = frozenset({"pdfium_text.ASCENT", "pdfium_text.DESCENT", "refine.CLEAR"})


def test_every_other_distance_has_a_case() -> None:
    named = {each.name for each in DISTANCES}
    assert named - set(OTHER_CASES) - set(CASES) == WITHOUT


@pytest.mark.parametrize("name", CASES)
def test_just_inside_and_just_outside(name: str) -> None:
    value = distances_table.value_of(name)
    below, decides = CASES[name]
    step = 1 if isinstance(value, int) else 0.02 * value
    assert decides(value - step) is below
    assert decides(value + step) is not below
