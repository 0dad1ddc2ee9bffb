"""What the small houses answered: a few of the same requests, and each a refusal.

Every small house takes its turn through the round robins, the other requests and the
refusals, so that neighbours differ and each question was put to several forces.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from samples.cases.crime import CRIME
from samples.cases.everywhere import EVERYWHERE
from samples.cases.incidents import INCIDENTS
from samples.cases.kinds import Case
from samples.cases.policing import POLICING
from samples.cases.refusals import REFUSALS
from samples.cases.resources import RESOURCES
from samples.cases.round_robins import ROUND_ROBINS
from samples.cases.round_robins_policing import ROUND_ROBINS_POLICING

_FAMILIES: Final = (*ROUND_ROBINS, *ROUND_ROBINS_POLICING)
_OTHERS: Final = (*CRIME, *INCIDENTS, *POLICING, *RESOURCES)
# Days before the end on which the five requests came in, oldest first.
_DAYS: Final = (930, 655, 410, 240, 96)


def small_cases(slug: str, turn: int) -> list[Case]:
    """The requests of the house whose turn it is.

    Two round robins, two others, a refusal, and what it was asked with everybody else.
    """
    chosen = (
        _FAMILIES[turn % len(_FAMILIES)],
        _OTHERS[turn % len(_OTHERS)],
        REFUSALS[turn % len(REFUSALS)],
        _OTHERS[(turn + 7) % len(_OTHERS)],
        _FAMILIES[(turn + 3) % len(_FAMILIES)],
    )
    own = [told.case for told in EVERYWHERE.get(slug, ())]
    return own + [
        replace(case, days_ago={slug: days - turn % 7}, forms={}, blank_form=None)
        for case, days in zip(chosen, _DAYS, strict=True)
    ]
