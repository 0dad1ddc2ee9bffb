"""The gate for Word files: one clean letter, one thing hidden in it at a time, and look-alikes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
import msgspec
import openpyxl
import pytest

from parsers.answers.answer import read_answer, writer
from parsers.answers.extraction import to_json
from parsers.documents.contents import Source
from parsers.documents.sniff import DOCX
from parsers.files import read_document
from parsers.gate.gate import find_hazards
from parsers.types import ReadVerdict, Severity

SECRET = "CANARY Thistlewood 4821"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_MAIN}" xmlns:r="{_R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def run(text: str, properties: str = "", tag: str = "t") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def line(inner: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(text: str, properties: str = "", ink: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{line(run(text, ink))}</w:tc>"


def table(*rows: str, properties: str = "") -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


LETTER = (
    line(run("Dear Requester"))
    + line(run("Thank you for your request about bicycle thefts in Loamshire"))
    + table(row(cell("Area"), cell("2029")), row(cell("North"), cell("12")))
)


def word(
    body: str = "",
    *,
    parts: Mapping[str, str | bytes] | None = None,
    relations: Mapping[str, str] | None = None,
    styles: str = "",
    settings: str = "",
    section: str = "",
) -> bytes:
    """A Word file: a letter, then ``body``; ``relations`` are targets by their kind."""
    kinds = {"styles": "styles.xml", "settings": "settings.xml", **(relations or {})}
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_R}/{kind.split("#")[0]}" Target="{target}"/>'
        for at, (kind, target) in enumerate(kinds.items())
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="a"'
        f' Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_SPACES}><w:body>{LETTER}{body}"
        f'<w:sectPr>{section}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{links}</Relationships>',
        "word/styles.xml": f"<w:styles {_SPACES}>{styles}</w:styles>",
        "word/settings.xml": f"<w:settings {_SPACES}>{settings}</w:settings>",
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def element(name: str, inner: str) -> str:
    """A part of the Word name space."""
    return f"<w:{name} {_SPACES}>{inner}</w:{name}>"


def workbook(rows: list[list[object]]) -> bytes:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for values in rows:
        sheet.append(values)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def chart(book: bytes) -> bytes:
    """A letter with a chart of two values and the workbook behind it."""
    c = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    values = "".join(f"<c:pt><c:v>{value}</c:v></c:pt>" for value in ("North", "12", "South", "7"))
    return word(
        relations={"chart": "charts/chart1.xml"},
        parts={
            "word/charts/chart1.xml": f'<c:chartSpace xmlns:c="{c}">{values}</c:chartSpace>',
            "word/charts/_rels/chart1.xml.rels": "<Relationships xmlns="
            '"http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a"'
            f' Type="{_R}/package" Target="../embeddings/book.xlsx"/></Relationships>',
            "word/embeddings/book.xlsx": book,
        },
    )


def drawing(
    text: str = "", *, fill: str = "", named: str = "", size: str = "2000000", at: str = "0"
) -> str:
    """A floating shape in front of the text, with words or without."""
    box = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>" if text else ""
    return line(
        '<w:r><w:drawing><wp:anchor behindDoc="0"><wp:positionH relativeFrom="page">'
        f"<wp:posOffset>{at}</wp:posOffset></wp:positionH><wp:extent cx='{size}' cy='300000'/>"
        f'<wp:wrapNone/><wp:docPr id="1" name="Box" {named}/><wps:wsp><wps:spPr>{fill}</wps:spPr>'
        f"{box}</wps:wsp></wp:anchor></w:drawing></w:r>"
    )


def style(kind: str, name: str, inner: str) -> str:
    """A style."""
    return f'<w:style w:type="{kind}" w:styleId="{name}">{inner}</w:style>'


def solid(colour: str) -> str:
    """A solid fill."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def field(code: str, result: str) -> str:
    """A complex field."""
    marks = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    return marks[0] + run(code, tag="instrText") + marks[1] + run(result) + marks[2]


WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:fill="1F3864"/>'
DARK_STYLE = (
    '<w:style w:type="table" w:styleId="Dark"><w:tblStylePr w:type="firstRow"><w:tcPr>'
    f"{DARK}</w:tcPr></w:tblStylePr></w:style>"
)
NOTES = (
    f'<w:footnote w:id="2">{line(run("See the notes"))}</w:footnote>'
    f'<w:footnote w:id="3">{line(run(SECRET))}</w:footnote>'
)
HEADS = {"header": "header1.xml", "header#2": "header2.xml"}
HEAD_PARTS = {
    "word/header1.xml": element("hdr", line(run("Loamshire Police"))),
    "word/header2.xml": element("hdr", line(run(SECRET))),
}
USES = (
    '<w:headerReference w:type="default" r:id="r2"/><w:headerReference w:type="first" r:id="r3"/>'
)
SHAREPOINT = (
    '<p:properties xmlns:p="http://example.org/metadata/properties"><a>{0}</a></p:properties>'
)

HAZARDS: dict[str, tuple[str, bytes]] = {
    "deletion": (
        "DOCX_TRACKED_DELETION",
        word(line(f'<w:del w:author="A">{run(SECRET, tag="delText")}</w:del>')),
    ),
    "moved away": ("DOCX_TRACKED_DELETION", word(line(f"<w:moveFrom>{run(SECRET)}</w:moveFrom>"))),
    "deleted row": (
        "DOCX_TRACKED_DELETION",
        word(table(row(cell("East")), row(cell(SECRET), properties="<w:del/>"))),
    ),
    "deleted figure": (
        "DOCX_TRACKED_DELETION",
        word(line(run("3 ") + f"<w:del>{run('14', tag='delText')}</w:del>")),
    ),
    "comment": (
        "DOCX_COMMENT",
        word(
            relations={"comments": "comments.xml"},
            parts={
                "word/comments.xml": element(
                    "comments", f'<w:comment w:id="0">{line(run(SECRET))}</w:comment>'
                )
            },
        ),
    ),
    "always hidden": ("DOCX_VANISH", word(line(run(SECRET, "<w:specVanish/>")))),
    "squeezed": ("DOCX_TINY_TEXT", word(line(run(SECRET, '<w:fitText w:val="1"/>')))),
    "lowered": ("DOCX_TEXT_OFF_PAGE", word(line(run(SECRET, '<w:position w:val="-3100"/>')))),
    "hidden run": ("DOCX_VANISH", word(line(run(SECRET, "<w:vanish/>")))),
    "hidden by a character style": (
        "DOCX_VANISH",
        word(
            line(run(SECRET, '<w:rStyle w:val="Secret"/>')),
            styles=style("character", "Secret", "<w:rPr><w:vanish/></w:rPr>"),
        ),
    ),
    "hidden by a paragraph style based on another": (
        "DOCX_VANISH",
        word(
            line(run(SECRET), '<w:pStyle w:val="Next"/>'),
            styles=style("paragraph", "Base", "<w:rPr><w:vanish/></w:rPr>")
            + style("paragraph", "Next", '<w:basedOn w:val="Base"/>'),
        ),
    ),
    "hidden in a header": (
        "DOCX_VANISH",
        word(
            relations={"header": "header1.xml"},
            section='<w:headerReference w:type="default" r:id="r2"/>',
            parts={"word/header1.xml": element("hdr", line(run(SECRET, "<w:vanish/>")))},
        ),
    ),
    "white": ("DOCX_WHITE_TEXT", word(line(run(SECRET, WHITE)))),
    "nearly white": ("DOCX_WHITE_TEXT", word(line(run(SECRET, '<w:color w:val="F2F2F2"/>')))),
    "white by the theme": (
        "DOCX_WHITE_TEXT",
        word(line(run(SECRET, '<w:color w:val="FFFFFF" w:themeColor="background1"/>'))),
    ),
    "white by a style": (
        "DOCX_WHITE_TEXT",
        word(
            line(run(SECRET), '<w:pStyle w:val="Pale"/>'),
            styles=f'<w:style w:type="paragraph" w:styleId="Pale"><w:rPr>{WHITE}</w:rPr></w:style>',
        ),
    ),
    "dark on a dark cell": (
        "DOCX_WHITE_TEXT",
        word(table(row(cell(SECRET, DARK, '<w:color w:val="1F3864"/>')))),
    ),
    "black on black shading": (
        "DOCX_WHITE_TEXT",
        word(line(run(SECRET, '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>'))),
    ),
    "black highlighter": (
        "DOCX_WHITE_TEXT",
        word(line(run(SECRET, '<w:highlight w:val="black"/>'))),
    ),
    "white in a white text box": (
        "DOCX_WHITE_TEXT",
        word(drawing(line(run(SECRET, WHITE)), fill=solid("FFFFFF"))),
    ),
    "letters without a fill": (
        "DOCX_WHITE_TEXT",
        word(line(run(SECRET, "<w14:textFill><w14:noFill/></w14:textFill>"))),
    ),
    "one point": ("DOCX_TINY_TEXT", word(line(run(SECRET, '<w:sz w:val="2"/>')))),
    "letters one per cent wide": ("DOCX_TINY_TEXT", word(line(run(SECRET, '<w:w w:val="1"/>')))),
    "line of half a point": (
        "DOCX_TINY_TEXT",
        word(line(run(SECRET), '<w:spacing w:line="10" w:lineRule="exact"/>')),
    ),
    "row of half a point": (
        "DOCX_TINY_TEXT",
        word(table(row(cell(SECRET), properties='<w:trHeight w:val="10" w:hRule="exact"/>'))),
    ),
    "hidden row": (
        "DOCX_HIDDEN_ROW",
        word(table(row(cell("East")), row(cell(SECRET), properties="<w:hidden/>"))),
    ),
    "hidden text box": (
        "DOCX_HIDDEN_SHAPE",
        word(drawing(line(run(SECRET)), named='hidden="1"')),
    ),
    "text box of no size": ("DOCX_HIDDEN_SHAPE", word(drawing(line(run(SECRET)), size="0"))),
    "old hidden text box": (
        "DOCX_HIDDEN_SHAPE",
        word(
            line(
                '<w:r><w:pict><v:shape style="visibility:hidden"><v:textbox><w:txbxContent>'
                f"{line(run(SECRET))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
            )
        ),
    ),
    "text box beside the page": (
        "DOCX_TEXT_OFF_PAGE",
        word(drawing(line(run(SECRET)), at="9000000")),
    ),
    "black box over the text": ("DOCX_TEXT_UNDER_SHAPE", word(drawing(fill=solid("000000")))),
    "other words for older programs": (
        "DOCX_FALLBACK_TEXT",
        word(
            line(
                f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{run('Shown')}</mc:Choice>"
                f"<mc:Fallback>{run(SECRET)}</mc:Fallback></mc:AlternateContent></w:r>"
            )
        ),
    ),
    "embedded workbook": (
        "DOCX_EMBEDDED_WORKBOOK",
        word(
            relations={"package": "embeddings/list.xlsx"},
            parts={"word/embeddings/list.xlsx": workbook([[SECRET]])},
        ),
    ),
    "embedded letter": (
        "DOCX_EMBEDDED_OBJECT",
        word(
            relations={"package": "embeddings/old.docx"},
            parts={"word/embeddings/old.docx": b"PK\x03\x04" + SECRET.encode()},
        ),
    ),
    "more rows behind a chart": (
        "DOCX_CHART_WORKBOOK",
        chart(workbook([["North", 12], ["South", 7], [SECRET, 3]])),
    ),
    "building block": (
        "DOCX_BUILDING_BLOCK",
        word(
            relations={"glossaryDocument": "glossary/document.xml"},
            parts={"word/glossary/document.xml": element("glossaryDocument", line(run(SECRET)))},
        ),
    ),
    "custom XML": (
        "DOCX_CUSTOM_XML",
        word(parts={"customXml/item1.xml": f"<rows><row>{SECRET}</row></rows>"}),
    ),
    "SharePoint field with words": (
        "DOCX_CUSTOM_XML",
        word(parts={"customXml/item1.xml": SHAREPOINT.format(SECRET)}),
    ),
    "document variable": (
        "DOCX_VARIABLE",
        word(settings=f'<w:docVars><w:docVar w:name="a" w:val="{SECRET}"/></w:docVars>'),
    ),
    "mail merge": (
        "DOCX_MAIL_MERGE",
        word(settings=f'<w:mailMerge><w:query w:val="SELECT {SECRET}"/></w:mailMerge>'),
    ),
    "database field": ("DOCX_FIELD_CODE", word(line(field(f'DATABASE \\d "{SECRET}"', "4")))),
    "condition with another outcome": (
        "DOCX_FIELD_CODE",
        word(line(field(f'IF 1 = 2 "{SECRET}" "None held"', "None held"))),
    ),
    "index entry": ("DOCX_FIELD_CODE", word(line(field(f'XE "{SECRET}"', "")))),
    "choices of a list": (
        "DOCX_DROPDOWN_LIST",
        word(
            f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{SECRET}"/>'
            f"</w:dropDownList></w:sdtPr><w:sdtContent>{line(run('Chosen'))}</w:sdtContent></w:sdt>"
        ),
    ),
    "import": (
        "DOCX_ALT_CHUNK",
        word(
            '<w:altChunk r:id="r2"/>',
            relations={"aFChunk": "chunk.html"},
            parts={"word/chunk.html": f"<p>{SECRET}</p>"},
        ),
    ),
    "first-page header that no page prints": (
        "DOCX_UNUSED_PART",
        word(relations=HEADS, parts=HEAD_PARTS, section=USES),
    ),
    "note that nothing refers to": (
        "DOCX_UNUSED_PART",
        word(
            line(run("Notes") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
            relations={"footnotes": "footnotes.xml"},
            parts={"word/footnotes.xml": element("footnotes", NOTES)},
        ),
    ),
    "part that nothing leads to": (
        "DOCX_UNKNOWN_PART",
        word(parts={"word/old.bin": b"\x01\x02" + SECRET.encode()}),
    ),
}

CLEAN: dict[str, bytes] = {
    "letter": word(),
    "accepted insertion": word(line(f'<w:ins w:author="A">{run("now shown")}</w:ins>')),
    "moved and shown": word(
        line(f"<w:moveFrom>{run('the second part')}</w:moveFrom>")
        + line(f"<w:moveTo>{run('the second part')}</w:moveTo>")
    ),
    "fitted and lowered a little": word(
        line(run("Summary", '<w:fitText w:val="1400"/>') + run("2", '<w:position w:val="-6"/>'))
    ),
    "hidden blank": word(line(run(" ", "<w:vanish/>"))),
    "hidden end of a paragraph": word(line(run("shown"), "<w:rPr><w:vanish/></w:rPr>")),
    "hidden on web pages only": word(line(run("page 4 of 9", "<w:webHidden/>"))),
    "vanish set off": word(line(run("shown", '<w:vanish w:val="0"/>'))),
    "white on a dark cell": word(table(row(cell("Area and year", DARK, WHITE)))),
    "white on a dark table style": word(
        table(row(cell("Area and year", "", WHITE)), properties='<w:tblStyle w:val="Dark"/>'),
        styles=DARK_STYLE,
    ),
    "white on a dark paragraph": word(line(run("Part one", WHITE), DARK)),
    "white on a dark run": word(line(run("Part one", WHITE + DARK))),
    "white in a dark text box": word(drawing(line(run("Part one", WHITE)), fill=solid("1F3864"))),
    "automatic on dark shading": word(line(run("Part one", DARK))),
    "yellow highlighter": word(line(run("twelve bicycles", '<w:highlight w:val="yellow"/>'))),
    "grey text": word(line(run("Continued", '<w:color w:val="A6A6A6"/>'))),
    "same text box twice": word(
        line(
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{run('Shown twice')}</mc:Choice>"
            f"<mc:Fallback>{run('Shown twice')}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    ),
    "logo with its description": word(drawing(named='descr="Crest of Loamshire Police"')),
    "coloured bar in front": word(drawing(fill=solid("2E74B5"))),
    "chart with only its own values": chart(workbook([["North", 12], ["South", 7]])),
    "empty SharePoint fields": word(
        parts={"customXml/item1.xml": SHAREPOINT.format(""), "customXml/item2.xml": "<Sources/>"}
    ),
    "prompt of a content control": word(
        relations={"glossaryDocument": "glossary/document.xml"},
        parts={
            "word/glossary/document.xml": element(
                "glossaryDocument", line(run("Click or tap here to enter text."))
            )
        },
    ),
    "page number and link": word(
        line(
            field("PAGE \\* MERGEFORMAT", "1")
            + field('HYPERLINK "https://loamshire.example"', "site")
        )
    ),
    "header on its first page": word(
        relations=HEADS,
        parts={
            **HEAD_PARTS,
            "word/header2.xml": element("hdr", line(run("Freedom of Information"))),
        },
        section=USES + "<w:titlePg/>",
    ),
    "comments part without comments": word(
        relations={"comments": "comments.xml"},
        parts={"word/comments.xml": element("comments", "")},
    ),
}


def _found(body: bytes) -> list[tuple[str, Severity]]:
    found = find_hazards(Source(body, "letter.docx"), DOCX)
    return [(each.code, each.severity) for each in found]


@pytest.mark.parametrize("name", HAZARDS)
def test_what_a_reader_does_not_see_is_found_and_not_told(name: str) -> None:
    code, body = HAZARDS[name]
    assert (code, Severity.QUARANTINE) in _found(body)
    document = read_document(body, name="letter.docx")
    assert document.verdict is ReadVerdict.QUARANTINED
    said = msgspec.json.encode(to_json(read_answer(document, writer(None, None)), None)).decode()
    said = said.replace(document.sha256, "")  # a digest may hold the digits by chance
    for word_of in SECRET.split():
        assert word_of.casefold() not in said.casefold()


@pytest.mark.parametrize("name", CLEAN)
def test_look_alikes_are_not_held(name: str) -> None:
    assert _found(CLEAN[name]) == []
    assert read_document(CLEAN[name], name="letter.docx").verdict is ReadVerdict.PARSED


def test_names_in_the_properties_are_a_note_and_macros_a_caution() -> None:
    letter = docx.Document()
    letter.add_paragraph("Dear Requester")
    letter.core_properties.author = "Quill Abernash"
    buffer = io.BytesIO()
    letter.save(buffer)
    assert _found(buffer.getvalue()) == [("DOCX_PROPS_NAME", Severity.NOTE)]
    macros = word(
        relations={"vbaProject": "vbaProject.bin"}, parts={"word/vbaProject.bin": b"\x01"}
    )
    assert _found(macros) == [("DOCX_MACRO", Severity.CAUTION)]


def test_a_letter_made_by_a_library_is_clean() -> None:
    letter = docx.Document()
    letter.add_heading("Response")
    letter.add_table(rows=2, cols=2, style="Light Grid Accent 1").cell(0, 0).text = "Area"
    buffer = io.BytesIO()
    letter.save(buffer)
    assert _found(buffer.getvalue()) == []
