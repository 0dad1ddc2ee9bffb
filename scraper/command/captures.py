"""Commands over the archive: list and save captures, remove one for good."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.command.folder import crawled
from scraper.command.options import data_option, json_option, print_json

if TYPE_CHECKING:
    from scraper.archive.rows import Capture
    from scraper.archive.store import Store


@click.command()
@click.argument("url")
@data_option
@json_option
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the newest whole body to FILE.",
)
def captures(url: str, data: Path, as_json: bool, save: Path | None) -> None:
    """List what is stored for an address, newest first.

    The ids are what `forcewide purge` takes.
    """
    from scraper import console
    from scraper.archive.store import Store

    with Store(crawled(data)) as store:
        found = store.captures(url)
        if not found:
            raise click.ClickException(f"nothing is stored for {url}")
        if save is not None:
            _save(store, url, save)
    rows = [_row(capture) for capture in found]
    if as_json:
        print_json(rows)
        return
    console.table("Captures", tuple(rows[0]), [list(row.values()) for row in rows])


def _save(store: Store, url: str, path: Path) -> None:
    capture = store.latest_ok_capture(url)
    if capture is None:
        raise click.ClickException(f"no whole body is stored for {url}")
    page = store.load_page(capture)
    try:
        path.write_bytes(page.body)
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
    click.echo(f"{path}: {len(page.body):,} bytes, {page.media_type}, {page.sha256}", err=True)


def _row(capture: Capture) -> dict[str, object]:
    return {
        "id": capture.id,
        "fetched_at": capture.fetched_at.isoformat(timespec="seconds"),
        "verdict": capture.verdict.value,
        "status": capture.status,
        "media_type": capture.media_type,
        "bytes": capture.bytes,
        "sha256": capture.sha256,
        "warc_record_id": capture.warc_record_id,
    }


@click.command()
@click.argument("capture_id", type=int, metavar="ID")
@data_option
@click.option("--why", required=True, help="The reason; it is kept, the content is not.")
@click.option("--fetch-again", is_flag=True, help="Let the address be fetched again.")
def purge(capture_id: int, data: Path, why: str, fetch_again: bool) -> None:
    """Remove a stored response for good.

    Its WARC file is rewritten without it. A line with the reason stays, `forcewide verify`
    still passes, and the address is not fetched again unless --fetch-again. `forcewide captures
    URL` shows the ids.
    """
    from db.builds import drop_others
    from db.load import withdraw
    from db.once import all_keys
    from scraper.archive.archive import Archive
    from scraper.archive.store import Store
    from scraper.crawl.identity import addresses_of, keys_of

    settings = crawled(data)
    with Store(settings) as store, Archive(store) as archive:
        keys = keys_of(store, store.capture(capture_id).canonical_url)
        report = archive.purge(capture_id, why, hold=not fetch_again)
        same = all_keys(settings.staging_db, keys) if settings.staging_db.exists() else keys
        others = addresses_of(store, same)
    if settings.staging_db.exists():
        withdraw(settings.staging_db, keys, at=datetime.now(UTC))
    drop_others(settings.forcewide_db)
    for url in report.urls:
        click.echo(f"removed: {url}", err=True)
    for url in others:
        click.echo(f"still stored, and the same answer; purge it too: {url}", err=True)
    click.echo(
        f"{len(report.captures)} captures removed, {len(report.files)} files rewritten;"
        f" {len(keys)} disclosures withdrawn: they leave with the next `forcewide publish`",
        err=True,
    )
