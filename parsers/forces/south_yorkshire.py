"""South Yorkshire Police: Single Online Home since it moved; seen on news pages only."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Confidence, Fact, Force

FORCE = Force(
    slug="south-yorkshire",
    name="South Yorkshire Police",
    platform=SingleOnlineHome(host="www.southyorkshire.police.uk"),
    whatdotheyknow="syp",
    confidence=Confidence.LOW,
    inferred=(Fact.LOG_URL, Fact.ITEMS, Fact.LABELS),
)
