"""Durham Constabulary: Single Online Home; its older WebForms log is gone from the menu."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="durham",
    name="Durham Constabulary",
    platform=SingleOnlineHome(host="www.durham.police.uk"),
    whatdotheyknow="durham_police",
    inferred=(Fact.ITEMS, Fact.LABELS),
)
