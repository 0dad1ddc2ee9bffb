"""Wiltshire Police: Single Online Home; labels You wrote: and Our response:."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Confidence, Force

FORCE = Force(
    slug="wiltshire",
    name="Wiltshire Police",
    platform=SingleOnlineHome(host="www.wiltshire.police.uk"),
    whatdotheyknow="wiltshire_police",
    confidence=Confidence.HIGH,
)
