"""Bedfordshire Police: Single Online Home; letters from the three-force unit."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Expect, Force

FORCE = Force(
    slug="bedfordshire",
    name="Bedfordshire Police",
    platform=SingleOnlineHome(host="www.beds.police.uk"),
    expect=Expect(items=10),
)
