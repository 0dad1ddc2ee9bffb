"""The gate for OpenDocument letters (.odt): deleted, hidden and pale words; what rides along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from parsers.documents.contents import Source
from parsers.documents.office.open_text import get, is_hidden_paragraph, open_package, style_nodes
from parsers.documents.sheets.ods_styles import is_clear
from parsers.documents.sheets.package import Package, local
from parsers.gate.pdf.words import is_news, squashed
from parsers.gate.policy import finding
from parsers.gate.text.word_ink import PAPER, Ground, is_near
from parsers.types import Reason

_TEXTS = "content.xml"
_HEADS = ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
_FRAME = re.compile(
    r"mimetype|content\.xml|styles\.xml|meta\.xml|settings\.xml|manifest\.rdf|layout-cache"
    r"|meta-inf/manifest\.xml|pictures/.*|thumbnails/.*|objectreplacements/.*|configurations2/.*"
    r"|fonts/.*|meta-inf/documentsignatures\.xml"
)
_CODES = {
    "annotation": "ODT_ANNOTATION",
    "deletion": "ODT_TRACKED_DELETION",
    "hidden-text": "ODT_HIDDEN_TEXT",
}
_VALUES = ("string-value", "string-value-if-true", "string-value-if-false", "value", "formula")
_DECLARED = ("user-field-decl", "variable-decl", "conditional-text", "hidden-text", "sequence-decl")
_NOBODY = re.compile(r"(?:unknown|user|libreoffice|openoffice)?", re.IGNORECASE)
_TINY_POINTS = 3.0


@dataclass(frozen=True, slots=True)
class _TextAround:
    """What lies around a word: why it is not seen, its ink and its ground."""

    code: str | None = None
    colour: str | None = None
    size: float | None = None
    ground: Ground = PAPER

    def because(self, code: str | None) -> _TextAround:
        return self if code is None or self.code is not None else replace(self, code=code)


def odt_hazards(source: Source) -> Iterator[Reason]:
    """Every finding of an OpenDocument letter. Raises ``DocumentError`` (BROKEN, ENCRYPTED,
    TOO_BIG)."""
    package = open_package(source)
    content = package.tree(_TEXTS)
    look = _TextWalk(style_nodes(content, package))
    found = list(look.inside(content, _TextAround(ground=_paper(package))))
    if package.has("styles.xml"):
        for head in package.tree("styles.xml").iter(*(f"{{*}}{name}" for name in _HEADS)):
            shown = get(head, "display") != "false"
            found += look.inside(head, _TextAround(code=None if shown else "ODT_HIDDEN_TEXT"))
    seen = [text for text, code in found if code is None]
    told = squashed("".join(seen)) + "|" + "|".join(map(squashed, seen))
    for text, code in (*_joined(found), *_declared(content)):
        if code is not None and is_news(text, told):
            yield finding(code, _TEXTS)
    yield from _parts(package)


class _TextWalk:
    """Walks a text, carrying along what lies around each word."""

    def __init__(self, styles: dict[tuple[str, str], etree._Element]) -> None:
        self.styles = styles

    def inside(self, node: etree._Element, around: _TextAround) -> Iterator[tuple[str, str | None]]:
        """Each piece of text with the reason why it is not seen."""
        if node.text and local(node) != "binary-data":
            yield node.text, self._code(around)
        for child in node:
            name = local(child)
            if name in ("automatic-styles", "font-face-decls", "creator", "date", "desc", "title"):
                continue
            if name in ("s", "tab", "line-break"):
                yield " ", None
            else:
                yield from self.inside(child, self._around(child, name, around))
            if name in ("p", "h", "table-cell"):
                yield "\n", None
            if child.tail:
                yield child.tail, self._code(around)

    def _around(self, node: etree._Element, name: str, around: _TextAround) -> _TextAround:
        around = around.because(_CODES.get(name))
        if name == "section" and get(node, "display") == "none":
            around = around.because("ODT_HIDDEN_TEXT")
        if name in ("p", "h") and is_hidden_paragraph(node):
            around = around.because("ODT_HIDDEN_TEXT")
        if name in ("table-row", "table-column") and get(node, "visibility") in _NEVER:
            around = around.because("ODT_HIDDEN_TEXT")
        if name in ("text-box", "frame", "custom-shape"):
            around = replace(around, ground=self._fill(node, around.ground))
        family = _FAMILIES.get(name)
        return around if family is None else self._styled(family, get(node, "style-name"), around)

    def _styled(self, family: str, name: str, around: _TextAround) -> _TextAround:
        """What a style and those it is based on say, the nearest last."""
        chain: list[etree._Element] = []
        while (node := self.styles.get((family, name))) is not None and node not in chain:
            chain.append(node)
            name = get(node, "parent-style-name")
        for node in reversed(chain):
            text = node.find("{*}text-properties")
            if get(text, "display") == "none":
                around = around.because("ODT_HIDDEN_TEXT")
            if is_clear(get(text, "color"), get(text, "opacity")):
                around = around.because("ODT_WHITE_TEXT")
            around = replace(
                around,
                colour=get(text, "color").lstrip("#") or around.colour,
                size=_points(get(text, "font-size")) or around.size,
            )
            for kind in ("table-cell", "paragraph", "text"):
                ground = get(node.find(f"{{*}}{kind}-properties"), "background-color")
                if ground.startswith("#"):
                    around = replace(around, ground=(ground.lstrip("#"),))
        return around

    def _fill(self, node: etree._Element, ground: Ground) -> Ground:
        style = self.styles.get(("graphic", get(node, "style-name")))
        properties = style.find("{*}graphic-properties") if style is not None else None
        kind, colour = get(properties, "fill"), get(properties, "fill-color")
        if kind == "solid" and colour.startswith("#"):
            return (colour.lstrip("#"),)
        return ground if kind in ("", "none") else ()

    def _code(self, around: _TextAround) -> str | None:
        if around.code is not None:
            return around.code
        if around.size is not None and around.size < _TINY_POINTS:
            return "ODT_TINY_TEXT"
        if (
            around.colour
            and around.ground
            and all(is_near(around.colour, each) for each in around.ground)
        ):
            return "ODT_WHITE_TEXT"
        return None


_NEVER = ("collapse", "filter")
_FAMILIES = {
    "p": "paragraph",
    "h": "paragraph",
    "span": "text",
    "a": "text",
    "table-cell": "table-cell",
}


def _joined(found: list[tuple[str, str | None]]) -> Iterator[tuple[str, str | None]]:
    """Neighbouring pieces of one fate put together."""
    code: str | None = None
    words: list[str] = []
    for text, why in found:
        if why != code and text.strip():
            yield "".join(words), code
            code, words = why, []
        words.append(text)
    yield "".join(words), code


def _declared(content: etree._Element) -> Iterator[tuple[str, str | None]]:
    """Values of variables, and the outcomes of conditions that are not printed."""
    for node in content.iter(*(f"{{*}}{name}" for name in _DECLARED)):
        for name in _VALUES:
            if value := get(node, name):
                yield value, "ODT_FIELD"
    for node in content.iter("{*}database-display", "{*}database-next", "{*}database-name"):
        yield get(node, "database-name"), "ODT_FIELD"


def _parts(package: Package) -> Iterator[Reason]:
    """Objects, older versions, macros and names beside the text."""
    for part in sorted(package.parts()):
        if part.startswith(("versions/", "versionlist")):
            yield finding("ODT_EARLIER_VERSION", part)
        elif part.startswith(("basic/", "scripts/")):
            yield finding("ODT_MACRO", part)
        elif part == "meta.xml":
            named = package.tree(part).iter("{*}creator", "{*}initial-creator", "{*}printed-by")
            if any(not _NOBODY.fullmatch((node.text or "").strip()) for node in named):
                yield finding("ODT_META_NAME", part)
        elif not _FRAME.fullmatch(part) and package.size(part):
            yield from _object(package, part)


def _object(package: Package, part: str) -> Iterator[Reason]:
    """An embedded object; a chart prints its own values."""
    content = f"{part.partition('/')[0]}/content.xml"
    charts = package.tree(content).iter("{*}chart") if package.has(content) else iter(())
    if next(charts, None) is None:
        yield finding("ODT_EMBEDDED_OBJECT", part)


def _paper(package: Package) -> Ground:
    """The colour of the page."""
    if package.has("styles.xml"):
        for node in package.tree("styles.xml").iter("{*}page-layout-properties"):
            colour = get(node, "background-color")
            if colour.startswith("#"):
                return (colour.lstrip("#"),)
    return PAPER


def _points(size: str) -> float | None:
    found = re.fullmatch(r"(\d{1,4}(?:\.\d{1,4})?)pt", size)
    return float(found[1]) if found else None
