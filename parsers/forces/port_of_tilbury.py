"""Port of Tilbury Police: publishes no log."""

from parsers.types import Confidence, ForceKind, PublicBody, Regime

FORCE = PublicBody(
    slug="port-of-tilbury",
    name="Port of Tilbury Police",
    kind=ForceKind.PORT,
    regime=Regime.FOIA_PART,
    website="https://www.portoftilbury.police.uk/",
    whatdotheyknow="port_of_tilbury_london_police",
    confidence=Confidence.LOW,
)
