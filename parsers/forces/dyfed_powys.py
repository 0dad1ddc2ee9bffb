"""Dyfed-Powys Police: Single Online Home, in two languages; labels Request: and Response:."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Confidence, Expect, Force

FORCE = Force(
    slug="dyfed-powys",
    name="Dyfed-Powys Police / Heddlu Dyfed-Powys",
    platform=SingleOnlineHome(host="www.dyfed-powys.police.uk"),
    nation="Wales",
    expect=Expect(items=10),
    whatdotheyknow="dyfed_powys_police",
    confidence=Confidence.HIGH,
)
