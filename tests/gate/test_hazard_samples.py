"""The made files with one hidden thing each: verdict and code as the list says, canary nowhere."""

from __future__ import annotations

import csv
from pathlib import Path

import msgspec
import pytest

from parsers.answers.answer import read_answer, writer
from parsers.answers.extraction import to_json
from parsers.files import read_document
from parsers.types import Document

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "hazards"
KINDS = (".pdf", ".docx", ".zip")

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not here"),
]


def _rows() -> list[dict[str, str]]:
    if not CORPUS.is_dir():
        return []
    with (CORPUS / "hazards.csv").open(encoding="utf-8", newline="") as listed:
        return [row for row in csv.DictReader(listed) if row["file"].endswith(KINDS)]


def _said(document: Document) -> str:
    by = writer(None, None)
    members = tuple(to_json(read_answer(each, by), None) for each in document.members)
    return msgspec.json.encode(to_json(read_answer(document, by), None, members)).decode()


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["file"])
def test_each_sample_is_as_listed(row: dict[str, str]) -> None:
    document = read_document((CORPUS / row["file"]).read_bytes(), name=row["file"])
    assert document.verdict == row["expected_verdict"]
    found = {(reason.code, str(reason.severity)) for reason in document.reasons}
    if row["expected_finding"] == "none":
        assert found == set()
    else:
        assert (row["code"], row["expected_finding"]) in found
    if row["canary"]:
        assert row["canary"] not in _said(document)
