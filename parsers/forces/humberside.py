"""Humberside Police: Single Online Home."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Expect, Force

FORCE = Force(
    slug="humberside",
    name="Humberside Police",
    platform=SingleOnlineHome(host="www.humberside.police.uk"),
    expect=Expect(items=10),
)
