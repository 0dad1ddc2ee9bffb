"""An item page: its heading, its words without the site's furniture, its fields and its files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bs4 import BeautifulSoup, Tag

from parsers.documents.grid.captions import attach as attach_captions
from parsers.documents.plain.html import blocks_from_html
from parsers.errors import AnchorMissingError
from parsers.platforms import days
from parsers.platforms.chrome import is_chrome
from parsers.platforms.pages import attribute, href, text_of
from parsers.types import (
    Block,
    BlockKind,
    BodyLink,
    Document,
    DocumentRef,
    LinkKind,
    Page,
    ReadVerdict,
    Table,
)

_VALUE: Final = 200  # characters: a field's value is no longer


@dataclass(frozen=True, slots=True)
class PageLabel:
    """A label that a platform's item pages print, as the opening of a line.

    Without a ``required`` one the page is not read (AnchorMissingError); without
    another it is, with an Issue. ``field``: a value stands after it, or below it.
    """

    name: str
    pattern: re.Pattern[str]
    required: bool = True
    field: bool = False


def label(name: str, words: str, *, required: bool = True, field: bool = False) -> PageLabel:
    """A label from a regular expression over the beginning of a line, case aside."""
    return PageLabel(name, re.compile(rf"\s*(?:{words})", re.IGNORECASE), required, field)


def title_on(soup: BeautifulSoup) -> str:
    """The page's heading, else the title that it gives to those who share it."""
    main = soup.find("main") or soup
    heading = main.find("h1") if isinstance(main, Tag) else None
    heading = heading or soup.find("h1")
    if isinstance(heading, Tag) and text_of(heading):
        return text_of(heading)
    meta = soup.find("meta", attrs={"property": "og:title"})
    return attribute(meta, "content").strip() if isinstance(meta, Tag) else ""


def named_on(soup: BeautifulSoup, page: Page) -> str:
    """The page's address as it names itself (``rel=canonical``), empty where it does not."""
    link = soup.find("link", rel="canonical", href=True)
    return href(link, page) if isinstance(link, Tag) else ""


def published_on(soup: BeautifulSoup) -> date | None:
    """The day of publication that a page states in its head, or behind a label."""
    main = soup.find("main") or soup.body or soup
    day = days.of_page(soup, main) if isinstance(main, Tag) else None
    return day.value if day else None


def language(soup: BeautifulSoup, page: Page) -> str:
    """The language of the page's chrome; the letter says what its own words are."""
    html = soup.find("html")
    lang = attribute(html, "lang")[:2].lower() if isinstance(html, Tag) else ""
    return lang or ("cy" if "/cy-GB/" in page.final_url else "en")


def words_of(
    main: Tag, title: str, residue: re.Pattern[str] | None = None
) -> tuple[list[Block], list[Table]]:
    """The answer's own blocks and tables: heading, chrome and a template's ``residue`` left out."""
    found, drawn = blocks_from_html(main)
    kept = [
        block
        for block in found
        if block.table is not None
        or not (
            block.text == title
            or is_chrome(block.text)
            or (residue is not None and residue.fullmatch(block.text))
        )
    ]
    words, tables = attach_captions(kept, drawn)
    return list(words), list(tables)


def joined(blocks: Sequence[Block], labels: Sequence[PageLabel]) -> list[Block]:
    """The blocks with each field on one line: a list of terms prints label and value apart."""
    fields = [one.pattern for one in labels if one.field]
    out: list[Block] = []
    rest = list(blocks)
    while rest:
        block = rest.pop(0)
        alone = block.table is None and any(_whole(p, block.text) for p in fields)
        if alone and rest and rest[0].table is None and 0 < len(rest[0].text) <= _VALUE:
            value = rest.pop(0).text
            text = f"{block.text.rstrip(' :')}: {value}"
            block = replace(block, kind=BlockKind.PARAGRAPH, text=text)
        out.append(block)
    return out


def _whole(pattern: re.Pattern[str], text: str) -> bool:
    found = pattern.match(text)
    return found is not None and not text[found.end() :].strip(" :")


def fields_of(blocks: Sequence[Block], labels: Sequence[PageLabel]) -> tuple[tuple[str, str], ...]:
    """Label and value of each field that the page prints, by the label's name; the first counts."""
    found: dict[str, str] = {}
    for block in blocks:
        for one in labels:
            hit = one.pattern.match(block.text) if one.field else None
            if hit and one.name not in found:
                found[one.name] = block.text[hit.end() :].strip(" :-–")[:_VALUE]
    return tuple(found.items())


def label_words(blocks: Sequence[Block], one: PageLabel) -> str | None:
    """A label as it stands on the page; None where it is missing."""
    hits = (one.pattern.match(block.text) for block in blocks if block.table is None)
    return next((hit[0].strip() for hit in hits if hit), None)


def files_of(links: Sequence[BodyLink]) -> tuple[DocumentRef, ...]:
    """The links of a page that are files by their address, with the reader's words."""
    return tuple(DocumentRef(one.url, one.words) for one in links if one.kind is LinkKind.FILE)


def document_of(page: Page, blocks: Sequence[Block], tables: Sequence[Table]) -> Document:
    """An item page's own words as a document."""
    return Document(
        file=page.final_url,
        sha256=page.sha256,
        media_type=page.media_type,
        pages=None,
        verdict=ReadVerdict.PARSED,
        blocks=tuple(blocks),
        tables=tuple(tables),
    )


def require(words: object, what: str, page: Page) -> None:
    """Raise AnchorMissingError where a page lacks what its platform always prints."""
    if not words:
        raise AnchorMissingError(what, where=page.url)
