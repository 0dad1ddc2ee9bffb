"""``/compare?q=``: leads to the topic that the words name."""

from __future__ import annotations

from typing import Final

from db.faces import addresses
from db.faces.page import Address, Asked, Link, Missing, Moved, Page, Reader
from db.questions.named import read
from db.search.asked import read as asked_of
from db.search.find import nearest_topic
from db.search.near import did_you_mean
from parsers.types import PeriodKind

# Words for a kind of period, as people give them.
_PERIODS: Final = {
    "calendar": PeriodKind.CALENDAR_YEAR,
    "year": PeriodKind.CALENDAR_YEAR,
    "financial": PeriodKind.FINANCIAL_YEAR,
    "fiscal": PeriodKind.FINANCIAL_YEAR,
    "month": PeriodKind.MONTH,
    "quarter": PeriodKind.QUARTER,
}
_KNOWN: Final = "SELECT slug FROM topics WHERE slug = :slug"


def load(reader: Reader, asked: Asked) -> Page:
    """Never returns: raises ``Moved`` to the topic, or ``Missing`` with the search beside it."""
    q = asked.word("q")
    if not q:
        raise Moved(Address("/search"), lasting=False)
    slug = _topic(reader, q)
    if slug is None:
        lead = (
            Link(f"Search every answer for {q[:80]}", addresses.with_query("/search", q=q)),
            Link("Topics that many forces have answered about", Address("/search")),
        )
        raise Missing(f"No topic is called '{q[:80]}', so there is no table of all forces.", *lead)
    period = period_kind(asked.word("period"))
    leads = addresses.with_query(addresses.topic(slug), by=asked.word("by"), period=period)
    raise Moved(leads, lasting=False)


def period_kind(word: str) -> str:
    """The kind of period that a word means; empty for none that is known."""
    plain = word.casefold().replace(" ", "_")
    if plain in {*PeriodKind}:
        return plain
    return next((str(kind) for name, kind in _PERIODS.items() if name in plain), "")


def named_topic(reader: Reader, q: str) -> str | None:
    """The topic of that name, or the one that the words name."""
    named = [one.slug for one in read(q).named]
    for slug in (q.casefold().replace(" ", "-"), *named):
        if reader.first(_KNOWN, slug=slug):
            return slug
    return None


def _topic(reader: Reader, q: str) -> str | None:
    """The topic that the words name, as they are meant or as typed; else the nearest found."""
    meant = did_you_mean(reader.connection, asked_of(q))
    for words in filter(None, (meant, q)):
        if slug := named_topic(reader, words):
            return slug
    return nearest_topic(reader.connection, q)
