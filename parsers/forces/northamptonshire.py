"""Northamptonshire Police: Single Online Home; no labels, reference in slug and title only."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Confidence, Force

FORCE = Force(
    slug="northamptonshire",
    name="Northamptonshire Police",
    platform=SingleOnlineHome(host="www.northants.police.uk"),
    whatdotheyknow="northamptonshire_police",
    confidence=Confidence.HIGH,
)
