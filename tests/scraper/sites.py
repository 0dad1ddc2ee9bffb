"""A site of our own on loopback, written to the wire byte by byte, so that it can misbehave."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

from parsers.errors import AnchorMissingError
from parsers.types import (
    Block,
    BlockKind,
    Document,
    DocumentRef,
    Entry,
    Expect,
    Force,
    Item,
    Listing,
    Page,
    ReadVerdict,
    Request,
    RequestKind,
    Sitemap,
)


@dataclass(frozen=True)
class Asked:
    """One request as the site saw it; ``ended`` is when its answer was out."""

    path: str
    headers: Mapping[str, str]
    begun: float
    ended: float
    status: int


@dataclass
class Reply:
    """What to answer; every field after ``body`` is a way to misbehave."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str | None = "text/html; charset=utf-8"
    wait: float = 0.0  # seconds before the head
    drip: float = 0.0  # seconds between chunks of the body
    length: int | None = None  # what Content-Length says; None: the truth
    chunked: bool = False
    cut: int | None = None  # close the connection after this many bytes of the body
    close_delimited: bool = False
    endless: bool = False
    reset: bool = False  # close before the head
    squeeze: bool = False  # Content-Encoding: gzip


Answerer = Callable[[str, Mapping[str, str]], Reply]


class Site:
    """HTTP/1.1 on a free loopback port, in a thread of its own. ``asked`` is its log."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self.routes: dict[str, Reply | Answerer] = {}
        self.seen: list[Asked] = []  # as far as is written down this moment
        self.most_at_once = 0
        self._now = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        assert self._ready.wait(10)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def base(self) -> str:
        return f"{'https' if self._tls else 'http'}://{self.host}"

    @property
    def asked(self) -> list[Asked]:
        """Every request so far; waits a little for answers that are just going out."""
        deadline = time.monotonic() + 2
        while self._now and time.monotonic() < deadline:
            time.sleep(0.001)
        return self.seen

    def paths(self) -> list[str]:
        """The paths asked for, robots.txt left out."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def forget(self) -> None:
        self.asked.clear()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._connection, "127.0.0.1", 0, ssl=self._tls)
        )
        self.port: int = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0.01))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                if not await self._answer(head, writer):
                    break
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass  # the client has gone, or the test is over
        finally:
            writer.close()

    async def _answer(self, head: bytes, writer: asyncio.StreamWriter) -> bool:
        lines = head.decode("latin-1").split("\r\n")
        path = lines[0].split(" ")[1]
        headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines[1:] if line)
        }
        begun = time.monotonic()
        self._now += 1
        self.most_at_once = max(self.most_at_once, self._now)
        reply = self._reply(path, headers)
        try:
            if reply.wait:
                await asyncio.sleep(reply.wait)
            return await _send(reply, writer)
        finally:
            self.seen.append(Asked(path, headers, begun, time.monotonic(), reply.status))
            self._now -= 1

    def _reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        route = self.routes.get(path) or self.routes.get(urlsplit(path).path)
        if route is None:
            return Reply(404, b"<html><title>Nothing</title><body>Nothing here</body></html>")
        return route if isinstance(route, Reply) else route(path, headers)


