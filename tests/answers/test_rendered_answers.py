"""Invented answer letters, rendered to PDF by LibreOffice and read back figure by figure."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from random import Random
from typing import Final

import pytest

from parsers.answers.answer import read_answer, writer
from parsers.files import read_document
from samples.answers.kinds import continued, split_rows, stacked, years_over_months
from samples.answers.levels import hierarchy, marks
from samples.answers.model import Borders, Letter, Stub
from samples.answers.score import Score, score
from samples.answers.text import as_text
from samples.answers.word import as_word

LETTERS: Final[dict[str, Letter]] = {
    "continued": continued(Random(7002), repeat=False, borders=Borders.HORIZONTAL),
    "again": continued(Random(6002), repeat=True, borders=Borders.HORIZONTAL),
    "split": split_rows(Random(9002)),
    "stacked": stacked(Random(12000), Borders.HEAD),
    "years": years_over_months(Random(15000), Borders.HORIZONTAL),
    "banners": hierarchy(Random(29000), Stub.BANNER, Borders.HORIZONTAL),
    "marks": marks(Random(34000)),
}


@pytest.fixture(scope="module")
def rendered(
    program: Callable[[str, str], str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """Every letter as PDF, in one run of LibreOffice."""
    soffice = program("soffice", "libreoffice-writer")
    folder = tmp_path_factory.mktemp("letters")
    for name, letter in LETTERS.items():
        (folder / f"{name}.docx").write_bytes(as_word(letter))
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder)]
    command += [str(path) for path in sorted(folder.glob("*.docx"))]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: (folder / f"{name}.pdf").read_bytes() for name in LETTERS}


@pytest.mark.parametrize("name", LETTERS)
def test_every_figure_of_a_rendered_letter(name: str, rendered: dict[str, bytes]) -> None:
    found = _read(rendered[name], f"{name}.pdf", LETTERS[name])
    assert found.f1 >= 0.99, found.misses


@pytest.mark.parametrize("name", LETTERS)
def test_every_figure_of_the_letter_in_word(name: str) -> None:
    found = _read(as_word(LETTERS[name]), f"{name}.docx", LETTERS[name])
    assert found.f1 == 1, found.misses


def test_every_figure_of_a_letter_in_text() -> None:
    letter = LETTERS["marks"]
    found = _read(as_text(letter).encode(), "marks.txt", letter)
    assert found.f1 == 1, found.misses


def _read(body: bytes, name: str, letter: Letter) -> Score:
    document = read_document(body, name=name)
    answer = read_answer(document, writer(None, None))
    return score(
        letter,
        [
            {
                "table": at,
                "row_path": figure.row_path,
                "column_path": figure.column_path,
                "value": figure.value,
                "qualifier": figure.qualifier,
            }
            for at, published in enumerate(answer.tables)
            for figure in published.reading.figures
        ],
    )
