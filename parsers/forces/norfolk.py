"""Norfolk Constabulary: Drupal."""

from parsers.types import ForceStatus, PublicBody

FORCE = PublicBody(
    slug="norfolk",
    name="Norfolk Constabulary",
    log_url="https://www.norfolk.police.uk/about-us/our-data/disclosure-logs",
    whatdotheyknow="norfolk_police",
    status=ForceStatus.UNDECLARED,
)
