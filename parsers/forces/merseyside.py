"""Merseyside Police: Single Online Home; no item page has been seen."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="merseyside",
    name="Merseyside Police",
    platform=SingleOnlineHome(host="www.merseyside.police.uk"),
    whatdotheyknow="merseyside_police",
    inferred=(Fact.ITEMS, Fact.LABELS, Fact.REFERENCE),
)
