"""Gloucestershire Constabulary: Single Online Home; no item page has been seen."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="gloucestershire",
    name="Gloucestershire Constabulary",
    platform=SingleOnlineHome(host="www.gloucestershire.police.uk"),
    whatdotheyknow="gloucestershire_police",
    inferred=(Fact.ITEMS, Fact.LABELS, Fact.REFERENCE),
)
