"""Northumbria Police: its older log, by category; the site says that it is no longer live."""

from parsers.platforms.northumbria import Northumbria
from parsers.types import Confidence, Force

FORCE = Force(
    slug="northumbria",
    name="Northumbria Police",
    platform=Northumbria(host="beta.northumbria.police.uk"),
    website="https://www.northumbria.police.uk/",
    whatdotheyknow="northumbria_police",
    confidence=Confidence.HIGH,
)
