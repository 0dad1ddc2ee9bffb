"""Greater Manchester Police: Single Online Home; spending pages seen, no item."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="greater-manchester",
    name="Greater Manchester Police",
    platform=SingleOnlineHome(host="www.gmp.police.uk"),
    whatdotheyknow="gmp",
    inferred=(Fact.ITEMS, Fact.LABELS, Fact.REFERENCE),
)
