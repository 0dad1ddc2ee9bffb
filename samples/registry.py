"""Every sample site there is: a site of any platform plugs in here and is served, tested and shown.

``SITES`` maps a site's name, usually the slug of the force that it plays, to its
platform. A further kind of log enters with one entry of ``samples.logs.kinds``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from samples.houses import HOUSES
from samples.logs.kinds import LOGS, PLAYED_BY
from samples.logs.site import LogSite
from samples.logs.world import log_world
from samples.model import SampleDisclosure
from samples.single_online_home import SampleSite
from samples.site.contract import Site
from samples.site.markup import Kind, Markup, markup
from samples.world import EVERY, UNTIL, world


@dataclass(frozen=True, slots=True)
class SiteKind:
    """One site: the force it plays, the platform it is of, and what that platform must be given."""

    force: str
    platform: str
    parameters: Mapping[str, object] = field(default_factory=dict)


SITES: Final[Mapping[str, SiteKind]] = MappingProxyType(
    {
        **{slug: SiteKind(slug, "single_online_home") for slug in EVERY},
        **{
            name: SiteKind(PLAYED_BY.get(name, name), kind.platform, kind.parameters)
            for name, kind in LOGS.items()
        },
    }
)


def site(
    name: str, choices: Markup, *, edition: int = 1, until: date = UNTIL, extra: int = 0
) -> Site:
    """A site by name in one markup. Raises KeyError for a name that is not in ``SITES``."""
    known = SITES[name]
    if known.platform == "single_online_home":
        return SampleSite(world(known.force, edition, until, extra), choices)
    kind = LOGS[name]
    made = log_world(HOUSES[known.force], kind, edition, until, extra)
    return kind.site(made, choices) if kind.site else LogSite(made, choices)


def truth(name: str, *, edition: int = 1, until: date = UNTIL) -> tuple[SampleDisclosure, ...]:
    """What a site has published, newest first, with its truth; the same in every markup.

    ``path`` is the address at which a crawl knows the item.
    """
    items = site(name, markup(Kind.LIST, 1), edition=edition, until=until).disclosures
    if name not in LOGS:
        return items
    kind = LOGS[name]
    return tuple(replace(kind.told(item), path=kind.address(item)) for item in items)
