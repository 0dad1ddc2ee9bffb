"""Derbyshire Constabulary: Single Online Home; no item page has been seen."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="derbyshire",
    name="Derbyshire Constabulary",
    platform=SingleOnlineHome(host="www.derbyshire.police.uk"),
    whatdotheyknow="derbyshire_police",
    inferred=(Fact.ITEMS, Fact.LABELS, Fact.REFERENCE),
)
