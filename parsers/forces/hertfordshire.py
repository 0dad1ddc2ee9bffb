"""Hertfordshire Constabulary: Single Online Home; letters from the three-force unit."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="hertfordshire",
    name="Hertfordshire Constabulary",
    platform=SingleOnlineHome(host="www.herts.police.uk"),
    whatdotheyknow="hertfordshire_police",
    inferred=(Fact.ITEMS,),
)
