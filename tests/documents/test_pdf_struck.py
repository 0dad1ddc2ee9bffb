"""Words that a line is drawn through, and lines that only run close to words."""

from __future__ import annotations

import pytest

from parsers.documents.pdf.page import Rule, Word
from parsers.documents.pdf.struck import STROKE, standing, strike


def _word(text: str = "301", x0: float = 100.0) -> Word:
    return Word(text, x0, 200.0, x0 + 20.0, 210.0, 10.0)


@pytest.mark.parametrize(
    ("rule", "struck"),
    [
        (Rule(True, 205.0, 99.0, 121.0), True),
        (Rule(True, 203.7, 100.0, 120.0), True),
        (Rule(True, 203.5, 100.0, 120.0), False),  # a line above small letters
        (Rule(True, 206.9, 100.0, 120.0), True),
        (Rule(True, 207.2, 100.0, 120.0), False),  # an underline drawn high
        (Rule(True, 205.0, 100.0, 116.0), True),
        (Rule(True, 205.0, 100.0, 115.0), False),  # it ends within the word
        (Rule(True, 205.0, 85.0, 120.0), True),
        (Rule(True, 205.0, 84.0, 120.0), False),  # a rule that runs on
        (Rule(False, 110.0, 195.0, 215.0), False),
    ],
)
def test_a_line_through_a_word(rule: Rule, struck: bool) -> None:
    word = _word()
    left = strike([word], [rule])
    assert (STROKE in word.text) is struck
    assert (left == ()) is struck
    assert word.text.replace(STROKE, "") == "301"


def test_what_stands_beside_struck_words_is_left() -> None:
    old, new = _word("301"), _word("298", 130.0)
    strike([old, new], [Rule(True, 205.0, 100.0, 120.0)])
    assert list(standing([old, new])) == [new]
    assert list(standing([old])) == [old]
