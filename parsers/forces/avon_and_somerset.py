"""Avon and Somerset Police: its own system; the only day on a page is that of the request."""

from parsers.platforms.avon_and_somerset import AvonAndSomerset
from parsers.types import Confidence, Force, Policy

FORCE = Force(
    slug="avon-and-somerset",
    name="Avon and Somerset Police",
    platform=AvonAndSomerset(host="www.avonandsomerset.police.uk"),
    terms="no database of downloaded pages without written consent (read November 2026)",
    policy=Policy.LINK_ONLY,
    whatdotheyknow="avon_and_somerset_police",
    confidence=Confidence.HIGH,
)
