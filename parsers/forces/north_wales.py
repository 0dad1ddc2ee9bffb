"""North Wales Police: Single Online Home, in two languages; no item page has been seen."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force

FORCE = Force(
    slug="north-wales",
    name="North Wales Police / Heddlu Gogledd Cymru",
    platform=SingleOnlineHome(host="www.northwales.police.uk"),
    nation="Wales",
    whatdotheyknow="north_wales_police",
    inferred=(Fact.ITEMS, Fact.LABELS),
)
