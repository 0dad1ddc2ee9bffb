"""West Yorkshire Police: Drupal."""

from parsers.types import Confidence, ForceStatus, PublicBody

FORCE = PublicBody(
    slug="west-yorkshire",
    name="West Yorkshire Police",
    log_url="https://www.westyorkshire.police.uk/freedom-of-information",
    whatdotheyknow="west_yorkshire_police",
    status=ForceStatus.UNDECLARED,
    confidence=Confidence.HIGH,
)
