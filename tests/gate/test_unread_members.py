"""Files inside a file that no reader opens: what they tell of persons is told. All invented."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import pytest

from parsers.files import read_document
from parsers.types import Document, ReadVerdict

CALENDAR = (
    "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:{}\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n"
)


def _codes(document: Document) -> set[str]:
    return {reason.code for reason in document.reasons}


def _message(summary: str) -> bytes:
    message = EmailMessage()
    message["From"] = "foi@loamshire.example"
    message["Subject"] = "FOI 2024/0417"
    message.set_content("There were 14 strategy meetings in 2023.\n")
    message.add_alternative(CALENDAR.format(summary), subtype="calendar")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("summary", "held"), [("Meeting about Mrs Alice Farrowby", True), ("Strategy meeting", False)]
)
def test_a_calendar_part_of_a_message(summary: str, held: bool) -> None:
    document = read_document(_message(summary), name="reply.eml")
    assert (document.verdict is ReadVerdict.QUARANTINED) == held
    assert ("STORED_PERSON" in _codes(document)) == held


@pytest.mark.parametrize(
    ("body", "codes"),
    [(b"Rar!\x1a\x07\x00" + bytes(40), {"UNREAD_FILE"}), (b"\xff\xd8\xff\xe0" * 9, set())],
)
def test_a_file_that_nobody_can_look_into(body: bytes, codes: set[str]) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("figures.csv", "Area,2023\nNorth,341\nSouth,219\n")
        package.writestr("annex.dat", body)
    assert _codes(read_document(made.getvalue(), name="answer.zip")) == codes


@pytest.mark.parametrize(
    ("left", "noted"), [(b"From Mrs Alice Farrowby", True), (b"kMDItemDownloaded", False)]
)
def test_what_a_program_left_in_a_zip(left: bytes, noted: bool) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("figures.csv", "Area,2023\nNorth,341\nSouth,219\n")
        package.writestr("__MACOSX/._figures.csv", b"\x00\x05\x16\x07" + left + b"\x00\x01")
    document = read_document(made.getvalue(), name="answer.zip")
    assert document.verdict is ReadVerdict.PARSED
    assert _codes(document) == ({"STORED_NAME"} if noted else set())
