"""Finds the declared forces: every module of ``parsers/forces`` holds one ``FORCE``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from parsers import forces
from parsers.directory import BY_SLUG
from parsers.errors import DeclarationError
from parsers.types import Force, ForceStatus


@cache
def declared() -> Mapping[str, Force]:
    """Every declared force by slug, in order of slug.

    Raises DeclarationError when a module has no FORCE, when its slug is not the
    file's name (``-`` for ``_``), or when the directory does not know the slug.
    """
    found: dict[str, Force] = {}
    for module in pkgutil.iter_modules(forces.__path__):
        force = getattr(importlib.import_module(f"{forces.__name__}.{module.name}"), "FORCE", None)
        if not isinstance(force, Force):
            raise DeclarationError(
                f"parsers/forces/{module.name}.py must define FORCE = Force(...)"
            )
        if force.slug != module.name.replace("_", "-"):
            raise DeclarationError(f"parsers/forces/{module.name}.py declares {force.slug!r}")
        if force.slug not in BY_SLUG:
            raise DeclarationError(f"{force.slug!r} is not in parsers/directory.py")
        found[force.slug] = force
    return MappingProxyType(dict(sorted(found.items())))


def status(slug: str) -> ForceStatus:
    """What can be said of a force's log: no_log, undeclared (nobody has written it), or log."""
    known = BY_SLUG[slug].status
    return known if known is not ForceStatus.LOG or slug in declared() else ForceStatus.UNDECLARED
