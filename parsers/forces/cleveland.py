"""Cleveland Police: Single Online Home; request and answer under one label."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Confidence, Expect, Force

FORCE = Force(
    slug="cleveland",
    name="Cleveland Police",
    platform=SingleOnlineHome(host="www.cleveland.police.uk"),
    expect=Expect(items=10),
    whatdotheyknow="cleveland_police",
    confidence=Confidence.HIGH,
)
