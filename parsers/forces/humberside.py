"""Humberside Police: Single Online Home; policy page seen, no item."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="humberside",
    name="Humberside Police",
    platform=SingleOnlineHome(host="www.humberside.police.uk"),
    whatdotheyknow="humberside_police",
    inferred=(Fact.ITEMS, Fact.LABELS),
)
