"""Civil Nuclear Constabulary: releases on GOV.UK under its own organisation."""

from parsers.platforms.govuk import GovUk
from parsers.types import Fact, Force, ForceKind

FORCE = Force(
    slug="civil-nuclear-constabulary",
    name="Civil Nuclear Constabulary",
    platform=GovUk(organisation="civil-nuclear-constabulary"),
    nation="UK",
    kind=ForceKind.SPECIAL,
    whatdotheyknow="cnc",
    inferred=(Fact.ITEMS, Fact.LABELS),
)
