"""The gate for PDFs: one clean letter, one thing hidden in it at a time, and look-alikes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from PIL import Image, ImageDraw

from parsers.answers.answer import read_answer, writer
from parsers.answers.extraction import to_json
from parsers.documents.contents import Source
from parsers.documents.sniff import PDF
from parsers.files import read_document
from parsers.gate.gate import find_hazards
from parsers.types import ReadVerdict, Severity

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
SECRET = "CANARY Thistlewood 4821"


def pdf(
    content: str,
    *,
    page: str = "",
    resources: str = "",
    catalog: str = "",
    objects: Sequence[str] = (),
    media: str = "0 0 595 842",
) -> bytes:
    """A one-page PDF from its content stream; further objects are numbered from 6."""
    fonts = f"/Resources<</Font<</F 5 0 R>>{resources}>>"
    listed = [
        f"<</Type/Catalog/Pages 2 0 R {catalog}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[{media}]/Contents 4 0 R{fonts}{page}>>",
        stream(content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *objects,
    ]
    return written(dict(enumerate(listed, start=1)))


def stream(content: str, head: str = "") -> str:
    """A stream object."""
    return f"<</Length {len(content)}{head}>>stream\n{content}\nendstream"


def written(objects: dict[int, str], before: bytes = b"", root: int = 1) -> bytes:
    """Objects as a file, or as an incremental update on top of one."""
    body = before or b"%PDF-1.7\n"
    places = {}
    for number, text in objects.items():
        places[number] = len(body)
        body += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "xref\n0 1\n0000000000 65535 f \n"
    for number, at in places.items():
        table += f"{number} 1\n{at:010d} 00000 n \n"
    previous = f"/Prev {before.rindex(b'xref', 0, before.rindex(b'startxref'))}" if before else ""
    size = max(objects) + 20
    tail = f"trailer<</Size {size}/Root {root} 0 R{previous}>>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + table.encode() + tail.encode()


def text(words: str, x: int = 60, y: int = 500, size: float = 11, before: str = "") -> str:
    """A line of text, with operators before it that do not outlive it."""
    return f"q {before} BT /F {size} Tf {x} {y} Td ({words}) Tj ET Q\n"


LINES = (
    "Dear Requester",
    "Thank you for your request about bicycle thefts in Loamshire",
    "Area 2028 2029",
    "North 12 15",
    "South 31 27",
)
LETTER = "".join(text(line, y=760 - 20 * at) for at, line in enumerate(LINES))
HIDDEN = text(SECRET)


def form(content: str, head: str = "") -> str:
    """A form XObject with its own font."""
    more = f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>{head}"
    return stream(content, more)


def picture(width: int, height: int, pixels: bytes) -> str:
    """A grey picture as an image XObject."""
    head = (
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}"
        "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
    )
    packed = zlib.compress(pixels).decode("latin-1")
    return stream(packed, head)


def scan(lines: Sequence[str], black: tuple[int, int, int, int] | None = None) -> str:
    """A picture of a page with lines of print; ``black`` is a blacked-out box."""
    image = Image.new("L", (595, 842), 250)
    draw = ImageDraw.Draw(image)
    for at, line in enumerate(lines):
        draw.text((60, 842 - (760 - 20 * at) - 10), line, fill=20)
    if black is not None:
        draw.rectangle(black, fill=0)
    return picture(595, 842, image.tobytes())


GREY = picture(8, 8, bytes([128]) * 64)
DRAW = "/XObject<</X 6 0 R>>"
LAYERS = "/OCProperties<</OCGs[{0} 0 R]/D<</OFF[{0} 0 R]/Order[{0} 0 R]>>>>"
OCR = "".join(text(line, y=760 - 20 * at, before="3 Tr") for at, line in enumerate(LINES))


def note(kind: str, rect: str = "400 700 420 720", more: str = "") -> str:
    """An annotation."""
    return f"<</Type/Annot/Subtype/{kind}/Rect[{rect}]{more}>>"


CONTENTS = f"/Contents({SECRET})"
ANNOTATED = "/Annots[6 0 R]"
FILE = "<</Type/Filespec/F(list.csv)/UF(list.csv)/EF<</F 7 0 R>>>>"
EMBEDDED = stream(SECRET, "/Type/EmbeddedFile")
COVERED = text(SECRET) + "0 g 55 495 200 20 re f\n"

HAZARDS: dict[str, tuple[str, bytes]] = {
    "black box": ("PDF_TEXT_UNDER_BOX", pdf(LETTER + COVERED)),
    "form that no page draws": (
        "PDF_UNUSED_CONTENT",
        pdf(LETTER, resources=DRAW, objects=[form(HIDDEN)]),
    ),
    "white box": ("PDF_TEXT_UNDER_BOX", pdf(LETTER + HIDDEN + "1 g 55 495 200 20 re f\n")),
    "blue box": ("PDF_TEXT_UNDER_BOX", pdf(LETTER + HIDDEN + "0 0 1 rg 55 495 200 20 re f\n")),
    "box a little too low": (
        "PDF_TEXT_UNDER_BOX",
        pdf(LETTER + HIDDEN + "0 g 55 494 200 13 re f\n"),
    ),
    "thick line as a box": (
        "PDF_TEXT_UNDER_BOX",
        pdf(LETTER + HIDDEN + "0 G 16 w 55 504 m 255 504 l S\n"),
    ),
    "box in a form": (
        "PDF_TEXT_UNDER_BOX",
        pdf(LETTER + HIDDEN + "/X Do", resources=DRAW, objects=[form("0 g 55 495 200 20 re f")]),
    ),
    "text in a form under a box": (
        "PDF_TEXT_UNDER_BOX",
        pdf(
            LETTER + "/X Do 0 g 55 495 200 20 re f",
            resources=DRAW,
            objects=[form(text(SECRET))],
        ),
    ),
    "one figure under a box": (
        "PDF_TEXT_UNDER_BOX",
        pdf(LETTER + text("West 7 9") + "0 g 85 495 9 20 re f\n"),
    ),
    "square annotation over text": (
        "PDF_TEXT_UNDER_BOX",
        pdf(
            LETTER + HIDDEN,
            page=ANNOTATED,
            objects=[note("Square", "55 495 255 515", "/IC[0 0 0]/C[0 0 0]/F 4")],
        ),
    ),
    "redaction marked and not done": (
        "PDF_TEXT_UNDER_BOX",
        pdf(LETTER + HIDDEN, page=ANNOTATED, objects=[note("Redact", "55 495 255 515")]),
    ),
    "picture over text": (
        "PDF_TEXT_UNDER_IMAGE",
        pdf(LETTER + HIDDEN + "q 200 0 0 20 55 495 cm /X Do Q", resources=DRAW, objects=[GREY]),
    ),
    "beside the page": ("PDF_OUTSIDE_CROP", pdf(LETTER + text(SECRET, x=900))),
    "outside the crop box": (
        "PDF_OUTSIDE_CROP",
        pdf(LETTER + text(SECRET, y=20), page="/CropBox[0 100 595 842]"),
    ),
    "turned page, outside the crop box": (
        "PDF_OUTSIDE_CROP",
        pdf(LETTER + text(SECRET, y=20), page="/CropBox[0 100 595 842]/Rotate 90"),
    ),
    "render mode 3": ("PDF_INVISIBLE_TEXT", pdf(LETTER + text(SECRET, before="3 Tr"))),
    "render mode 7": ("PDF_INVISIBLE_TEXT", pdf(LETTER + text(SECRET, before="7 Tr"))),
    "clipped away": (
        "PDF_CLIPPED_TEXT",
        pdf(LETTER + text(SECRET, before="0 0 5 5 re W n")),
    ),
    "zero opacity": (
        "PDF_TRANSPARENT_TEXT",
        pdf(LETTER + text(SECRET, before="/G gs"), resources="/ExtGState<</G<</ca 0/CA 0>>>>"),
    ),
    "white": ("PDF_WHITE_TEXT", pdf(LETTER + text(SECRET, before="1 g"))),
    "nearly white": ("PDF_WHITE_TEXT", pdf(LETTER + text(SECRET, before="0.97 g"))),
    "colour of the ground": (
        "PDF_WHITE_TEXT",
        pdf(LETTER + "0 0 0.5 rg 50 490 300 30 re f\n" + text(SECRET, before="0 0 0.5 rg")),
    ),
    "white figure alone": ("PDF_WHITE_TEXT", pdf(LETTER + text("12", before="1 g"))),
    "tiny": ("PDF_TINY_TEXT", pdf(LETTER + text(SECRET, size=0.8))),
    "scaled to nothing": (
        "PDF_TINY_TEXT",
        pdf(LETTER + text(SECRET, before="0.01 0 0 0.01 200 200 cm")),
    ),
    "layer that is off": (
        "PDF_HIDDEN_LAYER",
        pdf(
            LETTER + f"/OC /L BDC {HIDDEN} EMC",
            resources="/Properties<</L 6 0 R>>",
            catalog=LAYERS.format(6),
            objects=["<</Type/OCG/Name(Draft)>>"],
        ),
    ),
    "form on a layer that is off": (
        "PDF_HIDDEN_LAYER",
        pdf(
            LETTER + "/X Do",
            resources=DRAW,
            catalog=LAYERS.format(7),
            objects=[form(HIDDEN, "/OC 7 0 R"), "<</Type/OCG/Name(Draft)>>"],
        ),
    ),
    "attached file": (
        "PDF_ATTACHMENT",
        pdf(
            LETTER,
            catalog="/Names<</EmbeddedFiles<</Names[(list.csv) 6 0 R]>>>>",
            objects=[FILE, EMBEDDED],
        ),
    ),
    "file behind a pin": (
        "PDF_ATTACHMENT",
        pdf(
            LETTER,
            page="/Annots[8 0 R]",
            objects=[FILE, EMBEDDED, note("FileAttachment", more="/FS 6 0 R")],
        ),
    ),
    "associated file": (
        "PDF_ATTACHMENT",
        pdf(LETTER, catalog="/AF[6 0 R]", objects=[FILE, EMBEDDED]),
    ),
    "sticky note": (
        "PDF_ANNOTATION",
        pdf(LETTER, page=ANNOTATED, objects=[note("Text", more=CONTENTS)]),
    ),
    "comment on a highlight": (
        "PDF_ANNOTATION",
        pdf(
            LETTER,
            page=ANNOTATED,
            objects=[
                note(
                    "Highlight",
                    "60 738 300 752",
                    f"/QuadPoints[60 752 300 752 60 738 300 738]/C[1 1 0]{CONTENTS}",
                )
            ],
        ),
    ),
    "free text that is hidden": (
        "PDF_ANNOTATION",
        pdf(LETTER, page=ANNOTATED, objects=[note("FreeText", more=f"/F 2{CONTENTS}")]),
    ),
    "hidden field": (
        "PDF_HIDDEN_FIELD",
        pdf(
            LETTER,
            page=ANNOTATED,
            catalog="/AcroForm<</Fields[6 0 R]>>",
            objects=[note("Widget", more=f"/F 2/FT/Tx/T(name)/V({SECRET})")],
        ),
    ),
    "field without a place": (
        "PDF_HIDDEN_FIELD",
        pdf(
            LETTER,
            catalog="/AcroForm<</Fields[6 0 R]>>",
            objects=[f"<</FT/Tx/T(name)/V({SECRET})>>"],
        ),
    ),
    "page that nothing shows": (
        "PDF_UNUSED_CONTENT",
        pdf(
            LETTER,
            objects=[
                stream(HIDDEN),
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R>>",
            ],
        ),
    ),
    "words instead of what is painted": (
        "PDF_ALTERNATIVE_TEXT",
        pdf(
            LETTER,
            catalog="/StructTreeRoot 6 0 R",
            objects=[
                "<</Type/StructTreeRoot/K 7 0 R>>",
                f"<</Type/StructElem/S/Span/P 6 0 R/ActualText({SECRET})>>",
            ],
        ),
    ),
    "words instead of painted ones, in the page": (
        "PDF_ALTERNATIVE_TEXT",
        pdf(LETTER + f"/Span <</ActualText ({SECRET})>> BDC {text('None')} EMC"),
    ),
    "earlier revision": (
        "PDF_EARLIER_REVISION",
        written({4: stream(LETTER)}, before=pdf(LETTER + HIDDEN)),
    ),
    "figure replaced in a later revision": (
        "PDF_EARLIER_REVISION",
        written({4: stream(LETTER)}, before=pdf(LETTER.replace("31", "48"))),
    ),
    "note removed in a later revision": (
        "PDF_EARLIER_REVISION",
        written(
            {6: note("Text", more="/Contents()")},
            before=pdf(LETTER, page=ANNOTATED, objects=[note("Text", more=CONTENTS)]),
        ),
    ),
    "scan blacked out in a later revision": (
        "PDF_EARLIER_REVISION",
        written(
            {6: scan(LINES, (60, 95, 300, 115))},
            before=pdf("q 595 0 0 842 0 0 cm /X Do Q" + OCR, resources=DRAW, objects=[scan(LINES)]),
        ),
    ),
    "box over a scan with its text": (
        "PDF_TEXT_UNDER_BOX",
        pdf(
            "q 595 0 0 842 0 0 cm /X Do Q " + OCR + " 0 g 55 715 300 16 re f",
            resources=DRAW,
            objects=[scan(LINES)],
        ),
    ),
    "scan blacked out above its text": (
        "PDF_TEXT_UNDER_BOX",
        pdf(
            "q 595 0 0 842 0 0 cm /X Do Q " + OCR,
            resources=DRAW,
            objects=[scan(LINES, (50, 108, 400, 128))],
        ),
    ),
    "box over a scan without a text layer": (
        "PDF_PICTURE_UNDER_BOX",
        pdf(
            "q 595 0 0 842 0 0 cm /X Do Q 0 g 55 715 300 16 re f",
            resources=DRAW,
            objects=[scan(LINES)],
        ),
    ),
    "annotation over a scan": (
        "PDF_PICTURE_UNDER_BOX",
        pdf(
            "q 595 0 0 842 0 0 cm /X Do Q",
            resources=DRAW,
            page="/Annots[7 0 R]",
            objects=[
                scan(LINES),
                note("Square", "55 715 355 731", "/IC[0 0 0]/C[0 0 0]/F 4"),
            ],
        ),
    ),
    "data after the end": ("PDF_TRAILING_DATA", pdf(LETTER) + (SECRET * 9).encode()),
    "choice of colours that agree": (
        "PDF_WHITE_TEXT",
        pdf(
            LETTER + "0.2 0.6 0.2 rg 50 490 300 30 re f\n" + text(SECRET, before="0.22 0.6 0.2 rg")
        ),
    ),
    "text over a small picture, invisible": (
        "PDF_INVISIBLE_TEXT",
        pdf(
            LETTER + "q 100 0 0 40 60 490 cm /X Do Q " + text(SECRET, before="3 Tr"),
            resources=DRAW,
            objects=[GREY],
        ),
    ),
}

CLEAN: dict[str, bytes] = {
    "letter": pdf(LETTER),
    "form that is drawn": pdf(
        LETTER + "/X Do\n", resources=DRAW, objects=[form(text("Page 1 of 1"))]
    ),
    "box drawn before its text": pdf(LETTER + "q 0.8 g 55 495 200 20 re f Q\n" + text("Table 1")),
    "white on a dark header": pdf(
        LETTER + "0 0 0.4 rg 55 495 200 20 re f\n" + text("Area and year", before="1 g")
    ),
    "red on green": pdf(
        LETTER + "0 0.51 0 rg 55 495 200 20 re f\n" + text("Area and year", before="1 0 0 rg")
    ),
    "light grey words": pdf(LETTER + text("Continued overleaf", before="0.75 g")),
    "shadow": pdf(
        LETTER + text("Bicycle thefts", x=61, y=499, before="1 g") + text("Bicycle thefts")
    ),
    "bold by printing twice": pdf(LETTER + text("Total 58") + text("Total 58")),
    "repeated invisibly": pdf(LETTER + text(LINES[1], before="3 Tr")),
    "text layer of a scan": pdf(
        "q 595 0 0 842 0 0 cm /X Do Q " + OCR, resources=DRAW, objects=[scan(LINES)]
    ),
    "text layer painted under its scan": pdf(
        LETTER + "q 595 0 0 842 0 0 cm /X Do Q", resources=DRAW, objects=[scan(LINES)]
    ),
    "highlighter": pdf(
        LETTER,
        page=ANNOTATED,
        objects=[
            note(
                "Highlight", "60 738 400 752", "/QuadPoints[60 752 400 752 60 738 400 738]/C[1 1 0]"
            )
        ],
    ),
    "highlight that repeats its words": pdf(
        LETTER,
        page=ANNOTATED,
        objects=[
            note(
                "Highlight",
                "60 738 400 752",
                f"/QuadPoints[60 752 400 752 60 738 400 738]/C[1 1 0]/Contents({LINES[1]})",
            )
        ],
    ),
    "link": pdf(
        LETTER,
        page=ANNOTATED,
        objects=[note("Link", more="/A<</S/URI/URI(https://loamshire.example/foi)>>")],
    ),
    "frame around text": pdf(LETTER + HIDDEN + "0 G 1 w 55 495 200 20 re S\n"),
    "rule through a row": pdf(LETTER + text("West 9 8") + "0 G 0.5 w 55 504 m 255 504 l S\n"),
    "layer that is on": pdf(
        LETTER + f"/OC /L BDC {text('Shown')} EMC",
        resources="/Properties<</L 6 0 R>>",
        catalog="/OCProperties<</OCGs[6 0 R]/D<</ON[6 0 R]/Order[6 0 R]>>>>",
        objects=["<</Type/OCG/Name(Text)>>"],
    ),
    "update of nothing but metadata": written(
        {6: "<</Title(Answer)>>"}, before=pdf(LETTER, objects=["<</Title(Old)>>"])
    ),
    "update that adds a page's words": written(
        {4: stream(LETTER + text("Signed"))}, before=pdf(LETTER)
    ),
    "empty hidden field": pdf(
        LETTER,
        page=ANNOTATED,
        catalog="/AcroForm<</Fields[6 0 R]>>",
        objects=[note("Widget", more="/F 2/FT/Tx/T(name)/V()")],
    ),
    "leftover object without words": pdf(LETTER, objects=["<</Type/Font/Subtype/Type1>>"]),
    "label on a scan": pdf(
        "q 595 0 0 842 0 0 cm /X Do Q q 1 g 55 715 300 16 re f Q " + text("Copy", y=719),
        resources=DRAW,
        objects=[scan(LINES)],
    ),
    "box on the margin of a scan": pdf(
        "q 595 0 0 842 0 0 cm /X Do Q 0 g 55 100 300 16 re f",
        resources=DRAW,
        objects=[scan(LINES)],
    ),
    "field that is shown": pdf(
        LETTER,
        page=ANNOTATED,
        catalog="/AcroForm<</Fields[7 0 R]>>",
        objects=[
            note("Widget", "400 700 560 720", "/F 4/Parent 7 0 R"),
            "<</FT/Tx/T(name)/Kids[6 0 R]/DA(/F 9 Tf)/V(North area)>>",
        ],
    ),
    "picture beside text": pdf(
        LETTER + "q 100 0 0 60 400 600 cm /X Do Q", resources=DRAW, objects=[GREY]
    ),
    "hyphen given as a real text": pdf(
        LETTER + f"/Span <</ActualText (\\255)>> BDC {text('-', x=300)} EMC"
    ),
    "dirt on a scan read as words": pdf(
        "q 595 0 0 842 0 0 cm /X Do Q " + OCR + text("Ilj", y=300, before="3 Tr"),
        resources=DRAW,
        objects=[scan(LINES)],
    ),
}


def codes(body: bytes) -> list[str]:
    return [each.code for each in find_hazards(Source(body, "letter.pdf"), PDF)]


@pytest.mark.parametrize("name", HAZARDS)
def test_what_a_reader_does_not_see_is_found(name: str) -> None:
    code, body = HAZARDS[name]
    assert code in codes(body)
    document = read_document(body, name="letter.pdf")
    assert document.verdict is ReadVerdict.QUARANTINED
    assert (document.blocks, document.tables, document.issues) == ((), (), ())


@pytest.mark.parametrize("name", HAZARDS)
def test_no_finding_tells_what_is_hidden(name: str) -> None:
    document = read_document(HAZARDS[name][1], name="letter.pdf")
    answer = read_answer(document, writer(None, None))
    said = msgspec.json.encode(to_json(answer, None)).decode()
    assert json.loads(said)["verdict"] == "quarantined"
    for word in SECRET.split():
        assert word.casefold() not in said.casefold()


@pytest.mark.parametrize("name", CLEAN)
def test_look_alikes_are_not_held(name: str) -> None:
    found = find_hazards(Source(CLEAN[name], "letter.pdf"), PDF)
    assert [each for each in found if each.severity is Severity.QUARANTINE] == []


def test_scripts_and_authors_are_told_and_hold_nothing_back() -> None:
    body = pdf(
        LETTER,
        catalog="/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>",
        objects=["<</Author(Quill Abernash)>>"],
    ).replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 6 0 R")
    document = read_document(body, name="letter.pdf")
    assert document.verdict is ReadVerdict.PARSED
    assert [(each.code, each.severity) for each in document.reasons] == [
        ("PDF_JAVASCRIPT", Severity.CAUTION),
        ("PDF_META_NAME", Severity.NOTE),
    ]


def test_words_shown_on_another_page_hide_nothing() -> None:
    """A line cut off at the edge of one page that goes on where the next page begins."""
    shown, cut = text(LINES[1], x=60, y=700), text(LINES[1], x=-200, y=700)
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>"
    body = written(
        {
            1: "<</Type/Catalog/Pages 2 0 R>>",
            2: "<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>",
            3: f"{page}/Contents 4 0 R>>",
            4: stream(shown),
            5: font,
            6: f"{page}/Contents 7 0 R>>",
            7: stream(cut),
        }
    )
    assert codes(body) == []
    assert codes(body.replace(b"bicycle", b"cyclist", 1)) == ["PDF_OUTSIDE_CROP"]


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not here")
def test_public_benchmark_and_real_answers_are_hardly_ever_held() -> None:
    held = []
    for path in sorted((CORPUS / "icdar2013").glob("*.pdf")):
        found = find_hazards(Source(path.read_bytes(), path.name), PDF)
        if any(each.severity is Severity.QUARANTINE for each in found):
            held.append(path.name)
    assert len(held) <= 2, held
    for path in sorted((CORPUS / "answers").glob("*.pdf")):
        found = find_hazards(Source(path.read_bytes(), path.name), PDF)
        assert not any(each.severity is Severity.QUARANTINE for each in found), path.name


def _with_glyphs(drawn: str) -> bytes:
    """A page with words in a font of its own, all of whose glyphs are drawn by ``drawn``."""
    codes = sorted(set(SECRET.encode()))
    named = " ".join(f"{code}/g" for code in codes)
    cmap = "\n".join(f"<{code:02X}><{code:04X}>" for code in codes)
    font = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]"
        f"/FirstChar 0/LastChar 255/Widths[{'550 ' * 256}]/CharProcs<</g 7 0 R>>"
        f"/Encoding<</Type/Encoding/Differences[{named}]>>/Resources<<>>/ToUnicode 8 0 R>>"
    )
    words = f"{len(codes)} beginbfchar\n{cmap}\nendbfchar"
    shown = "BT /F 10 Tf 50 700 Td (There were 12 thefts.) Tj ET"
    objects = [font, stream(f"550 0 0 0 500 700 d1 {drawn}"), stream(words)]
    made = pdf(f"{shown} BT /G 10 Tf 50 650 Td ({SECRET}) Tj ET", objects=objects)
    return made.replace(b"<</F 5 0 R>>", b"<</F 5 0 R/G 6 0 R>>")


@pytest.mark.parametrize(("drawn", "held"), [("", True), ("0 0 400 600 re f", False)])
def test_glyphs_that_draw_nothing(drawn: str, held: bool) -> None:
    document = read_document(_with_glyphs(drawn), name="a.pdf")
    assert (document.verdict is ReadVerdict.QUARANTINED) == held
