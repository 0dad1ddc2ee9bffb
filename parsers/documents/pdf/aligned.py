"""Tables without a full lattice of lines, found by alignment.

Lines with wide gaps that follow each other closely are a candidate; its columns
are the stretches that the lines share (columns.py). A candidate becomes a table
when its body holds figures, or when it is wide, regular and short-worded enough
that it cannot be two columns of prose. Lines drawn across are evidence, too.
Distances are shares of the font size.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.documents.grid.columns import Column, columns, place, settled
from parsers.documents.grid.numbers import is_value, is_year, is_year_begun
from parsers.documents.grid.table_rules import Candidate, Ground, is_table
from parsers.documents.pdf.charts import charts_of, is_chart
from parsers.documents.pdf.fragment import Fragment
from parsers.documents.pdf.page import Box, Line, PageFeed, Rule, Word, around
from parsers.documents.pdf.rows import table_rows
from parsers.documents.pdf.ruled import snapped
from parsers.documents.pdf.segments import GUTTER, segments_of
from parsers.documents.pdf.sides import side_by_side
from parsers.documents.pdf.table_line import TableLine
from parsers.documents.pdf.turned_heads import with_turned_heads
from parsers.documents.pdf.wrapped import breaks_figure

# Lines further apart than this do not belong to one table.
ROW_GAP = 2.2
# Rows of one table stand at even steps, to this.
EVEN = 0.25
# Lines that overlap by more than this are parts of one row.
OVERLAP = 0.25
PROSE_WORDS = 9
# A list item: its mark apart from its words.
_ITEM = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|\[\d{1,3}\]|[-–•·●▪*]", re.IGNORECASE)
ITEM_WORDS = 5
# A lone head stands this close above the columns that it spans.
HEAD_GAP = 0.5
# A note to a letter: "a Estimated".
_NOTE_OF_LETTER = re.compile(r"[a-z]\s{1,3}[A-Z]")
LEADERS = "...."
CONTENTS = 3
# A title counts as much as this many lines drawn across.
TITLE_COUNTS = 2
_TABLE = re.compile(r"table\s{1,4}[\dA-Z]|tableau\s{1,4}\d|tab(?:elle)?\.?\s{1,4}\d", re.IGNORECASE)
_TITLE = re.compile(r"(?:table|figure|chart|graph|exhibit|appendix)\s{1,4}[\dA-Z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Lines that may be a table, with their segments."""

    lines: tuple[TableLine, ...]

    @property
    def size(self) -> float:
        sizes = sorted(line.size for line in self.lines)
        return sizes[len(sizes) // 2]

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for each in self.lines for line in each.lines for word in line.words)


def aligned_fragments(page: PageFeed, outside: Sequence[Line]) -> list[Fragment]:
    """Tables by alignment among the lines outside ruled tables."""
    lines = [_table_line(group) for group in _overlapping(outside)]
    listed = _contents_lines(lines)
    charts = charts_of(page.fills)
    across = snapped(page.rules, True)
    found: list[Fragment] = []
    for candidate, titled in _candidates(lines, listed):
        for lines_of_one in side_by_side(candidate.lines, candidate.size):
            fragment = _found(page, _Candidate(lines_of_one), titled, lines, charts, across)
            if fragment is not None:
                found.append(with_turned_heads(fragment, page.turned, lines))
    return found


def _found(
    page: PageFeed,
    candidate: _Candidate,
    titled: bool,
    lines: Sequence[TableLine],
    charts: Sequence[Box],
    across: Sequence[Rule],
) -> Fragment | None:
    """The table that a candidate is; None where it is none. ``lines`` are all of the page."""
    shared = columns([line.segments for line in candidate.lines], GUTTER * candidate.size)
    candidate = _parted(candidate, shared)
    shared = settled([line.segments for line in candidate.lines], shared)
    if not shared or is_chart(candidate.words, page.turned, charts):
        return None
    inside = _rules_inside(candidate, across)
    bands = _bands_inside(candidate, page.fills)
    marks = len({round(rule.at) for rule in (*inside, *bands)})
    sure = is_table(_candidate(candidate, shared, marks + TITLE_COUNTS * titled))
    on_top = candidate.lines[0].top <= lines[0].top
    at_foot = candidate.lines[-1].bottom >= lines[-1].bottom
    begun = at_foot and _is_begun(candidate.lines[-1])
    if sure or begun or ((on_top or at_foot) and _has_figures(candidate)):
        return _fragment(page, candidate, shared, [*inside, *bands], across, sure)
    return None


