"""West Midlands Police: a WordPress log to 2024; the newer is probably Single Online Home."""

from parsers.platforms.wordpress_log import WordPressLog
from parsers.types import Confidence, Force

FORCE = Force(
    slug="west-midlands",
    name="West Midlands Police",
    platform=WordPressLog(host="foi.west-midlands.police.uk"),
    website="https://www.westmidlands.police.uk/",
    whatdotheyknow="wmp",
    confidence=Confidence.HIGH,
)
