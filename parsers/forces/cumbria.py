"""Cumbria Constabulary: Single Online Home; no item page has been seen."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="cumbria",
    name="Cumbria Constabulary",
    platform=SingleOnlineHome(host="www.cumbria.police.uk"),
    whatdotheyknow="cumbria_police",
    inferred=(Fact.ITEMS, Fact.LABELS, Fact.REFERENCE),
)
