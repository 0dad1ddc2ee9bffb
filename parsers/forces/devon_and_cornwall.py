"""Devon & Cornwall Police: Single Online Home; its folder has a double hyphen for "&"."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="devon-and-cornwall",
    name="Devon & Cornwall Police",
    platform=SingleOnlineHome(host="www.devon-cornwall.police.uk"),
    whatdotheyknow="devon_and_cornwall_police",
    inferred=(Fact.ITEMS, Fact.LABELS, Fact.REFERENCE),
)
