"""Bedfordshire Police: Single Online Home; letters from the unit it shares with two neighbours."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Confidence, Fact, Force

FORCE = Force(
    slug="bedfordshire",
    name="Bedfordshire Police",
    platform=SingleOnlineHome(host="www.beds.police.uk"),
    website="https://www.bedfordshire.police.uk/",
    whatdotheyknow="bedfordshire_police",
    confidence=Confidence.LOW,
    inferred=(Fact.PLATFORM, Fact.LOG_URL, Fact.ITEMS, Fact.LABELS),
)
