"""Police Service of Northern Ireland: its own system; American dates, four styles of reference."""

from parsers.platforms.psni import PoliceServiceNorthernIreland
from parsers.types import Confidence, Force

FORCE = Force(
    slug="northern-ireland",
    name="Police Service of Northern Ireland",
    platform=PoliceServiceNorthernIreland(host="www.psni.police.uk"),
    nation="Northern Ireland",
    whatdotheyknow="psni",
    confidence=Confidence.HIGH,
)
