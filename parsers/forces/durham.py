"""Durham Constabulary: Single Online Home; its older log, a form by postback, is not read."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="durham",
    name="Durham Constabulary",
    platform=SingleOnlineHome(host="www.durham.police.uk"),
    whatdotheyknow="durham_police",
    inferred=(Fact.ITEMS, Fact.LABELS),
)
