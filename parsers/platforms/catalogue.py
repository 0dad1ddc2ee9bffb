"""Every platform there is, for ``forcewide add`` and ``probe`` and for the tests.

A platform module enters here with one line; its docstring is its manual.
"""

from __future__ import annotations

import dataclasses
import importlib
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from parsers.platforms import (
    avon_and_somerset,
    document_index,
    drupal_log,
    govuk,
    northumbria,
    npcc,
    police_scotland,
    psni,
    single_online_home,
    spreadsheet_log,
    web_log,
    whatdotheyknow,
    wordpress_log,
)
from parsers.platforms.avon_and_somerset import AvonAndSomerset
from parsers.platforms.document_index import DocumentIndex
from parsers.platforms.drupal_log import DrupalLog
from parsers.platforms.govuk import GovUk
from parsers.platforms.likeness import Mark, likeness
from parsers.platforms.northumbria import Northumbria
from parsers.platforms.npcc import ChiefsCouncil
from parsers.platforms.police_scotland import PoliceScotland
from parsers.platforms.psni import PoliceServiceNorthernIreland
from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.platforms.site import LogSite
from parsers.platforms.spreadsheet_log import SpreadsheetLog
from parsers.platforms.web_log import WebLog
from parsers.platforms.whatdotheyknow import WhatDoTheyKnow
from parsers.platforms.wordpress_log import WordPressLog
from parsers.types import Likeness, Page


@dataclass(frozen=True, slots=True)
class Parameter:
    """One setting of a platform; ``default`` as Python prints it, None where it must be set."""

    name: str
    default: str | None


@dataclass(frozen=True, slots=True)
class KnownPlatform:
    """One platform: its module's name, its class, and the marks that give it away."""

    name: str
    platform: type[LogSite]
    marks: tuple[Mark, ...]

    @property
    def manual(self) -> str:
        """The module's docstring: how to recognise it, what to set, what is certain."""
        return (importlib.import_module(self.platform.__module__).__doc__ or "").strip()

    @property
    def description(self) -> str:
        """One line."""
        return self.manual.splitlines()[0]

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What a declaration may set, in order; ``scheme`` and the like come last by default."""
        return tuple(
            Parameter(
                field.name,
                None if field.default is dataclasses.MISSING else repr(field.default),
            )
            for field in dataclasses.fields(self.platform)
        )

    def looks_like(self, page: Page) -> Likeness | None:
        """How much a page looks like one of this platform's; None where nothing speaks for it."""
        return likeness(self.name, self.marks, page)


_ALL: Final = (
    KnownPlatform("single_online_home", SingleOnlineHome, single_online_home.MARKS),
    KnownPlatform("psni", PoliceServiceNorthernIreland, psni.MARKS),
    KnownPlatform("police_scotland", PoliceScotland, police_scotland.MARKS),
    KnownPlatform("drupal_log", DrupalLog, drupal_log.MARKS),
    KnownPlatform("wordpress_log", WordPressLog, wordpress_log.MARKS),
    KnownPlatform("avon_and_somerset", AvonAndSomerset, avon_and_somerset.MARKS),
    KnownPlatform("northumbria", Northumbria, northumbria.MARKS),
    KnownPlatform("npcc", ChiefsCouncil, npcc.MARKS),
    KnownPlatform("govuk", GovUk, govuk.MARKS),
    KnownPlatform("whatdotheyknow", WhatDoTheyKnow, whatdotheyknow.MARKS),
    KnownPlatform("spreadsheet_log", SpreadsheetLog, spreadsheet_log.MARKS),
    KnownPlatform("web_log", WebLog, web_log.MARKS),
    KnownPlatform("document_index", DocumentIndex, document_index.MARKS),
)

CATALOGUE: Final = MappingProxyType({known.name: known for known in _ALL})


def likenesses(page: Page) -> tuple[Likeness, ...]:
    """What a page may be, the likeliest first; empty where it looks like nothing we know."""
    found = [like for known in CATALOGUE.values() if (like := known.looks_like(page))]
    return tuple(sorted(found, key=lambda like: (-like.weight, like.platform)))
