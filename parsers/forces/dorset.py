"""Dorset Police: Single Online Home; shares its FOI team with Devon & Cornwall."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="dorset",
    name="Dorset Police",
    platform=SingleOnlineHome(host="www.dorset.police.uk"),
    whatdotheyknow="dorset_police",
    inferred=(Fact.ITEMS, Fact.LABELS),
)
