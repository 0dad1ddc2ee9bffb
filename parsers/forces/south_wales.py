"""South Wales Police: Single Online Home, in two languages; labels REQUEST and RESPONSE."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Confidence, Expect, Force

FORCE = Force(
    slug="south-wales",
    name="South Wales Police / Heddlu De Cymru",
    platform=SingleOnlineHome(host="www.south-wales.police.uk"),
    nation="Wales",
    expect=Expect(items=10),
    whatdotheyknow="south_wales_police",
    confidence=Confidence.HIGH,
)
