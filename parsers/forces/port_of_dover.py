"""Port of Dover Police: no log found; its publication scheme promises one."""

from parsers.types import ForceKind, PublicBody, Regime

FORCE = PublicBody(
    slug="port-of-dover",
    name="Port of Dover Police",
    kind=ForceKind.PORT,
    regime=Regime.FOIA_PART,
    website="https://www.doverport.co.uk/port/about/publication-scheme/",
    whatdotheyknow="port_of_dover_police",
)
