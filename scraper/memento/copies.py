"""One copy fetched: the recorded answers that came, or the verdict why none did."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from parsers.types import RequestKind
from scraper.archive.rows import Origin
from scraper.fetch.client import REDIRECTS
from scraper.fetch.exchange import Answer, Exchange
from scraper.fetch.verdict import judge
from scraper.fetch.verdicts import Verdict
from scraper.memento.asking import EXCLUDED, Asker
from scraper.memento.rows import Memento
from scraper.recordings.mementos import has_digest, memento_moment, unwrapped
from scraper.recordings.recorded import Options, Recorded, Trouble, entered, truthful
from scraper.recordings.warc import read_warc
from scraper.settings import Settings
from scraper.web_archives import Dialect

PLACE: Final = "#offset="  # where in its file a record of Common Crawl begins
NO_COPY: Final = "the archive has no copy"
_EXCLUDED: Final = "excluded by the archive"
_KEPT: Final = frozenset({Verdict.OK, Verdict.NOT_FOUND, Verdict.GONE, Verdict.MOVED})


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy gave: answers of the site, redirects before what they led to; and a verdict
    on the last, judged as a live answer is."""

    answers: tuple[Recorded, ...]
    verdict: Verdict
    message: str = ""

    @property
    def excluded(self) -> bool:
        """Whether the archive says that it is not to show it."""
        return self.verdict is Verdict.BLOCKED and self.message.startswith(_EXCLUDED)

    @property
    def kept(self) -> bool:
        """Whether it is a page, or the site's word that there is none, or where it is."""
        return bool(self.answers) and self.verdict in _KEPT


def place_address(beginning: str, file: str, offset: int, length: int) -> str:
    """Where a record of Common Crawl lies."""
    return f"{beginning}{file}{PLACE}{offset}&length={length}"


async def fetch(asker: Asker, wanted: Memento, settings: Settings) -> Copied:
    """Fetch one copy. Raises StoppedError."""
    if asker.archive.dialect is Dialect.COMMON_CRAWL:
        return await _fetch_record(asker, wanted, settings)
    exchange = await asker.copy(wanted.memento)
    try:
        steps = [*exchange.hops, *((exchange.answer,) if exchange.answer else ())]
        found = tuple(_mementos(steps, asker, wanted, settings))
        if exchange.failure is not None and not (found and exchange.hops):
            judged = judge(exchange, RequestKind.ATTACHMENT)
            return Copied((), judged.verdict, judged.message)
        return _judged(found, exchange.answer, settings)
    finally:
        exchange.close()


def _mementos(
    steps: list[Answer], asker: Asker, wanted: Memento, settings: Settings
) -> Iterator[Recorded]:
    """Those answers of an exchange that are the site's."""
    for step in steps:
        raw = Recorded(step.url, step.at, step.raw(), step.status, step.reason, step.headers)
        if memento_moment(raw) is None:
            continue  # the archive's own: a way to the nearest copy, an error
        limit = settings.max_decompressed
        digest = wanted.digest if step is steps[-1] else ""
        plain = unwrapped(raw, [asker.archive], limit, digest)
        if plain.origin is not None:
            yield truthful(entered(plain), limit)


def _judged(found: tuple[Recorded, ...], last: Answer | None, settings: Settings) -> Copied:
    if not found:
        return _no_memento(last)
    end = found[-1]
    if end.status in REDIRECTS:
        return Copied(found, Verdict.MOVED, f"leads to {end.header('location') or 'nowhere'}")
    judged = judge(
        Exchange(end.url, end.at, end.answer()),
        RequestKind.ATTACHMENT,
        max_decompressed=settings.max_decompressed,
    )
    return Copied(found, judged.verdict, judged.message)


def _no_memento(answer: Answer | None) -> Copied:
    """The archive's own words: that it has none, that it is not to show it, or an error."""
    if answer is None:
        return Copied((), Verdict.UNREACHABLE, "no answer")
    if reason := answer.header(EXCLUDED):
        return Copied((), Verdict.BLOCKED, f"{_EXCLUDED}: {reason[:200]}")
    if answer.status == 451:  # pywb's word, by a rule of its owner
        return Copied((), Verdict.BLOCKED, f"{_EXCLUDED}: 451")
    if answer.status == 404:
        return Copied((), Verdict.NOT_FOUND, NO_COPY)
    if answer.status >= 500:
        return Copied((), Verdict.SERVER_ERROR, f"the archive answered {answer.status}")
    text = f"the archive answered {answer.status} without Memento-Datetime"
    return Copied((), Verdict.WRONG_TYPE, text)


async def _fetch_record(asker: Asker, wanted: Memento, settings: Settings) -> Copied:
    """A record out of one of Common Crawl's files: one gzip member, by its place."""
    address, _, place = wanted.memento.partition(PLACE)
    offset, _, length = place.partition("&length=")
    last = int(offset) + int(length) - 1
    exchange = await asker.copy(address, (("Range", f"bytes={offset}-{last}"),))
    try:
        answer = exchange.answer
        if answer is None or exchange.failure is not None:
            judged = judge(exchange, RequestKind.ATTACHMENT)
            return Copied((), judged.verdict, judged.message)
        if answer.status != 206:
            text = f"{answer.status} where a part of a file was asked for"
            return Copied((), Verdict.WRONG_TYPE, text)
        member = answer.raw()
    finally:
        exchange.close()
    return _of_record(member, wanted, settings)


def _of_record(member: bytes, wanted: Memento, settings: Settings) -> Copied:
    options = Options(max_bytes=settings.max_bytes)
    for found in read_warc(io.BytesIO(member), wanted.archive, options):
        if isinstance(found, Trouble):
            return Copied((), found.verdict, found.message)
        if found.refers is not None:
            return Copied((), Verdict.EMPTY, "a revisit without a body")
        matched = has_digest(found.body, wanted.digest)
        now = datetime.now(UTC)
        origin = Origin(wanted.archive, wanted.memento, now, wanted.digest, matched)
        whole = replace(found, digest="", origin=origin)
        limit = settings.max_decompressed
        return _judged((truthful(entered(whole), limit),), None, settings)
    return Copied((), Verdict.WRONG_TYPE, "no answer in the record")
