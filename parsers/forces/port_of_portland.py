"""Portland Port Police: publishes no log."""

from parsers.types import Confidence, ForceKind, PublicBody, Regime

FORCE = PublicBody(
    slug="port-of-portland",
    name="Portland Port Police",
    kind=ForceKind.PORT,
    regime=Regime.FOIA_PART,
    website="https://www.portland-port.co.uk/",
    whatdotheyknow="port_of_portland_police",
    confidence=Confidence.LOW,
)
