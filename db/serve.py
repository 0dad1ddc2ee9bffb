"""Datasette over a published file: where its parts are and how it is put together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import yaml
from datasette.app import Datasette

from db.builds import current, inspect_path
from db.errors import PublishError
from db.strangers import BuildDatabase

ROOT = Path(__file__).resolve().parents[1]
METADATA = ROOT / "metadata.yml"
SITE = Path(__file__).resolve().parent / "site"
NAME = "forcewide"  # of the database, in addresses and in metadata.yml
STATIC = "assets"  # where static files stand in addresses; "forcewide" is the database

SETTINGS: dict[str, int | bool] = {
    "suggest_facets": False,
    "facet_time_limit_ms": 500,
    "sql_time_limit_ms": 2000,
    "default_facet_size": 30,
    "max_returned_rows": 1000,
    "default_page_size": 50,
    "truncate_cells_html": 200,
    "default_cache_ttl": 600,
    "allow_download": False,
}


# Where strangers may ask in SQL: no statement of theirs keeps a thread for longer.
OPEN_SQL: dict[str, int | bool | str] = {"default_allow_sql": True, "sql_time_limit_ms": 1000}
CLOSED_SQL: dict[str, int | bool | str] = {"default_allow_sql": False}


@contextmanager
def open_site(target: Path, **settings: int | bool | str) -> Iterator[Datasette]:
    """The same site inside this process, for asking it questions without a port.

    It asks the database in the caller's thread, so that its connections can be closed at
    the end: Datasette leaves those of its own threads to the garbage collector. Raises
    ``PublishError`` when there is no published file.
    """
    if not target.is_file():
        raise PublishError(f"{target}: nothing is published there yet")
    build = current(target)
    with open_build(target, build.id if build else "", **settings) as site:
        yield site


@contextmanager
def open_build(path: Path, ident: str = "", **settings: int | bool | str) -> Iterator[Datasette]:
    """The site of one build inside this process; see ``open_site``."""
    site = site_of(path, settings={"num_sql_threads": 0, **settings}, ident=ident)
    try:
        yield site
    finally:
        for database in site.databases.values():
            for connection in (database._read_connection, database._write_connection):
                if connection is not None:
                    connection.close()
            database.close()


def site_of(
    build: Path,
    *,
    settings: Mapping[str, int | bool | str] | None = None,
    ident: str = "",
    contact: str = "",
) -> Datasette:
    """Datasette over one immutable build, whatever its file is called, with our pages.

    ``ident`` is the id of the build, ``contact`` where faults are reported to. Of ``settings``,
    ``CLOSED_SQL`` keeps strangers from asking in SQL and ``OPEN_SQL`` lets them.
    """
    counts = current_inspect(build)
    metadata = yaml.safe_load(METADATA.read_text(encoding="utf-8"))
    metadata["plugins"] = {"forcewide": {"build": ident, "contact": contact}}
    site = Datasette(
        [],
        inspect_data=json.loads(counts.read_text(encoding="utf-8")) if counts else None,
        metadata=metadata,
        template_dir=str(SITE / "templates"),
        plugins_dir=str(SITE / "plugins"),
        static_mounts=[(STATIC, str(SITE / "static"))],
        settings={**SETTINGS, **(settings or {})},
        cors=True,
    )
    site.add_database(BuildDatabase(site, path=str(build), is_mutable=False), name=NAME)
    return site


def current_inspect(target: Path) -> Path | None:
    """The inspect file of ``target``, unless it is older: then it counts another build."""
    counts = inspect_path(target)
    if counts.exists() and counts.stat().st_mtime_ns >= target.stat().st_mtime_ns:
        return counts
    return None
