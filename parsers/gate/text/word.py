"""The gate for Word files (.docx): hidden and deleted words, comments, and what rides along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from parsers.documents.containers.zipped import check_zip
from parsers.documents.contents import Source
from parsers.documents.office.word_numbering import W, attribute
from parsers.documents.office.word_text import switched_on
from parsers.documents.sheets.package import Package
from parsers.errors import DocumentError
from parsers.gate.pdf.words import is_news, squashed
from parsers.gate.policy import finding
from parsers.gate.text.word_ink import PAPER, Ground, Inks
from parsers.gate.text.word_parts import Kept, kept_in_fields, kept_in_parts, kept_in_settings
from parsers.gate.text.word_story import RunWords, covers, story
from parsers.types import Reason

_STORY = re.compile(r"word/(?:header|footer|document)\w{0,20}\.xml")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def docx_hazards(source: Source) -> Iterator[Reason]:
    """Every finding of a Word file. Raises ``DocumentError`` (BROKEN, ENCRYPTED, TOO_BIG)."""
    check_zip(source.body, source.name)
    package = Package(source.body, source.name)
    file = _File(package)
    shown = file.shown()
    for item in (*file.unseen, *kept_in_parts(package, file.parts)):
        if item.always or is_news(item.words, shown):
            yield finding(item.code, item.part)


@dataclass(slots=True)
class _File:
    """The stories of a file: what they show, and what they keep from the reader."""

    package: Package
    parts: frozenset[str] = field(init=False)
    seen: list[str] = field(init=False, default_factory=list)
    unseen: list[Kept] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        package = self.package
        main = next(iter(package.related("", "officeDocument")), "word/document.xml")
        if not package.has(main):
            message = "the Word file has no text part"
            raise DocumentError(message, where=package.name, code="BROKEN")
        root = package.tree(main)
        settings = self._one(main, "settings")
        inks = Inks.read(self._one(main, "styles"), self._one(main, "theme"))
        shown = _shown_heads(root, settings)
        notes = _note_marks(root)
        self._take(root, main, inks, _paper(root, settings))
        self.unseen += kept_in_settings(settings)
        read = {main.lower()}
        for identity, relation in package.relations(main).items():
            if relation.external or not package.has(relation.target):
                continue
            if relation.kind in ("header", "footer"):
                read.add(relation.target.lower())
                head = package.tree(relation.target)
                self._take(head, relation.target, inks, PAPER, seen=identity in shown)
            elif relation.kind in ("footnotes", "endnotes"):
                read.add(relation.target.lower())
                for note in package.tree(relation.target):
                    kind = relation.kind[:-1]
                    printed = f"{kind}:{attribute(note, 'id')}" in notes
                    self._take(note, relation.target, inks, PAPER, seen=printed)
        if any(covers(root, inks)):
            self.unseen.append(Kept("DOCX_TEXT_UNDER_SHAPE", main, always=True))
        # A story that nothing leads to is read like one that is not printed.
        for part in [each for each in package.parts("word/") if _STORY.fullmatch(each)]:
            if part not in read:
                read.add(part)
                self._take(package.tree(part), part, inks, PAPER, seen=False)
        self.parts = frozenset(read)

    def shown(self) -> str:
        """All letters and digits that the pages show, in order."""
        return squashed("".join(self.seen)) + "|" + "|".join(map(squashed, self.seen))

    def _one(self, main: str, kind: str) -> etree._Element | None:
        found = next(iter(self.package.related(main, kind)), None)
        return self.package.tree(found) if found is not None else None

    def _take(
        self,
        root: etree._Element,
        part: str,
        inks: Inks,
        ground: Ground,
        *,
        seen: bool = True,
    ) -> None:
        """Read one story into what is shown and what is not."""
        for code, words in _gathered(story(root, inks, ground)):
            if code is None and seen:
                self.seen.append(words)
            else:
                self.unseen.append(Kept(code or "DOCX_UNUSED_PART", part, words))
        self.unseen += kept_in_fields(root, part)


def _gathered(runs: Iterator[RunWords]) -> Iterator[tuple[str | None, str]]:
    """Neighbouring runs of one fate put together, since Word cuts words into runs."""
    code: str | None = None
    words: list[str] = []
    for run in runs:
        if run.code != code and run.text.strip():
            if words:
                yield code, "".join(words)
            code, words = run.code, []
        words.append(run.text)
    if words:
        yield code, "".join(words)


def _shown_heads(root: etree._Element, settings: etree._Element | None) -> frozenset[str]:
    """The relation ids of the headers and footers that some page prints (17.10)."""
    first = any(switched_on(section, "titlePg") for section in root.iter(f"{W}sectPr"))
    even = bool(switched_on(settings, "evenAndOddHeaders"))
    kinds = {"default"} | ({"first"} if first else set()) | ({"even"} if even else set())
    return frozenset(
        node.get(f"{_R}id", "")
        for node in root.iter(f"{W}headerReference", f"{W}footerReference")
        if (attribute(node, "type") or "default") in kinds
    )


def _note_marks(root: etree._Element) -> frozenset[str]:
    """The notes that the text refers to, as ``footnote:2``."""
    return frozenset(
        f"{kind}:{attribute(node, 'id')}"
        for kind in ("footnote", "endnote")
        for node in root.iter(f"{W}{kind}Reference")
    )


def _paper(root: etree._Element, settings: etree._Element | None) -> Ground:
    """The colour of the page, where the document gives it one and shows it."""
    colour = attribute(root.find(f"{W}background"), "color")
    if colour in (None, "auto") or not switched_on(settings, "displayBackgroundShape"):
        return PAPER
    return (colour or "FFFFFF",)
