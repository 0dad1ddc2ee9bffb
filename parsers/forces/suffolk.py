"""Suffolk Constabulary: Single Online Home; letters of the team it shares with Norfolk."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="suffolk",
    name="Suffolk Constabulary",
    platform=SingleOnlineHome(host="www.suffolk.police.uk"),
    whatdotheyknow="suffolk_police",
    inferred=(Fact.ITEMS,),
)
