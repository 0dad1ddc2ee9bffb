"""Reads what came: the one place where parsers' exceptions are caught, each becomes an Issue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from parsers.errors import AnchorMissingError, ParseError
from parsers.text.parts import is_part
from parsers.types import Issue, Level, Listing, Page, Platform, Sitemap
from scraper.archive.store import Store, page_of
from scraper.crawl.frontier import Task
from scraper.crawl.visit import Visit
from scraper.errors import place_of

T = TypeVar("T")
Told = Callable[[Issue, str], None]  # an issue, and the stage it arose in


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the pages of one force in one run."""

    platform: Platform
    store: Store
    told: Told

    def listing(
        self,
        task: Task,
        visit: Visit,
        *,
        guess: bool,
        instead: Callable[[Page], Listing | None] | None = None,
    ) -> Listing | None:
        """A page of the listing; None where it cannot be read."""
        return self.read(task, visit, self.platform.read_listing, guess=guess, instead=instead)

    def sitemap(
        self, task: Task, visit: Visit, unpacked: Callable[[Page], Page], *, guess: bool
    ) -> Sitemap | None:
        """A sitemap or a feed; None where it cannot be read."""
        return self.read(
            task, visit, lambda page: self.platform.read_sitemap(unpacked(page)), guess=guess
        )

    def read(
        self,
        task: Task,
        visit: Visit,
        reader: Callable[[Page], T],
        *,
        guess: bool = False,
        instead: Callable[[Page], T | None] | None = None,
    ) -> T | None:
        """What a page says, None where it cannot be read.

        A page that was only guessed to be a listing may be another without alarm; ``instead``
        is what a page without its anchors may be all the same.
        """
        where, stage = task.url, task.kind.value
        try:
            if visit.body is None:
                page = self.store.load_page(visit.capture)
            else:
                page = page_of(visit.capture, visit.capture, visit.body)
            page = replace(page, url=task.url) if is_part(task.url) else page
            try:
                return reader(page)
            except AnchorMissingError:
                if instead is None or (found := instead(page)) is None:
                    raise
                return found
        except AnchorMissingError as error:
            issue = Issue(Level.ERROR, "anchor_missing", str(error), where=where)
            if guess:
                issue = Issue(Level.INFO, "no_listing_below", str(error), where=where)
        except ParseError as error:
            issue = Issue(Level.ERROR, "unreadable", str(error), where=where)
        except Exception as error:  # noqa: BLE001 (a reader's own fault costs one page, and says so)
            issue = Issue(Level.ERROR, "reader_crashed", place_of(error), where=where)
        self.told(issue, stage)
        return None
