"""Files damaged by a seeded fuzzer: no crash, no hang, no lost neighbour."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

import docx
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from parsers.files import read_document
from parsers.types import ReadVerdict
from scraper.caps import Caps
from scraper.reading.work import executor
from tests.files.hostile import MIB, WORDS, one_page, text

ROWS = [["Year", "Thefts", "Charges"], *([str(2015 + n), str(40 + n), str(n)] for n in range(9))]
# How long one damaged file of a few kilobytes may take on a machine that does other things too.
CAPS = Caps(memory=512 * MIB, cpu_seconds=20, wall_seconds=40)
_OBJECT = re.compile(rb"\n(\d{1,6}) 0 obj\b.{0,20000}?\nendobj", re.DOTALL)


def letter_pdf(packed: bool) -> bytes:
    body = getSampleStyleSheet()["BodyText"]
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    story = [
        Paragraph("Freedom of Information Request 123/24", body),
        Paragraph(WORDS * 8, body),
        Table(ROWS, style=grid),
        PageBreak(),
        Paragraph(WORDS * 30, body),
        Table(ROWS),
    ]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, pageCompression=int(packed)).build(story)
    return buffer.getvalue()


def workbook(made: Any) -> bytes:
    return bytes(made.saved(made.workbook(ROWS)))


def letter_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Freedom of Information Request 123/24")
    document.add_paragraph(WORDS * 5)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for row, cells in zip(table.rows, ROWS, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def page_html() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    words = f"<!DOCTYPE html><html><body><h1>Request</h1><p>{WORDS}</p><table>{rows}</table>"
    return words.encode()


# ---------------------------------------------------------------------- damage


def flipped(body: bytes, chance: random.Random) -> bytes:
    out = bytearray(body)
    for _ in range(chance.choice((1, 4, 30, 200))):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def cut(body: bytes, chance: random.Random) -> bytes:
    """The end is missing, or a piece of the middle."""
    start = chance.randrange(20, len(body))
    return body[:start] + (body[start + chance.randrange(400) :] if chance.random() < 0.6 else b"")


def doubled(body: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.sample(range(len(body)), 2))
    return body[:end] + body[start : min(end, start + 4000)] + body[end:]


def numbers_changed(body: bytes, chance: random.Random) -> bytes:
    """Some numbers become huge, negative or nothing: lengths, sizes, references."""
    odd = (b"0", b"-1", b"999999999", b"4294967296", b"1e30", b"")

    def other(found: re.Match[bytes]) -> bytes:
        return chance.choice(odd) if chance.random() < 0.03 else found.group()

    return re.sub(rb"\d{1,10}", other, body)


def objects_swapped(body: bytes, chance: random.Random) -> bytes:
    """Two objects of a PDF change places and keep each other's numbers."""
    found = list(_OBJECT.finditer(body))
    if len(found) < 2:
        return flipped(body, chance)
    one, other = sorted(chance.sample(found, 2), key=lambda match: match.start())
    insides = [match.group().partition(b"obj")[2] for match in (one, other)]
    heads = [match.group().partition(b"obj")[0] + b"obj" for match in (one, other)]
    middle = body[one.end() : other.start()]
    swapped = heads[0] + insides[1] + middle + heads[1] + insides[0]
    return body[: one.start()] + swapped + body[other.end() :]


def member_damaged(body: bytes, chance: random.Random) -> bytes:
    """One part of an office file is damaged; the zip around it is right, if it was before."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, ValueError):
        return flipped(body, chance)
    at = chance.randrange(len(parts))
    harm = chance.choice((flipped, cut, doubled, numbers_changed))
    parts[at] = parts[at][0], harm(parts[at][1], chance)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts:
            archive.writestr(name, part)
    return buffer.getvalue()


Harm = Callable[[bytes, random.Random], bytes]
ANY: tuple[Harm, ...] = (flipped, cut, doubled, numbers_changed)
PDF_HARM = (*ANY, objects_swapped, objects_swapped)
OFFICE_HARM = (flipped, cut, member_damaged, member_damaged, member_damaged)


def damaged(body: bytes, harms: tuple[Harm, ...], seed: int) -> bytes:
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 2, 3))):
        body = chance.choice(harms)(body, chance)
    return body


# ---------------------------------------------------------------------- reading them


@pytest.fixture(scope="module")
def pool() -> Iterator[Executor]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[2]))
        with executor(2, CAPS) as found:
            yield found


def check(pool: Executor, files: list[tuple[str, bytes]]) -> dict[ReadVerdict, int]:
    """Every file has a verdict with a reason, and a good file after every tenth is read."""
    good = one_page(text())
    reading = []
    for number, (name, body) in enumerate(files):
        reading.append((name, pool.submit(read_document, body, name=name)))
        if number % 10 == 0:
            reading.append(("good", pool.submit(read_document, good, name="good.pdf")))
    counted = dict.fromkeys(ReadVerdict, 0)
    for name, future in reading:
        document = future.result(timeout=120)  # a killed worker would raise here
        assert document.verdict is ReadVerdict.PARSED or document.reasons, name
        if name == "good":
            assert [block.text for block in document.blocks] == [WORDS]
        else:
            counted[document.verdict] += 1
    return counted


def pdfs(count: int, first: int = 0) -> list[tuple[str, bytes]]:
    bases = (letter_pdf(True), letter_pdf(False))
    return [
        (f"{seed}.pdf", damaged(bases[seed % 2], PDF_HARM, seed))
        for seed in range(first, first + count)
    ]


def others(made: Any, count: int) -> list[tuple[str, bytes]]:
    sheet, word, page = workbook(made), letter_docx(), page_html()
    files = []
    for seed in range(count):
        files.append((f"{seed}.xlsx", damaged(sheet, OFFICE_HARM, seed)))
        files.append((f"{seed}.docx", damaged(word, OFFICE_HARM, seed)))
        files.append((f"{seed}.html", damaged(page, ANY, seed)))
    return files


def test_damaged_pdfs_take_nothing_with_them(pool: Executor) -> None:
    counted = check(pool, pdfs(24))
    assert counted[ReadVerdict.PARSED] > 0
    assert counted[ReadVerdict.FAILED] > 0


def test_damaged_office_files_and_pages_take_nothing_with_them(pool: Executor, made: Any) -> None:
    counted = check(pool, others(made, 6))
    assert counted[ReadVerdict.PARSED] > 0
    assert counted[ReadVerdict.FAILED] > 0


@pytest.mark.long
def test_two_hundred_damaged_pdfs(pool: Executor) -> None:
    counted = check(pool, pdfs(200, first=1000))
    assert min(counted[ReadVerdict.PARSED], counted[ReadVerdict.FAILED]) > 10


@pytest.mark.long
def test_three_hundred_damaged_office_files_and_pages(pool: Executor, made: Any) -> None:
    counted = check(pool, others(made, 100))
    assert min(counted[ReadVerdict.PARSED], counted[ReadVerdict.FAILED]) > 10
