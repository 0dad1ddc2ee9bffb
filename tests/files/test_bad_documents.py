"""Bytes that cannot be read come back as a verdict with a reason, never as an exception."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from parsers.documents.pdf import feed
from parsers.files import read_document
from parsers.types import ReadVerdict, Severity

WEB_PAGE = b"<!DOCTYPE html><html><head><title>Sorry</title></head><body><h1>Page not found</h1>"


def _pdf(pages: int = 3, secret: str = "") -> bytes:
    buffer = io.BytesIO()
    lock = StandardEncryption(secret, "keeper") if secret else None
    canvas = Canvas(buffer, encrypt=lock)
    for number in range(pages):
        canvas.drawString(72, 700, f"Page {number} of an invented letter about bicycle theft")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "body", "verdict", "code"),
    [
        ("letter.pdf", b"", ReadVerdict.FAILED, "EMPTY"),
        ("letter.pdf", WEB_PAGE, ReadVerdict.FAILED, "WRONG_TYPE"),
        ("data.xlsx", WEB_PAGE, ReadVerdict.FAILED, "WRONG_TYPE"),
        ("letter.pdf", _pdf()[: len(_pdf()) // 2], ReadVerdict.FAILED, "TRUNCATED"),
        ("letter.pdf", b"%PDF-1.7 no objects here\n%%EOF", ReadVerdict.FAILED, "TRUNCATED"),
        ("letter.pdf", _pdf(secret="lock"), ReadVerdict.QUARANTINED, "ENCRYPTED"),
        ("letter.txt", b" \n\t\n ", ReadVerdict.FAILED, "EMPTY"),
        ("data.csv", b",,,\n,,,\n", ReadVerdict.FAILED, "EMPTY"),
        ("page.html", b"<html><body> </body></html>", ReadVerdict.FAILED, "EMPTY"),
        ("old.doc", b"{\\rtf1 hello}", ReadVerdict.UNSUPPORTED, "UNSUPPORTED_TYPE"),
        (
            "photo.png",
            b"\x89PNG\r\n\x1a\n" + bytes(64),
            ReadVerdict.UNSUPPORTED,
            "UNSUPPORTED_TYPE",
        ),
        ("noise.bin", bytes(range(256)) * 8, ReadVerdict.UNSUPPORTED, "UNSUPPORTED_TYPE"),
    ],
)
def test_bad_bytes(name: str, body: bytes, verdict: ReadVerdict, code: str) -> None:
    document = read_document(body, name=name)
    assert document.verdict is verdict
    assert [reason.code for reason in document.reasons] == [code]
    assert document.reasons[0].message
    assert document.blocks == ()
    assert document.tables == ()
    assert document.issues
    assert len(document.sha256) == 64


def test_encrypted_is_refused_with_and_without_judging() -> None:
    for judge in (True, False):
        document = read_document(_pdf(secret="lock"), name="letter.pdf", judge=judge)
        assert document.verdict is ReadVerdict.QUARANTINED
        assert document.reasons[0].severity is Severity.QUARANTINE


def test_owner_password_alone_does_not_hide_a_letter() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("", "keeper", canPrint=0))
    canvas.drawString(72, 700, "Printing this letter is not allowed, reading it is")
    canvas.save()
    document = read_document(buffer.getvalue(), name="letter.pdf")
    assert document.verdict is ReadVerdict.PARSED


def test_ole_wrapping_of_a_protected_workbook_is_encrypted() -> None:
    body = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    document = read_document(body, name="data.xlsx")
    assert document.verdict is ReadVerdict.QUARANTINED
    assert document.reasons[0].code == "ENCRYPTED"


def test_old_office_files_say_what_to_do() -> None:
    body = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
    document = read_document(body, name="old.bin")
    assert document.verdict is ReadVerdict.UNSUPPORTED
    assert "DOCX" in document.reasons[0].message


@pytest.mark.parametrize("kind", ["spreadsheet", "text"])
def test_opendocument_without_content_is_broken(kind: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
    document = read_document(buffer.getvalue(), name="figures.bin")
    assert document.verdict is ReadVerdict.FAILED
    assert document.reasons[0].code == "BROKEN"
    assert document.media_type == f"application/vnd.oasis.opendocument.{kind}"


def test_scanned_pages_without_text_are_unsupported() -> None:
    picture = pytest.importorskip("PIL.Image").new("RGB", (60, 80), "grey")
    from reportlab.lib.utils import ImageReader

    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.save()
    document = read_document(buffer.getvalue(), name="scan.pdf")
    assert document.verdict is ReadVerdict.UNSUPPORTED
    assert document.reasons[0].code == "SCANNED"


def test_a_blank_pdf_prints_nothing() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.showPage()
    canvas.save()
    document = read_document(buffer.getvalue(), name="blank.pdf")
    assert [reason.code for reason in document.reasons] == ["EMPTY"]


def test_a_broken_page_loses_only_itself() -> None:
    body = _pdf(pages=3)
    first = re.search(rb"/Kids \[ (\d+) 0 R", body)
    assert first is not None
    broken = body[: first.start(1)] + b"0" * len(first.group(1)) + body[first.end(1) :]
    document = read_document(broken, name="letter.pdf")
    assert document.verdict is ReadVerdict.PARSED
    assert {block.page for block in document.blocks} == {2, 3}
    assert [(issue.code, issue.page) for issue in document.issues] == [("page_failed", 1)]
    assert [reason.code for reason in document.reasons] == ["PAGE_FAILED"]


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_cut_office_files_are_broken(keep: float, made: Any) -> None:
    body = made.saved(made.workbook([["Area", "Count"], ["North", 3]]))
    document = read_document(body[: int(len(body) * keep)], name="figures.xlsx")
    assert document.verdict is ReadVerdict.FAILED
    assert document.reasons[0].code == "BROKEN"


def test_a_zip_that_would_fill_the_disk_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(70 * 1024 * 1024))
    document = read_document(buffer.getvalue(), name="bomb.xlsx")
    assert document.verdict is ReadVerdict.FAILED
    assert document.reasons[0].code == "TOO_BIG"


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_never_raise(seed: int) -> None:
    import random

    chance = random.Random(seed)
    body = bytearray(_pdf(pages=2))
    for _ in range(30):
        body[chance.randrange(len(body))] = chance.randrange(256)
    document = read_document(bytes(body), name="flipped.pdf")
    assert document.verdict in set(ReadVerdict)


def test_ending_and_bytes_that_disagree_are_noted_but_read(made: Any) -> None:
    body = made.saved(made.workbook([["Area", "2024"], ["North", 3], ["South", 4]]))
    document = read_document(body, name="answer.pdf")
    assert document.verdict is ReadVerdict.PARSED
    assert [issue.code for issue in document.issues] == ["wrong_type"]
    assert len(document.tables) == 1


def test_the_declared_type_only_parts_kinds_of_text() -> None:
    body = b"Area;2024\nNorth;3\nSouth;4\n"
    as_csv = read_document(body, name="export", media_type="text/csv; charset=utf-8")
    as_text = read_document(body, name="export")
    pdf = read_document(_pdf(), name="export", media_type="text/plain")
    assert as_csv.media_type == "text/csv"
    assert len(as_csv.tables) == 1
    assert as_text.media_type == "text/plain"
    assert pdf.media_type == "application/pdf"


def test_too_many_pages_and_words_are_capped_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MAX_PAGES", 2)
    document = read_document(_pdf(pages=3), name="long.pdf")
    assert [reason.code for reason in document.reasons] == ["TOO_BIG"]
    assert document.pages == 3
    assert {block.page for block in document.blocks} == {1, 2}
    monkeypatch.setattr(feed, "MAX_WORDS", 3)
    document = read_document(_pdf(pages=1), name="dense.pdf")
    assert document.verdict is ReadVerdict.FAILED
    assert [reason.code for reason in document.reasons] == ["TOO_BIG"]


def test_a_page_of_crossing_lines_does_not_hang() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for step in range(900):
        canvas.line(10, step * 0.9, 580, step * 0.9)
        canvas.line(step * 0.6, 10, step * 0.6, 830)
    canvas.drawString(100, 100, "One word among the lines")
    canvas.save()
    document = read_document(buffer.getvalue(), name="lines.pdf", judge=False)
    assert document.verdict is ReadVerdict.PARSED
    assert document.tables == ()


@pytest.mark.parametrize("seed", range(60))
def test_damaged_archives_and_messages_never_raise(seed: int) -> None:
    import random

    chance = random.Random(seed)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office><body><text><p>Words</p></text></body></office>")
    mail = (
        b"From: a@b.example\nMessage-ID: <1>\nMIME-Version: 1.0\n"
        b'Content-Type: text/html; charset="utf-8"\n\n<p>Words of an answer</p>'
    )
    for whole in (buffer.getvalue(), mail):
        body = bytearray(whole)
        for _ in range(8):
            body[chance.randrange(20, len(body))] = chance.randrange(256)
        assert read_document(bytes(body), name="answer.bin").verdict in set(ReadVerdict)
