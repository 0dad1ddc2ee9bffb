"""The documents of an answer as published rows: names, addresses and every text masked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from urllib.parse import unquote, urlsplit

from parsers.answers.answer import Answer
from parsers.answers.masking import masked_table
from parsers.directory import BY_SLUG
from parsers.persons import mask_filename
from parsers.persons.mask import carries_name
from parsers.types import (
    Document,
    DocumentVerdict,
    PublishedDocument,
    PublishedTable,
    ReadVerdict,
)

_TELLING_CELLS: Final = 6
_VERDICTS: Final = {
    ReadVerdict.PARSED: DocumentVerdict.PARSED,
    ReadVerdict.QUARANTINED: DocumentVerdict.HELD,
    ReadVerdict.UNSUPPORTED: DocumentVerdict.UNSUPPORTED,
    ReadVerdict.FAILED: DocumentVerdict.FAILED,
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """One document behind an item as it came: ``document`` is None when it was not fetched.

    ``destroyed`` is for a file removed for good because of what it hid.
    """

    url: str
    bytes: int | None
    fetched_at: datetime | None
    document: Document | None
    destroyed: bool = False
    # The file's own name, where the address is that of the zip or e-mail around it.
    name: str | None = None


def unpacked(fetched: Fetched) -> Iterator[Fetched]:
    """A document, then the files inside it (a zip's, an e-mail's), in order, at every depth."""
    yield fetched
    for member in fetched.document.members if fetched.document is not None else ():
        yield from unpacked(replace(fetched, bytes=None, document=member, name=member.file))


def public_url(url: str, instead: str, names: frozenset[str]) -> str:
    """An address fit to be published: ``instead`` where its path carries a person's name."""
    return instead if carries_name(urlsplit(url).path, names) else url


def fit_to_publish(addresses: Iterable[str], names: frozenset[str]) -> tuple[str, ...]:
    """Those of an item's addresses on the web that name no person, in order and each once."""
    web = (url for url in addresses if url.startswith(("http://", "https://")))
    return tuple(dict.fromkeys(u for u in web if not carries_name(urlsplit(u).path, names)))


def log_url(slug: str) -> str:
    """The address of a force's log, linked where an item's own address carries a name."""
    return BY_SLUG[slug].log_url or BY_SLUG[slug].website


def published_documents(
    answers: Sequence[Answer], fetched: Sequence[Fetched], item_url: str, names: frozenset[str]
) -> tuple[PublishedDocument, ...]:
    """The page and its attachments as published rows, in the order of the page."""
    read = iter(answers)
    return tuple(
        _document(one, next(read) if one.document is not None else None, item_url, names)
        for one in fetched
    )


def _document(
    fetched: Fetched, answer: Answer | None, item_url: str, names: frozenset[str]
) -> PublishedDocument:
    url = public_url(fetched.url, item_url, names)
    path = unquote(urlsplit(fetched.url).path).rstrip("/")
    filename = mask_filename(fetched.name or path.rsplit("/", 1)[-1], names)
    if answer is None:
        return PublishedDocument(
            url=url,
            filename=filename,
            media_type=None,
            bytes=None,
            pages=None,
            sha256=None,
            fetched_at=None,
            verdict=DocumentVerdict.HELD if fetched.destroyed else DocumentVerdict.NOT_FETCHED,
        )
    document = answer.document
    return PublishedDocument(
        url=url,
        filename=filename,
        media_type=document.media_type,
        bytes=fetched.bytes,
        pages=document.pages,
        sha256=document.sha256,
        fetched_at=fetched.fetched_at,
        verdict=_VERDICTS[document.verdict],
        reasons=document.reasons,
        tables=tuple(masked_table(table, names) for table in answer.tables),
    )


def linked(documents: Sequence[PublishedDocument]) -> tuple[PublishedDocument, ...]:
    """The documents with each repeated table linked to its first appearance, not counted twice.

    The same table has the same words in every cell; two columns of one figure are
    too little to tell by.
    """
    first: dict[tuple[tuple[str, ...], ...], tuple[int, int]] = {}
    out = []
    for place, document in enumerate(documents):
        tables = []
        for read in document.tables:
            words = _words(read)
            earlier = first.setdefault(words, (place, read.table.position))
            told = sum(bool(text) for row in words for text in row) >= _TELLING_CELLS
            same = earlier if told and earlier[0] != place else None
            tables.append(replace(read, duplicate_of=same))
        out.append(replace(document, tables=tuple(tables)))
    return tuple(out)


def _words(read: PublishedTable) -> tuple[tuple[str, ...], ...]:
    """A table's cells as comparable words: case, spaces and thousands commas aside."""
    return tuple(
        tuple(
            "".join(cell.text.casefold().replace(",", "").split()) if cell else "" for cell in row
        )
        for row in read.table.grid
    )
