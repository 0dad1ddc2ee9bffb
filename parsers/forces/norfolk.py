"""Norfolk Constabulary: Drupal; PDF letters of the team it shares with Suffolk."""

from parsers.platforms.drupal_log import DrupalLog
from parsers.types import Fact, Force

FORCE = Force(
    slug="norfolk",
    name="Norfolk Constabulary",
    platform=DrupalLog(
        host="www.norfolk.police.uk",
        log="/about-us/our-data/disclosure-logs",
        files="/sites/norfolk/files/",
    ),
    whatdotheyknow="norfolk_police",
    inferred=(Fact.ITEMS,),
)
