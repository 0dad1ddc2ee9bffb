"""Scans and old letters: converted by real programs, kept as derived captures, read instead."""

from __future__ import annotations

import hashlib
import io
import json
import random
import tempfile
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
import pypdfium2
import pytest
from click.testing import CliRunner
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from parsers.documents.page_numbers import in_words
from parsers.files import read_document
from parsers.files.derived import stand_in, wanted_by
from parsers.types import (
    Conversion,
    Derived,
    Document,
    DocumentVerdict,
    PageState,
    ReadVerdict,
    SourceKind,
)
from scraper.archive.archive import Archive
from scraper.archive.conversion_rows import counts
from scraper.archive.recovery import recover
from scraper.archive.store import Store
from scraper.archive.verify import verify
from scraper.archive.warc import records as warc_records
from scraper.caps import MIB, Caps
from scraper.command import stages
from scraper.command.cli import main
from scraper.console import Ticker, ticking
from scraper.errors import ConversionError
from scraper.reading import extract as extraction
from scraper.reading import programs as installed
from scraper.reading.conversions import convert_waiting, waiting
from scraper.reading.convert import convert
from scraper.reading.options import Options
from scraper.reading.parse import parse_force, records, unread_files
from scraper.reading.programs import Program, programs, run
from scraper.reading.work import InlineExecutor, executor
from scraper.settings import Settings
from tests.files.hostile import one_page

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
Find = Callable[[str, str], str]

ROWS = [["Year", "Recorded", "Charged", "Total"]] + [
    [str(2016 + step), str(37 * step + 12), str(11 * step + 30), str(48 * step + 42)]
    for step in range(8)
]
RTF = rb"""{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\f0\fs22
Freedom of Information Request 123/24\par
You asked how many bicycles were reported stolen in each year.\par
The figures are in the table below.\par
\trowd\cellx3000\cellx6000 Year\intbl\cell Bicycles\cell\row
\trowd\cellx3000\cellx6000 2023\intbl\cell 41\cell\row
\trowd\cellx3000\cellx6000 2024\intbl\cell 52\cell\row
\pard HIDDEN\par}"""
HIDDEN = {
    "hidden text": rb"Seen {\v zebra crossing unseen} seen",
    "deleted": rb"{\*\revtbl{Unknown;}{J;}}Kept {\deleted\revauthdel1 zebra crossing deleted} kept",
    "comment": rb"Said{\*\atnid J}{\*\atnauthor J}\chatn{\*\annotation zebra crossing noted} so",
}


def rtf(hidden: bytes = b"") -> bytes:
    return RTF.replace(b"HIDDEN", hidden)


def letter(ruled: bool = True) -> bytes:
    style = getSampleStyleSheet()["BodyText"]
    style.fontSize, style.leading = 11, 14
    lines = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []
    story = [
        Paragraph("Freedom of Information Request Reference No: 01.FOI.24.012345", style),
        Spacer(1, 12),
        Paragraph("You asked how many bicycle thefts were recorded in each year.", style),
        Spacer(1, 12),
        Paragraph("The table below shows the located information in full.", style),
        Spacer(1, 12),
        Table(
            ROWS, colWidths=[80] * 4, style=TableStyle([("FONTSIZE", (0, 0), (-1, -1), 10), *lines])
        ),
    ]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build(story)
    return buffer.getvalue()


