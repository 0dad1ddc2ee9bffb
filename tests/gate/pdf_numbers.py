"""Every number that decides what a PDF shows: the smallest page that it judges, and both cases.

``found`` makes a page from a measure and says whether the gate finds what is hidden on it; the
row's ``inside`` is found and its ``outside``, a step further, is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageDraw

from parsers.gate.pdf.ground import grounds_of
from parsers.gate.pdf.page import PdfPage, pages
from parsers.gate.pdf.words import is_news
from tests.gate.test_pdf_hazards import DRAW, LETTER, LINES, SECRET, codes, pdf, picture, text


@dataclass(frozen=True, slots=True)
class PdfNumber:
    """One number: its module below ``parsers.gate.pdf`` and its name, and its two cases."""

    module: str
    name: str
    found: Callable[[float], bool]
    inside: float
    outside: float


def _told(content: str, **more: str) -> set[str]:
    return set(codes(pdf(LETTER + content, **more)))


def _bar(high: float) -> bool:
    """A white bar over small words, so high."""
    return bool(_told(text(SECRET, size=4) + f"q 1 1 1 rg 50 500.2 300 {high} re f Q\n"))


def _doubtful(content: str) -> bool:
    """Whether a page has words whose ground is not settled without a picture."""
    opened = pypdfium2.PdfDocument(pdf(content))
    found = []
    for page in pages(opened, 1):
        assert isinstance(page, PdfPage)
        grounds = grounds_of(page, ())
        assert grounds is not None
        found += grounds.doubtful
    opened.close()
    return bool(found)


def _grey_doubt(level: float) -> bool:
    return _doubtful(text("Words", before=f"{level / 255:.5f} g"))


def _frame_doubt(high: float) -> bool:
    """An outline around words, so high as PDFium says: a point more than it is drawn."""
    return _doubtful(text("Words") + f"q 0.5 w 50 500 300 {high - 1} re S Q\n")


def _pen_doubt(pen: float) -> bool:
    return _doubtful(text("Words") + f"q {pen} w 50 490 300 30 re S Q\n")


def _grey(level: float) -> bool:
    return bool(_told(text(SECRET, size=30, before=f"{level / 255:.5f} g")))


def _small(size: float) -> bool:
    return "PDF_TINY_TEXT" in _told(text(SECRET, size=size))


def _squeezed(share: float) -> bool:
    return "PDF_TINY_TEXT" in _told(text(SECRET, size=24, before=f"{100 * share:.4f} Tz"))


def _half_covered(high: float) -> bool:
    """A white box that covers capitals from below, so many hundredths of their height."""
    covered = 0.718 * 40 * high / 100
    words = text("HILTHIHLIT", size=40)
    return bool(_told(words + f"q 1 1 1 rg 50 495 400 {5 + covered:.3f} re f Q\n"))


def _tail(count: float) -> bool:
    body = pdf(LETTER) + b"x" * int(count)
    return "PDF_TRAILING_DATA" in set(codes(body))


def _news(letters: float) -> bool:
    return is_news("abx"[: int(letters)], "nothing of it")


def _scan(content: str, area: float = 1.0, level: int = 250, ink: bytes = b"") -> set[str]:
    """A page that is a picture, of so much of it, with words drawn over it."""
    size = 595 * 842
    image = picture(595, 842, (ink + bytes([level]) * size)[:size])
    placed = f"q 595 0 0 {842 * area:.3f} 0 {842 * (1 - area):.3f} cm /X Do Q\n"
    return set(codes(pdf(placed + content, resources=DRAW, objects=[image])))


_BLANK_WORDS = ("alpha", "bravo", "delta", "gamma", "kappa")


def _layer(words: int) -> str:
    return "".join(
        text(word, y=700 - 30 * at, before="3 Tr") for at, word in enumerate(_BLANK_WORDS[:words])
    )


def _no_scan(area: float) -> bool:
    """One invisible word: a scan's slip, or hidden where there is no scan."""
    return bool(_scan(_layer(1), area / 100))


def _misread(words: float) -> bool:
    return bool(_scan(_layer(int(words))))


