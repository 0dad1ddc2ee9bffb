"""Web pages: blocks in reading order, tables with spans, nothing that is not printed."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from parsers.documents.plain.html import blocks_from_html
from parsers.files import read_document
from parsers.types import Block, BlockKind, Table


def _blocks(markup: str, first_position: int = 0) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    soup = BeautifulSoup(f"<main>{markup}</main>", "lxml")
    main = soup.find("main")
    assert isinstance(main, Tag)
    return blocks_from_html(main, first_position=first_position)


def test_blocks_in_order_with_line_breaks_and_numbers() -> None:
    blocks, _ = _blocks(
        "<h2>Request</h2><p>How many <strong>bicycles</strong> were<br>stolen?</p>"
        "<ol start=3><li>Where<li><p>When</p><ul><li>By month</ul></ol><div>Yours</div>"
    )
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.HEADING, "Request"),
        (BlockKind.PARAGRAPH, "How many bicycles were\nstolen?"),
        (BlockKind.LIST_ITEM, "3. Where"),
        (BlockKind.LIST_ITEM, "4. When"),
        (BlockKind.LIST_ITEM, "By month"),
        (BlockKind.PARAGRAPH, "Yours"),
    ]


def test_unprinted_parts_are_never_read() -> None:
    blocks, tables = _blocks(
        "<p>Seen<script>var a='unseen'</script><!-- unseen --></p><p hidden>unseen</p>"
        "<div style='display: none'>unseen</div><select><option>unseen</option></select>"
        "<table><tr><th>Area<th>2029<tr style='display:none'><td>unseen<td>9"
        "<tr><td>North<span hidden>unseen</span><td>3</table>"
    )
    words = " ".join(block.text for block in blocks) + repr(tables)
    assert "unseen" not in words
    assert "Seen" in words
    assert len(tables[0].grid) == 2


def test_spans_headers_and_caption(made: Any) -> None:
    blocks, (table,) = _blocks(
        "<table><caption>Thefts by area</caption>"
        "<tr><th rowspan=2>Area<th colspan=2>2029</tr><tr><th>Q1<th>Q2</tr>"
        "<tr><td>North<td>3<td></tr><tr><td>South<td colspan=2>not held</tr></table>",
        first_position=4,
    )
    assert table.position == 4
    assert table.caption == "Thefts by area"
    assert made.texts(table.grid) == [
        ["Area", "2029", None],
        [None, "Q1", "Q2"],
        ["North", "3", None],
        ["South", "not held", None],
    ]
    first = table.grid[0][0]
    assert first is not None
    assert (first.rowspan, first.colspan, first.header) == (2, 1, True)
    year, held = table.grid[0][1], table.grid[3][1]
    assert year is not None
    assert held is not None
    assert (year.colspan, held.colspan) == (2, 2)
    assert [block.table for block in blocks if block.kind is BlockKind.TABLE] == [4]


def test_tfoot_prints_last_and_rowspan_zero_reaches_the_end(made: Any) -> None:
    _, (table,) = _blocks(
        "<table><tfoot><tr><td>Total<td>7</tfoot><tbody><tr><td rowspan=0>North<td>3"
        "<tr><td>4</tbody></table>"
    )
    assert made.texts(table.grid)[0] == ["North", "3"]
    assert "7" in str(made.texts(table.grid)[-1])


def test_layout_tables_become_blocks_and_inner_tables_stay(made: Any) -> None:
    blocks, tables = _blocks(
        "<table><tr><td><p>Dear Requester</p>"
        "<table><tr><td>Area<td>2029</tr><tr><td>North<td>3</tr></table>"
        "<p>Yours sincerely</p></td></tr></table>"
    )
    assert [block.text for block in blocks] == ["Dear Requester", "", "Yours sincerely"]
    assert made.texts(tables[0].grid) == [["Area", "2029"], ["North", "3"]]


def test_wholly_blank_rows_and_columns_are_dropped(made: Any) -> None:
    _, (table,) = _blocks(
        "<table><tr><td>Area<td>&nbsp;<td>2029</tr><tr><td>&nbsp;<td><td></tr>"
        "<tr><td>North<td><td>3</tr></table>"
    )
    assert made.texts(table.grid) == [["Area", "2029"], ["North", "3"]]


def test_absurd_spans_do_not_hang() -> None:
    rows = "<tr><td rowspan=999999 colspan=999999>x<td>y</tr>" * 3
    blocks, tables = _blocks(f"<table>{rows}</table>")
    assert len(blocks) >= 1
    assert all(len(row) < 5000 for table in tables for row in table.grid)


def test_html_file_reads_its_main_part() -> None:
    body = (
        b"<!doctype html><html><body><nav>Home</nav><main><h1>Thefts</h1>"
        b"<p>Please see the table below for the figures recorded by the force.</p>"
        b"<table><tr><th>Area<th>2029<tr><td>North<td>3</table><p>Source: Harbour</p>"
        b"</main></body></html>"
    )
    document = read_document(body, name="item.html")
    assert "Home" not in [block.text for block in document.blocks]
    assert document.tables[0].source == "Harbour"
    sentence = document.tables[0].sentence
    assert sentence is not None
    assert sentence.startswith("Please see the table")
    assert document.media_type == "text/html"


def test_no_break_spaces_before_a_label_are_indentation() -> None:
    _, (table,) = _blocks(
        "<table><tr><td>NORTH<td>3</tr><tr><td>&nbsp;&nbsp; Locked<td>1</tr>"
        "<tr><td>&nbsp;&nbsp;&nbsp;&nbsp;Aged 13<td>1</tr></table>"
    )
    assert [row[0].indent for row in table.grid if row[0] is not None] == [0, 1, 2]


def _row(label: str, value: str) -> str:
    return f"<div role=row><b role=rowheader>{label}</b><i role=cell>{value}</i></div>"


PAIRS = (("North", "12"), ("South", "&lt;5"), ("West", "N/A"))
ROWS = "".join(_row(*pair) for pair in PAIRS)
GROUPED = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>" for label, value in PAIRS)


@pytest.mark.parametrize(
    "markup",
    [
        "<dl><dt>North<dd>12<dt>South<dd>&lt;5<dt>West<dd>N/A</dl>",
        f"<dl>{GROUPED}</dl>",
        "<ul><li>North: 12<li><b>South</b> – &lt;5<li>West - N/A</ul>",
        f"<div role=table>{ROWS}</div>",
    ],
)
def test_lists_that_are_tables_in_all_but_name(markup: str, made: Any) -> None:
    blocks, (table,) = _blocks(f"<p>Thefts by area</p>{markup}<p>Yours</p>")
    assert made.texts(table.grid) == [["North", "12"], ["South", "<5"], ["West", "N/A"]]
    assert [block.text for block in blocks] == ["Thefts by area", "", "Yours"]


@pytest.mark.parametrize(
    "markup",
    [
        "<dl><dt>Reference<dd>FOI 12/29<dt>Published<dd>4 May 2029</dl>",
        "<ul><li>How many thefts in 2028?<li>Where: by town<li>By month: 2029</ul>",
        "<ol><li>12 officers<li>15 staff</ol>",
        "<ul><li>North: 12<li>South: 15</ul>",
    ],
)
def test_lists_of_words_stay_lists(markup: str) -> None:
    _, tables = _blocks(markup)
    assert tables == ()


def test_nested_tables_keep_their_own_cells_and_headers(made: Any) -> None:
    _, (outer, inner) = _blocks(
        "<table><tr><th scope=col>Area<th scope=col>2029</tr><tr><th scope=row>North<td>3</tr>"
        "<tr><td>South<td>4<table><tr><td>Q1<td>Q2</tr><tr><td>1<td>3</tr></table></tr></table>"
    )
    assert made.texts(outer.grid) == [["Area", "2029"], ["North", "3"], ["South", "4"]]
    assert made.texts(inner.grid) == [["Q1", "Q2"], ["1", "3"]]
    assert [cell.header for cell in outer.grid[1] if cell is not None] == [True, False]
