"""Gwent Police: Single Online Home; no labels, reference in slug and title only."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Confidence, Force, LetterStyle

FORCE = Force(
    slug="gwent",
    name="Gwent Police / Heddlu Gwent",
    platform=SingleOnlineHome(host="www.gwent.police.uk"),
    nation="Wales",
    style=LetterStyle(unlabelled=True),
    whatdotheyknow="gwent_police",
    confidence=Confidence.HIGH,
)
