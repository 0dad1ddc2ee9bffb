"""``forcewide import``: recordings of force sites into the archive, then read like a crawl.

Two steps. First every answer of a force's own hosts is stored with the moment it was
recorded at; then the stored pages are walked (``importing_replay``). A recording that
has been imported before changes nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from http.client import PARTIAL_CONTENT
from pathlib import Path
from typing import Final

from parsers.text.addresses import canonical, host_of, located, twin_of
from parsers.types import Force, Issue, Level, RequestKind
from scraper import web_archives
from scraper.archive.archive import Archive
from scraper.archive.groups import Purpose
from scraper.archive.rows import Capture, Origin, RunRow
from scraper.archive.store import Store
from scraper.archive.warc import record_at
from scraper.console import Ticker
from scraper.crawl.runs import begin_import
from scraper.errors import AddressError, ArchiveError
from scraper.fetch.addresses import permit, permit_redirect
from scraper.fetch.exchange import Answer, Exchange
from scraper.fetch.verdict import judge
from scraper.fetch.verdicts import Verdict
from scraper.recordings.files import RECORDINGS, read_folder, read_loose
from scraper.recordings.har import is_har, read_har
from scraper.recordings.mementos import unwrapped
from scraper.recordings.recorded import (
    Options,
    Recorded,
    Trouble,
    entered,
    is_furniture,
    truthful,
)
from scraper.recordings.replay import Recording, Replay
from scraper.recordings.wacz import is_wacz, read_wacz
from scraper.recordings.warc import is_warc, read_warc
from scraper.settings import Settings

KIND: Final = "import"
_HEAD: Final = 4096
_LEADS: Final = frozenset({301, 302, 303, 307, 308})
_KEPT: Final = frozenset({Verdict.OK, Verdict.NOT_FOUND, Verdict.GONE})
_TOLD: Final = 50


@dataclass(slots=True)
class ForceImport:
    """What an import brought of one force; ``run`` has the items that are new or changed."""

    force: str
    stored: int = 0
    repeated: int = 0
    unusable: Counter[str] = field(default_factory=Counter)
    run: RunRow | None = None
    known: int = 0  # items of the force, once all is read


@dataclass(slots=True)
class ImportReport:
    """What an import did. ``other_hosts`` counts answers of hosts that are no force's here."""

    forces: dict[str, ForceImport] = field(default_factory=dict)
    other_hosts: Counter[str] = field(default_factory=Counter)
    purged: int = 0
    left_out: list[Trouble] = field(default_factory=list)


def import_recordings(
    store: Store,
    archive: Archive,
    forces: Sequence[Force],
    paths: Sequence[Path],
    options: Options,
    ticker: Ticker,
) -> ImportReport:
    """Store what recordings hold of the forces' hosts, and read it as the crawl would.

    Raises ArchiveError when our own archive cannot be written; whatever is wrong
    with a recording is a Trouble in the report.
    """
    intake = Intake(store, archive, forces)
    hosts = {host for force in forces for host in force.platform.hosts}
    for path in paths:
        count = 0
        for found in read_recording(path, options, hosts):
            intake.take(found)
            count += 1
            ticker.tick(path.name, count, None)
        ticker.tick(path.name, count, count, "read")
    intake.settle()
    intake.replay(ticker)
    return intake.report


def read_recording(
    path: Path, options: Options, hosts: Collection[str]
) -> Iterator[Recorded | Trouble]:
    """Everything in a recording, a saved file, or a folder of either; told by the content."""
    if path.is_dir():
        for inside in sorted(path.rglob("*")):
            if inside.is_file() and inside.name.lower().endswith(RECORDINGS):
                yield from read_recording(inside, options, hosts)
        yield from read_folder(path, options, hosts)
        return
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        if is_warc(head):
            stream.seek(0)
            yield from read_warc(stream, path.name, options)
            return
    if head.startswith(b"PK") and is_wacz(path):
        yield from read_wacz(path, options)
    elif is_har(head):
        yield from read_har(path, options)
    elif path.name.lower().endswith(RECORDINGS):
        yield Trouble(path.name, "not what its name says: no WARC, WACZ or HAR inside")
    else:
        yield from read_loose(path, options)


