"""Northumbria Police: its older log."""

from parsers.types import Confidence, ForceStatus, PublicBody

FORCE = PublicBody(
    slug="northumbria",
    name="Northumbria Police",
    log_url=(
        "https://beta.northumbria.police.uk/about-us/publications-and-documents/"
        "accessing-information/disclosure-log/"
    ),
    whatdotheyknow="northumbria_police",
    status=ForceStatus.UNDECLARED,
    confidence=Confidence.HIGH,
)
