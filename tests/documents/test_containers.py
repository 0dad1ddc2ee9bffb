"""Zips and e-mails: each file inside is a document of its own, judged before it is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import docx
import msgspec
import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers.answers.answer import read_answer, writer
from parsers.answers.documents import Fetched
from parsers.answers.extraction import to_json
from parsers.answers.normalise import normalise
from parsers.documents.contents import Source
from parsers.documents.sniff import EML, ZIP
from parsers.files import read_document
from parsers.gate.gate import find_hazards
from parsers.types import Document, Item, ReadVerdict, Severity

SECRET = "CANARY Thistlewood 4821"
TABLE = b"Area,2028,2029\nNorth,12,15\nSouth,31,27\n"
PROGRAM = b"MZ\x90\x00" + bytes(200)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return buffer.getvalue()


def letter(*, hidden: bool = False) -> bytes:
    """A Word letter, with a hidden run or without."""
    made = docx.Document()
    made.add_paragraph("Dear Requester, the figures are attached.")
    if hidden:
        made.add_paragraph().add_run(SECRET).font.hidden = True
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def covered() -> bytes:
    """A PDF with words under a box."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 700, "Dear Requester")
    canvas.drawString(72, 600, SECRET)
    canvas.rect(60, 590, 300, 30, fill=1)
    canvas.save()
    return buffer.getvalue()


def mail(
    plain: str = "Please find the figures attached.",
    html: str = "",
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """An e-mail with its files."""
    message = EmailMessage()
    message["From"] = "Quill Abernash <quill@loamshire.example>"
    message["To"] = "Ottoline Brack <ottoline@home.example>"
    message["Subject"] = "Your request"
    message["Date"] = "Mon, 14 May 2029 09:00:00 +0100"
    message["Message-ID"] = "<1@loamshire.example>"
    message.set_content(plain)
    if html:
        message.add_alternative(html, subtype="html")
    for name, body in (files or {}).items():
        message.add_attachment(body, "application", "octet-stream", filename=name)
    return message.as_bytes()


def attached(inner: bytes) -> bytes:
    """An e-mail that carries another e-mail."""
    lines = (
        b"From: foi@loamshire.example",
        b"Subject: Fwd",
        b"Message-ID: <2@loamshire.example>",
        b"MIME-Version: 1.0",
        b'Content-Type: multipart/mixed; boundary="outer"',
        b"",
        b"--outer",
        b"Content-Type: text/plain",
        b"",
        b"See the message below.",
        b"--outer",
        b"Content-Type: message/rfc822",
        b"",
        inner,
        b"--outer--",
        b"",
    )
    return b"\n".join(lines)


def unlisted() -> bytes:
    """A zip whose directory names only the second of its two files."""
    whole = zipped({"hidden.csv": SECRET.encode(), "shown.csv": TABLE})
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        first, second = archive.infolist()
        start, at = archive.start_dir, second.header_offset
    directory = whole[start:]
    entry = 46 + len(first.filename)
    kept = directory[entry:]
    end = kept.index(b"PK\x05\x06")
    size = len(kept[:end])
    tail = bytearray(kept[end:])
    tail[8:12] = b"\x01\x00\x01\x00"
    tail[12:16] = size.to_bytes(4, "little")
    assert at
    return whole[:start] + kept[:end] + bytes(tail)


def nested(levels: int, inner: bytes = TABLE) -> bytes:
    """A zip inside a zip inside a zip."""
    body = zipped({"figures.csv": inner})
    for _ in range(levels - 1):
        body = zipped({"more.zip": body})
    return body


ENCRYPTED_OFFICE = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
)

