"""What is still wanted of a force that cannot be crawled: for a person with a browser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

from parsers.text.parts import is_part
from parsers.types import Force, Located, RequestKind
from scraper.archive.store import Store
from scraper.memento.filling import withdrawn
from scraper.settings import Settings


class Want(StrEnum):
    """What an address is of, and so in which order to record."""

    LISTING = "listing"
    ANSWER = "answer"
    FILE = "file"
    DECISION = "decision"  # withdrawn, and an archive has it: a person decides


@dataclass(frozen=True, slots=True)
class Wanted:
    """One address that has not been had, with what is known of it."""

    kind: Want
    url: str
    about: str

    @property
    def to_record(self) -> bool:
        """Whether a browser can fill it."""
        return self.kind is not Want.DECISION


def missing(store: Store, force: Force, settings: Settings, today: date) -> list[Wanted]:
    """Listing pages, answers and files of a force that have not been had whole, in the order in
    which they are worth recording; then what waits for a decision."""
    return [
        *_listings(store, force, settings, today),
        *_answers(store, force.slug),
        *_files(store, force.slug),
        *(
            Wanted(Want.DECISION, item.url, item.title or "an answer")
            for item in withdrawn(store, force)
        ),
    ]


def _listings(store: Store, force: Force, settings: Settings, today: date) -> Iterator[Wanted]:
    """The listing's pages by month, as the platform asks for them, up to the present one; those
    of past months that were recorded after their end are done."""
    platform = force.platform
    end = (today.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    first = min(_days(store, force.slug), default=settings.first_date)
    asked = [
        r.url for r in platform.start(first.replace(day=1), end) if r.kind is RequestKind.LISTING
    ]
    if isinstance(platform, Located) and not asked:
        asked = [platform.log_url]
    newest = datetime.now(UTC) - timedelta(days=settings.overlap_days)
    for place, url in enumerate(dict.fromkeys(asked)):
        had = store.latest_usable(url)
        if had is None or (place == 0 and had.fetched_at < newest):
            about = "newest results" if place == 0 else f"results, part {place + 1} from the newest"
            yield Wanted(Want.LISTING, url, about)


def _days(store: Store, slug: str) -> Iterator[date]:
    return (item.published_on for item in store.items(slug) if item.published_on)


def _answers(store: Store, slug: str) -> Iterator[Wanted]:
    for item in store.items(slug):
        if item.gone_since is not None or is_part(item.url) or store.is_barred(item.url):
            continue
        if store.latest_usable(item.url) is None:
            day = f" of {item.published_on}" if item.published_on else ""
            yield Wanted(Want.ANSWER, item.url, f"{item.title or 'an answer'}{day}")


def _files(store: Store, slug: str) -> Iterator[Wanted]:
    seen: set[str] = set()
    for item in store.items(slug):
        if item.gone_since is not None:
            continue
        for file in store.attachments(slug, item.canonical_url):
            known = file.canonical_url in seen or file.gone_since is not None
            if known or store.is_barred(file.url) or store.latest_usable(file.url) is not None:
                continue
            seen.add(file.canonical_url)
            yield Wanted(Want.FILE, file.url, f"file of {item.title or item.url}")


def in_words(found: Sequence[Wanted]) -> str:
    """How much is still missing."""
    counts = Counter(one.kind for one in found)
    parts = [f"{counts[kind]} {words}" for kind, words in _WORDS.items() if counts[kind]]
    return f"still missing: {', '.join(parts)}" if parts else "nothing is known to be missing"


_WORDS: Final = {
    Want.LISTING: "listing pages",
    Want.ANSWER: "answers",
    Want.FILE: "files",
    Want.DECISION: "answers that wait for a decision",
}
