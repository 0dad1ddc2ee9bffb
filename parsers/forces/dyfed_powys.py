"""Dyfed-Powys Police: Single Online Home; labels Request: and Response:."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Expect, Force

FORCE = Force(
    slug="dyfed-powys",
    name="Dyfed-Powys Police / Heddlu Dyfed-Powys",
    platform=SingleOnlineHome(host="www.dyfed-powys.police.uk"),
    expect=Expect(items=10),
)