def scanned(pdf: bytes, askew: float = 0.0) -> bytes:
    """The pages of a PDF as a scanner would give them: pictures with specks, a little askew."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    specks = random.Random(5)
    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=200 / 72, grayscale=True).to_pil()
        picture = picture.rotate(askew, fillcolor=255, resample=3)
        for _ in range(200):
            place = specks.randrange(picture.width), specks.randrange(picture.height)
            picture.putpixel(place, 90)
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def texts(document: Document) -> list[list[list[str | None]]]:
    return [
        [[cell.text if cell else None for cell in row] for row in table.grid]
        for table in document.tables
    ]


@pytest.fixture
def tesseract(program: Find) -> Program:
    program("tesseract", "tesseract-ocr")
    return programs()[Conversion.OCR]


@pytest.fixture
def office(program: Find) -> Program:
    program("soffice", "--no-install-recommends libreoffice-writer-nogui")
    return programs()[Conversion.OFFICE]


@pytest.fixture
def stand_in_office(tmp_path: Path) -> Program:
    """A program that is called as LibreOffice is, and lays down a letter made beforehand."""
    made = docx.Document()
    made.add_paragraph("Freedom of Information Request 123/24")
    made.save(str(tmp_path / "made.docx"))
    script = tmp_path / "soffice"
    script.write_text(
        "#!/bin/sh\n"
        'while [ "$1" != --outdir ]; do shift; done\n'
        f'mkdir -p "$2" && cp {tmp_path}/made.docx "$2/letter.docx"\n'
    )
    script.chmod(0o755)
    return Program(Conversion.OFFICE, str(script), "soffice 7.0, recipe 0")


def ticker() -> Ticker:
    with ticking("Test") as found:
        return found


# ---------------------------------------------------------------------- the programs


@pytest.mark.parametrize(
    ("ruled", "askew"),
    [
        (True, -1.0),
        pytest.param(True, 0.0, marks=pytest.mark.long),
        pytest.param(False, 0.6, marks=pytest.mark.long),
        pytest.param(True, 1.8, marks=pytest.mark.long),
    ],
)
def test_a_scan_is_read_and_says_so(
    tesseract: Program, ruled: bool, askew: float, tmp_path: Path
) -> None:
    body = scanned(letter(ruled), askew)
    original = read_document(body, name="scan.pdf")
    assert original.verdict is ReadVerdict.UNSUPPORTED
    assert wanted_by(original) is Conversion.OCR
    derived = convert(tesseract, body, original.media_type, tmp_path)
    assert derived.problem == ""
    document = stand_in(original, derived, body)
    assert document.verdict is ReadVerdict.PARSED
    assert document.ocr
    assert (document.sha256, document.media_type) == (original.sha256, "application/pdf")
    assert "OCR" in [reason.code for reason in document.reasons]
    assert "01.FOI.24.012345" in document.blocks[0].text
    assert [table.ocr for table in document.tables] == [True]
    assert texts(document) == [ROWS]


def mixed(scan: bytes, *, stamped: bool = False) -> bytes:
    """A letter as text, the pages of a scan behind it, and a last page as text."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawString(72, 720, "Dear applicant, please find the figures on the next page.")
    canvas.showPage()
    picture = pypdfium2.PdfDocument(scan)[0].render(scale=200 / 72, grayscale=True).to_pil()
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    if stamped:
        canvas.drawString(500, 20, "FOI 12345 page 2")
    canvas.showPage()
    canvas.drawString(72, 720, "You may ask for a review of this decision.")
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("stamped", [False, True])
def test_pages_that_are_pictures_are_told(stamped: bool) -> None:
    document = read_document(mixed(scanned(letter()), stamped=stamped), name="mixed.pdf")
    assert document.verdict is ReadVerdict.PARSED
    states = [PageState.READ, PageState.SCANNED, PageState.READ]
    assert list(document.page_states) == states
    assert [reason.code for reason in document.reasons] == ["SCANNED_PAGES"]
    assert "page 2 of 3 is a picture" in document.reasons[0].message
    assert wanted_by(document) is Conversion.OCR


def test_pages_that_are_pictures_are_read_in_their_places(
    tesseract: Program, tmp_path: Path
) -> None:
    body = mixed(scanned(letter()), stamped=True)
    original = read_document(body, name="mixed.pdf")
    document = stand_in(original, convert(tesseract, body, original.media_type, tmp_path), body)
    assert document.page_states == (PageState.READ, PageState.RECOGNISED, PageState.READ)
    assert [reason.code for reason in document.reasons] == ["SCANNED_PAGES", "OCR"]
    assert document.reasons[0].message == "page 2 of 3 is a picture"
    assert document.reasons[1].message.startswith("page 2 of 3: read by text recognition")
    assert [block.page for block in document.blocks] == sorted(
        block.page or 0 for block in document.blocks
    )
    assert [(table.page, table.ocr) for table in document.tables] == [(2, True)]
    assert texts(document) == [ROWS]
    failed = stand_in(original, Derived(Conversion.OCR, "tesseract 5", problem="no"), body)
    assert failed.verdict is ReadVerdict.PARSED
    assert [reason.code for reason in failed.reasons] == ["SCANNED_PAGES", "NOT_CONVERTED"]


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ([2], "page 2 of 9"),
        ([2, 3], "pages 2 to 3 of 9"),
        ([1, 2, 3, 7], "pages 1 to 3 and 7 of 9"),
        ([1, 3, 5, 6], "pages 1, 3 and 5 to 6 of 9"),
    ],
)
def test_pages_in_words(pages: list[int], words: str) -> None:
    assert in_words(pages, 9) == words


