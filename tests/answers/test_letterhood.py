"""Whether a document is a letter: each sign by its witnesses, and what follows from it."""

from __future__ import annotations

import pytest

from parsers.answers.answer import read_answer, writer
from parsers.answers.letterhood import ENOUGH, SIGNS, Sign, is_letter, signs_of, weigh
from parsers.documents import sniff
from parsers.letter.paragraphs import paragraphs
from parsers.letter.pieces import cut
from parsers.types import (
    Block,
    BlockKind,
    Cell,
    Document,
    LetterStyle,
    Outcome,
    ReadVerdict,
    Table,
    TableContext,
)

PLAIN = LetterStyle()
GRID = (("Area", "2021", "2022"), ("Ashmere", "41", "52"), ("Brackwell", "14", "25"))
BELOW = "No information is held for Coldharbour before 2021."


def document(*words: str | None, media_type: str = sniff.PDF) -> Document:
    """A document of paragraphs; None is the place of a table."""
    blocks: list[Block] = []
    tables: list[Table] = []
    for text in words:
        if text is None:
            blocks.append(Block(BlockKind.TABLE, table=len(tables)))
            grid = tuple(tuple(Cell(cell) for cell in row) for row in GRID)
            tables.append(Table(len(tables), grid, page=1))
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, text))
    return Document(
        file="made",
        sha256="",
        media_type=media_type,
        pages=1,
        verdict=ReadVerdict.PARSED,
        blocks=tuple(blocks),
        tables=tuple(tables),
    )


def _shown(text: str) -> set[str]:
    return set(signs_of(cut(paragraphs([Block(BlockKind.PARAGRAPH, text)]), PLAIN)))


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.name)
def test_each_sign_knows_its_sentence_and_leaves_its_neighbour(sign: Sign) -> None:
    assert sign.name in _shown(sign.match)
    assert sign.name not in _shown(sign.leave)


@pytest.mark.parametrize("media_type", [sniff.PDF, sniff.DOCX, sniff.XLSX, sniff.CSV, sniff.ODS])
def test_a_sentence_below_a_table_answers_nothing(media_type: str) -> None:
    answer = read_answer(
        document("Recorded crime", None, BELOW, media_type=media_type), writer(None, None)
    )
    assert len(answer.tables) == 1
    assert answer.letter is not None
    assert answer.letter.outcome is Outcome.UNKNOWN
    assert (answer.letter.request, answer.letter.response) == ("", "")


def test_the_same_file_as_an_attachment() -> None:
    around = TableContext(text="Please see the attached file.")
    answer = read_answer(document("Crime", None, BELOW), writer(None, None), around=around)
    assert len(answer.tables) == 1
    assert answer.letter is not None
    assert answer.letter.outcome is Outcome.UNKNOWN


def test_a_sheet_is_no_letter_whatever_it_says() -> None:
    words = ("Dear Ms Ashdown,", "Request", "How many dogs?", "Response", "Three.")
    assert is_letter(document(*words), PLAIN)
    assert sum(weigh(document(*words), PLAIN).values()) >= ENOUGH
    assert not is_letter(document(*words, media_type=sniff.XLSX), PLAIN)


def test_a_labelled_request_keeps_its_table_out_and_says_so() -> None:
    words = ("Dear Ms Ashdown,", "Request", "Please fill in this table.", None)
    answer = read_answer(
        document(*words, "Response", "The figures are below.", None), writer(None, None)
    )
    assert len(answer.tables) == 1
    assert [(table.code, table.page) for table in answer.account.tables.dropped] == [
        ("table_in_request", 1)
    ]
    assert "table_in_request" in {issue.code for issue in answer.issues}


def test_data_above_the_first_deciding_sentence_of_a_letter_is_kept() -> None:
    words = ("Dear Ms Ashdown,", "Recorded crime by area", None, BELOW, "Yours sincerely")
    answer = read_answer(document(*words), writer(None, None))
    assert len(answer.tables) == 1
    assert answer.account.tables.dropped == ()
