"""The made-up world: what each sample force has published, deterministic to the byte.

Nothing here reads a clock. The world ends on ``until``; everything is dated back
from there. Edition 2 is the night after: one answer more, one changed, one taken
down and one re-dated at every force.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from samples.cases import CASES, Case
from samples.cases.later import LATER
from samples.drafting import disclose
from samples.houses import HOUSES, House, folder, number, slugify
from samples.model import DocumentType, Form, OtherItem, SampleDisclosure
from samples.others import other_items

UNTIL = date(2025, 12, 12)
FORCES: tuple[str, ...] = tuple(HOUSES)


@dataclass(frozen=True, slots=True)
class SampleWorld:
    """One force's site: what it lists, and what has gone.

    ``dead`` is listed but answers 404. ``gone`` are addresses that answer 410.
    ``disclosures`` are newest first.
    """

    house: House
    edition: int
    until: date
    disclosures: tuple[SampleDisclosure, ...]
    others: tuple[OtherItem, ...]
    dead: OtherItem
    gone: tuple[str, ...]

    @property
    def moved(self) -> dict[str, str]:
        """Old address to new, for items that the listing still links to by the old one."""
        return {item.moved_from: item.path for item in self.disclosures if item.moved_from}

    @property
    def listed(self) -> int:
        """How many results the disclosure log claims: items, Welsh twins listed, the dead link."""
        twins = sum("welsh_twin_listed" in item.traps for item in self.disclosures)
        return len(self.disclosures) + twins + 1


def disclosures(force: str, edition: int = 1, until: date = UNTIL) -> tuple[SampleDisclosure, ...]:
    """Everything a sample force has published, newest first, with its truth.

    Raises KeyError for a force that has no sample, ValueError for an edition other
    than 1 or 2.
    """
    return world(force, edition, until).disclosures


@lru_cache(maxsize=32)
def world(force: str, edition: int = 1, until: date = UNTIL) -> SampleWorld:
    """One sample force on the first night (edition 1) or the second (edition 2)."""
    if edition not in (1, 2):
        raise ValueError(f"edition must be 1 or 2, not {edition}")
    house = HOUSES[force]
    items = _first_edition(house, until)
    gone = [_stale_address(house, until)]
    if edition == 2:
        items, removed = _second_edition(house, items, until)
        gone += removed
    items.sort(key=lambda item: item.published_at, reverse=True)
    return SampleWorld(
        house=house,
        edition=edition,
        until=until,
        disclosures=tuple(items),
        others=other_items(house, until),
        dead=_dead_link(house, until),
        gone=tuple(gone),
    )


def _first_edition(house: House, until: date) -> list[SampleDisclosure]:
    cases = sorted(
        (case for case in CASES if house.slug in case.days_ago),
        key=lambda case: -case.days_ago[house.slug],
    )
    items: list[SampleDisclosure] = []
    last: tuple[int, int] = (0, 0)
    for case in cases:
        received = until - timedelta(days=case.days_ago[house.slug])
        serial = number(house, received)
        if received.year == last[0]:
            serial = max(serial, last[1] + 1)
        last = (received.year, serial)
        items.append(disclose(house, case, serial, until))
    return _with_traps(house, items)


def _with_traps(house: House, items: list[SampleDisclosure]) -> list[SampleDisclosure]:
    """Oddities seen on real logs, one or two a force."""
    moved = items[4]
    old = moved.path.rstrip("/").rsplit("/", 1)[0] + "/archive/" + slugify(moved.topic) + "/"
    items[4] = replace(moved, moved_from=old, traps=(*moved.traps, "moved"))
    if house.welsh_name:
        items[9] = replace(items[9], traps=(*items[9].traps, "welsh_twin_listed"))
    return items


def _second_edition(
    house: House, items: list[SampleDisclosure], until: date
) -> tuple[list[SampleDisclosure], list[str]]:
    night = datetime.combine(until, time(9, 12))
    plain = [item for item in items if not item.traps and item.form is Form.PAGE]
    changed = next(item for item in plain if item.tables)
    removed, redated = [item for item in plain if item is not changed][:2]
    kept = [item for item in items if item not in (changed, redated, removed)]
    rewritten = disclose(
        house, _case(changed.topic), _serial(changed), until, draw=2, changed_at=night
    )
    moved_up = replace(redated, published_at=night + timedelta(minutes=48))
    serial = number(house, until - timedelta(days=LATER.days_ago[house.slug])) + 2
    new = disclose(house, LATER, serial, until, published_at=night + timedelta(minutes=95))
    gone = [path for path in (removed.path, removed.welsh_path) if path]
    return [*kept, rewritten, moved_up, new], gone


def _case(topic: str) -> Case:
    return next(case for case in CASES if case.topic == topic)


def _serial(item: SampleDisclosure) -> int:
    """The number inside a printed reference: the last long one, or the one before the year."""
    parts = [int(p) for p in _digits(item.reference)]
    return parts[-1] if item.force in ("bedfordshire", "metropolitan") else parts[0]


def _digits(text: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in text).split()


def _stale_address(house: House, until: date) -> str:
    """Still in the sitemap, long taken down: answers 410."""
    return folder(house.folder, until - timedelta(days=400)) + "withdrawn-answer/"


def _dead_link(house: House, until: date) -> OtherItem:
    day = until - timedelta(days=222)
    rng = random.Random(f"{house.slug}/dead")
    return OtherItem(
        force=house.slug,
        type=DocumentType.DISCLOSURE_LOG,
        title="Abandoned vehicles",
        summary="Vehicles reported abandoned and removed.",
        path=folder(house.folder, day) + "abandoned-vehicles-removed/",
        published_at=datetime.combine(day, time(rng.randint(8, 16), rng.randint(0, 59))),
        paragraphs=(),
    )
