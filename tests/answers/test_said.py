"""One number in a sentence that answers one question is a figure; where two could be, none is."""

from __future__ import annotations

import pytest

from parsers.answers.answer import Answer, read_answer, writer
from parsers.answers.said import COUNTS
from parsers.documents import sniff
from parsers.letter.wording import plain
from parsers.types import Block, BlockKind, Document, Quality, ReadVerdict

HEAD = ("FOI Ref: 4411/22", "Request", "How many drones does the force own?", "Response")


def _answer(*texts: str) -> Answer:
    document = Document(
        file="letter.txt",
        sha256="0" * 64,
        media_type=sniff.TEXT,
        pages=None,
        verdict=ReadVerdict.PARSED,
        blocks=tuple(Block(BlockKind.PARAGRAPH, text) for text in texts),
    )
    return read_answer(document, writer("humberside", None))


def test_one_number_that_answers_one_question_is_a_figure() -> None:
    (table,) = _answer(*HEAD, "The force owns 12 drones, bought in May 2019.").tables
    assert table.table.method == "sentence"
    assert table.reading.quality is Quality.CHECK
    (figure,) = table.reading.figures
    assert figure.value == 12
    assert figure.row_path == ("How many drones does the force own?",)


def test_each_question_has_its_own() -> None:
    asked = ("1. How many drones are owned?", "2. How many pilots are trained?")
    (table,) = _answer(*HEAD[:2], *asked, HEAD[3], "1. 9", "2. There are 27 pilots.").tables
    assert [one.value for one in table.reading.figures] == [9, 27]


@pytest.mark.parametrize(
    "told",
    [
        "The force owns 12 drones. In 2018 there were 9.",
        "We hold 1,204 files and reading them would exceed the cost limit of 18 hours.",
        "Drones are not owned; see FOI 402/19.",
    ],
)
def test_two_numbers_or_a_reason_are_none(told: str) -> None:
    assert _answer(*HEAD, told).tables == ()


def test_one_figure_must_be_asked() -> None:
    assert COUNTS.fits(plain(COUNTS.match))
    assert not COUNTS.fits(plain(COUNTS.leave))
