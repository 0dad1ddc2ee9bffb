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
from itertools import cycle

from samples.cases import CASES, Case
from samples.cases.everywhere import TWICE
from samples.cases.later import LATER
from samples.cases.small import small_cases
from samples.drafting import disclose
from samples.house import House
from samples.houses import HOUSES, RICH, folder, number, slugify
from samples.houses_small import SMALL
from samples.model import Block, DocumentType, Form, OtherItem, Para, SampleDisclosure
from samples.others import other_items

UNTIL = date(2025, 12, 12)
LATE = 31  # days before the end on which a small house received what it publishes last
FORCES: tuple[str, ...] = tuple(RICH)
EVERY: tuple[str, ...] = (*RICH, *SMALL)  # the rich forces first, then a few items of all others


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


def disclosures(
    force: str, edition: int = 1, until: date = UNTIL, extra: int = 0
) -> tuple[SampleDisclosure, ...]:
    """Everything a sample force has published, newest first, with its truth.

    ``extra`` adds that many repetitive items, for load. Raises KeyError for a force
    that has no sample, ValueError for an edition other than 1 or 2.
    """
    return world(force, edition, until, extra).disclosures


@lru_cache(maxsize=128)
def world(force: str, edition: int = 1, until: date = UNTIL, extra: int = 0) -> SampleWorld:
    """One sample force on the first night (edition 1) or the second (edition 2)."""
    if edition not in (1, 2):
        raise ValueError(f"edition must be 1 or 2, not {edition}")
    house = HOUSES[force]
    items = _first_edition(house, until, extra)
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


def _first_edition(house: House, until: date, extra: int) -> list[SampleDisclosure]:
    cases = (
        small_cases(house.slug, list(HOUSES).index(house.slug))
        if house.small
        else _rich_cases(house)
    )
    cases += _padding(house, extra)
    cases.sort(key=lambda case: -case.days_ago[house.slug])
    items: list[SampleDisclosure] = []
    last: tuple[int, int] = (0, 0)
    for case in cases:
        received = until - timedelta(days=case.days_ago[house.slug])
        serial = number(house, received)
        if received.year == last[0]:
            serial = max(serial, last[1] + 1)
        last = (received.year, serial)
        items.append(disclose(house, case, serial, until))
    items += [_elsewhere(item) for item in items if item.topic in TWICE.get(house.slug, ())]
    return _with_traps(house, items)


def _elsewhere(item: SampleDisclosure) -> SampleDisclosure:
    """The same answer at a second address, published a day later."""
    path = item.path.rstrip("/") + "-response/"
    return replace(
        item,
        path=path,
        welsh_path=None,
        published_at=item.published_at + timedelta(days=1),
        changed_at=item.changed_at + timedelta(days=1),
        traps=(*item.traps, "twice"),
    )


def _rich_cases(house: House) -> list[Case]:
    return [case for case in CASES if house.slug in case.days_ago]


def _padding(house: House, extra: int) -> list[Case]:
    """The same requests again and again under other titles, spread over the three years."""
    return [
        replace(
            case,
            topic=f"{case.topic}-{place}",
            titles=tuple(f"{title} - further request {place}" for title in case.titles),
            days_ago={house.slug: 50 + (place * 7) % 1000},
            forms={house.slug: Form.PAGE},
            family=False,
        )
        for place, case in zip(range(extra), cycle(CASES), strict=False)
    ]


def _with_traps(house: House, items: list[SampleDisclosure]) -> list[SampleDisclosure]:
    """Oddities seen on real logs, one or two a force; a small house only lists a Welsh twin."""
    if house.small:
        if house.welsh_name:
            items[1] = replace(items[1], traps=(*items[1].traps, "welsh_twin_listed"))
        return items
    moved = items[4]
    old = moved.path.rstrip("/").rsplit("/", 1)[0] + "/archive/" + slugify(moved.topic) + "/"
    items[4] = replace(moved, moved_from=old, traps=(*moved.traps, "moved"))
    if house.welsh_name:
        items[9] = replace(items[9], traps=(*items[9].traps, "welsh_twin_listed"))
    if house.slug == "dyfed-powys":
        return _with_borrowed_reference(items)
    return items


def _with_borrowed_reference(items: list[SampleDisclosure]) -> list[SampleDisclosure]:
    """One answer prints the reference of another in its body; its title has its own."""
    for place in range(12, len(items)):
        lender, borrower = items[place - 1], items[place]
        same_year = lender.received_on.year == borrower.received_on.year
        if same_year and borrower.form is Form.PAGE and not borrower.traps:
            page = tuple(_reprint(b, borrower.reference, lender.reference) for b in borrower.page)
            items[place] = replace(
                borrower,
                reference=lender.reference,
                page=page,
                traps=("body_reference_of_another",),
            )
            break
    return items


def _reprint(block: Block, old: str, new: str) -> Block:
    return replace(block, text=block.text.replace(old, new)) if isinstance(block, Para) else block


def _second_edition(
    house: House, items: list[SampleDisclosure], until: date
) -> tuple[list[SampleDisclosure], list[str]]:
    night = datetime.combine(until, time(9, 12))
    late = LATER.days_ago.get(house.slug, LATE)
    serial = number(house, until - timedelta(days=late)) + 2
    later = replace(LATER, days_ago={house.slug: late})
    new = disclose(house, later, serial, until, published_at=night + timedelta(minutes=95))
    if house.small:
        return [*items, new], []
    known = {case.topic for case in CASES}
    plain = [
        item for item in items if item.topic in known and not item.traps and item.form is Form.PAGE
    ]
    changed = next(item for item in plain if item.tables)
    removed, redated = [item for item in plain if item is not changed][:2]
    kept = [item for item in items if item not in (changed, redated, removed)]
    rewritten = disclose(
        house, _case(changed.topic), _serial(changed), until, draw=2, changed_at=night
    )
    moved_up = replace(redated, published_at=night + timedelta(minutes=48))
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