def _parted(candidate: _Candidate, shared: Sequence[Column]) -> _Candidate:
    """The candidate with its lines parted again at the gutters that were found."""
    return _Candidate(tuple(_table_line(each.lines, shared) for each in candidate.lines))


def _overlapping(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines in groups: figures set half-way between two lines of their label overlap
    with both of them, which the lines of two rows never do."""
    groups: list[list[Line]] = []
    for line in lines:
        above = groups[-1][-1].box if groups else None
        shared = above[3] - line.box[1] if above is not None else 0.0
        if above is not None and shared > OVERLAP * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _table_line(lines: Sequence[Line], shared: Sequence[Column] = ()) -> TableLine:
    segments = tuple(segment for line in lines for segment in segments_of(line, shared))
    return TableLine(tuple(lines), segments)


def _candidates(
    lines: list[TableLine], listed: Collection[TableLine] = ()
) -> list[tuple[_Candidate, bool]]:
    """Runs of lines with two segments or more, and the single-segment lines among them;
    each with whether a line that begins like a table's title stands above it.

    At the top of a page one line may be the last row of the page before, at its foot one
    line may be the upper half of a header that goes on with the next page.
    """
    found: list[_Candidate] = []
    run: list[TableLine] = []
    for at, line in enumerate(lines):
        prose = line in listed or _is_prose(
            line, lines[max(0, at - 1) : at] + lines[at + 1 : at + 2]
        )
        rows = 1 if run and run[0] is lines[0] else 2
        far = bool(run) and _far(run[-1], line) and not _after_blank(run, line)
        if run and (prose or far or _begins_anew(run, line, rows)):
            alone = _alone(run) if not prose and not far else 0
            _close(run[: len(run) - alone], found, rows)
            run = run[len(run) - alone :]
        if not prose:
            run.append(line)
    if run:
        _close(run, found, 1 if run[0] is lines[0] or _is_begun(run[-1]) else 2)
    return [(candidate, _is_titled(candidate, lines)) for candidate in found]


def _is_begun(line: TableLine) -> bool:
    """Whether a line prints the first halves of years, which narrow heads break."""
    return sum(is_year_begun(segment.text) for segment in line.segments) >= 2


def _begins_anew(run: Sequence[TableLine], line: TableLine, least: int) -> bool:
    """Whether a line below a run of rows is the header of another table: a title stands
    between, and it prints the run's own header again or nothing but years over figures.
    ``least`` rows of figures must stand above: one at the top of a page, where it is the
    last row of the page before."""
    above = run[: len(run) - _alone(run)]
    if len(above) == len(run) or len(line.segments) < 3:
        return False
    rows = [row for row in above if len(row.segments) > 1]
    if sum(_prints_figures(row) for row in rows) < least or _prints_figures(line):
        return False
    texts = [segment.text for segment in line.segments[1:]]
    years = [is_year(text) or is_year_begun(text) for text in texts]
    again = any(row.text == line.text for row in rows)
    return again or (sum(years) >= 2 and sum(years) >= len(years) - 1)


def _alone(run: Sequence[TableLine]) -> int:
    """How many lines at the end of a run are one stretch of words that is no figure."""
    count = 0
    while count < len(run) and len(run[-1 - count].segments) == 1:
        if is_value(run[-1 - count].text):
            break
        count += 1
    return count


def _prints_figures(line: TableLine) -> bool:
    texts = [segment.text for segment in line.segments[1:]]
    return any(is_value(text) and not is_year(text) for text in texts)


def _is_titled(candidate: _Candidate, lines: Sequence[TableLine]) -> bool:
    """Whether one of the lines directly above a candidate is the title of a table."""
    first = next(at for at, line in enumerate(lines) if line.top >= candidate.lines[0].top)
    return any(_TABLE.match(line.text) is not None for line in lines[max(0, first - 3) : first])


def _far(above: TableLine, below: TableLine) -> bool:
    return below.top - above.bottom > ROW_GAP * max(above.size, below.size)


def _after_blank(run: Sequence[TableLine], line: TableLine) -> bool:
    """Whether a line goes on with a table after a blank row: two rows further down than the
    row above, as rows of this table stand, with figures under the same columns."""
    row = run[-1]
    if _prints_figures(run[0]) or not (_prints_figures(row) and _prints_figures(line)):
        return False
    tops = [each.top for each in run if _prints_figures(each)]
    steps = sorted(below - above for above, below in pairwise(tops))
    if not steps or len(row.segments) != len(line.segments):
        return False
    twice = 2 * steps[(len(steps) - 1) // 2]
    return abs(line.top - row.top - twice) < EVEN * line.size and all(
        above.start < below.end and below.start < above.end
        for above, below in zip(row.segments, line.segments, strict=True)
    )


def _is_prose(line: TableLine, beside: Sequence[TableLine]) -> bool:
    """Whether a line is running text: one stretch of many words, and not the long label
    of a row directly above or below it."""
    words = len(line.segments[-1].text.split())
    if len(line.segments) == 2 and _ITEM.fullmatch(line.segments[0].text):
        return words >= ITEM_WORDS
    if len(line.segments) > 1 or words < PROSE_WORDS:
        return False
    return not any(
        len(row.segments) > 1
        and line.segments[0].end < row.segments[1].start
        and max(row.top - line.bottom, line.top - row.bottom) < 0.6 * line.size
        for row in beside
    )


def _close(run: Sequence[TableLine], found: list[_Candidate], least: int) -> None:
    """Trim single-segment lines off both ends of a run and keep it if lines are left.

    One line directly above may be the upper half of a header; it stays when it
    stands over a later column.
    """
    first, last = 0, len(run)
    while first < last and (len(run[first].segments) < 2 or _titles(run[first])):
        first += 1
    while last > first and len(run[last - 1].segments) < 2:
        last -= 1
    left = min((line.segments[0].start for line in run[first : first + 4]), default=0.0)
    while 0 < first < last and _heads(run[first - 1], run[first], left):
        first -= 1
    if 0 < first < last and _begins(run[first - 1], run[first]):
        first -= 1
    while last < len(run) and _goes_on(run[last - 1], run[last]):
        last += 1
    if last - first >= least:
        found.append(_Candidate(tuple(run[first:last])))


def _titles(line: TableLine) -> bool:
    """Whether a line is a title set with a gap after its number (``Table 2.   Actual ...``)."""
    longest = max(len(segment.text.split()) for segment in line.segments)
    figures = any(is_value(segment.text) for segment in line.segments[1:])
    return _TITLE.match(line.text) is not None or (longest >= PROSE_WORDS and not figures)


def _heads(above: TableLine, below: TableLine, left: float) -> bool:
    """Whether a lone stretch is an upper line of a header cell in a later column;
    ``left`` is where the first column begins."""
    lone = above.segments[0]
    close = below.top - above.bottom < HEAD_GAP * below.size
    over = any(min(lone.end, each.end) - max(lone.start, each.start) > 0 for each in below.segments)
    return close and over and len(above.segments) == 1 and lone.start > left + 2 * below.size


def _begins(above: TableLine, row: TableLine) -> bool:
    """Whether a lone stretch above the first row is the beginning of its label."""
    lone, label = above.segments[0], row.segments[0]
    close = row.top - above.bottom < 0.4 * row.size
    return close and abs(lone.start - label.start) < row.size and label.text[:1].islower()


def _goes_on(row: TableLine, below: TableLine) -> bool:
    """Whether a lone stretch below the last row is the rest of one of its labels, or of a
    figure that its column had no room for."""
    lone = below.segments[0]
    close = below.top - row.bottom < 0.4 * row.size
    under = any(abs(lone.start - label.start) < row.size for label in row.segments)
    rest = any(breaks_figure(figure, lone) for figure in row.segments[1:])
    small = lone.text[:1].islower() and _NOTE_OF_LETTER.match(lone.text) is None
    return close and under and (rest or small)


def _rules_inside(candidate: _Candidate, across: Sequence[Rule]) -> list[Rule]:
    """Lines drawn across at least half of the candidate, from its top to its bottom."""
    x0, top, x1, bottom = around(candidate.words)
    near = candidate.size
    return [
        rule
        for rule in across
        if top - near <= rule.at <= bottom + near
        and min(rule.end, x1) - max(rule.start, x0) >= 0.5 * (x1 - x0)
    ]


def _bands_inside(candidate: _Candidate, fills: Sequence[Box]) -> list[Rule]:
    """Edges of the shaded bands that part rows: at least half as wide as the candidate."""
    x0, top, x1, bottom = around(candidate.words)
    near = candidate.size
    return [
        Rule(True, at, fill[0], fill[2])
        for fill in fills
        if min(fill[2], x1) - max(fill[0], x0) >= 0.5 * (x1 - x0)
        and fill[3] - fill[1] < 0.7 * (bottom - top)
        for at in (fill[1], fill[3])
        if top - near <= at <= bottom + near
    ]


def _candidate(seen: _Candidate, shared: Sequence[Column], marks: int) -> Candidate:
    """What the rules about tables look at; ``marks`` are the signs of a table around it (lines
    across, shaded bands, a title)."""
    lines = [line for line in seen.lines if len(line.segments) >= 2]
    rows = [[(place(each, shared)[0], each.text) for each in line.segments] for line in lines]
    return Candidate(Ground.ALIGNED, rows, len(shared), len(seen.lines), marks)


def _contents_lines(lines: Sequence[TableLine]) -> list[TableLine]:
    """The lines of tables of contents: dots lead to one whole number, and the numbers of
    lines that follow each other never fall."""
    found: list[TableLine] = []
    run: list[TableLine] = []
    for line in [*lines, None]:
        text = line.segments[-1].text if line is not None else ""
        leads = line is not None and LEADERS in line.text and len(line.segments) == 2
        if line is not None and leads and text.isdecimal():
            if run and int(run[-1].segments[-1].text) > int(text):
                found += run if len(run) >= CONTENTS else []
                run = []
            run.append(line)
        else:
            found += run if len(run) >= CONTENTS else []
            run = []
    return found


def _has_figures(candidate: _Candidate) -> bool:
    """Whether a line or two at the top of a page may be the end of a table: figures."""
    return any(is_value(each.text) for line in candidate.lines for each in line.segments[1:])


def _fragment(
    page: PageFeed,
    candidate: _Candidate,
    shared: Sequence[Column],
    rules: Sequence[Rule],
    across: Sequence[Rule],
    sure: bool,
) -> Fragment:
    words = candidate.words
    x0, top, x1, bottom = around(words)
    short = [
        rule
        for rule in across
        if top < rule.at < bottom and rule.end > x0 and rule.start < x1 and rule not in rules
    ]
    grid, heights = table_rows(candidate.lines, shared, rules, short)
    middles = [(one[1] + other[0]) / 2 for one, other in pairwise(shared)]
    return Fragment(
        page=page.number,
        box=around(words),
        grid=grid,
        edges=(shared[0][0], *middles, shared[-1][1]),
        gutters=tuple((one[1], other[0]) for one, other in pairwise(shared)),
        heights=heights,
        words=words,
        method="pdf-aligned",
        sure=sure,
    )
