"""Staffordshire Police: Single Online Home; short answers below the request."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="staffordshire",
    name="Staffordshire Police",
    platform=SingleOnlineHome(host="www.staffordshire.police.uk"),
    whatdotheyknow="staffordshire_police",
    inferred=(Fact.ITEMS,),
)
