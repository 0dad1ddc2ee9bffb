"""Leicestershire Police: Single Online Home; no item page has been seen."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="leicestershire",
    name="Leicestershire Police",
    platform=SingleOnlineHome(host="www.leics.police.uk"),
    whatdotheyknow="leicestershire_police",
    inferred=(Fact.ITEMS, Fact.LABELS),
)
