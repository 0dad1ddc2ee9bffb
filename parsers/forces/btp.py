"""British Transport Police: Single Online Home; no item page has been seen."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force, ForceKind

FORCE = Force(
    slug="btp",
    name="British Transport Police",
    platform=SingleOnlineHome(host="www.btp.police.uk"),
    nation="UK",
    kind=ForceKind.SPECIAL,
    whatdotheyknow="btp",
    inferred=(Fact.LOG_URL, Fact.ITEMS, Fact.LABELS),
)
