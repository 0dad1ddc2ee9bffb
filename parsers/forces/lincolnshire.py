"""Lincolnshire Police: Single Online Home; a block of fields above the request."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Confidence, Force

FORCE = Force(
    slug="lincolnshire",
    name="Lincolnshire Police",
    platform=SingleOnlineHome(host="www.lincs.police.uk"),
    whatdotheyknow="lincolnshire_police",
    confidence=Confidence.HIGH,
)
