"""The same subject at many forces, each in its own manner, with the truth of every cell.

The numbers are made first, the tables are written out of them. ``Said`` is what a force says
about a subject, by whoever made it say so; nothing is read back.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from samples.cases.everywhere import hidden, numbers, refusals
from samples.cases.everywhere.turn import Said, Told, Turn
from samples.cases.everywhere.words import SUBJECTS

_Manner = Callable[[Turn], Told]
_PAGE, _LETTER, _WORKBOOK = "page", "letter_pdf", "annex_xlsx"
# Which force answers how, and where the answer is; each manner is met with two subjects.
_MANNERS: Final[tuple[tuple[str, str, _Manner | None], ...]] = (
    ("cumbria", _PAGE, numbers.total_row),
    ("essex", _PAGE, numbers.only_title),
    ("kent", _PAGE, numbers.only_caption),
    ("derbyshire", _PAGE, numbers.only_question),
    ("durham", _PAGE, numbers.in_rows),
    ("sussex", _PAGE, numbers.financial),
    ("surrey", _PAGE, numbers.three_years),
    ("suffolk", _PAGE, hidden.small_numbers),
    ("wiltshire", _PAGE, hidden.starred),
    ("merseyside", _PAGE, numbers.to_date),
    ("hampshire", _PAGE, refusals.in_words),
    ("cheshire", _PAGE, refusals.not_held),
    ("humberside", _PAGE, refusals.on_cost),
    ("dorset", _PAGE, refusals.withheld),
    ("btp", _PAGE, refusals.neither),
    ("gwent", _PAGE, refusals.elsewhere),
    ("north-yorkshire", _LETTER, refusals.investigations),
    ("west-mercia", _PAGE, refusals.personal),
    ("warwickshire", _PAGE, numbers.again),
    ("nottinghamshire", _PAGE, None),  # revised
    ("staffordshire", _LETTER, numbers.total_row),
    ("cambridgeshire", _PAGE, hidden.hidden_total),
    ("leicestershire", _PAGE, hidden.partly),
    ("hertfordshire", _PAGE, numbers.months),
    ("northamptonshire", _PAGE, numbers.in_columns),
    ("south-yorkshire", _PAGE, hidden.nil),
    ("thames-valley", _PAGE, hidden.one_not_held),
    ("gloucestershire", _PAGE, numbers.only_span),
    ("devon-and-cornwall", _WORKBOOK, numbers.total_row),
    ("greater-manchester", _LETTER, numbers.three_years),
    ("north-wales", _PAGE, numbers.only_title),
)


def _all() -> dict[str, tuple[Told, ...]]:
    """One subject a force, or two by turns."""
    found: dict[str, tuple[Told, ...]] = {}
    for place, (force, form, manner) in enumerate(_MANNERS):
        told: list[Told] = []
        for step in range(1 + place % 2):
            subject = SUBJECTS[(place + step) % len(SUBJECTS)]
            turn = Turn(subject, force, place, random.Random(f"{force}/{subject.slug}"), form)
            told += numbers.revised(turn) if manner is None else (manner(turn),)
        found[force] = tuple(told)
    return found


EVERYWHERE: Final = _all()
# Of each force the requests whose answers are listed at two addresses.
TWICE: Final = {
    force: frozenset(told.case.topic for told in answers if told.twice)
    for force, answers in EVERYWHERE.items()
}
TOPICS: Final = tuple(subject.slug for subject in SUBJECTS)

__all__ = ["EVERYWHERE", "TOPICS", "TWICE", "Said", "Told"]
