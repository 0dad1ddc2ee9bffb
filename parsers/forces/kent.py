"""Kent Police: Single Online Home; references that look like dates."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="kent",
    name="Kent Police",
    platform=SingleOnlineHome(host="www.kent.police.uk"),
    whatdotheyknow="kent_police",
    inferred=(Fact.ITEMS,),
)
