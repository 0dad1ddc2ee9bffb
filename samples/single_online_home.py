"""One force's made-up Single Online Home site: what it answers to each address.

The structure is what was seen of the platform: listing with its parameters,
month folders, items, files, robots.txt with wildcards, a relative sitemap. Only
the words and the markup are made up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from samples.documents import MEDIA_TYPES, document_bytes
from samples.faults import FaultPlan, Target, target_of
from samples.http import SiteRequest, SiteResponse, redirect
from samples.listing_faults import mislist
from samples.model import DocumentType, OtherItem, SampleDisclosure
from samples.site.listing import (
    FRAGMENT,
    LISTING,
    WELSH_LISTING,
    Query,
    Row,
    Slice,
    read_query,
    search,
)
from samples.site.markup import Markup
from samples.site.render import Renderer
from samples.site.robots import ROBOTS, sitemap, sitemap_index
from samples.world import SampleWorld

SHORT_LISTING = "/foi-ai/accessing-information/published-items/"
SITEMAPS = ("/sitemap-foi.xml", "/sitemap-other.xml")
Answer = Callable[[SiteRequest], SiteResponse]


def _row(item: SampleDisclosure | OtherItem, path: str | None = None) -> Row:
    kind = item.type if isinstance(item, OtherItem) else DocumentType.DISCLOSURE_LOG
    return Row(path or item.path, item.title, item.summary, str(kind), item.published_at)


@dataclass(slots=True)
class SampleSite:
    """A site over one world in one markup. ``answer`` is pure: same request, same bytes."""

    world: SampleWorld
    markup: Markup
    routes: dict[str, Answer] = field(init=False, default_factory=dict)
    rows: tuple[Row, ...] = field(init=False, default=())
    _pages: dict[str, bytes] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = self._listed()
        for path in (LISTING, WELSH_LISTING):
            self.routes[path] = self._listing
            self.routes[path + FRAGMENT] = self._fragment
        self.routes[SHORT_LISTING] = lambda request: redirect(
            LISTING + (f"?{request.query}" if request.query else "")
        )
        self.routes["/robots.txt"] = lambda _: SiteResponse(200, ROBOTS.encode(), "text/plain")
        for path in ("/sitemap.xml", *SITEMAPS):
            self.routes[path] = self._sitemap
        for path in ("/", "/foi-ai/af/accessing-information/"):
            self.routes[path] = self._plain
        for item in self.world.disclosures:
            self._add_item(item)
        for other in self.world.others:
            self.routes[other.path] = self._other(other)
        for path in self.world.gone:
            self.routes[path] = self._gone

    # ----------------------------------------------------------------------- routing

    def answer(self, request: SiteRequest) -> SiteResponse:
        """The whole answer to one request, before validators and compression."""
        if request.method not in ("GET", "HEAD"):
            return SiteResponse(405, b"", headers={"allow": "GET, HEAD"})
        route = self.routes.get(request.path)
        if route is not None:
            return route(request)
        if request.path + "/" in self.routes:
            return redirect(request.path + "/")
        if "/GetPdf/" in request.path:
            return SiteResponse(200, b"%PDF-1.4\n%%EOF\n", MEDIA_TYPES["pdf"])
        return self._missing(request)

    def _add_item(self, item: SampleDisclosure) -> None:
        self.routes[item.path] = self._item(item, welsh=False)
        if item.welsh_path:
            self.routes[item.welsh_path] = self._item(item, welsh=True)
        if item.moved_from:
            target = item.path
            self.routes[item.moved_from] = lambda _: redirect(target)
        for attachment in item.attachments:
            self.routes[attachment.path] = self._file(item, MEDIA_TYPES[attachment.kind])

    @property
    def disclosures(self) -> tuple[SampleDisclosure, ...]:
        return self.world.disclosures

    def target(self, path: str) -> Target:
        """What kind of address a path is, so that a fault strikes only its own."""
        return target_of(path)

    def mislist(self, plan: FaultPlan, request: SiteRequest, nth: int) -> SiteResponse:
        """The answer of a site whose listing is at fault; ``nth`` counts from 0."""
        return mislist(plan, request, self, nth)

    # ----------------------------------------------------------------------- pages

    @property
    def renderer(self) -> Renderer:
        return Renderer(self.world.house, self.markup)

    def _item(self, item: SampleDisclosure, *, welsh: bool) -> Answer:
        def answer(request: SiteRequest) -> SiteResponse:
            if request.path not in self._pages:
                self._pages[request.path] = self.renderer.item(item, welsh=welsh)
            return SiteResponse(200, self._pages[request.path], changed_at=item.changed_at)

        return answer

    def undated(self, request: SiteRequest) -> SiteResponse:
        """An item's page that prints no day of publication anywhere (a fault)."""
        for item in self.world.disclosures:
            if request.path in (item.path, item.welsh_path):
                welsh = request.path == item.welsh_path
                body = self.renderer.item(item, welsh=welsh, dated=False)
                return SiteResponse(200, body, changed_at=item.changed_at)
        return self.answer(request)

    def _file(self, item: SampleDisclosure, media_type: str) -> Answer:
        return lambda _: SiteResponse(
            200, document_bytes(item), media_type, changed_at=item.changed_at
        )

    def _other(self, item: OtherItem) -> Answer:
        return lambda _: SiteResponse(200, self.renderer.other(item), changed_at=item.published_at)

    def _plain(self, request: SiteRequest) -> SiteResponse:
        body = self.renderer.plain(self.world.house.name, request.path, "Welcome to our site.")
        return SiteResponse(200, body)

    def _gone(self, request: SiteRequest) -> SiteResponse:
        words = "This page has been removed and will not come back."
        return SiteResponse(410, self.renderer.plain("Page removed", request.path, words))

    def _missing(self, request: SiteRequest) -> SiteResponse:
        words = "The page you are looking for cannot be found. It may have been moved."
        return SiteResponse(404, self.renderer.plain("Page not found", request.path, words))

    # ----------------------------------------------------------------------- listing

    def _listed(self) -> tuple[Row, ...]:
        """Everything published, newest first; one moved item still under its old address."""
        rows = [_row(other) for other in self.world.others]
        rows.append(_row(self.world.dead))
        for item in self.world.disclosures:
            rows.append(_row(item, item.moved_from))
            if "welsh_twin_listed" in item.traps and item.welsh_path:
                rows.append(_row(item, item.welsh_path))
        return tuple(sorted(rows, key=lambda row: str(row.published), reverse=True))

    def find(self, query: Query, path: str) -> Slice:
        """One page of results; faults build on this."""
        return search(self.rows, query, path)

    def _listing(self, request: SiteRequest) -> SiteResponse:
        return self.show(self.find(read_query(request.query), request.path))

    def show(self, part: Slice) -> SiteResponse:
        """A page of results as a response; searches are never cached."""
        body = self.renderer.listing(part)
        return SiteResponse(200, body, headers={"cache-control": "private, no-store"})

    def _fragment(self, request: SiteRequest) -> SiteResponse:
        path = request.path.removesuffix(FRAGMENT)
        part = self.find(read_query(request.query), path)
        return SiteResponse(200, self.renderer.fragment(part.rows, welsh=part.welsh))

    # ----------------------------------------------------------------------- sitemap

    def _sitemap(self, request: SiteRequest) -> SiteResponse:
        if not self.markup.indexed_sitemap:
            if request.path in SITEMAPS:
                return self._missing(request)
            body = sitemap(request.base, [*self._foi_pages(), *self._other_pages()])
        elif request.path == "/sitemap.xml":
            body = sitemap_index(request.base, SITEMAPS)
        else:
            pages = self._foi_pages() if request.path == SITEMAPS[0] else self._other_pages()
            body = sitemap(request.base, pages)
        return SiteResponse(200, body, "application/xml", changed_at=self._newest())

    def _newest(self) -> datetime:
        return max(item.changed_at for item in self.world.disclosures)

    def _foi_pages(self) -> list[tuple[str, datetime | None]]:
        pages: list[tuple[str, datetime | None]] = []
        for item in self.world.disclosures:
            pages.append((item.path, item.changed_at))
            if item.welsh_path:
                pages.append((item.welsh_path, item.changed_at))
        pages += [(other.path, other.published_at) for other in self.world.others]
        pages.append((self.world.gone[0], None))
        return pages

    def _other_pages(self) -> list[tuple[str, datetime | None]]:
        return [("/", None), (LISTING, None), ("/news/latest/", None)]
