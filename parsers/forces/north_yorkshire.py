"""North Yorkshire Police: Single Online Home; references by financial year."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Confidence, Force

FORCE = Force(
    slug="north-yorkshire",
    name="North Yorkshire Police",
    platform=SingleOnlineHome(host="www.northyorkshire.police.uk"),
    whatdotheyknow="nyp",
    confidence=Confidence.HIGH,
)
