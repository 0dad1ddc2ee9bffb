"""Answers that belong together: found by rule, written with what says so.

So far the two languages of one answer (``welsh_twin``): the Welsh one points to the
English one and is left out of counts. Forces that serve Wales publish in both
(Welsh Language (Wales) Measure 2011), each page at an address of its own.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from db.records import RelationKind
from parsers.text.slugs import reference_slug

_WELSH_ADDRESS: Final = re.compile(r"/cy(?:-gb)?/.*", re.IGNORECASE)
_COMPUTED: Final = (RelationKind.WELSH_TWIN,)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is needed of a disclosure to know its twin."""

    key: str
    reference: str | None
    lang: str | None
    url: str
    responded_on: str | None
    published_on: str | None

    @property
    def welsh(self) -> bool:
        """Whether it is the Welsh one: by its words, or by the part of the site it is in."""
        return self.lang == "cy" or bool(_WELSH_ADDRESS.fullmatch(urlsplit(self.url).path))


@dataclass(frozen=True, slots=True)
class Relation:
    """One row of ``relations``."""

    from_key: str
    to_key: str
    kind: RelationKind
    basis: str


def twins(answers: Iterable[Answer]) -> Iterator[Relation]:
    """The Welsh answers of one force, each with its English one.

    Both print the same reference, and no date of theirs disagrees; where several
    English answers have that reference, the one published on the same day. A pair
    that is not certain is none.
    """
    by_reference: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        if answer.reference and (slug := reference_slug(answer.reference)):
            by_reference[slug].append(answer)
    for group in by_reference.values():
        english = [answer for answer in group if not answer.welsh]
        for welsh in (answer for answer in group if answer.welsh):
            matches = [one for one in english if _agree(welsh.responded_on, one.responded_on)]
            same_day = [one for one in matches if one.published_on == welsh.published_on]
            found = matches if len(matches) == 1 else same_day
            if len(found) == 1:
                text = f"same reference ({welsh.reference}), one in Welsh"
                yield Relation(welsh.key, found[0].key, RelationKind.WELSH_TWIN, text)


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def relate(connection: sqlite3.Connection, force: str) -> None:
    """Write a force's relations in place of the old ones. Runs in the caller's transaction."""
    rows = connection.execute(
        "SELECT key, reference, lang, url, responded_on, published_on FROM disclosures"
        " WHERE force = ? ORDER BY key",
        [force],
    )
    found = list(twins(Answer(*row) for row in rows.fetchall()))
    connection.executemany(
        "DELETE FROM relations WHERE kind = ? AND from_key IN"
        " (SELECT key FROM disclosures WHERE force = ?)",
        [(kind, force) for kind in _COMPUTED],
    )
    connection.executemany(
        "INSERT INTO relations (from_key, to_key, kind, basis) VALUES (?, ?, ?, ?)",
        [(one.from_key, one.to_key, one.kind, one.basis) for one in found],
    )
