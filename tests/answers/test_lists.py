"""Figures in lines, under questions, and in columns that go on without labels."""

from __future__ import annotations

import pytest

from parsers.answers.answer import Answer, read_answer, writer
from parsers.answers.lists import find_lists
from parsers.documents import sniff
from parsers.types import (
    Block,
    BlockKind,
    Cell,
    Document,
    Quality,
    ReadVerdict,
    Table,
)


def _blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)


def _rows(*texts: str) -> list[list[list[str]]]:
    found = find_lists(_blocks(*texts), ())
    return [[[c.text if c else "" for c in row] for row in one.table.grid] for one in found]


def test_labels_over_numbers_are_rows() -> None:
    assert _rows("Complaints received: 412", "Upheld: 57\nStill open: 1,103") == [
        [["Complaints received", "412"], ["Upheld", "57"], ["Still open", "1,103"]]
    ]
    assert _rows("2021 - 967\n2022 - 1,305") == [[["2021", "967"], ["2022", "1,305"]]]


def test_heads_over_lists_are_groups() -> None:
    """A pair of another make is the head of those below it; words alone end the list."""
    texts = ("Harassment - 53", "Upheld: nil\nUnfounded: 46", "Assault", "Upheld: 2\nOpen: nil")
    first, second = find_lists(_blocks(*texts), ())
    rows = [[(cell.text, cell.indent) for cell in row if cell] for row in first.table.grid]
    assert rows == [
        [("Harassment", 0), ("53", 0)],
        [("Upheld", 1), ("nil", 0)],
        [("Unfounded", 1), ("46", 0)],
    ]
    assert [row[0].text for row in second.table.grid if row[0]] == ["Upheld", "Open"]


@pytest.mark.parametrize(
    "lines",
    [
        "Complaints received: 412",  # one line alone is a sentence
        "Our reference: 123\nDate: 2023",
        "Tel: 01234 567890\nExt: 204",
        "Table 1: 2019\nTable 2: 2020",
        "Dogs trained: 4\nHorses trained: see below",
        "Established in: 2012\nClosed in: 2019",
    ],
)
def test_lines_that_count_nothing_are_left(lines: str) -> None:
    assert _rows(lines) == []


def test_what_the_request_lists_is_no_answer() -> None:
    assert find_lists(_blocks("Dogs: 4\nHorses: 5"), [0]) == ()


def test_questions_over_numbers() -> None:
    found = _rows("Q1. How many were seized?\nA1. 1744", "How many were crushed?", "389")
    assert found == [[["How many were seized?", "1744"], ["How many were crushed?", "389"]]]
    assert _rows("How many were seized?", "Too many to count.") == []


def _tables(*grids: str) -> Answer:
    tables = [
        Table(
            at,
            tuple(tuple(Cell(text) for text in line.split("|")) for line in grid.split("\n")),
            page=at + 1,
        )
        for at, grid in enumerate(grids)
    ]
    document = Document(
        file="made.pdf",
        sha256="",
        media_type=sniff.PDF,
        pages=len(grids),
        verdict=ReadVerdict.PARSED,
        blocks=tuple(Block(BlockKind.TABLE, table=table.position) for table in tables),
        tables=tuple(tables),
    )
    return read_answer(document, writer(None, None))


def test_columns_that_go_on_take_the_rows_before() -> None:
    answer = _tables("Town|Jan|Feb\nAsh|16|61\nElm|85|43\nOak|9|7", "Mar|Apr\n81|65\n57|58\n3|4")
    second = answer.tables[1].reading
    assert [figure.row_path for figure in second.figures][::2] == [("Ash",), ("Elm",), ("Oak",)]
    assert second.quality is Quality.CHECK
    assert "rows_of_table_before" in {issue.code for issue in second.issues}


def test_another_number_of_rows_is_another_table() -> None:
    answer = _tables("Town|Jan|Feb\nAsh|16|61\nElm|85|43\nOak|9|7", "Mar|Apr\n81|65\n57|58")
    assert {figure.row_path for figure in answer.tables[1].reading.figures} == {()}
    assert answer.tables[1].reading.quality is Quality.CHECK


def test_a_run_of_pairs_among_other_lines_is_a_list() -> None:
    block = "Ref: 4411/22\nRequest\nHow many?\nResponse\n2019 – 801\n2020 – 644\nThank you"
    assert _rows(block) == [[["2019", "801"], ["2020", "644"]]]
    assert _rows("Response:\n2022 0\n2023 1") == [[["2022", "0"], ["2023", "1"]]]
    assert _rows("Years asked for:\n2019 2020\n2021 2022") == []


def test_lines_of_the_request_are_none() -> None:
    block = "You asked for\n2019 - 1\n2020 - 2\nWe gave\n2019 - 14\n2020 - 31"
    asked = "You asked for\n2019 - 1\n2020 - 2"
    (found,) = find_lists(_blocks(block), (), asked)
    assert [row[-1].text for row in found.table.grid if row[-1]] == ["14", "31"]
