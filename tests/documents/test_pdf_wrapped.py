"""What narrow cells and page breaks part: figures, years in heads, page numbers near a row."""

from __future__ import annotations

import pytest

from parsers.documents.grid.columns import Segment
from parsers.documents.grid.numbers import is_year_begun
from parsers.documents.pdf.furniture import furniture
from parsers.documents.pdf.page import PageFeed, Word, lines_of
from parsers.documents.pdf.wrapped import breaks_figure

WHOLE = Segment("2038", 493.0, 525.0)


@pytest.mark.parametrize(
    ("above", "below", "broken"),
    [
        (WHOLE, Segment("2", 493.0, 501.0), True),
        (WHOLE, Segment("2", 494.0, 502.0), True),
        (WHOLE, Segment("2", 494.5, 502.5), False),  # further in: a row of its own
        (WHOLE, Segment("2", 517.0, 525.0), False),  # below the last digit
        (WHOLE, Segment("2038", 493.0, 525.0), False),  # as many digits
        (WHOLE, Segment("-", 493.0, 497.0), False),
        (Segment("38", 493.0, 509.0), Segment("2", 493.0, 501.0), False),
        (Segment("412", 493.0, 517.0), Segment("2", 493.0, 501.0), True),
    ],
)
def test_last_digits_that_had_no_room(above: Segment, below: Segment, broken: bool) -> None:
    assert breaks_figure(above, below) is broken


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("2015/201", True),
        ("2015/20", True),
        ("2019/20", False),  # whole, though it may go on
        ("2015/", True),
        ("2015/16", False),
        ("2015/2016", False),
        ("2015/3", False),
        ("2015", False),
    ],
)
def test_halves_of_years(text: str, begun: bool) -> None:
    assert is_year_begun(text) is begun


def _page(number: int, foot: str) -> PageFeed:
    """A page full of rows down to its foot, which stands directly below the last one."""
    words = [
        Word(f"{number}{row:02}", 60, 12.0 * row, 80, 12.0 * row + 10, 10) for row in range(2, 66)
    ]
    words += [
        Word(text, 60 + 50 * at, 794, 100 + 50 * at, 804, 10)
        for at, text in enumerate(foot.split())
    ]
    return PageFeed(number, 595, 842, tuple(words))


@pytest.mark.parametrize(
    ("foot", "gone"), [("Page {} of 3", True), ("Total {} of 3", True), ("Total {}", False)]
)
def test_a_page_number_below_the_last_row(foot: str, gone: bool) -> None:
    pages = [_page(number, foot.format(number)) for number in (1, 2, 3)]
    dropped = furniture([(page, lines_of(page.words)) for page in pages])
    assert all(bool(dropped.get(number)) is gone for number in (1, 2, 3))
