"""An Office package: its parts, their relations, and XML read without entities.

Part names are compared without regard to case, as Office does (ECMA-376 part 2, 9.1.1).
A document type in a part is refused: the standard forbids it (part 2, 9.1.3).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from parsers.errors import DocumentError

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ZIP_FAULTS = (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error)
MAX_TREE = 40 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part: ``kind`` is the last word of its type, ``target`` a part
    name, or an address where ``external``."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Package:
    """The parts of one Office file. Raises ``DocumentError`` (BROKEN, TOO_BIG)."""

    body: bytes
    name: str
    _zip: zipfile.ZipFile = field(init=False)
    _members: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(self.body))
            self._members = {
                member.filename.lower().lstrip("/"): member.filename
                for member in self._zip.infolist()
                if not member.is_dir()
            }
        except _ZIP_FAULTS as fault:
            raise self._broken(fault) from fault

    def parts(self, prefix: str = "") -> Iterator[str]:
        """The part names in lower case that begin with ``prefix``."""
        return (name for name in self._members if name.startswith(prefix))

    def has(self, part: str) -> bool:
        return part.lower() in self._members

    def size(self, part: str) -> int:
        """How many bytes a part claims to hold."""
        return self._zip.getinfo(self._members[part.lower()]).file_size

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises ``DocumentError`` (BROKEN)."""
        try:
            return self._zip.read(self._members[part.lower()])
        except (*_ZIP_FAULTS, KeyError, RuntimeError) as fault:
            raise self._broken(fault) from fault

    def tree(self, part: str) -> etree._Element:
        """A part as XML. Raises ``DocumentError`` (BROKEN, TOO_BIG)."""
        if self.size(part) > MAX_TREE:
            message = f"one of its parts holds {self.size(part)} bytes: too much to read"
            raise DocumentError(message, where=self.name, code="TOO_BIG")
        return parsed_xml(self.read(part), self.name)

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part (of the package for ``""``) by their id."""
        folder, leaf = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{leaf}.rels")
        if not self.has(rels):
            return {}
        found = {}
        for element in self.tree(rels).iter(_RELATION):
            target = element.get("Target", "")
            external = element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = element.get("Type", "").rsplit("/", 1)[-1]
            relation = Relation(element.get("Id", ""), kind, target, external)
            found[relation.id] = relation
        return found

    def declares(self, word: str) -> bool:
        """Whether a word stands in the type of any part."""
        types = "[content_types].xml"
        return self.has(types) and word.encode() in self.read(types).lower()

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that a part is related to in one way, and that are there."""
        return [
            relation.target
            for relation in self.relations(part).values()
            if relation.kind == kind and not relation.external and self.has(relation.target)
        ]

    def _broken(self, fault: Exception) -> DocumentError:
        message = f"the workbook is damaged ({type(fault).__name__})"
        return DocumentError(message, where=self.name, code="BROKEN")


def parsed_xml(raw: bytes, name: str) -> etree._Element:
    """XML without entities, network, remarks or instructions: those are shown nowhere, and the
    gate looks at them by itself. Raises ``DocumentError`` (BROKEN)."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as fault:
        raise not_xml(name) from fault
    if b"<!DOCTYPE" in raw[:2000]:
        raise not_xml(name)
    return root


def not_xml(name: str) -> DocumentError:
    """The error for a part that is not the XML it should be."""
    return DocumentError("the workbook is damaged (a part is not XML)", where=name, code="BROKEN")


def local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def worded_attributes(root: etree._Element) -> Iterator[str]:
    """Attribute values of several words, of an element and all below; no schema addresses."""
    for element in root.iter():
        for key, raw in element.items():
            value = str(raw).strip()
            if not str(key).startswith("{") and "://" not in value and " " in value:
                yield value


def flag(value: str | None) -> bool:
    """Whether an XML boolean is true."""
    return value in ("1", "true", "on", "t")


def whole(value: str | None, otherwise: int = 0) -> int:
    """An XML whole number; ``otherwise`` where it is none."""
    return int(value) if value is not None and value.lstrip("-").isdecimal() else otherwise


def real(value: str | None, otherwise: float = 0.0) -> float:
    """An XML number; ``otherwise`` where it is none."""
    try:
        return float(value) if value is not None else otherwise
    except ValueError:
        return otherwise
