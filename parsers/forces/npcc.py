"""National Police Chiefs Council: an index of PDF letters by committee and year."""

from parsers.platforms.npcc import ChiefsCouncil
from parsers.types import Confidence, Force, ForceKind

FORCE = Force(
    slug="npcc",
    name="National Police Chiefs Council",
    platform=ChiefsCouncil(host="www.npcc.police.uk"),
    nation="UK",
    kind=ForceKind.OTHER,
    whatdotheyknow="npcc",
    confidence=Confidence.HIGH,
)
