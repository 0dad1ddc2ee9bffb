"""How the sample site of one platform is laid out: addresses, pages of its log, what it prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from samples.model import Form, SampleDisclosure
from samples.site.contract import Site


class Pager(StrEnum):
    """How the log's further pages are addressed."""

    NONE = "none"  # everything on one page
    QUERY = "query"  # ?page=2
    DRUPAL = "drupal"  # ?page=1 is the second page
    PATH = "path"  # page/2/


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a log. ``day`` is printed as it is; empty prints nothing."""

    path: str
    title: str
    summary: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """One page of a log, or the first of several: its lines, and the pages below it."""

    path: str
    title: str
    lines: tuple[Line, ...] = ()
    below: tuple[tuple[str, str], ...] = ()  # path, words of the link


Disclosures = tuple[SampleDisclosure, ...]


@dataclass(frozen=True, slots=True, eq=False)
class LogKind:
    """One platform's layout.

    ``item`` and ``file`` are templates of addresses over slug, ref (digits of the
    reference), n, yy, yyyy (of receipt), year, month (of publication) and ending.
    ``forms`` are taken in turn; a LETTER_PDF of a kind with ``files_are_items`` is the
    item itself. ``banner`` is the line above an item's title; ``residue`` are the
    template's own lines below it. ``empty`` is what the log says where it has nothing.
    ``outside`` links to pages and files that are in the log's pages and are no items.
    """

    platform: str
    log: str
    heading: str
    item: str
    file: str
    tree: Callable[[str, str, Disclosures], tuple[Node, ...]]
    forms: tuple[Form, ...] = (Form.PAGE,) * 5 + (Form.ANNEX_XLSX, Form.ANNEX_PDF)
    files_are_items: bool = False
    pager: Pager = Pager.NONE
    page_size: int = 4
    day: str = ""  # strftime of the day on the log
    stamped: bool = False  # item pages state the day of publication in their head
    counted: str = ""  # words over first, last and total
    next_words: str = "Next page"
    banner: Callable[[SampleDisclosure], str] | None = None
    residue: tuple[str, ...] = ()
    outside: tuple[tuple[str, str], ...] = ()
    empty: str = "There are no results."
    file_note: str = " (PDF, 112KB)"
    former: str = ""  # an older path of the log, at which its items answer too
    parameters: dict[str, object] = field(default_factory=dict)  # what a declaration must set
    site: Callable[..., Site] | None = None  # the class of a site with answers of its own
    # What of an item this site says at all, and the address at which a crawl knows it.
    told: Callable[[SampleDisclosure], SampleDisclosure] = lambda item: item
    address: Callable[[SampleDisclosure], str] = lambda item: item.path
    frame: str = "logs/base.html"  # the template round every page
    robots: str = "User-agent: *\nDisallow: /admin/\n"


def is_file_item(item: SampleDisclosure) -> bool:
    """Whether an item's address is the letter itself."""
    return bool(item.attachments) and item.attachments[0].path == item.path
