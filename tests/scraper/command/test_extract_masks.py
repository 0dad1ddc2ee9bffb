"""`forcewide extract` takes persons out of all it prints, and says whether it has."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.command.cli import main

NAME = "Quillfeather"
LETTER = f"""Loamshire Police

Dear Ms Araminta {NAME}

Our Ref: FOI2024/00123

You asked: how often did drones fly on behalf of Araminta {NAME}?

RESPONSE - please see the table below.

Flights asked for by Ms {NAME}
Pilot\t2022\t2023
Araminta {NAME}\t41\t57
Others\t2\t3

Yours sincerely
Sam Sample
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A zip that bears her name, with a letter that bears it too."""
    path = tmp_path / f"Ms {NAME}.zip"
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        archive.writestr(f"Response to Ms {NAME}.txt", LETTER)
        archive.writestr(f"Broken for Ms {NAME}.pdf", "%PDF-1.4 unpacked, and no more")
    path.write_bytes(body.getvalue())
    return path


def _printed(*arguments: str) -> str:
    return CliRunner().invoke(main, ["extract", *arguments]).stdout


def test_nobody_is_named_and_the_json_says_so(letter: Path) -> None:
    text = _printed(str(letter), "--json")
    found = json.loads(text)
    assert found["masked"] is True
    assert [member["masked"] for member in found["members"]] == [True, True]
    assert NAME.lower() not in text.lower()
    assert "araminta" not in text.lower()
    read = found["members"][0]
    assert {tuple(figure["row_path"]) for figure in read["figures"]} == {("[name]",), ("Others",)}
    assert read["disclosure"]["reference"] == "FOI2024/00123"


def test_unmasked_leaves_them_in_and_says_so(letter: Path) -> None:
    text = _printed(str(letter), "--json", "--unmasked")
    found = json.loads(text)
    assert found["masked"] is False
    assert found["document"]["file"] == letter.name
    assert f"Araminta {NAME}" in text


def test_the_structure_alone_is_as_printed(letter: Path, tmp_path: Path) -> None:
    _printed(str(letter), "--no-gate", "--out", str(tmp_path / "out"))
    text = (tmp_path / "out" / f"{letter.name}.json").read_text("utf-8")
    assert json.loads(text)["masked"] is False
    assert f"Araminta {NAME}" in text
