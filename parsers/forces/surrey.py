"""Surrey Police: Single Online Home; files and letters seen, no item page."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Fact, Force, LetterStyle

FORCE = Force(
    slug="surrey",
    name="Surrey Police",
    platform=SingleOnlineHome(host="www.surrey.police.uk"),
    style=LetterStyle(request_labels=("You had asked:",)),
    whatdotheyknow="surrey_police",
    inferred=(Fact.ITEMS,),
)
