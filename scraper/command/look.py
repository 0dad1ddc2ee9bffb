"""``forcewide demo`` and ``serve``: something to look at."""

from __future__ import annotations

from pathlib import Path

import click

from scraper.command.options import data_option


@click.command()
@data_option
@click.option(
    "--serve/--no-serve", default=True, help="Serve the result, or stop after publishing."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="Chooses the sites' markup.")
def demo(data: Path, serve: bool, port: int, seed: int) -> None:
    """Try it: the whole way on made-up sites, served here.

    Starts sample force sites on free loopback ports; nothing leaves this machine.
    The result is <data>/forcewide.db, by default in ./data/demo.
    """
    from scraper.command.demo import run_demo

    folder = data / "demo" if data == Path("data") else data
    raise SystemExit(run_demo(folder, serve=serve, port=port, seed=seed))


@click.command()
@data_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option("--sql", is_flag=True, help="Let readers ask in SQL, within limits.")
@click.option(
    "--contact",
    envvar="FORCEWIDE_CONTACT",
    help="Where readers report what is wrong: an e-mail address or a web page.",
)
def serve(data: Path, host: str, port: int, sql: bool, contact: str | None) -> None:
    """Serve the published file: pages to browse and a JSON API.

    Runs Datasette on <data>/forcewide.db until it is ended. When another build is published,
    readers are passed to it without a pause; every answer names its build (Forcewide-Build).
    Other machines than this one can ask only where there is a contact.
    """
    from scraper.command.serving import serve_site
    from scraper.settings_file import load as load_settings

    sql = sql or load_settings(data).allow_sql
    raise SystemExit(serve_site(data, host, port, contact, sql=sql))
