"""Pictures of a PDF's pages with the tables that were found drawn over them."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber

from parsers.documents.pdf.found import as_printed, cell_boxes, found_pages, tables_of
from parsers.documents.pdf.layout import Layout
from parsers.errors import DocumentError

RESOLUTION = 110  # dots per inch
CELL, TABLE = (30, 90, 200), (200, 30, 30)


def draw_tables(path: Path, out: Path) -> list[Path]:
    """Draw each page of a PDF that has tables: cells with their spans thin, tables thick.

    The first picture is ``out``, the next ``out-2`` and so on, always PNG. Returns what
    was written. Raises DocumentError where the file is no PDF that can be read, OSError
    where a picture cannot be written.
    """
    body = path.read_bytes()
    if not body[:1024].lstrip().startswith(b"%PDF"):
        raise DocumentError("only PDF files have pages to draw", where=path.name, code="NOT_PDF")
    written: list[Path] = []
    with pdfplumber.open(io.BytesIO(body)) as pdf:
        for layout in found_pages(body, path.name):
            if tables_of(layout):
                name = f"{out.stem}-{len(written) + 1}" if written else out.stem
                written.append(out.with_name(f"{name}.png"))
                _draw(pdf.pages[layout.page.number - 1], layout, written[-1])
    return written


def _draw(page: pdfplumber.page.Page, layout: Layout, out: Path) -> None:
    left, top = page.cropbox[0], page.cropbox[1]
    picture = page.to_image(resolution=RESOLUTION)
    for table in tables_of(layout):
        for boxes, colour, width in ((cell_boxes(table), CELL, 1), ([table.box], TABLE, 3)):
            for box in boxes:
                x0, high, x1, low = as_printed(box, layout.page)
                place = (x0 + left, high + top, x1 + left, low + top)
                picture.draw_rect(place, fill=(0, 0, 0, 0), stroke=colour, stroke_width=width)
    picture.save(out, format="PNG")
    page.close()
