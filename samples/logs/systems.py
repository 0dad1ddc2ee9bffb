"""Sample sites of systems that the general platform reads by its rules: one log in each dress.

Structures are those reported of such sites; contents are the house's own, invented.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import parse_qs

from samples.faults import Target
from samples.http import SiteRequest, SiteResponse, redirect
from samples.logs import trees
from samples.logs.kind import Line, LogKind, Node, Pager
from samples.logs.site import LogSite

_LABELS: Final[dict[str, object]] = {
    "labels": ("You asked", "In response"),
    "required": ("You asked",),
}


@dataclass(slots=True)
class ListSite(LogSite):
    """SharePoint: the whole page in one form; further pages by the last line's number."""

    def place(self, request: SiteRequest) -> tuple[Node, int] | None:
        node = self.nodes.get(request.path)
        first = parse_qs(request.query).get("PageFirstRow", ["1"])[0]
        if node is None or not first.isdigit():
            return None
        return node, 1 + (int(first) - 1) // self.world.kind.page_size

    def href(self, node: Node, page: int) -> str:
        first = (page - 1) * self.world.kind.page_size + 1
        return f"{node.path}?Paged=TRUE&p_ID={first - 1}&PageFirstRow={first}"


@dataclass(slots=True)
class TokenSite(LogSite):
    """iCasework: every link carries a token that is good for an hour; here, for a night."""

    @property
    def token(self) -> str:
        return f"{self.world.edition:032x}"

    def _dated(self, line: Line) -> Line:
        dated = LogSite._dated(self, line)
        return replace(dated, path=f"{line.path}&access_token={self.token}")

    def key(self, request: SiteRequest) -> str:
        query = request.query.removesuffix(f"&access_token={self.token}")
        known = f"{request.path}?{query}"
        return known if query != request.query and known in self.items else request.path


@dataclass(slots=True)
class RedirectSite(LogSite):
    """Infreemation: a line leads to the system's own redirect, which leads to the answer."""

    def item(self, request: SiteRequest) -> SiteResponse:
        number = parse_qs(request.query)["id"][0]
        return redirect(f"/testshire/response/{number}")

    def answer(self, request: SiteRequest) -> SiteResponse:
        number = request.path.removeprefix("/testshire/response/")
        item = self.items.get(f"/redirect/testshire?id={number}")
        if number != request.path and item is not None:
            return SiteResponse(200, self._item(item), changed_at=item.changed_at)
        return LogSite.answer(self, request)

    def target(self, path: str) -> Target:
        return Target.ITEM if path.startswith("/redirect/") else LogSite.target(self, path)


SYSTEMS: Final[dict[str, LogKind]] = {
    "northumbria-jadu": LogKind(
        platform="web_log",
        log="/directory/45/disclosure_log",
        heading="Disclosure log",
        item="/directory_record/{n}/{under}",
        file="/downloads/file/{n}/{under}.{ending}",
        tree=trees.flat,
        pager=Pager.QUERY,
        parameters={
            "log": "/directory/45/disclosure_log",
            "items": r"/directory_record/\d+/[^/]+",
            **_LABELS,
        },
        outside=(("/directory/46/contacts", "contacts"),),
    ),
    "northumbria-letters": LogKind(
        platform="web_log",
        log="/directory/47/foi_responses",
        heading="FOI responses",
        item="/directory_record/{n}/{under}",
        file="/downloads/file/{n}/{under}.{ending}",
        tree=trees.by_letter,
        parameters={
            "log": "/directory/47/foi_responses",
            "items": r"/directory_record/\d+/[^/]+",
            **_LABELS,
        },
    ),
    "northumbria-goss": LogKind(
        platform="web_log",
        log="/article/20544/FOI-disclosure-log",
        heading="FOI disclosure log",
        item="/article/{n}/FOI-{slug}",
        file="/media/{n}/{slug}.{ending}",
        tree=trees.flat,
        pager=Pager.QUERY,
        day="%d/%m/%Y",
        counted="Showing {first} to {last} of {total} results",
        parameters={
            "log": "/article/20544/FOI-disclosure-log",
            "items": r"/article/\d+/FOI-[^/]+",
            "dated": True,
            "counted": True,
            **_LABELS,
        },
        outside=(("/article/301/Contact-us", "contacts"),),
    ),
    "northumbria-sharepoint": LogKind(
        platform="web_log",
        log="/Lists/FOI/AllItems.aspx",
        heading="FOI responses",
        item="/Lists/FOI/DispForm.aspx?ID={n}",
        file="/Lists/FOI/Attachments/{n}/{under}.{ending}",
        tree=trees.flat,
        pager=Pager.QUERY,
        day="%d/%m/%Y",
        frame="logs/form.html",
        parameters={
            "log": "/Lists/FOI/AllItems.aspx",
            "items": r"/Lists/FOI/DispForm\.aspx\?ID=\d+",
            "dated": True,
            **_LABELS,
        },
        site=ListSite,
    ),
    "northumbria-icasework": LogKind(
        platform="web_log",
        log="/foi/disclosures",
        heading="Disclosure log",
        item="/foi/RequestSummary?ref={n}",
        file="/foi/Download/{n}/{under}.{ending}",
        tree=trees.flat,
        pager=Pager.QUERY,
        day="%d %B %Y",
        parameters={
            "log": "/foi/disclosures",
            "items": r"/foi/RequestSummary\?ref=\d+(?:&access_token=\w+)?",
            "dated": True,
            **_LABELS,
        },
        site=TokenSite,
    ),
    "northumbria-infreemation": LogKind(
        platform="web_log",
        log="/testshire/log",
        heading="Disclosure log",
        item="/redirect/testshire?id={n}",
        file="/testshire/file/{n}/{under}.{ending}",
        tree=trees.flat,
        pager=Pager.QUERY,
        parameters={
            "log": "/testshire/log",
            "items": r"/redirect/testshire\?id=\d+",
            **_LABELS,
        },
        site=RedirectSite,
    ),
    "northumbria-wordpress": LogKind(
        platform="web_log",
        log="/foi-disclosures/",
        heading="FOI disclosures",
        item="/foi-disclosures/{name}/",
        file="/wp-content/uploads/{year}/{mm:02d}/{name}.{ending}",
        tree=trees.flat,
        pager=Pager.PATH,
        next_words="Older posts",
        stamped=True,
        parameters={
            "log": "/foi-disclosures/",
            "items": r"/foi-disclosures/(?!page/)[^/]+/",
            **_LABELS,
        },
    ),
    "northumbria-months": LogKind(
        platform="web_log",
        log="/foi-responses",
        heading="FOI responses",
        item="/foi-responses/response-{n}-{slug}",
        file="/downloads/foi/{year}/{slug}.{ending}",
        tree=trees.on_month_pages,
        day="%d.%m.%Y",
        parameters={
            "log": "/foi-responses",
            "items": r"/foi-responses/response-\d+-[^/]+",
            "dated": True,
            **_LABELS,
        },
    ),
}
