"""Every finding of the gate has its remedy, and `forcewide hazards` prints it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from parsers.gate.policy import RULES
from parsers.gate.remedies import REMEDIES, remedy
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
