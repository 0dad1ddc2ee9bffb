"""What a sample site is to those who serve it."""

from __future__ import annotations

from typing import Protocol

from samples.faults import FaultPlan, Target
from samples.http import SiteRequest, SiteResponse
from samples.model import SampleDisclosure


class Site(Protocol):
    """One made-up site. ``answer`` is pure: the same request, the same bytes."""

    @property
    def disclosures(self) -> tuple[SampleDisclosure, ...]:
        """Everything it has published, newest first, with its truth."""

    def answer(self, request: SiteRequest) -> SiteResponse:
        """The whole answer to one request, before validators and compression."""

    def target(self, path: str) -> Target:
        """What kind of address a path is, so that a fault strikes only its own."""

    def mislist(self, plan: FaultPlan, request: SiteRequest, nth: int) -> SiteResponse:
        """The answer of a site whose listing is at fault; ``nth`` counts from 0."""
