"""Essex Police: Single Online Home; combined answers by topic, each a publication."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="essex",
    name="Essex Police",
    platform=SingleOnlineHome(host="www.essex.police.uk"),
    whatdotheyknow="essex_police",
    inferred=(Fact.LABELS,),
)
