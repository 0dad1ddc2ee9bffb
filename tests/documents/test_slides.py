"""Presentations: what the slides show is read, and what they keep from the viewer is found."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from parsers.documents.contents import Source
from parsers.documents.sniff import PPTX
from parsers.files import read_document
from parsers.gate.gate import find_hazards
from parsers.types import BlockKind, ReadVerdict, Severity

SECRET = "CANARY Thistlewood 4821"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    f'xmlns:r="{_OFFICE}"'
)


def paragraph(text: str, properties: str = "", inner: str = "") -> str:
    """A paragraph of one run."""
    return f"<a:p><a:r><a:rPr {properties}>{inner}</a:rPr><a:t>{text}</a:t></a:r></a:p>"


def box(
    *paragraphs: str,
    at: str = "0",
    fill: str = "",
    named: str = "",
    kind: str = "",
    size: str = "9",
) -> str:
    """A text box; ``size`` and ``at`` in hundred thousands of a Metric Unit."""
    holds = f'<p:nvPr><p:ph type="{kind}"/></p:nvPr>' if kind else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="1" name="Box" {named}/>{holds}</p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{at}00000" y="{at}00000"/><a:ext cx="{size}00000" cy="{size}00000"/></a:xfrm>'
        f"{fill}</p:spPr><p:txBody>{''.join(paragraphs)}</p:txBody></p:sp>"
    )


def solid(colour: str) -> str:
    """A solid fill."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def cell(text: str, attributes: str = "") -> str:
    """A cell of a table."""
    return f"<a:tc {attributes}><a:txBody>{paragraph(text)}</a:txBody></a:tc>"


ROWS = (
    cell("Area", "rowSpan='2'") + cell("2029", "gridSpan='2'") + cell("", "hMerge='1'"),
    cell("", "vMerge='1'") + cell("Q1") + cell("Q2"),
    cell("North") + cell("12") + cell("15"),
)
TABLE = (
    "<p:graphicFrame><a:graphic><a:graphicData><a:tbl>"
    + "".join(f"<a:tr>{row}</a:tr>" for row in ROWS)
    + "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
)
FIRST = box(paragraph("Bicycle thefts"), kind="title") + box(paragraph("By area"), at="10") + TABLE


def slide(shapes: str, attributes: str = "", ground: str = "") -> str:
    """A slide part."""
    background = f"<p:bg><p:bgPr>{ground}</p:bgPr></p:bg>" if ground else ""
    tree = f"<p:cSld>{background}<p:spTree>{shapes}</p:spTree></p:cSld>"
    return f"<p:sld {_SPACES} {attributes}>{tree}</p:sld>"


def deck(
    slides: Sequence[str], parts: Mapping[str, str | bytes] | None = None, listed: int | None = None
) -> bytes:
    """A presentation of slide parts, of which the first ``listed`` are in its list."""
    count = len(slides) if listed is None else listed
    ids = "".join(f'<p:sldId id="{256 + at}" r:id="s{at}"/>' for at in range(count))
    links = "".join(
        f'<Relationship Id="s{at}" Type="{_OFFICE}/slide" Target="slides/slide{at}.xml"/>'
        for at in range(count)
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="a"'
        f' Type="{_OFFICE}/officeDocument" Target="ppt/presentation.xml"/></Relationships>',
        "ppt/presentation.xml": f"<p:presentation {_SPACES}><p:sldIdLst>{ids}</p:sldIdLst>"
        '<p:sldSz cx="12192000" cy="6858000"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>'
        ),
        **{f"ppt/slides/slide{at}.xml": content for at, content in enumerate(slides)},
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def notes(text: str) -> str:
    """A part of speaker's notes."""
    return (
        f"<p:notes {_SPACES}><p:cSld><p:spTree>{box(paragraph('1'), kind='sldNum')}"
        f"{box(paragraph(text), kind='body')}</p:spTree></p:cSld></p:notes>"
    )


def with_box(made: str) -> bytes:
    """The first slide with one more shape."""
    return deck([slide(FIRST + made)])


