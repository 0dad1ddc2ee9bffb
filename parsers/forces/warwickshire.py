"""Warwickshire Police: Single Online Home; the response runs on after its label."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Confidence, Force

FORCE = Force(
    slug="warwickshire",
    name="Warwickshire Police",
    platform=SingleOnlineHome(host="www.warwickshire.police.uk"),
    whatdotheyknow="warwickshire_police",
    confidence=Confidence.HIGH,
)
