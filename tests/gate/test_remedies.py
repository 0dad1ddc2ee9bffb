"""Every finding of the gate has its remedy, and `forcewide hazards` prints it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from parsers.documents import sniff
from parsers.gate.menus import MENUS, Program, menu_words
from parsers.gate.policy import RULES
from parsers.gate.remedies import REMEDIES, remedy, remedy_of
from scraper.command.cli import main


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_remedy(code: str) -> None:
    assert remedy(code)


def test_a_rule_is_answered_once() -> None:
    rules = [id(RULES[code]) for one in REMEDIES for code in one.codes]
    assert len(rules) == len(set(rules))


def test_a_code_that_is_no_finding_has_none() -> None:
    assert remedy("TRUNCATED") is None


def hiding(path: Path) -> Path:
    book = Workbook()
    for row in (["Year", "Flights"], [2022, 41], [2023, 57]):
        book.worksheets[0].append(row)
    for name in ("Notes", "More notes"):
        book.create_sheet(name).append(["not", "to be", "seen"])
        book[name].sheet_state = "hidden"
    book.save(path)
    return path


def test_hazards_ends_with_what_to_do(tmp_path: Path) -> None:
    path = hiding(tmp_path / "hidden.xlsx")
    result = CliRunner().invoke(main, ["hazards", str(path)])
    assert result.exit_code == 3
    last = result.stdout.splitlines()[-1]
    assert last == f"  to do (HIDDEN_SHEET): {remedy('HIDDEN_SHEET')}"
    assert (
        sum("to do" in line and "HIDDEN_SHEET" in line for line in result.stdout.splitlines()) == 1
    )
    rows = json.loads(CliRunner().invoke(main, ["hazards", str(path), "--json"]).stdout)
    found = {one["code"]: one["remedy"] for one in rows[0]["findings"]}
    assert found["HIDDEN_SHEET"] == remedy("HIDDEN_SHEET")


def test_a_clean_file_has_nothing_to_do(tmp_path: Path) -> None:
    path = tmp_path / "clean.csv"
    path.write_text("Year,Flights\n2022,41\n2023,57\n", "utf-8")
    result = CliRunner().invoke(main, ["hazards", str(path)])
    assert result.exit_code == 0
    assert "to do" not in result.stdout


def test_every_remedy_says_why_and_has_a_key_of_its_own() -> None:
    assert len({one.key for one in REMEDIES}) == len(REMEDIES)
    assert all(one.why.endswith(".") for one in REMEDIES)
    assert MENUS.keys() <= {one.key for one in REMEDIES}


@pytest.mark.parametrize(
    ("code", "media_type", "program"),
    [
        ("HIDDEN_SHEET", sniff.XLSX, Program.EXCEL),
        ("ODS_HIDDEN_TABLE", sniff.ODS, Program.CALC),
        ("DOCX_COMMENT", sniff.DOCX, Program.WORD),
        ("ODT_ANNOTATION", sniff.ODT, Program.WRITER),
        ("PPTX_HIDDEN_SLIDE", sniff.PPTX, Program.POWERPOINT),
        ("PDF_TEXT_UNDER_BOX", sniff.PDF, Program.ACROBAT),
        ("MSG_HIDDEN_TEXT", sniff.MSG, Program.OUTLOOK),
        ("ZIP_HAZARD", sniff.ZIP, Program.EXPLORER),
        ("HTML_HIDDEN_TEXT", sniff.HTML, Program.EDITOR),
    ],
)
def test_the_menu_is_that_of_the_program(code: str, media_type: str, program: Program) -> None:
    found = remedy_of(code)
    assert found is not None
    menu = menu_words(found.key, media_type)
    assert menu is not None
    assert menu[0] is program


def test_a_report_says_what_where_why_and_how(tmp_path: Path) -> None:
    path = hiding(tmp_path / "hidden <b>.xlsx")
    clean = tmp_path / "clean.csv"
    clean.write_text("Year,Flights\n2022,41\n2023,57\n", "utf-8")
    page = tmp_path / "report.html"
    given = ["hazards", str(path), str(clean), "--report", str(page)]
    assert CliRunner().invoke(main, given).exit_code == 3
    text = page.read_text("utf-8")
    assert "hidden &lt;b&gt;.xlsx" in text
    assert "<dt>Where</dt><dd>hidden &lt;b&gt;.xlsx, sheet 2 of 3</dd>" in text
    for words in ("Do not publish", "Why it matters", "Unhide Sheet", "Nothing hidden was found"):
        assert words in text
    assert "to be" not in text.partition("<h2>hidden")[2].partition("Why it matters")[0]
    assert "2 checked: 1 not to be published as they are, 0 not judged." in text


@pytest.mark.parametrize(
    ("name", "body", "status", "words"),
    [
        ("clean.csv", b"Year,Flights\n2022,41\n2023,57\n", 0, "Nothing hidden was found."),
        ("odd.bin", b"\x00\x01\x02 nothing known", 4, "could not be judged"),
        ("empty.pdf", b"", 5, "could not be judged"),
    ],
)
def test_the_exit_status_is_for_scripts(
    tmp_path: Path, name: str, body: bytes, status: int, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    page = tmp_path / "report.html"
    result = CliRunner().invoke(main, ["hazards", str(path), "--report", str(page)])
    assert result.exit_code == status
    assert words in page.read_text("utf-8")


def test_a_report_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    path = hiding(tmp_path / "hidden.xlsx")
    result = CliRunner().invoke(
        main, ["hazards", str(path), "--report", str(tmp_path / "no/r.html")]
    )
    assert result.exit_code == 1
    assert "cannot write" in result.output
