"""Cheshire Constabulary: Single Online Home; landing page seen, no item."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="cheshire",
    name="Cheshire Constabulary",
    platform=SingleOnlineHome(host="www.cheshire.police.uk"),
    whatdotheyknow="cheshire_police",
    inferred=(Fact.LOG_URL, Fact.ITEMS, Fact.LABELS),
)
