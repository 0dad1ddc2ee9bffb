"""Which of an archive's copies are wanted: pure, from rows of its index.

One address in all its spellings is one answer (``canonical``). Of its copies the newest
usable one matters most; equal digests are one version; a 404 or 410 counts where it is
later than every copy; everything else that is no answer (a block, an error) says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from parsers.text.addresses import host_of, resolve, twin_of
from parsers.types import Platform, Rooted
from scraper.memento.rows import Memento

_GONE: Final = frozenset({404, 410})
_MOVED: Final = frozenset({301, 302, 303, 307, 308})


def roots(platform: Platform) -> tuple[str, ...]:
    """What an index is asked for: where the platform says that its answers and files lie."""
    return platform.roots if isinstance(platform, Rooted) else ()


@dataclass(frozen=True, slots=True)
class Address:
    """All copies of one address that an archive has, the newest first."""

    canonical_url: str
    copies: tuple[Memento, ...]

    @property
    def url(self) -> str:
        """The address as the newest copy spells it, as a browser would ask for it."""
        return resolve(self.copies[0].original, self.copies[0].original)

    @property
    def pages(self) -> tuple[Memento, ...]:
        """Copies that may be answers: whole ones, and those of which the index does not say."""
        return tuple(one for one in self.copies if one.status in {200, None})

    @property
    def last_words(self) -> tuple[Memento, ...]:
        """Where nothing newer is a page: that it was gone, by its first such copy; where
        nothing is, where it led."""
        newest = max((one.at for one in self.pages), default=None)
        gone = [
            one for one in self.copies if one.status in _GONE and (not newest or one.at > newest)
        ]
        if not newest:
            return tuple(one for one in self.copies if one.status in _MOVED)[:1]
        return tuple(gone[-1:])


def by_address(found: Iterable[Memento], hosts: Collection[str]) -> dict[str, Address]:
    """Copies by the address they are of; of the force's own hosts only."""
    mine = {twin_of(host) for host in hosts}
    groups: defaultdict[str, list[Memento]] = defaultdict(list)
    for one in found:
        if twin_of(_host(one.original)) in mine:
            groups[one.canonical_url].append(one)
    return {
        key: Address(key, tuple(sorted(some, key=lambda one: (one.at, one.memento), reverse=True)))
        for key, some in groups.items()
    }


def _host(url: str) -> str:
    try:
        return host_of(url)
    except ValueError:
        return ""


def later(address: Address, seen: Collection[str]) -> list[Memento]:
    """What is wanted of an address beside its newest copy: the oldest, and one of each other
    version, newest first. ``seen`` are digests that have been had."""
    found: dict[str, Memento] = {}
    for one in (*reversed(address.pages[-1:]), *address.pages):
        if one.digest not in seen or not one.digest:
            found.setdefault(one.digest or one.memento, one)
    return list(found.values())


def same_bytes(address: Address, digest: str) -> list[Memento]:
    """Further sightings of a version that has been had: the index names the same bytes."""
    return [one for one in address.pages if digest and one.digest == digest]


def on_hosts(url: str, hosts: Collection[str]) -> bool:
    """Whether an address lies on one of some hosts, with ``www.`` or without."""
    return urlsplit(url).scheme in {"http", "https"} and twin_of(_host(url)) in {
        twin_of(host) for host in hosts
    }


def ordered(groups: Sequence[Sequence[Memento]]) -> list[Memento]:
    """Several lists as one: the first of each, then the second of each."""
    longest = max((len(one) for one in groups), default=0)
    return [one[place] for place in range(longest) for one in groups if place < len(one)]
