"""Belfast Harbour Police: publishes no log."""

from parsers.types import Confidence, ForceKind, PublicBody, Regime

FORCE = PublicBody(
    slug="belfast-harbour",
    name="Belfast Harbour Police",
    nation="Northern Ireland",
    kind=ForceKind.PORT,
    regime=Regime.FOIA_PART,
    website="https://www.belfast-harbour.com/",
    whatdotheyknow="bhp",
    confidence=Confidence.LOW,
)