def test_an_old_letter_is_read(office: Program, tmp_path: Path) -> None:
    original = read_document(rtf(), name="letter.rtf")
    assert wanted_by(original) is Conversion.OFFICE
    made = convert(office, rtf(), original.media_type, tmp_path)
    document = stand_in(original, made, rtf())
    assert document.verdict is ReadVerdict.PARSED
    assert not document.ocr
    assert document.media_type == "application/rtf"
    assert [reason.code for reason in document.reasons] == ["CONVERTED"]
    assert texts(document) == [[["Year", "Bicycles"], ["2023", "41"], ["2024", "52"]]]


@pytest.mark.parametrize(
    ("kind", "part", "mark"),
    [
        ("hidden text", "word/document.xml", b"<w:vanish/>"),
        ("deleted", "word/document.xml", b"<w:delText"),
        ("comment", "word/comments.xml", b"<w:comment "),
    ],
)
def test_hidden_data_comes_through_the_conversion(
    office: Program, kind: str, part: str, mark: bytes, tmp_path: Path
) -> None:
    body = rtf(HIDDEN[kind])
    derived = convert(office, body, "application/rtf", tmp_path)
    assert derived.body is not None
    with zipfile.ZipFile(io.BytesIO(derived.body)) as archive:
        found = archive.read(part)
    assert mark in found
    assert b"zebra crossing" in found
    document = stand_in(read_document(body, name="letter.rtf"), derived, body)
    assert document.verdict is ReadVerdict.QUARANTINED
    assert (document.sha256, document.blocks) == (hashlib.sha256(body).hexdigest(), ())
    assert "zebra" not in repr(document)


def test_what_a_program_cannot_convert_is_told(
    office: Program, tesseract: Program, tmp_path: Path
) -> None:
    broken = convert(office, b"{\\rtf1 " + b"\x00" * 50, "application/msword", tmp_path)
    assert broken.body is None or read_document(broken.body, name="x").blocks == ()
    blank = io.BytesIO()
    canvas = Canvas(blank)
    canvas.showPage()
    canvas.save()
    empty = convert(tesseract, blank.getvalue(), "application/pdf", tmp_path)
    assert "no words" in empty.problem
    wide = one_page(b"q 9e8 0 0 9e8 0 0 cm 0 0 1 1 re f Q", box=b"[0 0 1000000000 1000000000]")
    assert "no words" in convert(tesseract, wide, "application/pdf", tmp_path).problem
    unopened = convert(tesseract, b"%PDF-1.4 nothing %%EOF", "application/pdf", tmp_path)
    assert "cannot be opened" in unopened.problem


def test_a_failed_conversion_fails_the_document_with_both_reasons() -> None:
    body = scanned(letter())
    original = read_document(body, name="scan.pdf")
    document = stand_in(original, Derived(Conversion.OCR, "tesseract 5", problem="no words"), body)
    assert document.verdict is ReadVerdict.FAILED
    assert [reason.code for reason in document.reasons] == ["SCANNED", "NOT_CONVERTED"]
    assert "tesseract 5 could not convert it: no words" in document.reasons[1].message


def test_a_program_that_fails_says_nothing_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(ConversionError, match=r"sh gave up \(exit status 3\)"):
        run(["sh", "-c", "echo secret >&2; exit 3"], tmp_path)
    with pytest.raises(ConversionError, match=r"within 0\.2 seconds"):
        run(["sleep", "9"], tmp_path, seconds=0.2)
    with pytest.raises(ConversionError, match="does not run"):
        run([str(tmp_path / "missing")], tmp_path)
    assert "SECRET_OF_OURS" not in run(["env"], tmp_path)


# ---------------------------------------------------------------------- the parse stage


def put(settings: Settings, body: bytes, name: str) -> str:
    """An imported item that is one file; its address."""
    url = f"import:{name}"
    with Store(settings) as store, Archive(store) as archive:
        archive.import_file(body, url, NOW, force="cumbria")
        store.add_item("cumbria", url, name, None, SourceKind.IMPORT, NOW)
    return url


def parse(settings: Settings) -> None:
    with Store(settings) as store:
        parse_force(store, "cumbria", None, InlineExecutor(), ahead=1, ticker=ticker())


