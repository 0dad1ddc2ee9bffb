"""Which forces a data folder crawls, and where: the declared ones, or sample sites in their place.

``<data>/sites.json`` maps a slug to a base address, for example
``{"cleveland": "http://127.0.0.1:40001"}``; a force that is not declared, or not on
that platform, says which platform is there: ``{"port-of-dover": {"base":
"http://127.0.0.1:40002", "platform": "document_index", "parameters": {...}}}``. It is
written by ``forcewide demo``; a folder without it crawls the forces' real sites.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Protocol, runtime_checkable
from urllib.parse import urlsplit

from parsers.errors import DeclarationError
from parsers.platforms.catalogue import CATALOGUE
from parsers.registry import declared, known, way_in
from parsers.types import Force, ForceStatus, Platform
from scraper.errors import SettingsError

NAME: Final = "sites.json"


@runtime_checkable
class Movable(Protocol):
    """A platform whose pages may be on another host: a sample site, a mirror."""

    def at(self, host: str, scheme: str) -> Platform:
        """The same platform at ``scheme://host``."""


@dataclass(frozen=True, slots=True)
class Binding:
    """Where a force's site is instead; ``platform`` is empty for the force's own."""

    base: str
    platform: str = ""
    parameters: Mapping[str, object] = field(default_factory=dict)


def write(data: Path, sites: Mapping[str, str | Binding]) -> None:
    """Remember sample addresses for every later command on this folder."""
    data.mkdir(parents=True, exist_ok=True)
    bindings = {
        slug: {"base": one.base, "platform": one.platform, "parameters": dict(one.parameters)}
        if isinstance(one, Binding)
        else one
        for slug, one in sites.items()
    }
    (data / NAME).write_text(json.dumps(bindings, indent=1) + "\n", "utf-8")


def read(data: Path) -> dict[str, str]:
    """The folder's sample addresses; empty when it crawls the real sites.

    Raises SettingsError when the file does not map slugs that we know to addresses.
    """
    return {slug: one.base for slug, one in bindings(data).items()}


def bindings(data: Path) -> dict[str, Binding]:
    """The folder's sample sites by slug. Raises SettingsError like ``read``."""
    path = data / NAME
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise SettingsError(f"{path}: not JSON: {error}") from error
    if not isinstance(found, dict):
        raise SettingsError(f"{path}: must map slugs to addresses")
    made = {slug: _binding(path, slug, value) for slug, value in found.items()}
    unknown = sorted(
        slug for slug, one in made.items() if slug not in (known() if one.platform else declared())
    )
    if unknown:
        raise SettingsError(f"{path}: not declared: {', '.join(unknown)}")
    return made


def _binding(path: Path, slug: str, value: object) -> Binding:
    if isinstance(value, str):
        return Binding(value)
    if not isinstance(value, dict) or not isinstance(value.get("base"), str):
        raise SettingsError(f"{path}: must map slugs to addresses, not {slug} to {value!r}")
    parameters = value.get("parameters", {})
    if value.get("platform") not in CATALOGUE or not isinstance(parameters, dict):
        raise SettingsError(f"{path}: {slug}: no platform {value.get('platform')!r}")
    listed = {k: tuple(v) if isinstance(v, list) else v for k, v in parameters.items()}
    return Binding(value["base"], value["platform"], listed)


def forces(data: Path) -> dict[str, Force]:
    """The forces of a folder by slug: its sample sites if it has any, else all declared."""
    sites = bindings(data)
    if not sites:
        return dict(declared())
    return {slug: _bound(slug, one) for slug, one in sites.items()}


def force(data: Path, slug: str) -> Force | None:
    """One force by slug; a body without a log by its way in (``parsers.registry``)."""
    found = forces(data)
    return found.get(slug) or (None if is_sample(data) else way_in(slug))


def _bound(slug: str, one: Binding) -> Force:
    return bound(slug, one) if one.platform else moved(declared()[slug], one.base)


def is_sample(data: Path) -> bool:
    """Whether a folder holds the invented world of the sample sites."""
    return bool(read(data))


def moved(force: Force, base: str) -> Force:
    """The same force with its platform at another address.

    Raises SettingsError for an address that is not http(s)://host[:port].
    """
    scheme, host = _address(base)
    if not isinstance(force.platform, Movable):
        raise SettingsError(f"{force.slug}: its platform cannot be moved to another host")
    return replace(force, platform=force.platform.at(host, scheme))


def bound(slug: str, one: Binding) -> Force:
    """A force on a platform of our choice; what else it declares (labels, terms) is kept.

    Raises SettingsError when the platform does not take these parameters.
    """
    scheme, host = _address(one.base)
    try:
        platform = CATALOGUE[one.platform].platform(host=host, scheme=scheme, **one.parameters)  # type: ignore[arg-type]
    except (TypeError, DeclarationError) as error:
        raise SettingsError(f"{slug}: {error}") from error
    body = declared().get(slug)
    if body is not None:
        return replace(body, platform=platform)
    return Force(slug=slug, name=known()[slug].name, status=ForceStatus.LOG, platform=platform)


def fitting(slug: str, one: Binding) -> str | Binding:
    """The plain address where the declared force is on that platform already, else the binding."""
    force = declared().get(slug)
    kind = CATALOGUE[one.platform].platform
    return one.base if force is not None and type(force.platform) is kind else one


def _address(base: str) -> tuple[str, str]:
    parts = urlsplit(base)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path not in {"", "/"}:
        raise SettingsError(f"{base!r} is not an address like http://127.0.0.1:8000")
    return parts.scheme, parts.netloc
