"""What is counted, and what a state says, in plain English."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from db.faces.page import Row
from db.faces.wording import day, lowered, some
from db.glossary import meaning
from db.questions.thesaurus import BY_SLUG
from db.questions.vocabulary import TopicState
from parsers.types import Counted, Statistic


def measure_words(topic: str, measures: Iterable[Row]) -> Mapping[str, str]:
    """For each measure what it is: "Number of offences", narrowed by the words that narrow it."""
    found: dict[str, str] = defaultdict(lambda: topic)
    for row in measures:
        if row["measure_key"] not in found:
            found[row["measure_key"]] = _measure(topic, row)
    return found


def _measure(topic: str, row: Row) -> str:
    narrowed = " ".join(map(str, json.loads(row["narrowed_by"] or "[]")))
    words = [f"{topic}: {narrowed}" if narrowed else topic]
    beside = [BY_SLUG[one].name for one in json.loads(row["context"] or "[]") if one in BY_SLUG]
    if beside:
        words.append(f"within {lowered(' and '.join(beside))}")
    if row["counted"] not in (None, Counted.UNKNOWN, Counted.OTHER):
        words.append(f"counted as {lowered(meaning(Counted, row['counted']))}")
    if row["statistic"] not in (None, Statistic.COUNT, Statistic.UNKNOWN):
        words.append(lowered(meaning(Statistic, row["statistic"])))
    if row["unit"]:
        words.append(f"in {row['unit']}")
    return ", ".join(words)


# What a letter numbers its paragraphs with is no part of what it says.
_NUMBERED: Final = re.compile(
    r"^\s*(?:(?:Q(?:uestion)?\s*)?\d{1,2}\s*[.):]\s+|\(?[a-h]\)\s+)+", re.IGNORECASE
)


def unnumbered(sentence: str | None) -> str:
    """A sentence without the number of its paragraph or question."""
    return _NUMBERED.sub("", sentence or "").strip()


def state_words(state: TopicState, unread: int, read_to: str | None) -> str:
    """What a state means, with how much of the log was not read."""
    says = meaning(TopicState, state)
    if state is TopicState.NOT_ALL_READ:
        says = (
            f"Nothing found in what was read of its log; {some(unread, 'item')} could not be read"
        )
    if state is TopicState.READ_TO and read_to:
        says = f"Nothing found in its log as far as it was read, on {day(read_to)}"
    return says
