"""OpenDocument letters: read in order, and judged for what they do not show."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest

from parsers.documents.contents import Source
from parsers.documents.sniff import ODT
from parsers.files import read_document
from parsers.gate.gate import find_hazards
from parsers.types import BlockKind, ReadVerdict, Severity

SECRET = "CANARY Thistlewood 4821"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = {
    **{
        name: f"{_OASIS}{name}:1.0"
        for name in ("office", "text", "table", "style", "meta", "chart")
    },
    "draw": f"{_OASIS}drawing:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "own": "urn:example:of-some-program",
}
_SPACES = " ".join(f'xmlns:{name}="{space}"' for name, space in _NAMES.items())


def span(text: str, style: str) -> str:
    """Words in a text style."""
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def p(inner: str, style: str = "Standard") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def cell(text: str, attributes: str = "", style: str = "Plain") -> str:
    """A cell."""
    return f'<table:table-cell table:style-name="{style}" {attributes}>{p(text)}</table:table-cell>'


def table(*rows: str) -> str:
    """A table of rows."""
    return (
        "<table:table>"
        + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        + ("</table:table>")
    )


def style(name: str, family: str, kind: str, properties: str) -> str:
    """An automatic style."""
    return (
        f'<style:style style:name="{name}" style:family="{family}">'
        f"<style:{kind}-properties {properties}/></style:style>"
    )


COVERED = "<table:covered-table-cell/>"
LETTER = (
    '<text:h text:outline-level="1">Response</text:h>'
    + p("Thank you for your<text:s/>request")
    + table(
        cell("Area", 'table:number-rows-spanned="2"')
        + cell("2029", 'table:number-columns-spanned="2"')
        + COVERED,
        COVERED + cell("Q1") + cell("Q2"),
        cell("North") + cell("12") + cell("15"),
    )
)
STYLES = (
    style("Hidden", "text", "text", 'text:display="none"')
    + style("White", "text", "text", 'fo:color="#ffffff"')
    + style("Small", "text", "text", 'fo:font-size="1pt"')
    + style("Secret", "paragraph", "text", 'text:display="none"')
    + style("Dark", "table-cell", "table-cell", 'fo:background-color="#003366"')
    + '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"'
    ' style:num-format="1" style:num-suffix=")"/></text:list-style>'
)


def odt(body: str = "", parts: Mapping[str, str | bytes] | None = None, before: str = "") -> bytes:
    """An OpenDocument letter, then ``body``."""
    files: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {_SPACES}>"
        f"<office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:text>"
        f"{before}{LETTER}{body}</office:text></office:body></office:document-content>",
        "META-INF/manifest.xml": "<manifest/>",
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


DELETED = (
    "<text:tracked-changes><text:changed-region><text:deletion>"
    f"{p(SECRET)}</text:deletion></text:changed-region></text:tracked-changes>"
)
HAZARDS: dict[str, tuple[str, bytes]] = {
    "deletion": ("ODT_TRACKED_DELETION", odt(before=DELETED)),
    "note in the margin": (
        "ODT_ANNOTATION",
        odt(p(f"Shown<office:annotation>{p(SECRET)}</office:annotation>")),
    ),
    "hidden words": ("ODT_HIDDEN_TEXT", odt(p(span(SECRET, "Hidden")))),
    "hidden paragraph style": ("ODT_HIDDEN_TEXT", odt(p(SECRET, "Secret"))),
    "hidden section": (
        "ODT_HIDDEN_TEXT",
        odt(f'<text:section text:display="none">{p(SECRET)}</text:section>'),
    ),
    "paragraph hidden by a field": (
        "ODT_HIDDEN_TEXT",
        odt(p(f'<text:hidden-paragraph text:is-hidden="true"/>{SECRET}')),
    ),
    "hidden text field": (
        "ODT_FIELD",
        odt(p(f'<text:hidden-text text:string-value="{SECRET}" text:is-hidden="true"/>')),
    ),
    "other outcome of a condition": (
        "ODT_FIELD",
        odt(
            p(
                f'<text:conditional-text text:string-value-if-true="{SECRET}">No'
                "</text:conditional-text>"
            )
        ),
    ),
    "white": ("ODT_WHITE_TEXT", odt(p(span(SECRET, "White")))),
    "one point": ("ODT_TINY_TEXT", odt(p(span(SECRET, "Small")))),
    "embedded sheet": (
        "ODT_EMBEDDED_OBJECT",
        odt(parts={"Object 1/content.xml": f"<office:text {_SPACES}>{SECRET}</office:text>"}),
    ),
    "earlier version": ("ODT_EARLIER_VERSION", odt(parts={"Versions/Version1": SECRET})),
}
CLEAN: dict[str, bytes] = {
    "letter": odt(),
    "white on a dark cell": odt(table(cell(span("Totals", "White"), style="Dark") + cell("Area"))),
    "chart": odt(parts={"Object 1/content.xml": f"<chart:chart {_SPACES}>Bicycles</chart:chart>"}),
    "picture": odt(parts={"Pictures/crest.png": b"\x89PNG"}),
}


@pytest.mark.parametrize("name", HAZARDS)
def test_what_a_reader_does_not_see_is_found_and_not_told(name: str) -> None:
    code, body = HAZARDS[name]
    found = find_hazards(Source(body, "letter.odt"), ODT)
    assert (code, Severity.QUARANTINE) in [(each.code, each.severity) for each in found]
    document = read_document(body, name="letter.odt")
    assert document.verdict is ReadVerdict.QUARANTINED
    assert "Thistlewood" not in repr(document)


@pytest.mark.parametrize("name", HAZARDS)
def test_unseen_words_are_not_read_even_unjudged(name: str) -> None:
    if name in ("white", "one point"):  # these are printed: only the gate can tell
        return
    document = read_document(HAZARDS[name][1], name="letter.odt", judge=False)
    assert document.verdict is ReadVerdict.PARSED
    assert "Thistlewood" not in repr(document)


@pytest.mark.parametrize("name", CLEAN)
def test_look_alikes_are_not_held(name: str) -> None:
    assert find_hazards(Source(CLEAN[name], "letter.odt"), ODT) == ()


def test_what_no_program_shows_within_a_paragraph_is_not_read() -> None:
    inner = f"Bicycles<own:remark>{SECRET}</own:remark> and <text:span>boats</text:span>"
    document = read_document(odt(p(inner)), name="letter.odt", judge=False)
    assert "Bicycles and boats" in [block.text for block in document.blocks]
    assert "Thistlewood" not in repr(document)
    found = find_hazards(Source(odt(p(inner)), "letter.odt"), ODT)
    assert [each.code for each in found] == ["STORED_TEXT"]


def test_names_in_the_metadata_are_a_note() -> None:
    meta = f"<office:meta {_SPACES}><dc:creator>Quill Abernash</dc:creator></office:meta>"
    found = find_hazards(Source(odt(parts={"meta.xml": meta}), "letter.odt"), ODT)
    assert [(each.code, each.severity) for each in found] == [("ODT_META_NAME", Severity.NOTE)]


def test_order_spans_lists_and_notes(made: Any) -> None:
    listed = (
        '<text:list text:style-name="L1"><text:list-item>' + p("How many") + "</text:list-item>"
        "<text:list-item>" + p("Where") + "</text:list-item></text:list>"
    )
    note = p(f"See<text:note><text:note-body>{p('Source: Harbour')}</text:note-body></text:note>.")
    document = read_document(odt(listed + note), name="letter.odt")
    assert document.verdict is ReadVerdict.PARSED
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.HEADING, "Response"),
        (BlockKind.PARAGRAPH, "Thank you for your request"),
        (BlockKind.TABLE, ""),
        (BlockKind.LIST_ITEM, "1) How many"),
        (BlockKind.LIST_ITEM, "2) Where"),
        (BlockKind.PARAGRAPH, "See¹."),
        (BlockKind.PARAGRAPH, "¹ Source: Harbour"),
    ]
    grid = document.tables[0].grid
    assert made.texts(grid) == [["Area", "2029", None], [None, "Q1", "Q2"], ["North", "12", "15"]]


def test_a_password_keeps_it_back() -> None:
    locked = odt(parts={"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"})
    document = read_document(locked, name="letter.odt")
    assert (document.verdict, document.reasons[0].code) == (ReadVerdict.QUARANTINED, "ENCRYPTED")
