"""The one counting rule: of answers that are one, which counts (``disclosures.repeats``).

Answers that a relation calls the same (``COUNTED_ONCE``) make one answer. Of it counts the
one that the others point to; one that the force has removed only where it has removed all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from db.records import RelationKind

COUNTED_ONCE: Final = (RelationKind.WELSH_TWIN, RelationKind.DUPLICATE)


def repeats(pairs: Iterable[tuple[str, str]], gone: Collection[str]) -> Iterator[tuple[str, str]]:
    """Every key that is not counted, with the key that is counted for it.

    ``pairs`` are (from, to) of relations; ``gone`` are the keys that the force has removed.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    pointing: set[str] = set()
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
        pointing.add(one)
    done: set[str] = set()
    for key in sorted(beside):
        if key in done:
            continue
        together = _reached(key, beside)
        done |= together
        main = min(together, key=lambda one: (one in gone, one in pointing, one))
        yield from ((one, main) for one in sorted(together - {main}))


def _reached(key: str, beside: dict[str, set[str]]) -> set[str]:
    found, waiting = {key}, [key]
    while waiting:
        for other in beside[waiting.pop()] - found:
            found.add(other)
            waiting.append(other)
    return found