HAZARDS: dict[str, tuple[str, set[str], bytes]] = {
    "hidden text in a letter": (
        ZIP,
        {"ZIP_HAZARD", "DOCX_VANISH"},
        zipped({"a.csv": TABLE, "b.docx": letter(hidden=True)}),
    ),
    "box in a PDF two zips down": (
        ZIP,
        {"ZIP_HAZARD", "PDF_TEXT_UNDER_BOX"},
        zipped({"a.zip": zipped({"b.pdf": covered()})}),
    ),
    "under another ending": (
        ZIP,
        {"ZIP_HAZARD", "DOCX_VANISH"},
        zipped({"figures.csv": letter(hidden=True)}),
    ),
    "file with a password": (ZIP, {"ZIP_ENCRYPTED"}, zipped({"a.xlsx": ENCRYPTED_OFFICE})),
    "too deep": (ZIP, {"ZIP_TOO_DEEP"}, nested(4)),
    "file that the list does not name": (ZIP, {"ZIP_UNLISTED_FILE"}, unlisted()),
    "program as a document": (ZIP, {"PROGRAM", "ZIP_HAZARD"}, zipped({"letter.pdf": PROGRAM})),
    "attachment of an e-mail": (
        EML,
        {"EML_HAZARD", "DOCX_VANISH"},
        mail(files={"letter.docx": letter(hidden=True)}),
    ),
    "zip in an e-mail": (
        EML,
        {"EML_HAZARD", "ZIP_HAZARD", "PDF_TEXT_UNDER_BOX"},
        mail(files={"all.zip": zipped({"letter.pdf": covered()})}),
    ),
    "e-mail in an e-mail": (
        EML,
        {"EML_HAZARD", "PDF_TEXT_UNDER_BOX"},
        attached(mail(files={"letter.pdf": covered()})),
    ),
    "words that the message hides": (
        EML,
        {"EML_HIDDEN_TEXT"},
        mail("See below", f"<p>See below</p><div style='display:none'>{SECRET}</div>"),
    ),
    "white words": (
        EML,
        {"EML_HIDDEN_TEXT"},
        mail("See below", f"<p>See below</p><span style='color: #ffffff'>{SECRET}</span>"),
    ),
    "comment in the message": (
        EML,
        {"EML_HIDDEN_TEXT"},
        mail("See below", f"<p>See below</p><!-- {SECRET} again -->"),
    ),
    "other version says more": (
        EML,
        {"EML_ALTERNATIVE"},
        mail(f"See below. {SECRET}", "<p>See below.</p>"),
    ),
    "words after the last part": (
        EML,
        {"EML_UNSHOWN_PART"},
        mail(files={"a.csv": TABLE}) + SECRET.encode() + b"\n",
    ),
}

CLEAN: dict[str, tuple[str, bytes]] = {
    "zip": (ZIP, zipped({"figures.csv": TABLE, "letter.docx": letter()})),
    "zip with litter": (
        ZIP,
        zipped({"a/figures.csv": TABLE, "__MACOSX/a/._figures.csv": b"\0\1", "a/.DS_Store": b"x"}),
    ),
    "three zips": (ZIP, nested(3)),
    "e-mail": (EML, mail(files={"figures.csv": TABLE})),
    "two versions alike": (
        EML,
        mail("See below:\n* North 12", "<p>See <b>below</b>:</p><ul><li>North 12</li></ul>"),
    ),
    "white on a dark ground": (
        EML,
        mail(
            "Figures",
            "<table bgcolor='#003366'><tr><td style='color:#fff'>Figures</td></tr></table>",
        ),
    ),
    "button and spacer": (
        EML,
        mail(
            "Figures", "<p>Figures</p><button>Reply</button><div style='font-size:1px'>&nbsp;</div>"
        ),
    ),
    "conditional comment": (
        EML,
        mail("Figures", "<!--[if mso]><p>Outlook only words here</p><![endif]--><p>Figures</p>"),
    ),
}


@pytest.mark.parametrize("name", HAZARDS)
def test_hidden_things_inside_hold_the_whole_container(name: str) -> None:
    media_type, codes, body = HAZARDS[name]
    found = find_hazards(Source(body, "file"), media_type)
    assert codes <= {each.code for each in found if each.severity is Severity.QUARANTINE}
    document = read_document(body, name="file")
    assert document.media_type == media_type
    assert document.verdict is ReadVerdict.QUARANTINED
    assert (document.blocks, document.tables, document.members) == ((), (), ())
    said = _json(document)
    assert "Thistlewood" not in said
    assert "4821" not in said.replace(document.sha256, "")


@pytest.mark.parametrize("name", CLEAN)
def test_clean_containers_are_read(name: str) -> None:
    media_type, body = CLEAN[name]
    assert find_hazards(Source(body, "file"), media_type) == ()
    assert read_document(body, name="file").verdict is ReadVerdict.PARSED


@pytest.mark.parametrize("name", ["../evil.csv", "..\\evil.csv", "/etc/evil.csv", "C:\\evil.csv"])
def test_a_name_that_leads_out_of_its_folder_holds_the_zip(name: str) -> None:
    document = read_document(zipped({"figures.csv": TABLE, name: TABLE}), name="answer.zip")
    assert document.verdict is ReadVerdict.QUARANTINED
    assert [reason.code for reason in document.reasons] == ["ZIP_CLIMBING_NAME"]
    assert "evil" not in repr(document)
    beside = read_document(zipped({"a..b/figures.csv": TABLE}), name="answer.zip")
    assert beside.verdict is ReadVerdict.PARSED


