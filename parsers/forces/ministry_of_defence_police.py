"""Ministry of Defence Police: releases on GOV.UK among those of its ministry."""

from parsers.platforms.govuk import GovUk
from parsers.types import Fact, Force, ForceKind

FORCE = Force(
    slug="ministry-of-defence-police",
    name="Ministry of Defence Police",
    platform=GovUk(
        organisation="ministry-of-defence",
        about=("Ministry of Defence Police", "MOD Police", "MDP"),
    ),
    nation="UK",
    kind=ForceKind.SPECIAL,
    whatdotheyknow="mdp",
    inferred=(Fact.ITEMS, Fact.LABELS),
)
