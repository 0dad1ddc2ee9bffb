"""Word letters: order, lists, spans, and nothing that is not printed."""

from __future__ import annotations

from typing import Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from parsers.files import read_document
from parsers.types import BlockKind, Document, ReadVerdict

UNSEEN = "kept-from-readers"


def _read(made: Any, letter: Any, *, judge: bool = True) -> Document:
    document = read_document(made.saved(letter), name="letter.docx", judge=judge)
    assert document.verdict is ReadVerdict.PARSED
    return document


def _table(letter: Any, rows: list[list[str]]) -> Any:
    table = letter.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in enumerate(rows):
        for col, text in enumerate(texts):
            table.cell(row, col).text = text
    return table


def test_body_order_with_table_caption_and_lists(made: Any) -> None:
    letter = docx.Document()
    letter.add_heading("Response", level=1)
    letter.add_paragraph("How many thefts", style="List Number")
    letter.add_paragraph("Where they were", style="List Number")
    letter.add_paragraph("In town", style="List Bullet")
    letter.add_paragraph("Thefts by area")
    _table(letter, [["Area", "2029"], ["North", "3"], ["South", ""]])
    letter.add_paragraph("Source: Harbour")
    letter.sections[0].header.paragraphs[0].text = "Invented Constabulary"
    document = _read(made, letter)
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.HEADING, "Response"),
        (BlockKind.LIST_ITEM, "1. How many thefts"),
        (BlockKind.LIST_ITEM, "2. Where they were"),
        (BlockKind.LIST_ITEM, "• In town"),
        (BlockKind.PARAGRAPH, "Thefts by area"),
        (BlockKind.TABLE, ""),
        (BlockKind.PARAGRAPH, "Source: Harbour"),
    ]
    (table,) = document.tables
    assert made.texts(table.grid) == [["Area", "2029"], ["North", "3"], ["South", None]]
    assert (table.caption, table.source) == ("Thefts by area", "Harbour")


def test_spans_across_and_down(made: Any) -> None:
    letter = docx.Document()
    rows = [["Area", "2029", ""], ["", "Q1", "Q2"], ["North", "1", "2"], ["", "3", "4"]]
    table = _table(letter, rows)
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).merge(table.cell(3, 0))
    grid = _read(made, letter).tables[0].grid
    assert made.texts(grid) == [
        ["Area", "2029", None],
        [None, "Q1", "Q2"],
        ["North", "1", "2"],
        [None, "3", "4"],
    ]
    area, year, north = grid[0][0], grid[0][1], grid[2][0]
    assert area is not None
    assert year is not None
    assert north is not None
    assert (area.rowspan, year.colspan, north.rowspan) == (2, 2, 2)


def _tracked(kind: str, text: str) -> Any:
    inner = "delText" if kind in ("del", "moveFrom") else "t"
    return parse_xml(
        f'<w:{kind} {nsdecls("w")} w:id="9" w:author="A"><w:r><w:{inner}>{text}</w:{inner}></w:r>'
        f"</w:{kind}>"
    )


def test_deleted_and_hidden_words_are_never_read(made: Any, words_of: Any) -> None:
    letter = docx.Document()
    paragraph = letter.add_paragraph("The force holds ")
    paragraph._p.append(_tracked("ins", "some "))
    paragraph._p.append(_tracked("del", UNSEEN))
    paragraph._p.append(_tracked("moveFrom", UNSEEN))
    paragraph.add_run("information")
    hidden = paragraph.add_run(UNSEEN)
    hidden.font.hidden = True
    style = letter.styles.add_style("Secret", 1)
    style.font.hidden = True
    letter.add_paragraph(UNSEEN, style="Secret")
    derived = letter.styles.add_style("Derived", 1)
    derived.base_style = style
    letter.add_paragraph(UNSEEN, style="Derived")
    table = _table(letter, [["Area", "2029"], ["North", "3"], [UNSEEN, "9"], ["South", "4"]])
    deleted = OxmlElement("w:trPr")
    deleted.append(OxmlElement("w:del"))
    table.rows[2]._tr.insert(0, deleted)
    run = table.cell(1, 0).paragraphs[0].add_run(UNSEEN)
    run.font.hidden = True
    document = _read(made, letter, judge=False)
    assert UNSEEN not in words_of(document)
    assert document.blocks[0].text == "The force holds some information"
    assert made.texts(document.tables[0].grid) == [["Area", "2029"], ["North", "3"], ["South", "4"]]


def test_hidden_style_switched_off_by_the_run_is_read(made: Any, words_of: Any) -> None:
    letter = docx.Document()
    style = letter.styles.add_style("Secret", 1)
    style.font.hidden = True
    run = letter.add_paragraph(style="Secret").add_run("shown after all")
    run.font.hidden = False
    assert "shown after all" in words_of(_read(made, letter))


def test_field_codes_are_not_read_but_their_result_is(made: Any, words_of: Any) -> None:
    letter = docx.Document()
    paragraph = letter.add_paragraph("Dated ")
    for kind, text in (
        ("begin", ""),
        ("", UNSEEN),
        ("separate", ""),
        ("text", "1 May"),
        ("end", ""),
    ):
        run = OxmlElement("w:r")
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:t" if kind == "text" else "w:instrText")
            mark.text = text
        run.append(mark)
        paragraph._p.append(run)
    words = words_of(_read(made, letter))
    assert "Dated 1 May" in words
    assert UNSEEN not in words


def test_layout_tables_are_words_and_inner_tables_stay(made: Any) -> None:
    letter = docx.Document()
    outer = letter.add_table(rows=1, cols=1)
    outer.cell(0, 0).text = "Dear Requester"
    inner = outer.cell(0, 0).add_table(rows=2, cols=2)
    for row, texts in enumerate([["Area", "2029"], ["North", "3"]]):
        for col, text in enumerate(texts):
            inner.cell(row, col).text = text
    document = _read(made, letter)
    assert [block.text for block in document.blocks] == ["Dear Requester", ""]
    assert made.texts(document.tables[0].grid) == [["Area", "2029"], ["North", "3"]]


def test_raised_digits_after_a_figure_are_marks(made: Any) -> None:
    letter = docx.Document()
    table = _table(letter, [["Area", "2029"], ["North", "27"], ["South", "31"]])
    table.cell(1, 1).paragraphs[0].add_run("1").font.superscript = True
    grid = _read(made, letter).tables[0].grid
    assert made.texts(grid)[1] == ["North", "27¹"]


def test_multi_level_numbers_are_counted_as_printed(made: Any) -> None:
    letter = docx.Document()
    numbering = letter.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">'
            '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
            '<w:lvlText w:val="Q%1."/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
            '<w:lvlText w:val="%1(%2)"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    for level, text in ((0, "one"), (1, "first"), (1, "second"), (0, "two"), (1, "again")):
        paragraph = letter.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
            )
        )
    assert [block.text for block in _read(made, letter).blocks] == [
        "Q3. one",
        "3(a) first",
        "3(b) second",
        "Q4. two",
        "4(a) again",
    ]


def test_text_boxes_are_read_once(made: Any, words_of: Any) -> None:
    letter = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    letter.add_paragraph("Outside")._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')}"
            ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing>'
            "</mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert words_of(_read(made, letter)).count("In a box") == 1


def test_a_letter_without_words_says_so(made: Any) -> None:
    document = read_document(made.saved(docx.Document()), name="letter.docx")
    assert document.verdict is ReadVerdict.FAILED
    assert document.reasons[0].code == "EMPTY"
