"""City of London Police: Single Online Home; seen on news pages only."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="city-of-london",
    name="City of London Police",
    platform=SingleOnlineHome(host="www.cityoflondon.police.uk"),
    whatdotheyknow="city_of_london_police",
    inferred=(Fact.LOG_URL, Fact.ITEMS, Fact.LABELS, Fact.REFERENCE),
)
