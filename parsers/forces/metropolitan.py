"""Metropolitan Police Service: Single Online Home; the decision is a sentence, not a label."""

from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.types import Confidence, Expect, Force

FORCE = Force(
    slug="metropolitan",
    name="Metropolitan Police Service",
    platform=SingleOnlineHome(host="www.met.police.uk"),
    expect=Expect(items=10),
    whatdotheyknow="the_met",
    confidence=Confidence.HIGH,
)
