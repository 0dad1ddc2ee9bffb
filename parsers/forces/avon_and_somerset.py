"""Avon and Somerset Police: its own system."""

from parsers.types import Confidence, ForceStatus, PublicBody

FORCE = PublicBody(
    slug="avon-and-somerset",
    name="Avon and Somerset Police",
    log_url=(
        "https://www.avonandsomerset.police.uk/about/freedom-of-information/previous-foi-requests/"
    ),
    whatdotheyknow="avon_and_somerset_police",
    status=ForceStatus.UNDECLARED,
    confidence=Confidence.HIGH,
)