def work(settings: Settings, here: dict[Conversion, Program]) -> tuple[int, int, int]:
    with Store(settings) as store:
        report = convert_waiting(store, "cumbria", here, InlineExecutor(), ahead=1, ticker=ticker())
    return report.made, report.failed, report.no_program


def verdicts(settings: Settings) -> list[tuple[DocumentVerdict, list[str]]]:
    with Store(settings) as store:
        found = [record.disclosure for record in records(store, "cumbria")]
    return [
        (document.verdict, [reason.code for reason in document.reasons])
        for disclosure in found
        for document in disclosure.documents
    ]


def test_without_the_program_it_waits_and_is_counted(settings: Settings) -> None:
    put(settings, rtf(), "letter.rtf")
    parse(settings)
    assert verdicts(settings) == [(DocumentVerdict.UNSUPPORTED, ["UNSUPPORTED_TYPE"])]
    assert work(settings, {}) == (0, 0, 1)
    with Store(settings) as store:
        assert counts(store, "cumbria") == {("office", "waiting"): 1}
        assert unread_files(store, "cumbria") == "files not read: unsupported_type 1"
        (record,) = records(store, "cumbria")
        message = record.disclosure.documents[0].reasons[0].message
    assert "apt-get install --no-install-recommends libreoffice-writer-nogui" in message


def test_a_conversion_is_stored_read_and_made_once(
    stand_in_office: Program, settings: Settings
) -> None:
    url = put(settings, rtf(), "letter.rtf")
    parse(settings)
    here = {Conversion.OFFICE: stand_in_office}
    assert work(settings, here) == (1, 0, 0)
    parse(settings)
    assert verdicts(settings) == [(DocumentVerdict.PARSED, ["CONVERTED"])]
    assert work(settings, here) == (0, 0, 0)
    with Store(settings) as store:
        assert unread_files(store, "cumbria") == ""
        original = store.latest_ok_capture(url)
        assert original is not None
        made = store.derived(f"derived:{original.sha256}")
        assert made is not None
        assert (made.kind, made.refers_to, made.tool) == (
            "derived",
            original.id,
            stand_in_office.tool,
        )
        assert store.latest(url) == original
        assert verify(store).problems == []
        path = settings.archive / made.warc_file
        (record,) = [each for each in warc_records(path) if each.kind == "conversion"]
    assert record.headers["WARC-Refers-To"] == original.warc_record_id


def test_the_index_of_derived_captures_can_be_rebuilt(
    stand_in_office: Program, settings: Settings
) -> None:
    put(settings, rtf(), "letter.rtf")
    parse(settings)
    work(settings, {Conversion.OFFICE: stand_in_office})
    with Store(settings) as store:
        before = [tuple(row) for row in _derived_rows(store)]
        store.connection.execute("DELETE FROM captures")
    with Store(settings) as store:
        assert recover(store).adopted == 2
        assert [tuple(row) for row in _derived_rows(store)] == before
        assert verify(store).problems == []


def _derived_rows(store: Store) -> list[tuple[object, ...]]:
    query = "SELECT kind, canonical_url, sha256, tool, refers_to IS NOT NULL FROM captures"
    return store.connection.execute(query).fetchall()


def test_purging_the_original_purges_what_was_made_of_it(
    stand_in_office: Program, settings: Settings
) -> None:
    url = put(settings, rtf(b"zebra crossing"), "letter.rtf")
    parse(settings)
    work(settings, {Conversion.OFFICE: stand_in_office})
    with Store(settings) as store, Archive(store) as archive:
        original = store.latest_ok_capture(url)
        assert original is not None
        archive.purge(original.id, "asked for")
        assert _derived_rows(store) == []
        assert counts(store, "cumbria") == {}
        left = store.connection.execute("SELECT count(*) FROM conversions").fetchone()
        assert left == (0,)
    with Store(settings) as store:
        assert verify(store).problems == []
    kinds = [r.kind for path in settings.archive.glob("*.warc.gz") for r in warc_records(path)]
    assert "conversion" not in kinds


