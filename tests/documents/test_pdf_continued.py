"""Titles that say "continued" between the two pages of one table."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers.documents.contents import Source
from parsers.documents.pdf import pdf_contents
from parsers.documents.pdf.join import says_continued, says_it_goes_on

COLUMNS = (60, 220, 320, 420)
HEAD = ("Area", "2029", "2030", "2031")


def _grid(canvas: Canvas, rows: list[tuple[str, ...]], top: float, edges: tuple[int, ...]) -> None:
    for at, row in enumerate(rows):
        for x, text in zip(edges, row, strict=True):
            canvas.drawString(x + 4, top - 20 * at - 14, text)
    canvas.grid([*edges, edges[-1] + 100], [top - 20 * at for at in range(len(rows) + 1)])


def _pdf(
    title: str,
    *,
    head_again: bool = True,
    edges: tuple[int, ...] = COLUMNS,
    foot: str = "",
    last_row: str = "",
) -> bytes:
    """Two pages of a ruled table; ``title`` stands above the second, ``foot`` below the first."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 760, "Table 1: Thefts by area and year")
    first = [(f"Ward {at}", str(at), str(at + 7), str(at + 9)) for at in range(30)]
    if last_row:
        first[-1] = (last_row, "", "", "")
    _grid(canvas, [HEAD, *first], 740, COLUMNS)
    canvas.drawString(60, 100, foot)
    canvas.showPage()
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 760, title)
    second = [(f"Parish {at}", str(at), str(at + 5), str(at + 3)) for at in range(4)]
    _grid(canvas, [*([HEAD] if head_again else []), *second], 740, edges)
    canvas.save()
    return buffer.getvalue()


def _read(body: bytes) -> list[tuple[int, tuple[int, ...]]]:
    tables = pdf_contents(Source(body, "made.pdf")).tables
    return [(len(table.grid), table.pages) for table in tables]


@pytest.mark.parametrize("title", ["Table 1 (continued)", "Table 1: Thefts, cont'd", "Continued:"])
@pytest.mark.parametrize("head_again", [True, False])
def test_a_title_that_says_continued_joins(title: str, head_again: bool) -> None:
    assert _read(_pdf(title, head_again=head_again)) == [(35, (1, 2))]


def test_another_title_or_other_columns_do_not() -> None:
    assert len(_read(_pdf("Table 2: Burglaries by area and year"))) == 2
    moved = (60, 250, 300, 460)
    assert len(_read(_pdf("Table 1 (continued)", head_again=False, edges=moved))) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Table 1 (continued)", True),
        ("TABLE 3: Arrests by month (cont.)", True),
        ("Arrests by month [cont’d]", True),
        ("Appendix B - continued from previous page", True),
        ("continued", True),
        ("The use of force has continued.", False),
        ("Table 3 shows that the fall has continued.", False),
        ("Table 4 continued", True),
        ("Table 2: Burglaries", False),
        ("Continued professional development", False),
        ("Inquiries (continued in 2031) were counted", False),
    ],
)
def test_what_says_continued(text: str, says: bool) -> None:
    assert says_continued(text) is says


@pytest.mark.parametrize("foot", ["Continued overleaf", "continued on next page...", "P.T.O."])
@pytest.mark.parametrize("title", ["", "Table 1 (continued)"])
def test_a_line_below_that_says_so_is_part_of_the_join(foot: str, title: str) -> None:
    contents = pdf_contents(Source(_pdf(title, foot=foot), "made.pdf"))
    assert [(len(table.grid), table.pages) for table in contents.tables] == [(35, (1, 2))]
    assert not any(foot in block.text for block in contents.blocks)


@pytest.mark.parametrize("last", ["Continued overleaf", "Ward 29"])
def test_a_row_that_says_so_is_none(last: str) -> None:
    """One row of words is left where it says something of its own."""
    rows = 34 if last.startswith("Continued") else 35
    assert _read(_pdf("", last_row=last)) == [(rows, (1, 2))]


def test_such_a_line_stays_where_another_table_follows() -> None:
    body = _pdf("", foot="Continued overleaf", head_again=False, edges=(60, 250, 300, 460))
    contents = pdf_contents(Source(body, "made.pdf"))
    kinds = [(block.kind.value, block.text) for block in contents.blocks][1:]
    assert kinds == [("table", ""), ("paragraph", "Continued overleaf"), ("table", "")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Continued overleaf", True),
        ("(continued on next page)", True),
        ("Table 3 continues on page 7.", True),
        ("cont'd...", True),
        ("/cont. over", True),
        ("Continued over the page", True),
        ("The search continued on the next page of the log", False),
        ("Continued detention", False),
        ("Overleaf", False),
        ("Contents on page 3", False),
        ("PTO leave", False),
    ],
)
def test_what_says_that_a_table_goes_on(text: str, says: bool) -> None:
    assert says_it_goes_on(text) is says
