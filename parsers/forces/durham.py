"""Durham Constabulary: Single Online Home."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Expect, Force

FORCE = Force(
    slug="durham",
    name="Durham Constabulary",
    platform=SingleOnlineHome(host="www.durham.police.uk"),
    expect=Expect(items=10),
)
