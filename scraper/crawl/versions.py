"""What an item says, as one short value that is compared from night to night."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import msgspec

import parsers
from parsers.text.addresses import steady
from parsers.types import Entry, Item


def version_of(item: Item) -> str:
    """A hash of what an item says: its words, tables, fields and files.

    Not of its bytes: pages carry tokens and times that change every night.
    """
    said = (
        item.title,
        item.lang,
        item.published_on,
        [(block.kind, block.text, block.table) for block in item.document.blocks],
        [table.grid for table in item.document.tables],
        [(steady(ref.url), ref.title) for ref in item.attachments],
        item.fields,
    )
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def line_of(entry: Entry) -> str:
    """An item's line on the listing, as it is compared from night to night."""
    return f"{entry.published_on.isoformat() if entry.published_on else ''} {entry.title}"


@cache
def reader_version() -> str:
    """A digest of what reads an item page: a newer reader reads unchanged pages again."""
    folder = Path(parsers.__file__).parent
    digest = hashlib.sha256()
    for path in sorted((*folder.glob("platforms/*.py"), *folder.glob("documents/*.py"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()