async def _send(reply: Reply, writer: asyncio.StreamWriter) -> bool:
    """Write a reply; whether the connection may be used again."""
    if reply.reset:
        return False
    body = gzip.compress(reply.body, mtime=0) if reply.squeeze else reply.body
    headers = dict(reply.headers)
    if reply.media_type:
        headers.setdefault("Content-Type", reply.media_type)
    if reply.squeeze:
        headers["Content-Encoding"] = "gzip"
    if reply.chunked or reply.endless:
        headers["Transfer-Encoding"] = "chunked"
    elif not reply.close_delimited and reply.status != 304:
        headers["Content-Length"] = str(len(body) if reply.length is None else reply.length)
    lines = [f"HTTP/1.1 {reply.status} {_REASONS.get(reply.status, 'Status')}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    await writer.drain()
    if reply.endless:
        while True:
            await _chunk(writer, b"x" * 8192)
            await asyncio.sleep(reply.drip)
    body = body[: reply.cut]
    step = 16 if reply.drip else max(1, len(body))
    for start in range(0, len(body), step):
        piece = body[start : start + step]
        if reply.chunked:
            await _chunk(writer, piece)
        else:
            writer.write(piece)
            await writer.drain()
        if reply.drip:
            await asyncio.sleep(reply.drip)
    if reply.cut is not None or reply.close_delimited:
        return False
    if reply.chunked:
        writer.write(b"0\r\n\r\n")
        await writer.drain()
    return True


async def _chunk(writer: asyncio.StreamWriter, piece: bytes) -> None:
    writer.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
    await writer.drain()


_REASONS = {
    200: "OK",
    301: "Moved Permanently",
    302: "Found",
    304: "Not Modified",
    403: "Forbidden",
    404: "Not Found",
    410: "Gone",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


# ---------------------------------------------------------------------- a plain platform


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainLog:
    """The simplest platform there can be: ``ol.log`` with dated links, ``article`` with files."""

    host: str
    also: tuple[str, ...] = ()
    path: str = "/log"
    sitemap: bool = False

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset((self.host, *self.also))

    def start(self, since: date, until: date) -> tuple[Request, ...]:
        address = f"http://{self.host}{self.path}"
        first = Request(f"{address}?since={since}&until={until}", RequestKind.LISTING)
        map_ = Request(f"http://{self.host}/sitemap.xml", RequestKind.SITEMAP)
        return (first, map_) if self.sitemap else (first,)

    def read_listing(self, page: Page) -> Listing:
        soup = BeautifulSoup(page.body, "lxml")
        log = soup.select_one("ol.log")
        if log is None:
            raise AnchorMissingError("no ol.log", where=page.url)
        entries = tuple(
            Entry(
                urljoin(page.final_url, str(link["href"])),
                link.get_text(strip=True),
                date.fromisoformat(str(link["data-date"])) if link.get("data-date") else None,
            )
            for link in log.select("a")
        )
        following = soup.select_one("a[rel=next]")
        claim = soup.select_one("b.count")
        return Listing(
            entries=entries,
            next=Request(urljoin(page.final_url, str(following["href"])), RequestKind.LISTING)
            if following
            else None,
            claimed_total=int(claim.get_text()) if claim else None,
            no_results="No results" in soup.get_text(),
        )

    def read_sitemap(self, page: Page) -> Sitemap:
        soup = BeautifulSoup(page.body, "xml")
        places = [place.get_text(strip=True) for place in soup.find_all("loc")]
        nested = tuple(Request(p, RequestKind.SITEMAP) for p in places if p.endswith(".xml"))
        return Sitemap(tuple(p for p in places if not p.endswith(".xml")), nested)

    def unlisted(self, sitemap: Sitemap, listed: frozenset[str]) -> tuple[str, ...]:
        return tuple(address for address in sitemap.addresses if address not in listed)

    def read_item(self, page: Page) -> Item:
        soup = BeautifulSoup(page.body, "lxml")
        article = soup.select_one("article")
        if article is None:
            raise AnchorMissingError("no article", where=page.url)
        files = tuple(
            DocumentRef(urljoin(page.final_url, str(link["href"])), link.get_text(strip=True))
            for link in article.select("a.file")
        )
        blocks = tuple(
            Block(BlockKind.PARAGRAPH, p.get_text(" ", strip=True)) for p in article.select("p")
        )
        heading = article.select_one("h1")
        return Item(
            url=page.final_url,
            title=heading.get_text(strip=True) if heading else "",
            published_on=None,
            lang="en",
            document=Document(
                page.final_url, page.sha256, "text/html", None, ReadVerdict.PARSED, blocks=blocks
            ),
            attachments=files,
        )


PDF = b"%PDF-1.4\n1 0 obj << >> endobj\n" + b"% padding\n" * 40 + b"trailer << >>\n%%EOF\n"


class Log:
    """A disclosure log on a Site: items that tests add, change, move and take down."""

    def __init__(self, site: Site, *, page_size: int = 5, claims: bool = True) -> None:
        self.site = site
        self.page_size = page_size
        self.claims = claims
        self.items: list[str] = []  # newest first
        self.before_listing: Callable[[int], None] = lambda page: None
        self.conditional = True
        site.routes["/robots.txt"] = Reply(
            200, b"User-agent: *\nDisallow:\n", media_type="text/plain"
        )
        site.routes["/log"] = self.listing

    def fill(self, count: int, *, files: int = 1) -> None:
        for number in range(1, count + 1):
            self.add(f"item-{number}", files=files)

    def add(self, name: str, *, files: int = 1, words: str = "Some words.") -> None:
        """Publish an item, newest first."""
        self.items.insert(0, name)
        self.write(name, files=files, words=words)
        for number in range(files):
            self.put(
                f"/files/{name}-{number}.pdf", PDF + name.encode() + b"\n%%EOF\n", "application/pdf"
            )

    def write(self, name: str, *, files: int = 1, words: str = "Some words.") -> None:
        links = "".join(
            f'<a class="file" href="/files/{name}-{n}.pdf">File {n}</a>' for n in range(files)
        )
        page = (
            f"<!doctype html><html><head><title>{name}</title></head><body><article>"
            f"<h1>{name}</h1><p>{words}</p>{links}</article></body></html>"
        )
        self.put(f"/items/{name}", page.encode(), "text/html; charset=utf-8")

    def put(self, path: str, body: bytes, media_type: str) -> None:
        etag = f'"{hash(body) & 0xFFFFFFFF:x}"'

        def answer(_: str, headers: Mapping[str, str]) -> Reply:
            if self.conditional and headers.get("if-none-match") == etag:
                return Reply(304, headers={"ETag": etag}, media_type=None)
            return Reply(200, body, {"ETag": etag}, media_type)

        self.site.routes[path] = answer

    def listing(self, path: str, _: Mapping[str, str]) -> Reply:
        query = dict(part.partition("=")[::2] for part in urlsplit(path).query.split("&"))
        page = int(query.get("page", "1"))
        self.before_listing(page)
        start = (page - 1) * self.page_size
        shown = self.items[start : start + self.page_size]
        lines = "".join(
            f'<li><a href="/items/{name}" data-date="2026-03-01">{name}</a></li>' for name in shown
        )
        more = start + self.page_size < len(self.items)
        window = f"since={query.get('since', '')}&until={query.get('until', '')}"
        link = f'<a rel="next" href="/log?{window}&page={page + 1}">Next</a>' if more else ""
        count = f'<b class="count">{len(self.items)}</b> results' if self.claims else ""
        none = "" if self.items else "No results"
        text = (
            f"<!doctype html><html><head><title>Disclosure log</title></head><body>"
            f'<p>Answers to requests {count} {none}</p><ol class="log">{lines}</ol>{link}'
            "</body></html>"
        )
        return Reply(200, text.encode())


def force(log_or_site: Log | Site, slug: str = "testshire", **more: object) -> Force:
    """A force whose log is on a test site."""
    site = log_or_site.site if isinstance(log_or_site, Log) else log_or_site
    platform = PlainLog(host=site.host, **more)  # type: ignore[arg-type]
    return Force(slug=slug, name=slug.title(), platform=platform, expect=Expect(items=1))
