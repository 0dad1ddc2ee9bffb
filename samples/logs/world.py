"""What a sample log has published: the same requests as the other forces', at its own addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import cycle

from samples.cases.crime import CRIME
from samples.cases.incidents import INCIDENTS
from samples.cases.kinds import Case
from samples.cases.later import LATER
from samples.cases.policing import POLICING
from samples.cases.refusals import REFUSALS
from samples.cases.resources import RESOURCES
from samples.cases.round_robins import ROUND_ROBINS
from samples.cases.round_robins_policing import ROUND_ROBINS_POLICING
from samples.drafting import disclose
from samples.house import ENGLISH_MONTHS, House
from samples.houses import number, slugify
from samples.logs.kind import Disclosures, LogKind
from samples.logs.trees import CATEGORIES
from samples.model import Form, SampleDisclosure
from samples.vocabulary import Outcome

# Days before the end on which the requests came in, oldest first; the last two are recent.
_DAYS = (905, 760, 640, 505, 410, 300, 212, 150, 93, 62)
_LATE = 31
_FAMILIES = (*ROUND_ROBINS, *ROUND_ROBINS_POLICING)
_OTHERS = (*CRIME, *INCIDENTS, *POLICING, *RESOURCES)
_COMMITTEES = (
    "crime-operations-coordination-committee",
    "workforce-coordination-committee",
    "local-policing-coordination-committee",
)


@dataclass(frozen=True, slots=True)
class LogWorld:
    """One log on one night. ``gone`` are addresses that answer 410; newest first."""

    house: House
    kind: LogKind
    edition: int
    disclosures: Disclosures
    gone: tuple[str, ...] = ()


@lru_cache(maxsize=128)
def log_world(house: House, kind: LogKind, edition: int, until: date, extra: int = 0) -> LogWorld:
    """A log on the first night (edition 1) or the second (edition 2).

    The second night has one answer more, one changed, one taken down and, where the
    log prints days, one re-dated.
    """
    if edition not in (1, 2):
        raise ValueError(f"edition must be 1 or 2, not {edition}")
    chosen = _cases(house, extra)
    items = [_item(house, kind, case, place, until) for place, case in enumerate(chosen)]
    gone: tuple[str, ...] = ()
    if edition == 2:
        items, gone = _second_night(house, kind, chosen, items, until)
    items.sort(key=lambda item: item.published_at, reverse=True)
    return LogWorld(house, kind, edition, tuple(items), gone)


def _cases(house: House, extra: int) -> list[Case]:
    """Ten requests, oldest first: round robins and others by turns, and two refusals.

    Refusals cite sections of the Act of 2000, so a Scottish house has none.
    """
    turn = sum(map(ord, house.slug))
    scottish = house.slug == "scotland"
    sources = (_FAMILIES, _OTHERS, REFUSALS, _OTHERS, _FAMILIES) * 2
    found: list[Case] = []
    for place, source in enumerate(sources):
        pool = [
            case
            for case in (_OTHERS if scottish and source is REFUSALS else source)
            if case.topic not in {one.topic for one in found} and (not scottish or _plain(case))
        ]
        case = pool[(turn + 3 * place) % len(pool)]
        found.append(_asked(house, case, _DAYS[place] - turn % 9))
    for place, case in zip(range(extra), cycle(tuple(found)), strict=False):
        titles = tuple(f"{title} - further request {place}" for title in case.titles)
        again = replace(case, topic=f"{case.topic}-{place}", titles=titles, family=False)
        found.append(_asked(house, again, 50 + (place * 7) % 1000))
    return found


def _asked(house: House, case: Case, days_ago: int) -> Case:
    return replace(case, days_ago={house.slug: days_ago}, forms={}, blank_form=None)


def _plain(case: Case) -> bool:
    """No section is cited in it, applied or not."""
    answers = [answer for ask in case.asks for answer in (ask.answer, *ask.elsewhere.values())]
    return (
        not case.mentions
        and case.outcome is Outcome.GRANTED
        and not any(answer.cites for answer in answers)
    )


def _item(
    house: House,
    kind: LogKind,
    case: Case,
    place: int,
    until: date,
    *,
    draw: int = 1,
    published_at: datetime | None = None,
    changed_at: datetime | None = None,
) -> SampleDisclosure:
    form = kind.forms[place % len(kind.forms)]
    formed = replace(case, forms={house.slug: form.value})
    received = until - timedelta(days=case.days_ago[house.slug])
    serial = number(house, received) + place
    item = disclose(
        house, formed, serial, until, draw=draw, published_at=published_at, changed_at=changed_at
    )
    return _placed(item, kind, serial, place)


def _placed(item: SampleDisclosure, kind: LogKind, serial: int, place: int) -> SampleDisclosure:
    """The item at its platform's addresses; where files are items, the letter is the item."""
    day = item.published_on
    words: dict[str, object] = {
        "slug": slugify(item.title),
        "name": slugify(re.split(r" \(| - \d", item.title)[0]),
        "under": slugify(re.split(r" \(| - \d", item.title)[0]).replace("-", "_"),
        "topic": slugify(item.topic),
        "folder": CATEGORIES[place % len(CATEGORIES)].replace("-", "_"),
        "n": serial,
        "yy": item.received_on.year % 100,
        "yyyy": item.received_on.year,
        "year": day.year,
        "month": ENGLISH_MONTHS[day.month - 1],
        "mm": day.month,
        "category": CATEGORIES[place % len(CATEGORIES)],
        "committee": _COMMITTEES[place % len(_COMMITTEES)],
    }
    files = tuple(
        replace(file, path=kind.file.format(**words, ending=file.kind)) for file in item.attachments
    )
    path = kind.item.format(**words)
    if kind.files_are_items and item.form in (Form.LETTER_PDF, Form.LETTER_DOCX):
        return replace(item, path=files[0].path, attachments=files, page=())
    return replace(item, path=path, attachments=files)


def _second_night(
    house: House,
    kind: LogKind,
    chosen: list[Case],
    items: list[SampleDisclosure],
    until: date,
) -> tuple[list[SampleDisclosure], tuple[str, ...]]:
    night = datetime.combine(until, time(9, 12))
    place = next(i for i, item in enumerate(items) if item.tables and not chosen[i].mentions)
    changed = _item(
        house,
        kind,
        chosen[place],
        place,
        until,
        draw=2,
        published_at=items[place].published_at,
        changed_at=night,
    )
    others = [i for i in range(len(items)) if i != place]
    removed, moved = others[0], others[1]
    kept = [item for i, item in enumerate(items) if i not in (place, removed)]
    if kind.day:
        later = replace(items[moved], published_at=night + timedelta(minutes=48))
        kept = [later if item is items[moved] else item for item in kept]
    case = _asked(house, LATER, _LATE)
    new = _item(house, kind, case, 0, until, published_at=night + timedelta(minutes=95))
    return [*kept, changed, new], (items[removed].path,)
