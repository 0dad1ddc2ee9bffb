"""What people call a force: "Cleveland Police", "the Met" or "Norfolk", and its slug."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from parsers.registry import slugs
from parsers.types import ForceKind

_SPOKEN: Final = re.compile(
    r"\b(?:police service|police|constabulary|heddlu)\b|\bservice of\b|['’]s\b|[^a-z ]"
)
_FULL: Final = re.compile(r"\b(?:police|constabulary|heddlu|psni|mps|btp)\b")
# Names in use beside the official one.
_ALSO: Final = {
    "met": "metropolitan",
    "mps": "metropolitan",
    "psni": "northern-ireland",
    "of northern ireland": "northern-ireland",
    "btp": "btp",
    "gmp": "greater-manchester",
    "hampshire": "hampshire",
    "avon somerset": "avon-and-somerset",
    "devon cornwall": "devon-and-cornwall",
    "devon and cornwall": "devon-and-cornwall",
    "dyfed powys": "dyfed-powys",
    "northern ireland": "northern-ireland",
    "hampshire isle of wight": "hampshire",
    "hampshire and isle of wight": "hampshire",
    "british transport": "btp",
    "civil nuclear": "civil-nuclear-constabulary",
    "ministry of defence": "ministry-of-defence-police",
    "belfast international airport": "belfast-airport",
    "portland port": "port-of-portland",
    "gogledd cymru": "north-wales",
    "de cymru": "south-wales",
}


def _key(name: str) -> str:
    return " ".join(_SPOKEN.sub(" ", name.casefold().replace("-", " ").replace("&", " ")).split())


@cache
def spoken_names() -> Mapping[str, str]:
    """Slugs of the forces by the words of their names, without "police" and the like."""
    from parsers.directory import BODIES  # late: it imports every force and its platform

    found = dict(_ALSO)
    for body in BODIES:
        if body.kind is not ForceKind.OTHER:
            found.update((_key(name), body.slug) for name in body.name.split("/"))
    return MappingProxyType(found)


@cache
def spoken_words() -> frozenset[str]:
    """All names in use, without importing any force: those of the slugs, and those beside them."""
    return frozenset({slug.replace("-", " ") for slug in slugs()} | _ALSO.keys())


@cache
def _first_words() -> frozenset[str]:
    """Words that a force's name may begin with, without importing any force.

    Most labels of tables begin with none of them, and cost no look at the directory.
    """
    words = {word for slug in slugs() for word in slug.split("-")}
    return frozenset(words | {name.split()[0] for name in _ALSO})


def may_name_in_full(words: str) -> bool:
    """Whether words hold what every full name of a force holds."""
    return _FULL.search(words.casefold()) is not None


@lru_cache(maxsize=4096)
def force_of(label: str, *, plain: bool) -> str | None:
    """The slug of the force that a whole label names.

    ``plain`` accepts a county's or region's bare name ("Norfolk") for its force.
    """
    if not plain and not may_name_in_full(label):
        return None
    key = _key(label)
    return spoken_names().get(key) if key and key.split()[0] in _first_words() else None
