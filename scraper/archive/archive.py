"""The archive: every answer is stored here before anything reads it.

Gzip WARC 1.1 files in ``<data>/archive``, append-only, a new one when one is
full; the index is the table ``captures`` of ``crawl.db``. One process writes at a
time; a crash is repaired when the archive is next opened (scraper/archive/recovery.py).
"""

from __future__ import annotations

import asyncio
import fcntl
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from parsers.documents.sniff import UNKNOWN, sniff
from parsers.text.decoding import charset_of
from parsers.types import Page
from scraper.archive import index
from scraper.archive import purge as purging
from scraper.archive.groups import (
    Group,
    Purpose,
    derived_group,
    final_group,
    hop_group,
    import_group,
    write_group,
)
from scraper.archive.purge import PurgeReport
from scraper.archive.recovery import recover, require_folder, warc_files
from scraper.archive.rows import Capture
from scraper.archive.store import Store
from scraper.archive.warc import GroupWriter, Place
from scraper.errors import ArchiveLockedError
from scraper.fetch.exchange import CHUNK, Exchange
from scraper.fetch.verdict import Judgement, whole

_STANDARD: Final = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
_SYNC_EVERY: Final = 16 * 1024 * 1024


class Archive:
    """The one writer. Raises ArchiveLockedError when another process has it open."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._folder = store.settings.archive
        require_folder(store)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._lock = _lock(self._folder)
        self._turn = asyncio.Lock()
        self._file: BinaryIO | None = None
        self._path: Path | None = None
        self._unsynced = 0
        try:
            self.recovery = recover(store)
        except BaseException:
            self._lock.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Bring everything to disk and let others write."""
        self.end_file()
        self._lock.close()

    # ------------------------------------------------------------------ reading

    def get(self, capture: Capture) -> Page:
        """A capture's bytes, ready for parsers. See ``Store.load_page``."""
        return self._store.load_page(capture)

    def latest(self, url: str) -> Capture | None:
        """The last answer for an address."""
        return self._store.latest(url)

    def captures(self, url: str) -> list[Capture]:
        """Every answer for an address, newest first."""
        return self._store.captures(url)

    # ------------------------------------------------------------------ writing

    async def put(
        self, exchange: Exchange, judgement: Judgement, purpose: Purpose, stored: Capture | None
    ) -> Capture:
        """Store an exchange with its redirects and close it; the last answer's capture.

        ``stored`` is the capture whose body the verdict UNCHANGED refers to. A
        cancelled caller does not interrupt the writing.
        """
        return await asyncio.shield(
            asyncio.ensure_future(self._put(exchange, judgement, purpose, stored))
        )

    async def _put(
        self, exchange: Exchange, judgement: Judgement, purpose: Purpose, stored: Capture | None
    ) -> Capture:
        if stored is not None and stored.refers_to is not None:
            stored = self._store.capture(stored.refers_to)
        groups = [hop_group(exchange, hop, judgement, purpose) for hop in exchange.hops]
        groups.append(final_group(exchange, judgement, purpose, stored))
        size = sum(group.answer.size for group in groups if group.answer)
        try:
            async with self._turn:
                if size > 4 * CHUNK:
                    places = await asyncio.to_thread(self._write, groups)
                else:
                    places = self._write(groups)
                return self._index(groups, places)[-1]
        finally:
            exchange.close()

    def take(
        self,
        exchange: Exchange,
        judgement: Judgement,
        purpose: Purpose,
        stored: Capture | None = None,
    ) -> Capture:
        """Store an exchange that somebody else has recorded; the last answer's capture.

        ``stored`` is the capture that an UNCHANGED answer has its body from.
        """
        groups = [hop_group(exchange, hop, judgement, purpose) for hop in exchange.hops]
        groups.append(final_group(exchange, judgement, purpose, stored))
        return self._index(groups, self._write(groups))[-1]

    def import_file(
        self,
        body: bytes,
        url: str,
        fetched_at: datetime,
        media_type: str | None = None,
        *,
        force: str | None = None,
        run_id: int | None = None,
    ) -> Capture:
        """Store a file that came by another way (saved page, e-mail) as the capture of ``url``.

        ``media_type`` is what the giver says; the index keeps what the bytes say.
        """
        sniffed = sniff(body, url, media_type) if body else UNKNOWN
        text = sniffed.startswith("text/")
        verdict, message = whole(body, sniffed)
        judgement = Judgement(
            verdict, message, sniffed, charset_of(body, media_type) if text else None, body
        )
        group = import_group(url, fetched_at, judgement, Purpose("import", force, run_id))
        return self._index([group], self._write([group]))[-1]

    def derive(self, source: Capture, body: bytes, tool: str, at: datetime) -> Capture:
        """Store what a program made of a capture's body; purging the source purges it too.

        ``tool`` names the program and its version.
        """
        if source.refers_to is not None:
            source = self._store.capture(source.refers_to)
        group = derived_group(source, body, sniff(body, source.final_url), tool, at)
        return self._index([group], self._write([group]))[-1]

    def purge(self, capture_id: int, reason: str, *, hold: bool = True) -> PurgeReport:
        """Remove a capture for good; see scraper/archive/purge.py."""
        self.end_file()
        return purging.purge(self._store, [capture_id], reason, hold=hold)

    def purge_all(
        self, reason: str, *, addresses: Iterable[str] = (), hashes: Iterable[str] = ()
    ) -> PurgeReport:
        """Remove every capture of some addresses and of some bytes; none is fetched again."""
        self.end_file()
        wanted = purging.of(self._store, addresses, hashes)
        return purging.purge(self._store, wanted, reason, hold=True)

    def _write(self, groups: Sequence[Group]) -> list[tuple[str, Place]]:
        """Append groups whole or not at all. Runs in a thread when bodies are large."""
        out = self._open_file()
        assert self._path is not None
        start = out.tell()
        try:
            places = [(self._path.name, write_group(GroupWriter(out), group)) for group in groups]
            out.flush()
        except BaseException:
            out.seek(start)
            out.truncate(start)
            raise
        self._unsynced += out.tell() - start
        if self._unsynced > _SYNC_EVERY:
            os.fsync(out.fileno())
            self._unsynced = 0
        if out.tell() >= self._store.settings.warc_bytes:
            self.end_file()
        return places

    def _index(self, groups: Sequence[Group], places: Sequence[tuple[str, Place]]) -> list[Capture]:
        ids: list[int] = []
        with self._store.transaction() as connection:
            for group, (name, place) in zip(groups, places, strict=True):
                ids.append(index.add(connection, group.facts, group.refers_to, name, place))
        return [self._store.capture(capture_id) for capture_id in ids]

    # ------------------------------------------------------------------ files

    def _open_file(self) -> BinaryIO:
        if self._file is not None:
            return self._file
        files = warc_files(self._folder)
        limit = self._store.settings.warc_bytes
        if files and files[-1].stat().st_size < limit:
            self._path = files[-1]
            self._file = self._path.open("r+b")
            self._file.seek(0, os.SEEK_END)
            return self._file
        now = datetime.now(UTC)
        self._path = self._folder / f"forcewide-{now:%Y%m%dT%H%M%S%f}.warc.gz"
        self._file = self._path.open("x+b")
        agent = self._store.settings.user_agent
        described = {
            "software": "forcewide",
            "format": "WARC File Format 1.1",
            "conformsTo": _STANDARD,
            "robots": "obey",
            "http-header-user-agent": agent,
        }
        GroupWriter(self._file).info(self._path.name, described)
        return self._file

    def end_file(self) -> None:
        """Bring the open file to disk and close it; the next answer opens one again."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
        self._file = self._path = None
        self._unsynced = 0


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep writers away for as long as the block lasts. Raises ArchiveLockedError."""
    lock = _lock(folder)
    try:
        yield
    finally:
        lock.close()


def _lock(folder: Path) -> BinaryIO:
    lock = (folder / ".lock").open("a+b")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise ArchiveLockedError(
            f"{folder}: another forcewide process is writing; wait until it has ended"
        ) from error
    return lock
