"""What an archive has below an address: its index asked page by page, the answers kept.

Cursors are guarded: one that comes back, or pages that say the same, end the walk with an
issue. What an index does not show is never taken for gone: its answers vary by the day.
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final, TypeVar
from urllib.parse import urlencode

from scraper.archive.store import Store
from scraper.errors import IndexUnreadError
from scraper.fetch.exchange import Exchange, UndecodableError, decode
from scraper.fetch.verdict import Judgement
from scraper.fetch.verdicts import Verdict
from scraper.memento import rows
from scraper.memento.asking import EXCLUDED, Asker, StoppedError
from scraper.memento.dialects import (
    IndexPage,
    read_collections,
    read_lines,
    read_pages,
    read_wayback,
    says_nothing_found,
)
from scraper.settings import Settings
from scraper.web_archives import Dialect

_ROWS: Final = 5_000  # asked for at once: without a limit the resume key may be missing
_BARREN: Final = 3  # pages without a row, one after another, that lead to a further one
_NAMES: Final = "urlkey,timestamp,original,mimetype,statuscode,digest,length"
_MATCH: Final = {"matchType": "prefix", "output": "json"}

Answered = TypeVar("Answered")
Note = Callable[[str, str, str], None]  # code, words, address


@dataclass(frozen=True, slots=True)
class Found:
    """A page of an index, and the collection it is of (Common Crawl)."""

    page: IndexPage
    collection: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """One archive's index. Its methods raise StoppedError."""

    asker: Asker
    store: Store
    settings: Settings
    note: Note

    def below(self, prefix: str) -> AsyncIterator[Found]:
        """Every page of rows below an address."""
        archive = self.asker.archive
        if archive.dialect is Dialect.WAYBACK:
            return self._resumed(prefix)
        if archive.dialect is Dialect.COMMON_CRAWL:
            return self._collections(prefix)
        return self._whole(prefix)

    async def _resumed(self, prefix: str) -> AsyncIterator[Found]:
        """The Internet Archive's: a key leads on; a page without rows is not the end."""
        asked = {"url": prefix, **_MATCH, "fl": _NAMES, "limit": str(_ROWS)}
        asked["showResumeKey"] = "true"
        seen: set[str] = set()
        barren = 0
        key = ""
        while True:
            more = {"resumeKey": key} if key else {}
            url = f"{self.asker.archive.index}?{urlencode(asked | more)}"
            page = await self._read(url, read_wayback)
            yield Found(page)
            barren = 0 if page.rows else barren + 1
            key = page.resume
            if not key:
                return
            if key in seen or barren >= _BARREN:
                words = "the index's cursor goes round" if key in seen else "a cursor without rows"
                self.note("index_cursor", f"{words}: what it has shown is used", url)
                return
            seen.add(key)

    async def _whole(self, prefix: str) -> AsyncIterator[Found]:
        """pywb's: a plain index answers all at once and knows no pages."""
        url = f"{self.asker.archive.index}?{urlencode({'url': prefix, **_MATCH})}"
        yield Found(await self._read(url, read_lines))

    async def _collections(self, prefix: str) -> AsyncIterator[Found]:
        """Common Crawl's: an index for each crawl, each in pages."""
        listed = await self._read(self.asker.archive.index, read_collections)
        for collection in listed[: self.settings.archive_collections]:
            asked = {"url": prefix, **_MATCH}
            count = f"{collection.index}?{urlencode({**asked, 'showNumPages': 'true'})}"
            pages = await self._read(count, lambda text: read_pages(text) if text else 0)
            before: IndexPage | None = None
            for number in range(pages):
                url = f"{collection.index}?{urlencode({**asked, 'page': str(number)})}"
                page = await self._read(url, read_lines)
                if page == before and page.rows:
                    self.note("index_cursor", "the index repeats a page", url)
                    break
                before = page
                yield Found(page, collection.name)

    async def _read(self, url: str, reader: Callable[[str], Answered]) -> Answered:
        """An answer of the index, kept or new, as its dialect reads it; an empty one where it
        says that it holds nothing."""
        since = datetime.now(UTC) - timedelta(days=self.settings.archive_days)
        if (kept := rows.kept_index(self.store, url, since)) is not None:
            return reader(kept)
        exchange = await self.asker.question(url)
        text, judgement = self._judged(exchange)
        answered: Answered | None = None
        if judgement.verdict is Verdict.OK:
            try:
                answered = reader(text)
            except IndexUnreadError as error:
                judgement = replace(judgement, verdict=Verdict.WRONG_TYPE, message=str(error))
        await self.asker.keep_index(exchange, judgement)
        if answered is None:
            raise StoppedError(judgement.verdict, f"{url}: {judgement.message}")
        return answered

    def _judged(self, exchange: Exchange) -> tuple[str, Judgement]:
        answer = exchange.answer
        if answer is None or exchange.failure is not None:
            return "", Judgement(Verdict.UNREACHABLE, exchange.message or "no answer")
        try:
            limit = self.settings.max_decompressed
            body = decode(answer.raw(), answer.header("content-encoding"), limit)
        except UndecodableError as error:
            return "", Judgement(Verdict.TRUNCATED, str(error))
        text = body.decode("utf-8", "replace")
        if answer.status == 404 and says_nothing_found(text):
            text, body = "", b""
        elif answer.header(EXCLUDED):
            text, body = "", b""  # the archive is to show nothing of it
        elif answer.status != 200:
            return "", Judgement(Verdict.SERVER_ERROR, f"the index answered {answer.status}")
        digest = hashlib.sha256(body).hexdigest()
        return text, Judgement(Verdict.OK, "", "application/json", "utf-8", body, digest)
