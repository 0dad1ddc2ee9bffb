"""The table of what each code finds and holds by mistake says what the gate does today."""

from __future__ import annotations

import pytest

from benchmarks.gate import BEGIN, CLEAN, CORPUS, END, FOLDERS, measured, wanted
from scraper.held.codes import PAGE


@pytest.mark.long
@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not here")
def test_the_rates_are_those_that_are_measured() -> None:
    text = PAGE.read_text("utf-8")
    table = text.partition(BEGIN)[2].partition(END)[0].strip().splitlines()
    assert table == measured(wanted(FOLDERS, CLEAN)), "run `python -m benchmarks.gate --write`"
    assert table[-1].endswith("were held.")
