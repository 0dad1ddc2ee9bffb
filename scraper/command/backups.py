"""``forcewide backup`` and ``forcewide recover``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from scraper.command.folder import crawled
from scraper.command.options import data_option, json_option, print_json

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=_FOLDER)
@data_option
@json_option
def backup(folder: Path, data: Path, as_json: bool) -> None:
    """Copy what cannot be made again into FOLDER.

    The archive, the private databases and the settings, with checksums. What has not changed
    since the backup before costs no space. The newest backups are kept (backup_keep).
    """
    from scraper.archive.backup import back_up

    done = back_up(crawled(data), folder)
    if as_json:
        row = {"path": str(done.path), "files": done.files, "bytes": done.bytes}
        print_json(row | {"copied": done.copied, "deleted": done.deleted})
        return
    click.echo(f"{done.path}: {done.files} files, {done.bytes:,} bytes, {done.copied:,} copied")
    for name in done.deleted:
        click.echo(f"deleted: {name}", err=True)


@click.command()
@click.argument("folder", type=_FOLDER)
@click.option(
    "--removed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="CRAWL_DB",
    help="A newer crawl.db: what was removed by then is removed again.",
)
@data_option
def recover(folder: Path, removed: Path | None, data: Path) -> None:
    """Make the data folder again from a backup.

    FOLDER is a backup, or holds some: then it is the newest. A torn backup is refused, and
    so is a data folder that is not empty. What was removed since the backup, as newer backups
    beside it know, is removed again. Run `forcewide publish` afterwards.
    """
    from scraper.archive.backup import restore
    from scraper.archive.store import Store
    from scraper.command.removed import newer_removals, remove_again
    from scraper.errors import SettingsError

    chosen = _chosen(folder)
    if chosen is None:
        raise SettingsError(f"{folder} holds no backup")
    removals = newer_removals(chosen, removed)
    about = restore(chosen, data)
    settings = crawled(data)
    click.echo(f"{data}: {about.files} files, {about.bytes:,} bytes of {about.made_at:%Y-%m-%d}")
    with Store(settings) as store:
        done = remove_again(store, removals, datetime.now(UTC))
    for url in done:
        click.echo(f"removed again: {url}", err=True)
    click.echo("Next: forcewide verify, then forcewide publish", err=True)


def _chosen(folder: Path) -> Path | None:
    from scraper.archive.backup import SUMS, backups

    if (folder / SUMS).exists() or not (found := backups(folder)):
        return folder if folder.is_dir() and any(folder.glob("crawl.db")) else None
    return found[-1]