class Intake:
    """Takes recorded answers into the archive, each force's into its own recording."""

    def __init__(self, store: Store, archive: Archive, forces: Sequence[Force]) -> None:
        self.report = ImportReport()
        self._store = store
        self._archive = archive
        self._settings: Settings = store.settings
        self._archives = web_archives.known(store.settings.data)
        self._forces = {force.slug: force for force in forces}
        self._by_host: dict[str, list[str]] = {}
        for force in forces:
            for host in {twin_of(host) for host in force.platform.hosts}:
                self._by_host.setdefault(host, []).append(force.slug)
        self._recordings: dict[str, Recording] = {}
        self._runs: dict[str, RunRow] = {}
        self._leads: dict[str, Recorded] = {}  # redirects, by the canonical address they stand at
        self._later: list[Recorded] = []  # revisits whose body has not come yet
        self._bodies: dict[str, Capture] = {}  # by the digest a recording names them with

    # ------------------------------------------------------------------ one answer

    def take(self, found: Recorded | Trouble) -> None:
        """Store one recorded answer, or count why it is left out."""
        if isinstance(found, Trouble):
            self._leave_out(found)
            return
        limit = self._settings.max_decompressed
        found = truthful(entered(unwrapped(found, self._archives, limit)), limit)
        slug = self._owner(found)
        if slug is None:
            return
        if is_furniture(found.url, found.header("content-type") or found.media_type):
            return
        if self._store.is_barred(found.url, found.body):
            self.report.purged += 1
            return
        if found.status == PARTIAL_CONTENT:
            text = "a part of an answer (206 Partial Content)"
            self._leave_out(Trouble(found.url, text, url=found.url))
            return
        self.begin(slug, found.at)
        if found.refers is not None:
            resolved = self._resolve(found)
            if resolved is None:
                self._later.append(found)  # its body may stand behind it, or in another file
                return
            found = resolved
        if found.status in _LEADS and found.header("location"):
            target = located(found.url, found.header("location") or "")
            if canonical(target) != canonical(found.url):  # to TLS or a slash: the same answer
                self._leads[canonical(found.url)] = found
            return
        capture = self._store_one(slug, found)
        if capture is None:
            return
        self._recordings[slug].add(capture, chosen=found.chosen)
        if found.digest:
            self._bodies[found.digest] = capture

    def remember(self, slug: str, capture: Capture) -> None:
        """Count an answer that was stored before to what is walked; its run has begun."""
        if slug in self._recordings:
            self._recordings[slug].add(capture, chosen=False)

    def begin(self, slug: str, at: datetime, *, dated: bool = False) -> None:
        """Begin the run that an import's events hang on; again is harmless. See ``Recording``."""
        if slug in self._runs:
            self._recordings[slug].dated |= dated
            return
        self._runs[slug] = begin_import(self._store, slug, at, at)
        recording = self._recordings[slug] = Recording(self._store)
        recording.dated = dated
        recording.redirect = lambda url: self._led(slug, url)
        self.report.forces[slug] = ForceImport(slug)

    def settle(self) -> None:
        """Take the revisits whose bodies stood behind them; the rest is left out."""
        waiting, self._later = self._later, []
        for found in waiting:
            self.take(found)
        for found in self._later:
            text = "a revisit of a record that is not in the recording"
            self._leave_out(Trouble(found.url, text, url=found.url))

    def _owner(self, found: Recorded) -> str | None:
        """The force an answer is of; None, and counted, where it is of none or of several."""
        try:
            permit(found.url, self._by_host.keys())
        except AddressError:
            self.report.other_hosts[_host(found.url)] += 1
            return None
        owners = self._by_host[twin_of(host_of(found.url))]
        if len(owners) == 1:
            return owners[0]
        text = f"{host_of(found.url)} is the host of {', '.join(owners)}; name one with --force"
        if all(text != trouble.message for trouble in self.report.left_out):
            self._leave_out(Trouble(found.url, text, url=found.url))
        return None

    def _store_one(self, slug: str, found: Recorded) -> Capture | None:
        """The capture of an answer: a new one, or the one we hold already."""
        counts = self.report.forces[slug]
        if found.status == 0:
            digest = hashlib.sha256(found.body).hexdigest()
            known = self._store.same(found.url, digest, -1, found.at)
            if known is None:
                counts.stored += 1
                return self._archive.import_file(
                    found.body,
                    found.url,
                    found.at,
                    found.media_type,
                    force=slug,
                    run_id=self._runs[slug].id,
                )
            counts.repeated += 1
            return known
        exchange = Exchange(found.url, found.at, found.answer())
        return self._store_exchange(slug, exchange, counts, found.origin)

    def _store_exchange(
        self, slug: str, exchange: Exchange, counts: ForceImport, origin: Origin | None
    ) -> Capture | None:
        # As a file: what the address promises is not known before the listing is read.
        judgement = judge(
            exchange,
            RequestKind.ATTACHMENT,
            max_decompressed=self._settings.max_decompressed,
        )
        if judgement.verdict not in _KEPT:
            counts.unusable[judgement.verdict.value] += 1
            return None
        answer = exchange.answer
        assert answer is not None
        known = self._store.same(exchange.url, judgement.sha256, answer.status, answer.at)
        if known is not None:
            counts.repeated += 1
            return known
        counts.stored += 1
        before = self._store.same_body(exchange.url, judgement.sha256)
        if before is not None and judgement.verdict is Verdict.OK:
            judgement = replace(judgement, verdict=Verdict.UNCHANGED)
        purpose = Purpose(KIND, slug, self._runs[slug].id, origin=origin)
        return self._archive.take(exchange, judgement, purpose, before)

    def _resolve(self, found: Recorded) -> Recorded | None:
        """A revisit with the body it refers to."""
        assert found.refers is not None
        holder = self._bodies.get(found.refers.digest)
        if holder is None:
            slugs = self._by_host.get(_host(found.refers.url), [])
            known = [
                self._recordings[slug].find(found.refers.url)
                for slug in slugs
                if slug in self._recordings
            ]
            holder = next((capture for capture in known if capture is not None), None)
        if holder is None:
            return None
        answer = self._stored_answer(holder)
        return replace(
            found,
            body=answer.raw(),
            status=found.status or answer.status,
            headers=answer.headers,
            refers=None,
            digest="",
        )

    # ------------------------------------------------------------------ redirects

    def _led(self, slug: str, url: str) -> Capture | None:
        """The answer that recorded redirects lead an address to, stored as the crawl would."""
        hops: list[Answer] = []
        place = url
        while (lead := self._leads.get(canonical(place))) is not None:
            target = located(lead.url, lead.header("location") or "")
            if len(hops) >= self._settings.max_redirects:
                return None
            try:
                permit_redirect(lead.url, target, self._forces[slug].platform.hosts)
            except AddressError:
                return None
            hops.append(lead.answer())
            place = target
        last = self._recordings[slug].find(place) if hops else None
        if last is None or not last.status:
            return None
        exchange = Exchange(url, hops[0].at, self._stored_answer(last), hops=tuple(hops))
        return self._store_exchange(slug, exchange, self.report.forces[slug], last.origin)

    def _stored_answer(self, capture: Capture) -> Answer:
        """A stored capture as the answer it was. Raises ArchiveError."""
        holder = capture if capture.refers_to is None else self._store.capture(capture.refers_to)
        record = record_at(self._settings.archive / holder.warc_file, holder.warc_offset)
        if record.place.record_id != holder.warc_record_id:
            raise ArchiveError(f"{holder.warc_file}: not {holder.warc_record_id} there")
        return Answer(
            url=holder.final_url,
            at=holder.fetched_at,
            status=holder.status,
            reason="",
            headers=record.http_headers,
            request_headers=(),
            body=io.BytesIO(record.body),
            size=len(record.body),
            sha256=holder.wire_sha256,
            ip=None,
        )

    # ------------------------------------------------------------------ the walk

    def replay(self, ticker: Ticker) -> None:
        """Walk what was taken of each force as if it were its site."""
        for slug, recording in self._recordings.items():
            replay = Replay(
                self._forces[slug],
                self._runs[slug],
                self._store,
                recording,
                self._settings,
                lambda force, stage, done, total, words: ticker.tick(
                    force, done, total, f"{stage} {words}"
                ),
            )
            counts = self.report.forces[slug]
            counts.run = asyncio.run(replay.run())
            counts.known = sum(1 for _ in self._store.items(slug))

    def _leave_out(self, trouble: Trouble) -> None:
        self.report.left_out.append(trouble)
        issue = Issue(
            Level.WARNING, "import_left_out", f"{trouble.where}: {trouble.message}", trouble.url
        )
        self._store.record_issues([issue], stage="import", force=None)


