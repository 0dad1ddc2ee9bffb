"""National Police Chiefs Council: PDF index."""

from parsers.types import Confidence, ForceKind, ForceStatus, PublicBody

FORCE = PublicBody(
    slug="npcc",
    name="National Police Chiefs Council",
    nation="UK",
    kind=ForceKind.OTHER,
    log_url="https://www.npcc.police.uk/publications/disclosure-log/",
    whatdotheyknow="npcc",
    status=ForceStatus.UNDECLARED,
    confidence=Confidence.HIGH,
)
