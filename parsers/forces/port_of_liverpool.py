"""Port of Liverpool Police: publishes no log."""

from parsers.types import Confidence, ForceKind, PublicBody, Regime

FORCE = PublicBody(
    slug="port-of-liverpool",
    name="Port of Liverpool Police",
    kind=ForceKind.PORT,
    regime=Regime.FOIA_PART,
    website="https://www.portofliverpool.police.uk/",
    whatdotheyknow="port_of_liverpool_police",
    confidence=Confidence.LOW,
)
