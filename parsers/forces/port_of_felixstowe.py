"""Port of Felixstowe Police: publishes no log."""

from parsers.types import Confidence, ForceKind, PublicBody, Regime

FORCE = PublicBody(
    slug="port-of-felixstowe",
    name="Port of Felixstowe Police",
    kind=ForceKind.PORT,
    regime=Regime.FOIA_PART,
    website="https://www.portoffelixstowe.co.uk/",
    whatdotheyknow="port_of_felixstowe_police",
    confidence=Confidence.LOW,
)
