"""Finds the declared bodies: every module of ``parsers/forces`` holds one ``FORCE``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from types import MappingProxyType

from parsers import forces
from parsers.errors import DeclarationError
from parsers.types import Force, ForceStatus, PublicBody


@cache
def known() -> Mapping[str, PublicBody]:
    """Every body by slug, in order of slug, whether or not it publishes a log.

    Raises DeclarationError when a module has no FORCE, or when its slug is not the
    file's name (``-`` for ``_``).
    """
    return MappingProxyType({slug: body_of(slug) for slug in slugs()})


@cache
def slugs() -> tuple[str, ...]:
    """The slugs of every body, from the names of the files: none is imported for it."""
    modules = pkgutil.iter_modules(forces.__path__)
    return tuple(sorted(module.name.replace("_", "-") for module in modules))


@cache
def body_of(slug: str) -> PublicBody:
    """One body, without looking at the others. Raises KeyError for a slug that none has."""
    if slug not in slugs():
        raise KeyError(slug)
    name = slug.replace("-", "_")
    found = getattr(importlib.import_module(f"{forces.__name__}.{name}"), "FORCE", None)
    if not isinstance(found, PublicBody):
        raise DeclarationError(
            f"parsers/forces/{name}.py must define FORCE = Force(...) or PublicBody(...)"
        )
    if found.slug != slug:
        raise DeclarationError(f"parsers/forces/{name}.py declares {found.slug!r}")
    return found


def declared_force(slug: str) -> Force | None:
    """One force that publishes a log, without looking at the others; None for any other body."""
    found = body_of(slug)
    return found if isinstance(found, Force) and found.status is not ForceStatus.NO_LOG else None


@cache
def declared() -> Mapping[str, Force]:
    """The forces that publish a log and can be crawled, by slug."""
    return MappingProxyType(
        {
            slug: body
            for slug, body in known().items()
            if isinstance(body, Force) and body.status is not ForceStatus.NO_LOG
        }
    )


def note(slug: str) -> str:
    """What a body's file says of it in a line: its docstring, without the name."""
    told = importlib.import_module(f"{forces.__name__}.{slug.replace('-', '_')}").__doc__ or ""
    return told.partition(": ")[2].strip()


@cache
def way_in(slug: str) -> Force | None:
    """The requests that people have made to a body without a log, on WhatDoTheyKnow.

    Another kind of source than a log, so a crawl of everything leaves it alone: it is
    crawled where it is asked for by name. None for a body that has a log.
    """
    body = known()[slug]
    if body.status is not ForceStatus.NO_LOG or not body.whatdotheyknow:
        return None
    # Imported here: who reads one force's letter pays for no other force's platform.
    from parsers.platforms.whatdotheyknow import WhatDoTheyKnow

    facts = {field.name: getattr(body, field.name) for field in fields(PublicBody)}
    return Force(**facts, platform=WhatDoTheyKnow(body=body.whatdotheyknow))


def status(slug: str) -> ForceStatus:
    """What can be said of a force's log: no_log, blocked, undeclared (nobody reads it), or log."""
    return known()[slug].status
