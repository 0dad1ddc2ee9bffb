"""Real answers with hand-checked truth: every table of these equals its truth grid."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from parsers.files import read_document
from parsers.types import ReadVerdict

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not here"),
]

ANSWERS = [
    "bedfordshire-foi2019-05348",
    "cumbria-hospital-crime",
    "humberside-hospital-crime",
    "metropolitan-lfr-2020-2022",
    "nhs-hereford-worcester",
    "nhs-south-west-yorkshire",
]


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_equal_their_truth(name: str, made: Any) -> None:
    truth = json.loads((CORPUS / "answers" / f"{name}.truth.json").read_text())
    path = CORPUS / "answers" / truth["document"]
    document = read_document(path.read_bytes(), name=path.name)
    assert document.verdict is ReadVerdict.PARSED
    assert document.sha256 == truth["sha256"]
    assert len(document.tables) == len(truth["tables"])
    for table, expected in zip(document.tables, truth["tables"], strict=True):
        assert made.texts(table.grid) == expected["grid"]
        assert table.caption == expected["caption"]
        assert table.source == expected["source"]
        assert list(table.pages) == expected["pages"]


def _sheets() -> list[Path]:
    return sorted((CORPUS / "sheets").glob("*.truth.json")) if CORPUS.is_dir() else []


def test_sheets_are_found_where_the_truth_says() -> None:
    found = expected = spurious = 0
    for path in _sheets():
        truth = json.loads(path.read_text())
        if truth["expected_verdict"] != "parsed" or truth["format"] not in (
            "xlsx",
            "csv",
            "ods",
            "xls",
        ):
            continue
        body = (path.parent / truth["file"]).read_bytes()
        document = read_document(body, name=truth["file"], judge=False)
        assert document.verdict is ReadVerdict.PARSED
        places = {(table.sheet, table.cell_range) for table in document.tables}
        wanted = {(table["sheet"], table["cell_range"]) for table in truth["tables"]}
        found += len(places & wanted)
        expected += len(wanted)
        spurious += len(places - wanted) if truth["tables_complete"] else 0
    assert expected >= 60
    assert found >= 0.9 * expected
    assert spurious <= 2


def test_canaries_of_unseen_cells_are_never_read(words_of: Any) -> None:
    unseen = ("hidden", "HIDDEN", "filtered", "tiny", "narrow", "comment", "semicolons", "vanish")
    checked = 0
    for path in sorted((CORPUS / "hazards").glob("*.*x*")):
        if path.suffix in (".xlsx", ".xlsm", ".docx") and any(part in path.name for part in unseen):
            document = read_document(path.read_bytes(), name=path.name, judge=False)
            assert document.verdict is ReadVerdict.PARSED
            assert "CANARY" not in words_of(document) + repr(document)
            checked += 1
    assert checked >= 10


@pytest.mark.long
def test_public_benchmark_files_are_read_without_a_crash() -> None:
    for path in sorted((CORPUS / "icdar2013").glob("*.pdf")):
        document = read_document(path.read_bytes(), name=path.name, join=False, judge=False)
        assert document.verdict is ReadVerdict.PARSED, path.name
        assert document.issues == (), path.name
