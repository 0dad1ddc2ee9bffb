"""Northumbria Police: its log to 2023, by category; the newer is probably Single Online Home."""

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