def _unused(found: ForceImport) -> str:
    """What to say of an import that brought a force nothing; empty where it did."""
    words = ", ".join(f"{verdict} {count}" for verdict, count in found.unusable.most_common())
    if not found.stored and not found.repeated:
        return f"{found.force}: none of its recorded answers could be used ({words})"
    if not found.known:
        stored = found.stored + found.repeated
        return f"{found.force}: {stored} answers stored, and neither a listing nor an answer read"
    return ""


def _host(url: str) -> str:
    try:
        return host_of(url) or "(no host)"
    except (AddressError, ValueError):
        return "(no host)"


def problems(report: ImportReport, hosts: Mapping[str, object]) -> list[str]:
    """What a person should know of an import that did not take everything, a line each."""
    lines = [f"left out: {t.where}: {t.message}" for t in report.left_out[:_TOLD]]
    if len(report.left_out) > _TOLD:
        lines.append(f"and {len(report.left_out) - _TOLD} more; they are issues in crawl.db")
    lines += [line for found in report.forces.values() if (line := _unused(found))]
    if not report.forces and not report.left_out:
        seen = ", ".join(f"{host} ({n})" for host, n in report.other_hosts.most_common(5))
        wanted = ", ".join(sorted(hosts)[:5])
        lines.append(f"nothing here is of {wanted}; the recording is of {seen or 'no host'}")
    return lines
