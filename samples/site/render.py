"""Turns the world's records into pages."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from samples.house import House
from samples.marks import numbered
from samples.model import Items, OtherItem, SampleDisclosure, SampleTable
from samples.site.chrome import ENGLISH, WELSH, Chrome
from samples.site.listing import Row, Slice
from samples.site.markup import Markup
from samples.spans import spans

TEMPLATES = Path(__file__).parents[1] / "templates"
FILE_NOTES = (" (PDF, 96KB)", "", " [opens in a new window]")


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One cell of an HTML table."""

    text: str
    rowspan: int = 1
    colspan: int = 1


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    environment.globals["kind"] = lambda block: type(block).__name__
    environment.globals["numbered"] = _numbered
    environment.globals["cells"] = printed_cells
    return environment


def _numbered(block: Items) -> list[str]:
    return numbered(block.items, block.mark)


def printed_cells(table: SampleTable) -> list[list[PrintedCell]]:
    """The rows of a table as HTML needs them: covered cells are left out."""
    merged = dict(spans(table))
    rows = []
    for r, row in enumerate(table.grid):
        line = []
        for c, text in enumerate(row):
            if text is None:
                continue
            down, right = merged.get((r, c), (r, c))
            line.append(PrintedCell(text, down - r + 1, right - c + 1))
        rows.append(line)
    return rows


_PAGES = _environment()


def template(name: str) -> Template:
    """One of the templates that all sample sites share."""
    return _PAGES.get_template(name)


@dataclass(frozen=True, slots=True)
class Renderer:
    """The pages of one site."""

    house: House
    markup: Markup

    def _page(self, template: str, chrome: Chrome, title: str, path: str, **more: object) -> bytes:
        values: dict[str, object] = {
            "house": self.house,
            "m": self.markup,
            "c": chrome,
            "title": title,
            "path": path,
            "twin": None,
            "published_time": None,
            "is_item": False,
            **more,
        }
        return _PAGES.get_template(template).render(values).encode("utf-8")

    def item(self, item: SampleDisclosure, *, welsh: bool = False, dated: bool = True) -> bytes:
        """An item's page; the Welsh twin has Welsh chrome around the same words.

        The day of publication is on some pages, in the head of others, on some
        in neither place; with ``dated`` false on none.
        """
        rng = random.Random(f"{item.path}/{self.markup.seed}")
        path = item.welsh_path if welsh and item.welsh_path else item.path
        stamped = rng.random() < 0.6 and dated
        return self._page(
            "item.html",
            WELSH if welsh else ENGLISH,
            item.title,
            path,
            is_item=True,
            item=item,
            twin=item.path if welsh else item.welsh_path,
            published_time=item.published_at.isoformat() if stamped else None,
            shows_date=rng.random() < 0.5 and dated,
            file_note=rng.choice(FILE_NOTES) if item.attachments else "",
        )

    def other(self, item: OtherItem) -> bytes:
        """A page that is not a disclosure."""
        return self._page("other.html", ENGLISH, item.title, item.path, paragraphs=item.paragraphs)

    def plain(self, title: str, path: str, *paragraphs: str) -> bytes:
        """Any other page of the site: its home page, a not-found page."""
        return self._page("other.html", ENGLISH, title, path, paragraphs=paragraphs)

    def listing(self, part: Slice) -> bytes:
        """One page of results."""
        welsh = part.welsh
        chrome = WELSH if welsh else ENGLISH
        count = self.markup.welsh_count if welsh else self.markup.count
        none = self.markup.welsh_no_results if welsh else self.markup.no_results
        return self._page(
            "listing.html",
            chrome,
            "Eitemau cyhoeddedig" if welsh else "Published items",
            part.path,
            rows=part.rows,
            query=part.query,
            types=part.types,
            count=count.format(first=part.first, last=part.last, total=part.total)
            if part.counted
            else None,
            no_results=none,
            previous_href=part.href(part.page - 1, self.markup.relative_next)
            if part.page > 1
            else None,
            next_href=part.href(part.page + 1, self.markup.relative_next)
            if part.has_next
            else None,
            numbers=[
                (n, None if n == part.page else part.href(n, self.markup.relative_next))
                for n in part.numbers
            ],
            more_url=part.more_url,
        )

    def fragment(self, rows: tuple[Row, ...], *, welsh: bool = False) -> bytes:
        """What GetPaginatedResults answers: results without a page around them."""
        values = {"m": self.markup, "c": WELSH if welsh else ENGLISH, "rows": rows}
        return _PAGES.get_template("results.html").render(values).encode("utf-8")