def test_a_failure_is_recorded_and_only_tried_again_by_another_version(
    settings: Settings,
) -> None:
    put(settings, rtf(), "letter.rtf")
    parse(settings)
    broken = Program(Conversion.OFFICE, "/bin/false", "soffice 1")
    assert work(settings, {Conversion.OFFICE: broken}) == (0, 1, 0)
    parse(settings)
    (found,) = verdicts(settings)
    assert found == (DocumentVerdict.FAILED, ["UNSUPPORTED_TYPE", "NOT_CONVERTED"])
    assert work(settings, {Conversion.OFFICE: broken}) == (0, 0, 0)
    newer = Program(Conversion.OFFICE, "/bin/false", "soffice 2")
    with Store(settings) as store:
        assert len(waiting(store, "cumbria", {Conversion.OFFICE: newer})) == 1
        codes = [issue.code for issue in store.issues(force="cumbria")]
        assert "not_converted" in codes
        assert unread_files(store, "cumbria") == "files not read: not_converted 1"


def test_the_whole_stage_converts_and_reads(
    stand_in_office: Program, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(settings, rtf(), "letter.rtf")
    monkeypatch.setattr(stages, "programs", lambda: {Conversion.OFFICE: stand_in_office})
    report = stages.parse(settings.data, ["cumbria"], 1)
    assert [(row["items"], row["read"], row["failed"]) for row in report.rows] == [(1, 2, 0)]
    assert verdicts(settings) == [(DocumentVerdict.PARSED, ["CONVERTED"])]
    again = stages.parse(settings.data, ["cumbria"], 1)
    assert [(row["unchanged"], row["read"]) for row in again.rows] == [(1, 0)]


def test_a_killed_conversion_leaves_nothing_behind(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    put(settings, rtf(), "letter.rtf")
    parse(settings)
    script = tmp_path / "soffice"
    script.write_text("#!/bin/sh\nsleep 600\n")
    script.chmod(0o755)
    slow = {Conversion.OFFICE: Program(Conversion.OFFICE, str(script), "soffice 3")}
    caps = Caps(memory=1024 * MIB, wall_seconds=6)
    with Store(settings) as store, executor(1, caps) as pool:
        report = convert_waiting(store, "cumbria", slow, pool, ahead=1, ticker=ticker())
        (message,) = store.connection.execute("SELECT message FROM conversions").fetchone()
    assert (report.made, report.failed) == (0, 1)
    assert message.startswith("TOO_SLOW")
    assert list(tmp_path.glob("forcewide-*")) == []


# ---------------------------------------------------------------------- the command line


def test_convert_lists_what_waits_and_how_to_help(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(settings, rtf(), "letter.rtf")
    parse(settings)
    monkeypatch.setattr("scraper.command.stages.programs", dict)
    monkeypatch.setattr("scraper.reading.programs.programs", dict)
    found = CliRunner().invoke(main, ["convert", "--data", str(settings.data), "--json"])
    assert found.exit_code == 1
    assert json.loads(found.stdout) == [
        {"force": "cumbria", "conversion": "office", "outcome": "waiting", "files": 1}
    ]
    assert "apt-get install --no-install-recommends libreoffice-writer-nogui" in found.stderr


def test_extract_converts_unless_told_not_to(
    stand_in_office: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "programs", lambda: {Conversion.OFFICE: stand_in_office})
    path = tmp_path / "letter.rtf"
    path.write_bytes(rtf())
    (found,) = extraction.extract_each([path], Options(), jobs=1)
    assert (found.verdict, json.loads(found.json)["reasons"][0]["code"]) == ("parsed", "CONVERTED")
    refused = CliRunner().invoke(main, ["extract", str(path), "--json", "--no-convert"])
    assert refused.exit_code == 4
    assert json.loads(refused.stdout)["reasons"][0]["code"] == "UNSUPPORTED_TYPE"


@pytest.mark.long
def test_extract_reads_an_old_letter(office: Program, tmp_path: Path) -> None:
    path = tmp_path / "letter.rtf"
    path.write_bytes(rtf())
    found = CliRunner().invoke(main, ["extract", str(path), "--json"])
    assert found.exit_code == 0, found.stderr
    assert [table["grid"][1] for table in json.loads(found.stdout)["tables"]] == [["2023", "41"]]


@pytest.mark.long
def test_a_scan_read_by_extract_is_never_clean(tesseract: Program, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned(letter()))
    found = CliRunner().invoke(main, ["extract", str(path), "--json"])
    assert found.exit_code == 0, found.stderr
    (table,) = json.loads(found.stdout)["tables"]
    assert table["quality"] == "check"


def test_the_version_of_a_program_is_part_of_its_name(tesseract: Program) -> None:
    assert tesseract.tool.startswith("tesseract ")
    assert tesseract.tool.split()[1][0].isdigit()
    assert set(installed.INSTALL) == set(Conversion)
