"""The police forces and policing bodies Forcewide knows, as rows of facts.

Each is declared once, in its file of ``parsers/forces``; this is the same as a flat
row for the ``forces`` table and for readers that need no platform. Ports answer only
for their constables' functions, hence ``FOIA_part``.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from parsers.registry import known
from parsers.types import Confidence, Force, ForceKind, ForceStatus, Located, PublicBody, Regime

WHATDOTHEYKNOW = "https://www.whatdotheyknow.com/body/"


@dataclass(frozen=True, slots=True)
class Body:
    """One row of the directory. ``platform`` is a module name of ``parsers.platforms``."""

    slug: str
    name: str
    nation: str
    kind: ForceKind
    regime: Regime
    website: str
    log_url: str
    platform: str
    status: ForceStatus
    confidence: Confidence


def platform_of(body: PublicBody) -> str:
    """The module name of a body's platform; "none" without a log."""
    return type(body.platform).__module__.rsplit(".", 1)[1] if isinstance(body, Force) else "none"


def log_of(body: PublicBody) -> str:
    """Where a body's log begins: as declared, else as its platform says; empty without one."""
    if body.log_url or not isinstance(body, Force) or not isinstance(body.platform, Located):
        return body.log_url
    return body.platform.log_url


def row_of(body: PublicBody) -> Body:
    """What is declared of a body, as a flat row."""
    log = log_of(body)
    parts = urlsplit(log)
    return Body(
        slug=body.slug,
        name=body.name,
        nation=body.nation,
        kind=body.kind,
        regime=body.regime,
        website=body.website or f"{parts.scheme}://{parts.netloc}/",
        log_url=log,
        platform=platform_of(body),
        status=body.status,
        confidence=body.confidence,
    )


BODIES: tuple[Body, ...] = tuple(row_of(body) for body in known().values())

BY_SLUG: dict[str, Body] = {body.slug: body for body in BODIES}
