"""Quotes cut short, and the words a search finds."""

from __future__ import annotations

import json

import pytest

from db.words import Json, grid_labels, grid_words, search_words, shorten, shorten_cells
from tests.db.records import LONG


def test_search_words_are_sorted_unique_and_short_chains_only() -> None:
    text = "The bike, the Bike; a cross-border FOI2019/05348 one-two-three-four-five-six (it's)"
    assert search_words(text).split() == [
        "a",
        "bike",
        "cross-border",
        "five-six",
        "foi2019/05348",
        "it's",
        "one-two-three-four",
        "the",
    ]
    assert search_words(None) == search_words("") == ""


@pytest.mark.parametrize("length", [10, 200, 300])
def test_shortened_text_says_so_and_fits(length: int) -> None:
    for text in (LONG, "x" * 500, "a" + " " * 600):
        cut = shorten(text, length)
        assert cut is not None
        assert len(cut) <= length
        assert cut.endswith("…")
    assert shorten("as it was", length) == "as it was"
    assert shorten(None, length) is None


def test_cells_are_shortened_wherever_they_stand() -> None:
    grid: Json = [["a", None, {"text": LONG, "rowspan": 2, "colspan": 1}]]
    cut = shorten_cells(json.dumps(grid))
    assert cut is not None
    assert LONG not in cut
    assert '"rowspan": 2' in cut
    assert shorten_cells(None) is None


def test_labels_as_printed_and_words_without_numbers() -> None:
    grid = '[["Offence", "2024"], ["Arson", "41"], ["Theft", {"text": "n/a", "rowspan": 1}]]'
    assert grid_labels(grid, 1, 1) == "Offence\n2024\nArson\nTheft"
    assert grid_words(grid) == "arson n/a offence theft"
    assert grid_labels(None, None, None) == grid_words(None) == ""
