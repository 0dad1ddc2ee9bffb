"""Topics from requests that many forces were sent and that no subject of the thesaurus names."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Final, NamedTuple

from db.questions.curated import BY_SLUG, CURATED
from db.questions.phrases import Phrases, words_of

FORCES: Final = 3  # that were sent the same request make it a topic
# Answers that are shown, by the family of requests they answer; ``named``: what they are about.
_MEMBERS: Final = """
    SELECT m.family_key, d.key, d.force, d.title_shown,
        EXISTS (SELECT 1 FROM answer_subjects s WHERE s.disclosure = d.key) AS named
    FROM group_members m JOIN answers d ON d.key = m.disclosure
    JOIN forces f ON f.slug = d.force
    WHERE d.gone_since IS NULL AND f.policy <> 'link_only'
    ORDER BY m.family_key, d.key
"""


class Member(NamedTuple):
    """One answer of a family."""

    family: str
    key: str
    force: str
    title: str | None
    named: int


class RequestTopic(NamedTuple):
    """A topic: its lasting slug, its name, words that lead to it, its answers."""

    slug: str
    name: str
    words: str
    answers: tuple[str, ...]


def request_topics(connection: sqlite3.Connection) -> list[RequestTopic]:
    """The topics of a build; families with one curated name are one topic."""
    members = (Member(*row) for row in connection.execute(_MEMBERS))
    found: dict[str, RequestTopic] = {}
    for _, family in groupby(members, key=lambda one: one.family):
        topic = topic_of_family(tuple(family))
        if topic and (before := found.get(topic.slug)):
            topic = topic._replace(answers=(*before.answers, *topic.answers))
        if topic:
            found[topic.slug] = topic
    return [found[slug] for slug in sorted(found)]


def topic_of_family(family: Sequence[Member]) -> RequestTopic | None:
    """The topic of a family of requests; None where few were asked, or a subject is named."""
    titles = Counter(one.title for one in family if one.title)
    few = len({one.force for one in family}) < FORCES
    if few or not titles or any(one.named for one in family):
        return None
    answers = tuple(one.key for one in family)
    if slug := next(_curated(titles), None):
        return RequestTopic(slug, BY_SLUG[slug].name, BY_SLUG[slug].phrases, answers)
    # The title that most answers have; of as many the shortest, then the first.
    name = min(titles, key=lambda title: (-titles[title], len(title), title))
    return RequestTopic(family[0].family, name, "; ".join(sorted(titles)), answers)


def _curated(titles: Counter[str]) -> Iterator[str]:
    for title in sorted(titles):
        yield from (hit.slug for hit in curated_phrases().find(words_of(title)))


@cache
def curated_phrases() -> Phrases:
    """The phrases of the curated names."""
    return Phrases((row.slug, row.phrases) for row in CURATED)
