"""Thames Valley Police: Single Online Home; Request and Response side by side in a table."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="thames-valley",
    name="Thames Valley Police",
    platform=SingleOnlineHome(host="www.thamesvalley.police.uk"),
    whatdotheyknow="thames_valley_police",
    inferred=(Fact.ITEMS,),
)
