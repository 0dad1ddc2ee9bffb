"""West Yorkshire Police: Drupal; dates by month only, Appendix A is the text of the Act."""

from parsers.platforms.drupal_log import DrupalLog
from parsers.types import Confidence, Force

FORCE = Force(
    slug="west-yorkshire",
    name="West Yorkshire Police",
    platform=DrupalLog(
        host="www.westyorkshire.police.uk",
        log="/freedom-of-information",
        items="/freedom-of-information/",
        labelled=True,
    ),
    whatdotheyknow="west_yorkshire_police",
    confidence=Confidence.HIGH,
)
