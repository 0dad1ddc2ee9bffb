"""Hampshire and Isle of Wight Constabulary: Single Online Home; Request | Response in a table."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="hampshire",
    name="Hampshire and Isle of Wight Constabulary",
    platform=SingleOnlineHome(host="www.hampshire.police.uk"),
    whatdotheyknow="hampshire_police",
    inferred=(Fact.ITEMS,),
)
