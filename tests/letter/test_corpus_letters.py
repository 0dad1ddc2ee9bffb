"""Reference and both dates of the real letters whose truth file gives them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from parsers.files import read_document
from parsers.letter import read_letter
from parsers.types import Letter, Regime

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "answers"
Truth = dict[str, str | None]


def _truths() -> list[str]:
    found = sorted(CORPUS.glob("*.truth.json")) if CORPUS.exists() else []
    return [path.name for path in found if _truth(path.name).get("received_on")]


def _truth(name: str) -> Truth:
    return cast("Truth", json.loads((CORPUS / name).read_text("utf-8")))


def _read(name: str) -> Letter:
    stem = name.removesuffix(".truth.json")
    (path,) = (p for p in CORPUS.glob(f"{stem}.*") if p.suffix in (".pdf", ".txt"))
    document = read_document(path.read_bytes(), name=path.name)
    return read_letter(
        document.blocks,
        tables=document.tables,
        force=_truth(name)["force"],
        regime=Regime.FOIA,
    )


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.exists(), reason="../shared/corpus is not here")
@pytest.mark.parametrize("name", _truths())
def test_reference_and_dates(name: str) -> None:
    letter, truth = _read(name), _truth(name)
    assert letter.reference == truth["reference"]
    assert letter.received_on == date.fromisoformat(str(truth["received_on"]))
    assert letter.responded_on == date.fromisoformat(str(truth["responded_on"]))
    assert letter.on_time is True
