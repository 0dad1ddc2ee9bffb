"""Text recognition: the pictures of a scanned PDF -> a PDF of the same pages that can be read.

Each page is drawn by pypdfium2, recognised by tesseract, and set again: every word
where it stands in the picture, every ruled line as a line. So tables of a scan are
found by the same rules as any other, and nothing of the picture is stored twice.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import pypdfium2
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from parsers.documents.pdf.feed import PdfFeed
from parsers.documents.pdf.page import PageFeed
from parsers.documents.pdf.text_layer import is_picture
from parsers.errors import DocumentError
from scraper.errors import ConversionError
from scraper.reading import worker
from scraper.reading.programs import run
from scraper.reading.ruled_lines import Line, ruled_lines, straight, turned, turned_by

if TYPE_CHECKING:
    from PIL.Image import Image

DPI: Final = 300  # what tesseract's own documentation asks for
MAX_PAGES: Final = 300
# A page larger than this (pixels) is drawn more coarsely: A3 at 300 dpi fits.
MAX_PIXELS: Final = 25_000_000
# Below this (dots per inch) no letter can be told: such a page is no letter.
COARSEST: Final = 100
LANGUAGES: Final = "eng"
# Below this tesseract sees letters in specks and in pieces of lines (per cent).
_SURE: Final = 25.0
_FONT: Final = "Vera"  # comes with reportlab and has more than Latin-1
_ASCENT, _DESCENT = 0.76, 0.24  # shares of Vera's size
_HANGING: Final = frozenset("gjpqyQ,;()[]{}|")
_DRAWN: Final = frozenset("|_-—–~=[]{}\\/.'`‘’")  # what a ruled line is taken for
_NOT_PRINTED: Final = {"|": "I"}  # a bar that is no ruled line is the pronoun
# A page that is more askew than this (pixels a pixel, a third of a degree) is turned straight and
# recognised again: letters on a slant are misread.
_ASKEW: Final = 0.006
_LONG_LINE: Final = 3  # words that a line must have to tell how far the page is askew


@dataclass(frozen=True, slots=True)
class _Word:
    """One recognised word; pixels from the top left."""

    line: tuple[str, ...]
    text: str
    left: int
    top: int
    width: int
    height: int


def to_readable_pdf(program: str, body: bytes, folder: Path) -> bytes:
    """The recognised pages of a PDF, page by page; one that can be read as it is stays blank.

    Raises ConversionError.
    """
    try:
        pdf = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise ConversionError("the PDF cannot be opened to draw its pages") from error
    registerFont(TTFont(_FONT, "Vera.ttf"))
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1)
    canvas.setAuthor("")
    canvas.setTitle("")
    count, words = len(pdf), 0
    if count > MAX_PAGES:
        raise ConversionError(f"it has {count} pages; at most {MAX_PAGES} are recognised")
    pictures = _pictures(body)
    for number in range(count):
        worker.progress(number, count, "scan")
        if number + 1 in pictures:
            words += _page(pdf[number], canvas, program, folder)
        else:
            canvas.setPageSize(pdf[number].get_size())
            canvas.showPage()
    if not words:
        raise ConversionError("no words were recognised on its pages")
    canvas.save()
    return out.getvalue()


def _pictures(body: bytes) -> frozenset[int]:
    """The numbers of the pages that nothing but text recognition reads. Raises ConversionError."""
    try:
        pages = PdfFeed(body, "scan").pages()
        return frozenset(
            page.number for page in pages if isinstance(page, PageFeed) and is_picture(page)
        )
    except DocumentError as error:
        raise ConversionError(error.message) from error


def _page(page: pypdfium2.PdfPage, canvas: Canvas, program: str, folder: Path) -> int:
    """Recognise one page and set it on the canvas; how many words it has."""
    width, height = page.get_size()
    scale = DPI / 72
    if (pixels := width * height * scale * scale) > MAX_PIXELS:
        scale *= (MAX_PIXELS / pixels) ** 0.5
    canvas.setPageSize((width, height))
    if scale * 72 < COARSEST:
        canvas.showPage()  # a blank one, so that page numbers stay
        return 0
    bitmap = page.render(scale=scale, grayscale=True)
    picture: Image = bitmap.to_pil()
    bitmap.close()
    page.close()
    lines, words = _recognised(picture, scale, program, folder)
    slope = _slope(words)
    if abs(slope) > _ASKEW:
        picture = turned_by(picture, slope)
        lines, words = _recognised(picture, scale, program, folder)
        slope = _slope(words)
    words = [_straight(word, slope, picture.size) for word in words]
    lines = [straight(line, slope, picture.size) for line in lines]
    canvas.setLineWidth(0.5)
    for line in lines:
        canvas.line(
            line.x0 / scale, height - line.y0 / scale, line.x1 / scale, height - line.y1 / scale
        )
    for group in _lines(words):
        _set(canvas, group, scale, height)
    canvas.showPage()
    return len(words)


def _recognised(
    picture: Image, scale: float, program: str, folder: Path
) -> tuple[list[Line], list[_Word]]:
    """The ruled lines of a picture and its words, without those that are pieces of lines."""
    lines = ruled_lines(picture, scale)
    words = [
        replace(word, text=_NOT_PRINTED.get(word.text, word.text))
        for word in _words(picture, program, folder, round(scale * 72))
        if not set(word.text) <= _DRAWN or not _on_a_line(word, lines)
    ]
    return lines, words


def _words(picture: Image, program: str, folder: Path, dpi: int) -> list[_Word]:
    """What tesseract reads: its TSV output, level 5 (words)."""
    source = folder / "page.pgm"
    picture.save(source)
    command = [program, str(source), "-", "-l", LANGUAGES, "--dpi", str(dpi), "--psm", "3", "tsv"]
    said = run(command, folder)
    rows = csv.DictReader(io.StringIO(said), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        _Word(
            line=(row["block_num"], row["par_num"], row["line_num"]),
            text=row["text"].strip(),
            left=int(row["left"]),
            top=int(row["top"]),
            width=int(row["width"]),
            height=int(row["height"]),
        )
        for row in rows
        if row["level"] == "5" and row["text"].strip() and float(row["conf"]) >= _SURE
    ]


def _on_a_line(word: _Word, lines: list[Line]) -> bool:
    """Whether what was taken for a word lies on a ruled line."""
    return any(
        line.x0 - 3 <= word.left + word.width
        and word.left <= line.x1 + 3
        and line.y0 - 3 <= word.top + word.height
        and word.top <= line.y1 + 3
        for line in lines
    )


def _slope(words: list[_Word]) -> float:
    """How far the page lies askew: pixels down for each pixel to the right."""
    slopes = []
    for line in _lines(words):
        steady = [word for word in line if not _hangs(word.text)]
        if len(steady) < _LONG_LINE:
            continue
        first, last = steady[0], steady[-1]
        fall = (last.top + last.height) - (first.top + first.height)
        slopes.append(fall / max(1, last.left + last.width / 2 - first.left - first.width / 2))
    return median(slopes) if slopes else 0.0


def _straight(word: _Word, slope: float, size: tuple[int, int]) -> _Word:
    """A word where it would stand on a page that lies straight."""
    x, y = turned(word.left + word.width / 2, word.top + word.height / 2, slope, size)
    return replace(word, left=round(x - word.width / 2), top=round(y - word.height / 2))


def _lines(words: list[_Word]) -> Iterator[list[_Word]]:
    groups: dict[tuple[str, ...], list[_Word]] = {}
    for word in words:
        groups.setdefault(word.line, []).append(word)
    yield from groups.values()


def _set(canvas: Canvas, words: list[_Word], scale: float, height: float) -> None:
    """Set the words of one line: one size, one baseline, each as wide as in the picture."""
    tall = [w.height / (1.0 if _hangs(w.text) else _ASCENT) for w in words if _rises(w.text)]
    size = median(tall or [w.height / 0.55 for w in words]) / scale
    size = min(max(size, 4.0), 72.0)
    for word in words:
        bottom = height - (word.top + word.height) / scale
        baseline = bottom + (_DESCENT * size * 0.9 if _hangs(word.text) else 0)
        text = canvas.beginText(word.left / scale, baseline)
        text.setFont(_FONT, size)
        natural = stringWidth(word.text, _FONT, size)
        text.setHorizScale(100 * word.width / scale / natural if natural else 100)
        text.textOut(word.text)
        canvas.drawText(text)


def _rises(text: str) -> bool:
    """Whether a word has a letter or digit of full height, so that its box tells its size."""
    return any(sign.isupper() or sign.isdigit() or sign in "bdfhklt£$%" for sign in text)


def _hangs(text: str) -> bool:
    """Whether a word reaches below its baseline."""
    return any(sign in _HANGING for sign in text)
