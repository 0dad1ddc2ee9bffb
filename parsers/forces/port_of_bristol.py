"""Port of Bristol Police: publishes no log."""

from parsers.types import Confidence, ForceKind, PublicBody, Regime

FORCE = PublicBody(
    slug="port-of-bristol",
    name="Port of Bristol Police",
    kind=ForceKind.PORT,
    regime=Regime.FOIA_PART,
    website="https://www.bristolport.co.uk/",
    whatdotheyknow="port_of_bristol_police",
    confidence=Confidence.LOW,
)
