"""Northumbria Police: Single Online Home now; its own system to 2023 is read beside,
and the one before it (to 2017) where an archive or a recording has it."""

from parsers.platforms.northumbria import Northumbria
from parsers.platforms.several import Several
from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Confidence, Fact, Force

FORCE = Force(
    slug="northumbria",
    name="Northumbria Police",
    platform=Several(
        logs=(
            SingleOnlineHome(host="www.northumbria.police.uk"),
            Northumbria(host="beta.northumbria.police.uk"),
        ),
        former=(Northumbria(host="www.northumbria.police.uk", generation="old"),),
    ),
    whatdotheyknow="northumbria_police",
    confidence=Confidence.HIGH,
    inferred=(Fact.LOG_URL,),
)
