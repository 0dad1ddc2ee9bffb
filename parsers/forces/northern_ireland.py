"""Police Service of Northern Ireland: its own system."""

from parsers.types import Confidence, ForceStatus, PublicBody

FORCE = PublicBody(
    slug="northern-ireland",
    name="Police Service of Northern Ireland",
    nation="Northern Ireland",
    log_url="https://www.psni.police.uk/foi-disclosure-log",
    whatdotheyknow="psni",
    status=ForceStatus.UNDECLARED,
    confidence=Confidence.HIGH,
)
