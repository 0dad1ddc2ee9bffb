"""Lancashire Constabulary: FOI and publication-scheme pages seen, no log."""

from parsers.types import Confidence, PublicBody

FORCE = PublicBody(
    slug="lancashire",
    name="Lancashire Constabulary",
    website="https://lancashire.police.uk/about-us/accessing-information/freedom-of-information/",
    whatdotheyknow="lancashire_police",
    confidence=Confidence.LOW,
)
