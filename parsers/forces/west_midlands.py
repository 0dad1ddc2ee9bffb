"""West Midlands Police: WordPress."""

from parsers.types import Confidence, ForceStatus, PublicBody

FORCE = PublicBody(
    slug="west-midlands",
    name="West Midlands Police",
    log_url="https://foi.west-midlands.police.uk/disclosure-log/",
    whatdotheyknow="wmp",
    status=ForceStatus.UNDECLARED,
    confidence=Confidence.HIGH,
)
