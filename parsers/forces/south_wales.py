"""South Wales Police: Single Online Home; labels REQUEST and RESPONSE."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Expect, Force

FORCE = Force(
    slug="south-wales",
    name="South Wales Police / Heddlu De Cymru",
    platform=SingleOnlineHome(host="www.south-wales.police.uk"),
    expect=Expect(items=10),
)
