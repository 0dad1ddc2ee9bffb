"""Answers that belong together: found by rule, written with what says so.

The two languages of one answer (``welsh_twin``): the Welsh one points to the English one.
Forces that serve Wales publish in both (Welsh Language (Wales) Measure 2011), each page at
an address of its own. And an answer published again with the same reference and words
(``duplicate``): the later points to the earlier. What points is left out of counts
(``disclosures.repeats``). One page at several addresses is one row already (``db.once``).
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
from parsers.answers.normalise import reference_slug

_WELSH_ADDRESS: Final = re.compile(r"/cy(?:-gb)?/.*", re.IGNORECASE)
_COMPUTED: Final = (RelationKind.WELSH_TWIN, RelationKind.DUPLICATE)
_FEWEST_WORDS: Final = 12  # of an answer that says enough to be known again


@dataclass(frozen=True, slots=True)
class Answer:
    """What is needed of a disclosure to know its twin."""

    key: str
    reference: str | None
    lang: str | None
    url: str
    responded_on: str | None
    published_on: str | None
    words: str = ""

    @property
    def welsh(self) -> bool:
        """Whether it is the Welsh one."""
        return is_welsh(self.lang, self.url)


def is_welsh(lang: str | None, url: str) -> bool:
    """Whether an answer is in Welsh: by its words, or by the part of the site it is in."""
    return lang == "cy" or bool(_WELSH_ADDRESS.fullmatch(urlsplit(url).path))


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


def duplicates(answers: Iterable[Answer]) -> Iterator[Relation]:
    """The answers of one force that say again what another says, word for word.

    Both print the same reference, in one language, and no date of theirs disagrees. The one
    published first stays; where that is not known, the one with the lesser key.
    """
    by_words: dict[tuple[str, bool, str], list[Answer]] = defaultdict(list)
    for answer in answers:
        slug = reference_slug(answer.reference) if answer.reference else ""
        if slug and answer.words.count(" ") >= _FEWEST_WORDS - 1:
            by_words[slug, answer.welsh, answer.words].append(answer)
    for group in by_words.values():
        first, *others = sorted(group, key=lambda one: (one.published_on or "9999", one.key))
        for other in others:
            if _agree(first.responded_on, other.responded_on):
                text = f"same reference ({other.reference}) and the same words"
                yield Relation(other.key, first.key, RelationKind.DUPLICATE, text)


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def relate(connection: sqlite3.Connection, force: str) -> None:
    """Write a force's relations in place of the old ones. Runs in the caller's transaction."""
    # The words are wanted only where a reference is there twice.
    rows = connection.execute(
        "SELECT d.key, d.reference, d.lang, d.url, d.responded_on, d.published_on,"
        " CASE WHEN count(*) OVER (PARTITION BY d.reference) > 1"
        " THEN coalesce(x.request, '') || char(10) || coalesce(x.response, '') ELSE '' END"
        " FROM disclosures d LEFT JOIN texts x ON x.disclosure = d.key"
        " WHERE d.force = ? ORDER BY d.key",
        [force],
    )
    answers = [
        Answer(key, reference, lang, url, responded, published, " ".join(words.split()))
        for key, reference, lang, url, responded, published, words in rows.fetchall()
    ]
    found = list(duplicates(answers))
    again = {one.from_key for one in found}
    found += twins(answer for answer in answers if answer.key not in again)
    connection.executemany(
        "DELETE FROM relations WHERE kind = ? AND from_key IN"
        " (SELECT key FROM disclosures WHERE force = ?)",
        [(kind, force) for kind in _COMPUTED],
    )
    connection.executemany(
        "INSERT INTO relations (from_key, to_key, kind, basis) VALUES (?, ?, ?, ?)",
        [(one.from_key, one.to_key, one.kind, one.basis) for one in found],
    )
