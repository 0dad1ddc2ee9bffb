"""A made-up log: what it answers to each address."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from jinja2 import Template

from samples.documents import MEDIA_TYPES, document_bytes
from samples.faults import Fault, FaultPlan, Target
from samples.http import SiteRequest, SiteResponse, redirect
from samples.item_faults import as_letter, first_address, with_reference
from samples.logs.faults import mislisted, page_wanted
from samples.logs.kind import Line, Node, Pager, is_file_item
from samples.logs.shown import Shown
from samples.logs.world import LogWorld
from samples.model import Form, SampleDisclosure
from samples.site.markup import Markup
from samples.site.render import template

Answer = Callable[[SiteRequest], SiteResponse]


@dataclass(slots=True)
class LogSite:
    """A site over one world in one markup. ``answer`` is pure: same request, same bytes."""

    world: LogWorld
    markup: Markup
    nodes: dict[str, Node] = field(init=False, default_factory=dict)
    items: dict[str, SampleDisclosure] = field(init=False, default_factory=dict)
    files: dict[str, SampleDisclosure] = field(init=False, default_factory=dict)
    former: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        kind = self.world.kind
        for node in kind.tree(kind.log, kind.heading, self.world.disclosures):
            lines = tuple(self._dated(line) for line in node.lines)
            if kind.former:  # one answer is on the log twice, under both its addresses
                again = replace(lines[1], path=lines[1].path.replace(kind.log, kind.former, 1))
                lines = (*lines[:2], again, *lines[2:])
            self.nodes[node.path] = replace(node, lines=lines)
        for item in self.world.disclosures:
            if not is_file_item(item):
                self.items[item.path] = item
                if kind.former:
                    self.former[item.path.replace(kind.log, kind.former, 1)] = item.path
            for file in item.attachments:
                self.files[file.path] = item

    def _dated(self, line: Line) -> Line:
        """The day of publication as this log prints it, if it does."""
        item = next(one for one in self.world.disclosures if one.path == line.path)
        day = self.world.kind.day
        return replace(line, day=item.published_at.strftime(day) if day else "")

    @property
    def disclosures(self) -> tuple[SampleDisclosure, ...]:
        return self.world.disclosures

    # ----------------------------------------------------------------------- answering

    def answer(self, request: SiteRequest) -> SiteResponse:
        """The whole answer to one request, before validators and compression."""
        if request.method not in ("GET", "HEAD"):
            return SiteResponse(405, b"", headers={"allow": "GET, HEAD"})
        path = request.path
        if path == "/robots.txt":
            return SiteResponse(200, self.world.kind.robots.encode(), "text/plain")
        if path in self.files:
            item = self.files[path]
            media_type = MEDIA_TYPES[path.rsplit(".", 1)[-1]]
            return SiteResponse(200, document_bytes(item), media_type, changed_at=item.changed_at)
        if self.key(request) in self.items:
            return self.item(request)
        if path in self.former:
            return redirect(self.former[path])
        found = self.place(request)
        if found is not None:
            return self.show(self.find(*found))
        if path + "/" in self.items or path + "/" in self.nodes:
            return redirect(path + "/")
        if path in self.world.gone:
            return SiteResponse(410, self.plain("Page removed", "This page has been removed."))
        return SiteResponse(404, self.plain("Page not found", "This page cannot be found."))

    def key(self, request: SiteRequest) -> str:
        """The address by which this site knows what it is asked for: its path, or its path with
        its query where answers are numbered in one."""
        whole = f"{request.path}?{request.query}"
        return whole if whole in self.items else request.path

    def item(self, request: SiteRequest) -> SiteResponse:
        """An item's page."""
        item = self.items[self.key(request)]
        return SiteResponse(200, self._item(item), changed_at=item.changed_at)

    def target(self, path: str) -> Target:
        """What kind of address a path is."""
        if path == "/robots.txt":
            return Target.ROBOTS
        if path in self.files and path not in {item.path for item in self.disclosures}:
            return Target.FILE
        if page_wanted(path)[0] in self.nodes:
            return Target.LISTING
        return Target.ITEM

    def mislist(self, plan: FaultPlan, request: SiteRequest, nth: int) -> SiteResponse:
        """The answer of a site whose listing is at fault."""
        found = self.place(request)
        if found is None:
            return self._misread(plan.fault, request)
        node, page = found
        if plan.fault is Fault.NEW_MARKUP:
            return self._scripted(self.answer(request))
        shown = mislisted(plan.fault, self.find(node, page), lambda n: self.find(node, n), nth)
        if shown is None:
            return SiteResponse(200, self.plain(node.title))
        return self.show(shown)

    def _misread(self, fault: Fault, request: SiteRequest) -> SiteResponse:
        """An item at fault."""
        path = first_address(self.key(request))
        if fault is Fault.TWO_ADDRESSES:
            return self.answer(replace(request, path=path))
        item = self.items.get(path)
        if item is None:
            return self.answer(request)
        if fault is Fault.ITEM_AS_PDF and item.form is Form.PAGE:
            return as_letter(item)
        if fault is Fault.ONE_REFERENCE:
            newest = self.disclosures[0].reference
            return with_reference(self.answer(request), item.reference, newest)
        return self.answer(request)

    def _scripted(self, response: SiteResponse) -> SiteResponse:
        """The same page, with the addresses of its lines where only a script finds them."""
        body = response.body
        for path in (*self.items, *self.files, *self.nodes, *self.former):
            body = body.replace(f'href="{path}'.encode(), f'data-to="{path}'.encode())
        return replace(response, body=body)

    # ----------------------------------------------------------------------- listing

    def place(self, request: SiteRequest) -> tuple[Node, int] | None:
        """The node and the page of it that a request is for; None for anything else."""
        path, page = page_wanted(request.path, request.query, self.world.kind.pager)
        node = self.nodes.get(path)
        return (node, page) if node is not None else None

    def find(self, node: Node, page: int) -> Shown:
        """One page of a node; empty beyond the last."""
        size = self.world.kind.page_size if self.world.kind.pager is not Pager.NONE else 10_000
        start = (page - 1) * size
        lines = node.lines[start : start + size]
        more = start + size < len(node.lines)
        return Shown(node, lines, page, len(node.lines), start + 1, more)

    def href(self, node: Node, page: int) -> str:
        """The address of another page of a node."""
        match self.world.kind.pager:
            case Pager.DRUPAL:
                return f"?page={page - 1}"
            case Pager.PATH:
                return f"{node.path}page/{page}/"
            case _:
                return f"{node.path}?page={page}"

    def show(self, shown: Shown) -> SiteResponse:
        """A page of the log as a response; logs are never cached."""
        kind = self.world.kind
        count = ""
        if kind.counted and shown.counted and shown.lines:
            last = shown.first + len(shown.lines) - 1
            count = kind.counted.format(first=shown.first, last=last, total=shown.total)
        body = self._render(
            "logs/listing.html",
            shown.node.title,
            shown=shown,
            count=count,
            next_href=self.href(shown.node, shown.page + 1) if shown.has_next else None,
            previous_href=self.href(shown.node, shown.page - 1) if shown.page > 1 else None,
        )
        return SiteResponse(200, body, headers={"cache-control": "private, no-store"})

    # ----------------------------------------------------------------------- pages

    def _item(self, item: SampleDisclosure) -> bytes:
        kind = self.world.kind
        rng = random.Random(f"{item.path}/{self.markup.seed}")
        return self._render(
            "item.html",
            item.title,
            item=item,
            path=item.path,
            base=kind.frame,
            banner=kind.banner(item) if kind.banner else "",
            residue=kind.residue,
            published_time=item.published_at.isoformat() if kind.stamped else None,
            shows_date=False,
            file_note=rng.choice((kind.file_note, "")) if item.attachments else "",
        )

    def plain(self, title: str, *paragraphs: str) -> bytes:
        """Any other page of the site."""
        return self._render("other.html", title, base="logs/base.html", paragraphs=paragraphs)

    def _render(self, name: str, title: str, **more: object) -> bytes:
        values: dict[str, object] = {
            "house": self.world.house,
            "kind_of_log": self.world.kind,
            "m": self.markup,
            "title": title,
            "banner": "",
            "residue": (),
            "published_time": None,
            **more,
        }
        page: Template = template(name)
        return page.render(values).encode("utf-8")