def _boxed(image: Image.Image, box: tuple[float, float, float, float]) -> bool:
    """Whether a black box (left, bottom, width, height) over a picture of a page is found."""
    x, y, wide, high = box
    drawn = f"q 595 0 0 842 0 0 cm /X Do Q\nq 0 g {x} {y} {wide} {high} re f Q\n"
    made = picture(595, 842, image.tobytes())
    return "PDF_PICTURE_UNDER_BOX" in codes(pdf(drawn, resources=DRAW, objects=[made]))


def _print(level: int = 250) -> Image.Image:
    """Lines of print on paper of a level."""
    image = Image.new("L", (595, 842), level)
    draw = ImageDraw.Draw(image)
    for at, line in enumerate(LINES):
        draw.text((60, 72 + 20 * at), line, fill=20)
    draw.rectangle((300, 600, 320, 620), fill=255)
    return image


def _low_box(high: float) -> bool:
    return _boxed(_print(), (55, 742, 300, high))


def _narrow_box(wide: float) -> bool:
    return _boxed(_print(), (62, 738, wide, 16))


def _large_box(share: float) -> bool:
    """A box over so many hundredths of the page, half of what is under it black."""
    image = _print()
    ImageDraw.Draw(image).rectangle((0, 0, 595, 105), fill=20)
    high = 842 * share / 100
    return _boxed(image, (0, 842 - high, 595, high))


def _grey_paper(level: float) -> bool:
    return _boxed(_print(int(level)), (55, 738, 300, 16))


def _dots(count: float, level: float = 20) -> bool:
    """So many dark pixels of the 1,862 under a box."""
    image = Image.new("L", (595, 842), 250)
    for at in range(int(count)):
        image.putpixel((102 + at % 96, 402 + at // 96), int(level))
    return _boxed(image, (100, 422, 100, 20))


def _grey_dots(level: float) -> bool:
    return _dots(800, level)


def _faint(levels: float) -> bool:
    """Words of a text layer where the picture has marks of so many levels only."""
    return bool(_marked(200 - int(levels), 200))


def _black(level: float) -> bool:
    """Words of a text layer where the picture is all of one level."""
    return "PDF_TEXT_UNDER_BOX" in _marked(int(level), int(level))


def _marked(low: int, high: int) -> set[str]:
    image = Image.new("L", (595, 842), 250)
    draw = ImageDraw.Draw(image)
    draw.rectangle((50, 100, 400, 400), fill=high)
    for at in range(3):
        draw.rectangle((62, 136 + 30 * at, 64, 139 + 30 * at), fill=low)
    drawn = "q 595 0 0 842 0 0 cm /X Do Q\n" + _layer(3)
    return set(codes(pdf(drawn, resources=DRAW, objects=[picture(595, 842, image.tobytes())])))


NUMBERS = (
    PdfNumber("ground", "THIN", _bar, 3.0, 2.95),
    PdfNumber("ground", "CLEAR", _grey_doubt, 192, 191),
    PdfNumber("ground", "FRAMED", _frame_doubt, 5.95, 6.05),
    PdfNumber("ground", "FRAME", _pen_doubt, 1.55, 1.5),
    PdfNumber("screen", "SEEN", _grey, 236, 235),
    PdfNumber("screen", "SQUEEZED", _squeezed, 0.149, 0.15),
    PdfNumber("seen", "TINY_SIZE", _small, 2.1, 2.2),
    PdfNumber("seen", "SEEN_SHARE", _half_covered, 65, 64),
    PdfNumber("stores", "_MAX_TAIL", _tail, 65, 64),
    PdfNumber("words", "_LETTERS", _news, 3, 2),
    PdfNumber("words", "SCAN_SHARE", _no_scan, 50, 50.5),
    PdfNumber("words", "MISREAD_WORDS", _misread, 3, 2),
    PdfNumber("words", "INKED", _faint, 47, 48),
    PdfNumber("words", "DARK", _black, 99, 100),
    PdfNumber("scans", "_LEAST_HEIGHT", _low_box, 5, 4.9),
    PdfNumber("scans", "_LEAST_WIDTH", _narrow_box, 8.1, 7.9),
    PdfNumber("scans", "_MOST_SHARE", _large_box, 24.5, 25.5),
    PdfNumber("scans", "_PAPER", _grey_paper, 190, 189),
    PdfNumber("scans", "_LEAST_INK", _dots, 19, 18),
    PdfNumber("scans", "_MOST_INK", _dots, 1310, 1320),
    PdfNumber("scans", "_DARK", _grey_dots, 109, 110),
)
