"""The words around a table, whatever the format: caption, source, notes, sentence."""

from __future__ import annotations

import pytest

from parsers.documents.contents import grid_of_texts
from parsers.documents.grid.captions import attach as attach_captions
from parsers.documents.grid.captions import split_foot, split_title
from parsers.types import Block, BlockKind, Cell, Table

AREAS: list[list[str | None]] = [["Area", "2029"], ["North", "3"], ["South", "4"]]
GRID = grid_of_texts(AREAS)


def _attach(*lines: str) -> tuple[Table, ...]:
    """Blocks from lines; a line ``#`` is a table."""
    blocks: list[Block] = []
    tables: list[Table] = []
    for page, line in enumerate(lines, start=1):
        if line == "#":
            blocks.append(Block(BlockKind.TABLE, page=page, table=len(tables)))
            tables.append(Table(len(tables), GRID, page=page))
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, line, page=page))
    return attach_captions(blocks, tables)[1]


def test_caption_source_notes_and_sentence() -> None:
    (table,) = _attach(
        "Please see below the figures that the force recorded in that year.",
        "Table 1: thefts of bicycles",
        "#",
        "Source: Harbour",
        "* denotes a figure below five",
        "Please note that one case may be counted twice.",
        "Yours sincerely",
    )
    assert table.caption == "Table 1: thefts of bicycles"
    assert table.source == "Harbour"
    assert table.notes == (
        "* denotes a figure below five",
        "Please note that one case may be counted twice.",
    )
    assert table.sentence == "Please see below the figures that the force recorded in that year."


def test_caption_at_the_foot_of_the_page_before() -> None:
    (table,) = _attach("Question 2.", "Thefts of bicycles by area, 2029", "#")
    assert table.caption == "Thefts of bicycles by area, 2029"
    assert table.page == 3


def test_stacked_tables_share_the_sentence_but_not_the_caption() -> None:
    first, second = _attach("The number of bicycles stolen in each area", "#", "#")
    assert first.caption == "The number of bicycles stolen in each area"
    assert second.caption is None
    assert second.sentence == first.sentence


def test_notes_of_one_table_are_not_the_caption_of_the_next() -> None:
    first, second = _attach("Table 1", "#", "Source: Harbour", "<5 means fewer than five", "#")
    assert first.notes == ("<5 means fewer than five",)
    assert first.source == "Harbour"
    assert second.caption is None
    assert second.source is None


def test_source_line_above_belongs_to_the_table_below_it() -> None:
    (table,) = _attach("Thefts by area", "Data source - Lighthouse", "#")
    assert table.source == "Lighthouse"
    assert table.caption == "Thefts by area"


@pytest.mark.parametrize(
    "line",
    [
        "* Any value less than 5 has been suppressed",
        "¹ Includes attempts",
        "Note: figures are provisional",
        "N.B. one area has moved",
        "- denotes none",
        "Figures have been rounded to the nearest five",
        "Values of less than 5 have been shown as <5",
        "Where a dash appears the figure is nil",
        "Please note the data was taken from a live system",
    ],
)
def test_lines_that_explain_marks_are_notes(line: str) -> None:
    (table,) = _attach("Thefts", "#", line)
    assert table.notes == (line,)


@pytest.mark.parametrize("line", ["Dear Requester", "The force holds no further information."])
def test_other_lines_are_not_notes(line: str) -> None:
    (table,) = _attach("Thefts", "#", line)
    assert table.notes == ()


def test_long_prose_is_a_sentence_and_not_a_caption() -> None:
    prose = "The force has looked at every record that it holds. " * 12
    (table,) = _attach(prose, "#")
    assert table.caption is None
    assert table.sentence == prose


def test_title_rows_leave_the_grid() -> None:
    spanning = ((Cell("Thefts by area", colspan=2), None), *GRID)
    titles, grid = split_title(spanning)
    assert titles == ("Thefts by area",)
    assert grid == GRID


def test_a_group_label_over_figures_is_not_a_title() -> None:
    grid = grid_of_texts([["NORTH", None], ["Locked", "3"], ["Unlocked", "4"]])
    assert split_title(grid) == ((), grid)


def test_a_header_with_one_cell_over_later_columns_is_not_a_title() -> None:
    grid = grid_of_texts([[None, "2029", None], ["Area", "Q1", "Q2"], ["North", "3", "4"]])
    assert split_title(grid)[0] == ()


def test_source_and_note_rows_leave_the_foot_of_a_grid() -> None:
    note = "* Please note that one case may be counted in two areas of the county this year."
    rows = [*AREAS, ["Source: Harbour", None]]
    grid = (*grid_of_texts(rows), (Cell(note, colspan=2), None))
    body, words = split_foot(grid)
    assert body == GRID
    assert words == ("Source: Harbour", note)


def test_words_at_the_foot_become_source_and_notes() -> None:
    rows = [*AREAS, ["Source: Harbour", None]]
    blocks = [Block(BlockKind.TABLE, table=0)]
    placed, (table,) = attach_captions(blocks, [Table(0, grid_of_texts(rows))])
    assert table.source == "Harbour"
    assert table.grid == GRID
    assert [block.text for block in placed] == ["", "Source: Harbour"]


def test_a_total_row_stays() -> None:
    grid = grid_of_texts([["Area", "2029"], ["North", "3"], ["Total", "3"]])
    assert split_foot(grid) == (grid, ())
