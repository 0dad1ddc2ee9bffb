"""Police Scotland: its own system, by year and month; the Scottish Act."""

from parsers.platforms.police_scotland import PoliceScotland
from parsers.types import Confidence, Fact, Force, Regime

FORCE = Force(
    slug="scotland",
    name="Police Scotland",
    platform=PoliceScotland(host="www.scotland.police.uk"),
    nation="Scotland",
    regime=Regime.FOISA,
    whatdotheyknow="police_scotland",
    confidence=Confidence.HIGH,
    inferred=(Fact.LABELS,),
)
