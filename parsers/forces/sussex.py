"""Sussex Police: Single Online Home; no item page has been seen."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="sussex",
    name="Sussex Police",
    platform=SingleOnlineHome(host="www.sussex.police.uk"),
    whatdotheyknow="sussex_police",
    inferred=(Fact.ITEMS, Fact.LABELS, Fact.REFERENCE),
)
