"""The fast reading of a PDF's pages against the slow one: the same words and lines."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

from parsers.documents.pdf import feed
from parsers.documents.pdf.feed import PdfFeed
from parsers.documents.pdf.page import PageFeed
from parsers.documents.pdf.pdfium_page import Caps, PageLostError
from parsers.documents.pdf.plumber import Plumber
from parsers.errors import DocumentError
from parsers.files import read_document

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
CAPS = Caps(feed.MAX_CHARS, feed.MAX_PATHS, feed.MAX_WORDS)


def _pages(body: bytes) -> list[tuple[PageFeed, PageFeed]]:
    """Each page as PDFium and as pdfplumber read it."""
    slow = Plumber(body)
    pairs: list[tuple[PageFeed, PageFeed]] = []
    for page in PdfFeed(body, "letter.pdf", inks=True).pages():
        assert not isinstance(page, DocumentError)
        pairs.append((page, slow.page(page.number, CAPS)))
    return pairs


def _shared(fast: PageFeed, slow: PageFeed) -> tuple[int, int]:
    """How many words both print, and how many the one with more words prints."""
    one = Counter(word.text for word in (*fast.words, *fast.turned))
    other = Counter(word.text for word in (*slow.words, *slow.turned))
    return sum((one & other).values()), max(one.total(), other.total())


def _story(made: Any) -> bytes:
    prose = "The officer’s file shows 1,204 offences, of which 27<super>1</super> were cleared."
    rows = [["Offence", "2029", "2030"], ["Arson", "4", "<5"], ["Theft of a pedal cycle", "12", ""]]
    zebra = [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.white, colors.lightgrey])]
    story = [made.words(prose), made.table(rows), made.words(prose), made.space()]
    story += [made.table(rows, ruled=False, extra=zebra), made.words(prose)]
    return bytes(made.pdf(story))


def test_both_feeds_read_the_same_words_and_lines(made: Any) -> None:
    for fast, slow in _pages(_story(made)):
        assert [word.text for word in fast.words] == [word.text for word in slow.words]
        for one, other in zip(fast.words, slow.words, strict=True):
            assert abs(one.x0 - other.x0) < 0.5
            assert abs(one.x1 - other.x1) < 0.5
            assert abs(one.top - other.top) < 2
            assert abs(one.size - other.size) < 0.1
            assert one.bold == other.bold
        assert len(fast.rules) == len(slow.rules)
        assert len(fast.fills) == len(slow.fills)
        assert (fast.width, fast.height) == pytest.approx((slow.width, slow.height), abs=0.1)


def test_how_text_is_drawn_is_told() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.setFont("Times-Bold", 12)
    canvas.drawString(72, 700, "Red")
    text = canvas.beginText(72, 600)
    text.setTextRenderMode(3)
    text.textOut("Unseen")
    canvas.drawText(text)
    canvas.save()
    ((page, _),) = _pages(buffer.getvalue())
    red, unseen = page.words
    assert (red.ink.font, red.ink.colour, red.ink.mode) == ("Times-Bold", (255, 0, 0, 255), 0)
    assert red.bold
    assert (unseen.text, unseen.ink.mode) == ("Unseen", 3)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_turned_by_its_own_entry_reads_the_same(made: Any, turn: int) -> None:
    rows = [["Area", "2029", "2030"], ["North", "3", "4"], ["South", "5", "6"]]

    def turned(canvas: Canvas, document: Any) -> None:
        canvas.setPageRotation(turn)

    body = made.pdf([made.table(rows)], turned)
    (table,) = read_document(body, name="letter.pdf").tables
    assert made.texts(table.grid) == rows


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_set_sideways_is_read_as_it_is_held(made: Any, turn: int) -> None:
    rows = [["Area", "2029", "2030"], ["North", "3", "4"], ["South", "5", "6"]]
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    canvas.translate(300, 400)
    canvas.rotate(turn)
    for part, up in ((made.table(rows), 0), (made.table(rows, ruled=False), -120)):
        part.wrapOn(canvas, 300, 300)
        part.drawOn(canvas, -100, up)
    canvas.save()
    tables = read_document(buffer.getvalue(), name="letter.pdf").tables
    assert [made.texts(table.grid) for table in tables] == [rows, rows]
    page = next(PdfFeed(buffer.getvalue(), "letter.pdf").pages())
    assert isinstance(page, PageFeed)
    assert (page.turns, page.width) == (turn // 90, 800 if turn != 180 else 600)


def test_a_page_that_the_fast_reader_loses_is_read_by_the_slow_one(
    made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = read_document(_story(made), name="letter.pdf")

    def lost(*_: object, **__: object) -> PageFeed:
        raise PageLostError("page 1")

    monkeypatch.setattr(feed, "pdfium_page", lost)
    found = read_document(_story(made), name="letter.pdf")
    grids = [made.texts(table.grid) for table in found.tables]
    assert grids == [made.texts(table.grid) for table in expected.tables]
    assert len(grids) == 2


def test_white_lines_part_shaded_cells_only(made: Any) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFillColorRGB(0.2, 0.3, 0.6)
    canvas.rect(72, 700, 200, 40, stroke=0, fill=1)
    canvas.setStrokeColorRGB(1, 1, 1)
    canvas.line(172, 700, 172, 740)
    canvas.line(72, 600, 272, 600)
    canvas.drawString(80, 500, "Words")
    canvas.save()
    ((fast, slow),) = _pages(buffer.getvalue())
    for page in (fast, slow):
        assert [(rule.horizontal, round(rule.at)) for rule in page.rules] == [(False, 172)]
        assert len(page.fills) == 1


@pytest.mark.corpus
@pytest.mark.long
@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not here")
def test_both_feeds_read_the_same_words_of_real_files() -> None:
    same = most = 0
    for path in sorted((*CORPUS.glob("icdar2013/*.pdf"), *CORPUS.glob("answers/*.pdf"))):
        for fast, slow in _pages(path.read_bytes()):
            shared, larger = _shared(fast, slow)
            same += shared
            most += larger
    # What is left: fonts without Unicode values, small capitals, a colon drawn apart.
    assert same >= 0.995 * most


def _form() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(60, 700, "How many dogs were trained?")
    canvas.acroForm.textfield(name="dogs", value="41 dogs", x=60, y=600, width=200, height=30)
    canvas.showPage()
    canvas.drawString(60, 700, "A second page")
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["story", "form"])
def test_pages_read_along_with_the_gate_are_the_pages_read_alone(
    made: Any, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = _story(made) if kind == "story" else _form()
    alone = read_document(body, name="a.pdf", judge=False)
    along = read_document(body, name="a.pdf")
    assert (along.blocks, along.tables) == (alone.blocks, alone.tables)
    monkeypatch.setattr(feed, "MOST_KEPT", 0)
    again = read_document(body, name="a.pdf")
    assert (again.blocks, again.tables, again.reasons) == (
        alone.blocks,
        alone.tables,
        along.reasons,
    )


def test_a_kept_page_is_given_away_once(made: Any) -> None:
    body = _story(made)
    (page,) = [each for each in PdfFeed(body, "a.pdf").pages() if isinstance(each, PageFeed)][:1]
    kept = {1: page}
    opened = PdfFeed(body, "a.pdf", kept=kept)
    assert opened.page(1) is page
    assert not kept
    assert opened.page(1) is not page
