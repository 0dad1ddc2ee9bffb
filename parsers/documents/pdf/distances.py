"""Every distance that the PDF reader decides by, with its reason: the record from which
``docs/pdf-tables.md`` is written (``python -m scraper.distances_table``).

A value stands once, in the module that decides by it; a test compares this record with all
numbers of the package, and runs a case on either side of all but three.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

PACKAGE: Final = "parsers.documents.pdf"


@dataclass(frozen=True, slots=True)
class Distance:
    """One number: ``name`` is its module and its own, ``of`` what it is a share of or counts.

    ``varied`` is what a fifth less, and a fifth more, changes in the document F1 of the public
    half (``benchmarks/pdf_distances.py``); what is below .002 counts as nothing.
    """

    name: str
    of: str
    because: str
    varied: tuple[float, float] = (0.0, 0.0)


_RECORD: Final = """
words.GAP | of the font size | half a space (a space is .25 to .28): letters set wide apart stay a
    word
words.OVERLAP | of the font size | letters that are kerned run into each other by less; one set
    again is further back
words.DOUBLE | of the width | bold made by drawing twice is shifted by less; the digits of a
    narrow 11 stand further apart
words.DOUBLE_MOST | points | the same for wide words: nobody shifts bold by more
pdfium_text.ASCENT | of the font size | what the common fonts have; one value for all, as fonts on
    one line disagree
pdfium_text.DESCENT | of the font size | as above: both together are one font size
pdfium_text.SLANT | sine | text is turned by quarters; scans that hang askew do so by less
pdfium_text.LEAST_SIZE | points | no print is this small: the page itself draws such a font (Type
    3), and the box tells its size
pdfium_page.MOSTLY | times | a page with a few upright words (a stamp, a page number) over a table
    set sideways is read sideways
page.TOUCHING | of the font size | parts of one word touch; the narrowest blank is .2
page.OVERLAPPING | of the font size | parts that overlap by more come from two cells printed over
    each other
page.RAISED_SIZE | of the font size | note marks are set at .5 to .75; small capitals at .8 are
    not raised
strokes.LINE_WIDTH | points | the thickest border that word processors offer without choosing a
    special one; thicker is shading
strokes.MOST_CORNERS | corners | a rectangle closed twice has six; a path with more is a drawing
strokes.SAME | points | corners that rounding moved
ruled.SNAP | points | the two strokes of a double rule; no row of text is that low
ruled.JOIN | points | borders drawn cell by cell leave gaps as wide as a line is thick
ruled.TOUCH | points | as above, where lines meet
ruled.SHORTEST | points | dots, ticks and the underline of one letter are no rules
ruled.WALL | of the side | half would let the border of a neighbour count; all would miss one
    stopped at a crossing
ruled.OPEN_ROW | points | upright lines that run on this far leave room for a row of the smallest
    print
fragment.NARROWEST | points | a column or row in which no digit of readable print fits lies
    between double rules
fragment.LEAST_STEP | points | a step of indentation is a blank or more; kerning moves the edge of
    a label by less
fragment.FAR_STEP | points | labels that begin further in stand in the middle of their column
fragment.MOST_STEPS | steps | trees of labels are one to four deep
fragment.DIGIT | of the font size | no further digit, with the white space of a cell, fits beside
    a figure that fills its cell
refine.ROW_SPACE | of the font size | lines of a wrapped cell are set closer than .5, rows of one
    box further apart
refine.CUT | of the lines | a heading over all columns may cross a wall that the other lines leave
    free
refine.HEADS | of the edges | one line of heads in a box leaves most gaps between its columns free
refine.SAME_HEIGHT | of the font size | figures of one row differ in height by less than half a
    line
refine.CLEAR | points | a new line does not touch the words beside it
refine.LABEL_SPACE | of the font size | between labels is more room than within them
lost_rules.OTHERS | of the rows | a wall that most rows have is missing in the others
segments.COLUMN_GAP | of the font size | justified prose stretches a space to .6 at most, columns
    stand one digit and more apart
segments.FIGURE_GAP | of the font size | two figures need less: thousands are parted by .25
segments.MARK_GAP | of the font size | a bracketed note mark is set behind its figure with one or
    two spaces
segments.GUTTER | of the font size | more than a thin space lies between two columns
segments.GUTTER_GAP | of the font size | where all other rows leave a gutter less will do, but
    more than a space
aligned.ROW_GAP | of the font size | rows of one table stand up to two blank lines apart | -0.002
    +0.000
aligned.EVEN | of the font size | rows stand at even steps but for rounding; a blank row is a step
    of its own
aligned.OVERLAP | of the font size | figures half-way between two lines of their label overlap
    both; the lines of two rows never do
aligned.PROSE_WORDS | words | labels of statistical tables have eight words or fewer on a line |
    +0.000 -0.002
aligned.ITEM_WORDS | words | behind the mark of a list stands a sentence, behind a row's number a
    label
aligned.HEAD_GAP | of the font size | lines of one head are set as close as lines of a cell
aligned.CONTENTS | lines | a list of contents has three entries at least
aligned.TITLE_COUNTS | lines | "Table 3" says as much as a line above and one below
charts.AXIS | points | words of an axis stand within three lines of it
charts.BARS | boxes | two shaded boxes may be the shading of rows
charts.AROUND | of the box | most of what is taken for a table, not a corner of it, stands at the
turned_heads.REACH | of the font size | heads end within two blank lines of the first row
turned_heads.SPACE | of the font size | the words of one head stand a blank apart, two heads more
    axes
