"""West Mercia Police: Single Online Home; bare serial numbers as references."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="west-mercia",
    name="West Mercia Police",
    platform=SingleOnlineHome(host="www.westmercia.police.uk"),
    whatdotheyknow="west_mercia_police",
    inferred=(Fact.ITEMS, Fact.LABELS),
)
