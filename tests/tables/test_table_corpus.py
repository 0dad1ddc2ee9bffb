"""The truth files' grids through the figures stage, scored by the corpus's own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from parsers.tables import read_table, table_from_json
from parsers.types import Quality, TableKind, Totals

pytestmark = pytest.mark.corpus

LEAST = {
    "bedfordshire-foi2019-05348": 1.0,
    "cumbria-hospital-crime": 0.99,
    "humberside-hospital-crime": 0.99,
    "metropolitan-lfr-2020-2022": 0.99,
    "nhs-hereford-worcester": 0.99,
    "nhs-south-west-yorkshire": 0.99,
}


@pytest.mark.parametrize("name", LEAST)
def test_figures_of_a_real_answer(name: str, corpus: Path, tmp_path: Path) -> None:
    path = corpus / "answers" / f"{name}.truth.json"
    truth = json.loads(path.read_text(encoding="utf-8"))
    figures = []
    for index, own in enumerate(truth["tables"]):
        reading = read_table(table_from_json(own, index))
        assert (reading.header_rows, reading.stub_columns) == (
            own["header_rows"],
            own["stub_columns"],
        )
        assert reading.quality is Quality.CLEAN
        assert reading.totals in (Totals.AGREE, Totals.NONE)
        figures += [
            {
                "table": index,
                "row_path": figure.row_path,
                "column_path": figure.column_path,
                "text": figure.text,
                "value": figure.value,
                "qualifier": figure.qualifier,
                "is_total": figure.is_total,
            }
            for figure in reading.figures
        ]
    output = tmp_path / "out.json"
    output.write_text(json.dumps({"figures": figures}), encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, corpus / "score_figures.py", path, output, "--json"],
        capture_output=True,
        check=True,
        text=True,
    )
    score = json.loads(scored.stdout)
    assert score["value_correct"]["f1"] >= LEAST[name]
    assert score["totals"]["data_marked_as_total"] == 0
    assert score["totals"]["share_marked"] in (None, 1.0)
    if LEAST[name] == 1.0:
        assert score["value_correct"]["precision"] == score["value_correct"]["recall"] == 1.0


def test_the_seed_letters_rows_have_three_levels(corpus: Path) -> None:
    path = corpus / "answers" / "bedfordshire-foi2019-05348.truth.json"
    for own in json.loads(path.read_text(encoding="utf-8"))["tables"]:
        reading = read_table(table_from_json(own))
        depth = {figure.row: len(figure.row_path) - 1 for figure in reading.figures}
        assert list(depth.values()) == own["row_levels"]
        assert reading.row_dimensions == ("OUTCOME", "OFFENCE", "OFFENDER AGE")
        first = reading.figures[0]
        assert (first.counted, first.event_date, first.statistic) == ("crimes", "recorded", "count")
        assert (first.unit, first.low, first.high, first.period_from) == (
            None,
            None,
            None,
            "header",
        )


def test_a_lookup_beside_a_keyed_table(corpus: Path) -> None:
    path = corpus / "answers" / "metropolitan-lfr-2020-2022.truth.json"
    tables = json.loads(path.read_text(encoding="utf-8"))["tables"]
    kinds = [read_table(table_from_json(own)).kind for own in tables]
    assert kinds == [TableKind.KEYED, TableKind.LOOKUP]