rows.TIGHT | of the font size | leading is 1.2 as a rule, at most 1.5: the space between lines of
    one cell
rows.EVERY | of the rows | most rows of a table of figures have figures
rows.JUMP | of the font size | between rows without figures is clearly more room than within them
rows.CLOSER | of the usual gap | lines of a label stand clearly closer than rows
rows.BLANK_ROW | of the font size | a blank row is as high as a line of text; looser leading is
    less
rows.FEWEST_SPACES | spaces | of two spaces neither is the usual one
heads.TIGHT | of the font size | as in rows: the lines of one head
heads.CENTRED | of the font size | centring is exact up to half a digit
heads.BELOW | of the font size | a line below a head lies within the next line's height
sides.WIDER | times | two tables stand further apart than the columns of one
sides.FEWEST_ROWS | rows | one word between figures is a remark, two are labels
stacks.LINES | lines | a column of prose: a paragraph of full lines
stacks.WORDS | words | prose has more words on a line than labels or figures
stacks.WIDTH | of the font size | a gutter is wider than any space in prose
stacks.LEADING | of the font size | lines of a column are not set further apart
stacks.APART | of the font size | two blank lines and more: another part of the page
stacks.MOST_PARTS | parts | no page changes more often from one column to several
prose.SIDE_GAP | of the font size | two texts side by side (the halves of a letterhead) stand
    further apart than words
prose.LEADING | of the font size | a blank line between paragraphs is more
prose.SAME_SIZE | of the font size | a heading is set larger by more than a sixth; rounding moves
    a size by less
prose.INDENT | points | the first line of a paragraph is set in by less
prose.SLACK | of the font size | a ragged line ends where the next word and its blank have no room
prose.SHORT_LINE | letters | lines of an address are shorter, lines of prose that end early longer
furniture.TOP_SHARE | of the page | letterheads are tall: a crest, a name, an address
furniture.BOTTOM_SHARE | of the page | footers are a line or three
furniture.EDGE_SHARE | of the page | a line in three pieces may be a header of a table unless it
    stands at the very edge
furniture.EDGE_POINTS | points | a bare page number stands within the margin
furniture.WIDE_GAP | of the font size | parts of a footer (name, date, page) stand apart
furniture.SAME_PLACE | points | what repeats stands within half a line of where it stood
furniture.APART | of the font size | a line close to the text is part of it
join.EDGE_TOLERANCE | points | the same columns set again move by less than a digit
join.ROW_TOLERANCE | points | the same rows printed on the sheet beside move by less than a line
    is thick
seam.SPACE | points | what a word needs before it
seam.PADDING | points | white space that a drawn cell keeps at its sides, as word processors do
seam.MOST_PADDING | points | no cell keeps more
seam.NEAR | points | the rest of a label stands within a line and a half of the next row
seam.MOST_LINES | lines | no label goes on for more
struck.HIGHEST | of the height | a stroke runs through the middle of small letters; overlines lie
    above
struck.LOWEST | of the height | rules and underlines lie below
struck.CROSSED | of the width | a stroke covers its words
struck.BEYOND | of the font size | and ends with them; a rule runs on
text_layer.STAMP | letters | a stamp, a page number or a file's reference on a scan has fewer
text_layer.WHOLE | of the page | margins that a scanner cuts off are smaller
wrapped.DEEPEST | lines | a header has no more lines
wrapped.FLUSH | points | the last digits of a figure that its column has no room for begin below
    its first
wrapped.CLOSE | of the font size | as close as lines of one cell
wrapped.FEWEST | digits | a figure of two digits fits into any column
pdfium_paths.FAINT | of 255 | less than a tenth of full colour is not seen
pdfium_paths.WHITE | of 255 | a shade that paper has
text_layer._MOST | of the letters | a stamp or a page number may be printed on the scan afterwards
window.BLOCK | pages | more pages than nearly all answers have: most files are one block
"""


def _read(record: str) -> Iterator[Distance]:
    """The rows of the record; one that is set in goes on with the row above it."""
    for row in record.strip().replace("\n    ", " ").splitlines():
        name, of, because, *varied = row.split(" | ")
        less, more = varied[0].split() if varied else ("0", "0")
        yield Distance(name, of, because, (float(less), float(more)))


DISTANCES: Final = tuple(_read(_RECORD))

# Numbers that are no distances: caps against hostile files, and the numbers of formats.
OTHERS: Final = frozenset(
    [
        "feed.MAX_PAGES",
        "feed.MAX_CHARS",
        "feed.MAX_PATHS",
        "feed.MAX_WORDS",
        "feed.MOST_KEPT",
        "form_fields._UNSHOWN",
        "form_fields._MOST",
        "form_fields._NORMAL",
        "pdfium.TEXT",
        "pdfium.PATH",
        "pdfium.IMAGE",
        "pdfium.SHADING",
        "pdfium.FORM",
        "pdfium.WIDGET",
        "pdfium.FLATTENED",
        "pdfium.LINE_TO",
        "pdfium.BEZIER_TO",
        "pdfium.MOVE_TO",
        "pdfium_paths.DEPTH",
        "pdfium_paths.MOST_PIECES",
        "pdfium_paths._IDENTITY",
        "pdfium_text.FORCE_BOLD",
        "pdfium_text._PLACES",
        "ruled.MAX_SQUARES",
        "strokes.MOST_WHITE",
        "struck._TALLEST",
        "words._MANY",
    ]
)
