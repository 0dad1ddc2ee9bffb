"""Nottinghamshire Police: Single Online Home; no item page has been seen."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="nottinghamshire",
    name="Nottinghamshire Police",
    platform=SingleOnlineHome(host="www.nottinghamshire.police.uk"),
    whatdotheyknow="nottinghamshire_police",
    inferred=(Fact.ITEMS,),
)