SAID = paragraph(SECRET)
WHITE = solid("FFFFFF")
HAZARDS: dict[str, tuple[str, bytes]] = {
    "hidden slide": ("PPTX_HIDDEN_SLIDE", deck([slide(FIRST), slide(box(SAID), 'show="0"')])),
    "slide out of the list": (
        "PPTX_UNUSED_SLIDE",
        deck([slide(FIRST), slide(box(SAID))], listed=1),
    ),
    "notes": (
        "PPTX_NOTES",
        deck([slide(FIRST)], {"ppt/notesSlides/notesSlide1.xml": notes(SECRET)}),
    ),
    "comment": (
        "PPTX_COMMENT",
        deck(
            [slide(FIRST)],
            {
                "ppt/comments/comment1.xml": f"<p:cmLst {_SPACES}><p:cm><p:text>{SECRET}</p:text>"
                "</p:cm></p:cmLst>"
            },
        ),
    ),
    "shape switched off": ("PPTX_HIDDEN_SHAPE", with_box(box(SAID, named='hidden="1"'))),
    "beside the slide": ("PPTX_OFF_SLIDE", with_box(box(SAID, at="200"))),
    "white": ("PPTX_WHITE_TEXT", with_box(box(paragraph(SECRET, inner=WHITE), at="30"))),
    "colour of its own box": (
        "PPTX_WHITE_TEXT",
        with_box(box(paragraph(SECRET, inner=solid("003366")), fill=solid("003366"))),
    ),
    "colour of the slide": (
        "PPTX_WHITE_TEXT",
        deck(
            [slide(box(paragraph(SECRET, inner=solid("003366")), at="5"), ground=solid("003366"))]
        ),
    ),
    "one point": ("PPTX_TINY_TEXT", with_box(box(paragraph(SECRET, 'sz="100"'), at="30"))),
    "under a black box": (
        "PPTX_TEXT_UNDER_SHAPE",
        with_box(box(SAID, at="30") + box(at="29", size="20", fill=solid("000000"))),
    ),
    "embedded workbook": (
        "PPTX_EMBEDDED_WORKBOOK",
        deck([slide(FIRST)], {"ppt/embeddings/list.xlsx": b"PK\x03\x04" + SECRET.encode()}),
    ),
    "custom XML": (
        "PPTX_CUSTOM_XML",
        deck([slide(FIRST)], {"customXml/item1.xml": f"<rows><row>{SECRET}</row></rows>"}),
    ),
}
CLEAN: dict[str, bytes] = {
    "deck": deck([slide(FIRST)]),
    "hidden slide without words": deck([slide(FIRST), slide("", 'show="0"')]),
    "empty notes": deck([slide(FIRST)], {"ppt/notesSlides/notesSlide1.xml": notes("")}),
    "white on a dark box": with_box(
        box(paragraph("Totals", inner=WHITE), fill=solid("003366"), at="30")
    ),
    "words that overflow a box of no size": with_box(box(paragraph("Totals"), size="0")),
    "white on a dark slide": deck(
        [slide(box(paragraph("Totals", inner=WHITE), at="30"), ground=solid("003366"))]
    ),
    "white on a box drawn before": with_box(
        box(at="29", size="20", fill=solid("003366"))
        + box(paragraph("Totals", inner=WHITE), at="30")
    ),
    "box beside text": with_box(
        box(paragraph("Totals"), at="30") + box(at="45", size="5", fill=solid("000000"))
    ),
}


@pytest.mark.parametrize("name", HAZARDS)
def test_what_a_viewer_does_not_see_is_found_and_not_told(name: str) -> None:
    code, body = HAZARDS[name]
    found = find_hazards(Source(body, "deck.pptx"), PPTX)
    assert (code, Severity.QUARANTINE) in [(each.code, each.severity) for each in found]
    document = read_document(body, name="deck.pptx")
    assert document.verdict is ReadVerdict.QUARANTINED
    assert "Thistlewood" not in repr(document)


@pytest.mark.parametrize("name", CLEAN)
def test_look_alikes_are_not_held(name: str) -> None:
    assert find_hazards(Source(CLEAN[name], "deck.pptx"), PPTX) == ()


def test_slides_are_read_in_order_with_their_tables(made: Any) -> None:
    document = read_document(deck([slide(FIRST), slide(box(paragraph("Notes")))]), name="deck.pptx")
    assert document.verdict is ReadVerdict.PARSED
    assert document.pages == 2
    assert [(block.kind, block.text, block.page) for block in document.blocks] == [
        (BlockKind.HEADING, "Bicycle thefts", 1),
        (BlockKind.PARAGRAPH, "By area", 1),
        (BlockKind.TABLE, "", 1),
        (BlockKind.PARAGRAPH, "Notes", 2),
    ]
    grid = document.tables[0].grid
    assert made.texts(grid) == [["Area", "2029", None], [None, "Q1", "Q2"], ["North", "12", "15"]]
    first, year = grid[0][0], grid[0][1]
    assert first is not None
    assert year is not None
    assert (first.rowspan, year.colspan) == (2, 2)


def test_hidden_slides_and_shapes_are_not_read_even_unjudged() -> None:
    for name in ("hidden slide", "shape switched off", "notes", "comment"):
        document = read_document(HAZARDS[name][1], name="deck.pptx", judge=False)
        assert document.verdict is ReadVerdict.PARSED
        assert "Thistlewood" not in repr(document)
