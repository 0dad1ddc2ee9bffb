"""The words of Word paragraphs: what is printed, and nothing that is not.

Deleted and moved-away text (tracked changes), hidden text (``w:vanish``, also
through styles), field codes and comments are never read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from parsers.documents.grid.numbers import raised
from parsers.documents.office.word_numbering import W, attribute

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNPRINTED = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr")
)
_FALSE = ("0", "false", "off")


def switched_on(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a property is set on, set off, or (None) not set at all."""
    node = properties.find(f"{W}{name}") if properties is not None else None
    if node is None:
        return None
    return (attribute(node) or "1").lower() not in _FALSE


@dataclass(frozen=True, slots=True)
class RunStyle:
    """What a style adds: hidden text, text struck through, a heading, a list."""

    hidden: bool | None
    struck: bool | None
    heading: bool
    list_id: str | None
    level: int


@dataclass(slots=True)
class WordStyles:
    """The styles of a document by id, with what they are based on worked in."""

    known: dict[str, RunStyle] = field(default_factory=dict)

    @classmethod
    def read(cls, root: etree._Element | None) -> WordStyles:
        """The styles that ``styles.xml`` defines; none where the part is missing."""
        styles = cls()
        nodes = {attribute(node, "styleId"): node for node in _styles(root)}
        for identity, node in nodes.items():
            if identity is not None:
                styles.known[identity] = _style(node, nodes)
        return styles

    def get(self, identity: str | None) -> RunStyle | None:
        """A style by its id."""
        return self.known.get(identity) if identity is not None else None


def _styles(root: etree._Element | None) -> Iterator[etree._Element]:
    return iter(()) if root is None else root.iterfind(f"{W}style")


def _style(node: etree._Element, nodes: dict[str | None, etree._Element]) -> RunStyle:
    """One style; what it does not say itself comes from the styles it is based on."""
    hidden: bool | None = None
    struck: bool | None = None
    heading = False
    list_id: str | None = None
    level = 0
    seen: set[str | None] = set()
    current: etree._Element | None = node
    while current is not None and attribute(current, "styleId") not in seen:
        seen.add(attribute(current, "styleId"))
        hidden = switched_on(current.find(f"{W}rPr"), "vanish") if hidden is None else hidden
        struck = _struck(current.find(f"{W}rPr")) if struck is None else struck
        name = (attribute(current.find(f"{W}name")) or "").lower()
        heading = heading or name.startswith(("heading", "title", "subtitle"))
        numbered = current.find(f"{W}pPr/{W}numPr")
        if list_id is None and numbered is not None:
            list_id, level = list_place(numbered)
        current = nodes.get(attribute(current.find(f"{W}basedOn")))
    return RunStyle(hidden, struck, heading, list_id, level)


def _struck(properties: etree._Element | None) -> bool | None:
    """Whether properties strike text through, with one line or two; None where they do not say."""
    single, double = switched_on(properties, "strike"), switched_on(properties, "dstrike")
    return single if double is None else bool(single or double)


def list_place(numbered: etree._Element) -> tuple[str | None, int]:
    """The list and level that a ``w:numPr`` names."""
    level = attribute(numbered.find(f"{W}ilvl")) or "0"
    return attribute(numbered.find(f"{W}numId")), int(level) if level.isdecimal() else 0


@dataclass(slots=True)
class RunText:
    """Reads the printed text of runs, and counts footnote marks in order."""

    styles: WordStyles
    notes: list[str] = field(default_factory=list)

    def text(self, node: etree._Element, hidden: bool = False, standing: bool = False) -> str:
        """The printed text in a paragraph or any part of one; with ``standing`` without what is
        struck through. Text boxes are apart."""
        return "".join(self._pieces(node, hidden, standing))

    def is_struck(self, run: etree._Element) -> bool:
        """Whether a run is struck through."""
        properties = run.find(f"{W}rPr")
        own = _struck(properties)
        if own is None and properties is not None:
            style = self.styles.get(attribute(properties.find(f"{W}rStyle")))
            own = style.struck if style is not None else None
        return bool(own)

    def _pieces(self, node: etree._Element, hidden: bool, standing: bool) -> Iterator[str]:
        for child in node:
            tag = child.tag
            if not isinstance(tag, str) or tag in _UNPRINTED or tag == f"{MC}Fallback":
                continue
            if tag == f"{W}r":
                if not (standing and self.is_struck(child)):
                    yield from self._run(child, hidden)
            elif tag not in (f"{W}tbl", f"{W}txbxContent", f"{W}p"):
                yield from self._pieces(child, hidden, standing)

    def _run(self, run: etree._Element, hidden: bool) -> Iterator[str]:
        properties = run.find(f"{W}rPr")
        style = properties.find(f"{W}rStyle") if properties is not None else None
        known = self.styles.get(attribute(style))
        own = switched_on(properties, "vanish")
        if own is None:
            own = known.hidden if known is not None and known.hidden is not None else hidden
        if own:
            return
        position = properties is not None and attribute(properties.find(f"{W}vertAlign"))
        text = "".join(self._characters(run))
        yield raised(text) if position == "superscript" else text

    def _characters(self, run: etree._Element) -> Iterator[str]:
        for child in run:
            name = etree.QName(child).localname if isinstance(child.tag, str) else ""
            if name == "t":
                yield child.text or ""
            elif name in ("tab", "ptab"):
                yield "\t"
            elif name in ("br", "cr"):
                yield "\n" if attribute(child, "type") in (None, "textWrapping") else ""
            elif name == "noBreakHyphen":
                yield "-"
            elif name in ("footnoteReference", "endnoteReference"):
                yield self._mark(name, attribute(child, "id") or "")

    def _mark(self, name: str, identity: str) -> str:
        """The raised number of a footnote, counted in the order of the text."""
        self.notes.append(f"{name.removesuffix('Reference')}:{identity}")
        return raised(str(len(self.notes)))
