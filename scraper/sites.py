"""Which forces a data folder crawls, and where: the declared ones, or sample sites in their place.

``<data>/sites.json`` maps a slug to a base address, for example
``{"cleveland": "http://127.0.0.1:40001"}``. It is written by ``forcewide demo``
and ``forcewide samples``; a folder without it crawls the forces' real sites.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol, runtime_checkable
from urllib.parse import urlsplit

from parsers.registry import declared
from parsers.types import Force, Platform
from scraper.errors import SettingsError

NAME: Final = "sites.json"


@runtime_checkable
class Movable(Protocol):
    """A platform whose pages may stand on another host: a sample site, a mirror."""

    def at(self, host: str, scheme: str) -> Platform:
        """The same platform at ``scheme://host``."""


def write(data: Path, sites: Mapping[str, str]) -> None:
    """Remember sample addresses for every later command on this folder."""
    data.mkdir(parents=True, exist_ok=True)
    (data / NAME).write_text(json.dumps(dict(sites), indent=1) + "\n", "utf-8")


def read(data: Path) -> dict[str, str]:
    """The folder's sample addresses; empty when it crawls the real sites.

    Raises SettingsError when the file is not a map of declared slugs to addresses.
    """
    path = data / NAME
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise SettingsError(f"{path}: not JSON: {error}") from error
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise SettingsError(f"{path}: must map slugs to addresses")
    unknown = sorted(found.keys() - declared().keys())
    if unknown:
        raise SettingsError(f"{path}: not declared: {', '.join(unknown)}")
    return found


def forces(data: Path) -> dict[str, Force]:
    """The forces of a folder by slug: its sample sites if it has any, else all declared."""
    sites = read(data)
    if not sites:
        return dict(declared())
    return {slug: moved(declared()[slug], base) for slug, base in sites.items()}


def is_sample(data: Path) -> bool:
    """Whether a folder holds the invented world of the sample sites."""
    return bool(read(data))


def moved(force: Force, base: str) -> Force:
    """The same force with its platform at another address.

    Raises SettingsError for an address that is not http(s)://host[:port].
    """
    parts = urlsplit(base)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path not in {"", "/"}:
        raise SettingsError(f"{base!r} is not an address like http://127.0.0.1:8000")
    if not isinstance(force.platform, Movable):
        raise SettingsError(f"{force.slug}: its platform cannot be moved to another host")
    return replace(force, platform=force.platform.at(parts.netloc, parts.scheme))
