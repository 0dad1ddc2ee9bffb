"""Police Scotland: its own system."""

from parsers.types import Confidence, ForceStatus, PublicBody, Regime

FORCE = PublicBody(
    slug="scotland",
    name="Police Scotland",
    nation="Scotland",
    regime=Regime.FOISA,
    log_url=(
        "https://www.scotland.police.uk/access-to-information/freedom-of-information/"
        "disclosure-log/"
    ),
    whatdotheyknow="police_scotland",
    status=ForceStatus.UNDECLARED,
    confidence=Confidence.HIGH,
)
