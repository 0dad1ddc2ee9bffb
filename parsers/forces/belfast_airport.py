"""Belfast International Airport Constabulary: publishes no log."""

from parsers.types import Confidence, ForceKind, PublicBody, Regime

FORCE = PublicBody(
    slug="belfast-airport",
    name="Belfast International Airport Constabulary",
    nation="Northern Ireland",
    kind=ForceKind.PORT,
    regime=Regime.FOIA_PART,
    website="https://www.belfastairport.com/",
    whatdotheyknow="belfast_international_airport_constabulary",
    confidence=Confidence.LOW,
)
