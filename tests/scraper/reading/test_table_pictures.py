"""Pictures of found tables: written for pages with tables, drawn where the tables are."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from reportlab.pdfgen.canvas import Canvas

from parsers.documents.pdf.found import as_printed, cell_boxes, found_pages, tables_of
from parsers.documents.pdf.page import PageFeed
from parsers.errors import DocumentError
from scraper.command.cli import main
from scraper.reading.pictures import draw_tables


def _report() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    for page in range(3):
        canvas.setFont("Helvetica", 10)
        if page == 1:
            canvas.drawString(72, 700, "Nothing but prose on this page")
        else:
            for row, texts in enumerate([("Area", "2029"), ("North", "3"), ("South", "4")]):
                for col, text in enumerate(texts):
                    canvas.rect(100 + 80 * col, 600 - 20 * row, 80, 20)
                    canvas.drawString(104 + 80 * col, 606 - 20 * row, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_pictures_are_written_for_pages_with_tables(tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(_report())
    written = draw_tables(letter, tmp_path / "out.png")
    assert [path.name for path in written] == ["out.png", "out-2.png"]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in written)


def test_the_command_draws_and_says_where(tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(_report())
    done = CliRunner().invoke(main, ["extract", str(letter), "--debug", str(tmp_path / "o.png")])
    assert done.exit_code == 0, done.output
    assert f"drawn: {tmp_path / 'o-2.png'}" in done.stderr


def test_what_is_no_pdf_cannot_be_drawn(tmp_path: Path) -> None:
    sheet = tmp_path / "figures.csv"
    sheet.write_text("Area,2029\nNorth,3\n")
    with pytest.raises(DocumentError):
        draw_tables(sheet, tmp_path / "out.png")


def test_cells_are_drawn_where_they_stand() -> None:
    layout = next(found_pages(_report(), "letter.pdf"))
    (table,) = tables_of(layout)
    boxes = [tuple(round(edge) for edge in box) for box in cell_boxes(table)]
    assert boxes[0] == (100, 180, 180, 200)
    assert len(boxes) == 6


@pytest.mark.parametrize(
    ("turns", "printed"),
    [
        (0, (10, 20, 30, 60)),
        (1, (20, 70, 60, 90)),
        (2, (70, 140, 90, 180)),
        (3, (140, 10, 180, 30)),
    ],
)
def test_a_turned_page_is_drawn_as_it_is_printed(
    turns: int, printed: tuple[float, float, float, float]
) -> None:
    page = PageFeed(1, 100.0, 200.0, turns=turns)
    assert as_printed((10, 20, 30, 60), page) == printed