def test_a_bomb_or_a_zip_inside_is_a_file_of_its_own_kind() -> None:
    """The bomb is refused by itself; the rest of the zip is read."""
    bomb = zipped({"zeros.csv": b"0" * 20_000_000})
    inner = zipped({"figures.csv": TABLE})
    document = read_document(zipped({"b.zip": bomb, "i.zip": inner, "f.csv": TABLE}), name="a.zip")
    told = {m.file: (m.media_type, m.verdict) for m in document.members}
    assert told["b.zip"] == ("application/zip", ReadVerdict.FAILED)
    assert told["i.zip"] == ("application/zip", ReadVerdict.PARSED)
    assert told["f.csv"][1] is ReadVerdict.PARSED
    assert [reason.code for reason in document.members[0].reasons] == ["TOO_BIG"]


def test_members_are_documents_with_their_own_names_and_tables(made: Any) -> None:
    body = zipped({"2029/figures.csv": TABLE, "sub\\odd<1>.csv": TABLE, "sub/": b""})
    document = read_document(body, name="answer.zip")
    assert [member.file for member in document.members] == ["figures.csv", "odd_1_.csv"]
    assert all(member.verdict is ReadVerdict.PARSED for member in document.members)
    grid = made.texts(document.members[0].tables[0].grid)
    assert grid[1] == ["North", "12", "15"]


def test_an_email_gives_its_words_and_not_its_persons(words_of: Callable[[Document], str]) -> None:
    body = mail("Plain", "<h1>Response</h1><p>Plain figures are attached</p>", {"f.csv": TABLE})
    document = read_document(body, name="answer.eml", judge=False)
    assert "Plain figures are attached" in words_of(document)
    assert "Ottoline" not in repr(document)
    assert [member.file for member in document.members] == ["f.csv"]


def test_a_member_that_cannot_be_read_loses_only_itself() -> None:
    document = read_document(
        zipped({"broken.docx": letter()[:900], "figures.csv": TABLE}), name="answer.zip"
    )
    assert [member.verdict for member in document.members] == [
        ReadVerdict.FAILED,
        ReadVerdict.PARSED,
    ]


def test_released_findings_let_the_members_be_read() -> None:
    body = zipped({"letter.docx": letter(hidden=True)})
    document = read_document(body, name="a.zip", released=frozenset({"ZIP_HAZARD", "DOCX_VANISH"}))
    assert document.verdict is ReadVerdict.PARSED
    assert "Dear Requester" in document.members[0].blocks[0].text
    assert SECRET not in _json(document)


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    bomb = zipped({"a.csv": bytes(60_000_000)})
    document = read_document(bomb, name="bomb.zip")
    assert (document.verdict, document.reasons[0].code) == (ReadVerdict.FAILED, "TOO_BIG")
    many = zipped({f"{at}.txt": b"x" for at in range(1_100)})
    document = read_document(many, name="many.zip")
    assert (document.verdict, document.reasons[0].code) == (ReadVerdict.FAILED, "TOO_BIG")


def test_a_program_is_not_a_letter() -> None:
    document = read_document(PROGRAM, name="letter.pdf")
    assert document.verdict is ReadVerdict.QUARANTINED
    assert [reason.code for reason in document.reasons] == ["PROGRAM"]
    assert read_document(PROGRAM, name="setup.exe").verdict is ReadVerdict.UNSUPPORTED


def test_tables_inside_a_zip_are_published_under_their_files_names() -> None:
    url = "https://loamshire.example/foi/answer.zip"
    page = read_document(b"<main><h1>Bicycle thefts</h1><p>See the file.</p></main>", name="i.html")
    fetched_at = datetime(2029, 6, 1, tzinfo=UTC)
    item = Item("https://loamshire.example/foi/1", "Bicycle thefts", None, "en", page)
    disclosure = normalise(
        None,
        "kent",
        item,
        Fetched(item.url, 60, fetched_at, page),
        [Fetched(url, 900, fetched_at, read_document(nested(2), name="answer.zip"))],
    )
    assert [document.filename for document in disclosure.documents] == [
        "1",
        "answer.zip",
        "more.zip",
        "figures.csv",
    ]
    assert {document.url for document in disclosure.documents[1:]} == {url}
    assert len(disclosure.documents[3].tables) == 1
    held = read_document(HAZARDS["hidden text in a letter"][2], name="answer.zip")
    disclosure = normalise(
        None,
        "kent",
        item,
        Fetched(item.url, 60, fetched_at, page),
        [Fetched(url, 9, fetched_at, held)],
    )
    assert [document.tables for document in disclosure.documents] == [(), ()]


def _json(document: Document) -> str:
    by = writer(None, None)
    inner = tuple(to_json(read_answer(each, by), None) for each in document.members)
    return msgspec.json.encode(to_json(read_answer(document, by), None, inner)).decode()
