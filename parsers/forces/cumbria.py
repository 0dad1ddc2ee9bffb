"""Cumbria Constabulary: Single Online Home."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Expect, Force

FORCE = Force(
    slug="cumbria",
    name="Cumbria Constabulary",
    platform=SingleOnlineHome(host="www.cumbria.police.uk"),
    expect=Expect(items=10),
)
