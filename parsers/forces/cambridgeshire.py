"""Cambridgeshire Constabulary: Single Online Home; letters of the three-force unit as pages."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Confidence, Fact, Force

FORCE = Force(
    slug="cambridgeshire",
    name="Cambridgeshire Constabulary",
    platform=SingleOnlineHome(host="www.cambs.police.uk"),
    whatdotheyknow="cambridgeshire_police",
    confidence=Confidence.HIGH,
    inferred=(Fact.LOG_URL,),
)
