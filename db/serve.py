"""Datasette over the published file: where its parts are and how it is started."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml
from datasette.app import Datasette

from db.errors import PublishError
from db.publish import inspect_path

ROOT = Path(__file__).resolve().parents[1]
METADATA = ROOT / "metadata.yml"
SITE = Path(__file__).resolve().parent / "site"
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


def datasette_command(
    target: Path, port: int, host: str = "127.0.0.1", *, base_url: str = "/"
) -> list[str]:
    """The command line that serves ``target`` immutable on ``host:port`` (0: any free port).

    Raises ``PublishError`` when there is no published file.
    """
    _require(target)
    command = [sys.executable, "-m", "datasette", "serve", "--immutable", str(target)]
    if counts := current_inspect(target):
        command += ["--inspect-file", str(counts)]
    command += ["--host", host, "--port", str(port), "--cors", "--metadata", str(METADATA)]
    command += ["--template-dir", str(SITE / "templates"), "--plugins-dir", str(SITE / "plugins")]
    command += ["--static", f"{STATIC}:{SITE / 'static'}"]
    for name, value in (SETTINGS | {"base_url": base_url}).items():
        command += ["--setting", name, _setting(value)]
    return command


@contextmanager
def open_site(target: Path) -> Iterator[Datasette]:
    """The same site inside this process, for asking it questions without a port.

    It asks the database in the caller's thread, so that its connections can be closed at
    the end: Datasette leaves those of its own threads to the garbage collector.
    """
    _require(target)
    counts = current_inspect(target)
    site = Datasette(
        [],
        immutables=[str(target)],
        inspect_data=json.loads(counts.read_text(encoding="utf-8")) if counts else None,
        metadata=yaml.safe_load(METADATA.read_text(encoding="utf-8")),
        template_dir=str(SITE / "templates"),
        plugins_dir=str(SITE / "plugins"),
        static_mounts=[(STATIC, str(SITE / "static"))],
        settings=SETTINGS | {"num_sql_threads": 0},
        cors=True,
    )
    try:
        yield site
    finally:
        for database in site.databases.values():
            for connection in (database._read_connection, database._write_connection):
                if connection is not None:
                    connection.close()


def current_inspect(target: Path) -> Path | None:
    """The inspect file of ``target``, unless it is older: then it counts another build."""
    counts = inspect_path(target)
    if counts.exists() and counts.stat().st_mtime_ns >= target.stat().st_mtime_ns:
        return counts
    return None


def _require(target: Path) -> None:
    if not target.is_file():
        raise PublishError(f"{target}: nothing is published there yet")


def _setting(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value)
