"""Made-up requests: three in five alone, the others sent to up to 40 forces as sites print them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

FORCES: Final = tuple(f"force-{number}" for number in range(48))
VOCABULARY: Final = 20_000


class Made(NamedTuple):
    """One request: its group, its force, its text and the questions in it."""

    group: int
    force: str
    text: str
    asked: tuple[str, ...]


def requests(count: int) -> Iterator[Made]:
    """So many requests. Copies lose questions and ends of questions; most are no two alike."""
    chance = random.Random(7)
    words = words_of(chance)
    weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    made = group = 0
    while made < count:
        group += 1
        asked = [
            f"How many {' '.join(chance.choices(words, cum_weights=weights, k=length))}?"
            for length in (chance.randint(8, 20) for _ in range(chance.randint(2, 9)))
        ]
        copies = 1 if chance.random() < 0.6 else chance.randint(2, 40)
        for force in chance.sample(FORCES, min(copies, count - made)):
            kept = [_printed(one, chance) for one in asked if chance.random() < 0.92] or asked
            text = "\n".join([f"What {force} prints around every request it gets.", *kept])
            yield Made(group, force, text, tuple(kept))
            made += 1


def _printed(question: str, chance: random.Random) -> str:
    """A question as a site prints it: now and then cut short."""
    if chance.random() < 0.9:
        return question
    return question[: int(len(question) * 0.8)].rsplit(" ", 1)[0]


def words_of(chance: random.Random) -> list[str]:
    return [
        "".join(chance.choice("bcdfglmnprstv") + chance.choice("aeiou") for _ in range(length))
        for length in (chance.randint(2, 4) for _ in range(VOCABULARY))
    ]
