"""West Midlands Police: Single Online Home now; its WordPress archive to 2024 is read beside."""

from parsers.platforms.several import Several
from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.platforms.wordpress_log import WordPressLog
from parsers.types import Confidence, Fact, Force

FORCE = Force(
    slug="west-midlands",
    name="West Midlands Police",
    platform=Several(
        logs=(
            SingleOnlineHome(host="www.westmidlands.police.uk"),
            WordPressLog(host="foi.west-midlands.police.uk"),
        )
    ),
    whatdotheyknow="wmp",
    confidence=Confidence.HIGH,
    inferred=(Fact.LOG_URL,),
)
