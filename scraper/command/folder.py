"""A data folder that has been crawled into; without one there is nothing to work on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.settings import Settings


def crawled(data: Path) -> Settings:
    """The settings of a folder that something was crawled or imported into.

    Raises SettingsError where nothing was: a command that looks must not make the folder.
    """
    from scraper.errors import SettingsError
    from scraper.settings_file import load

    settings = load(data)
    if settings.crawl_db.is_file():
        return settings
    if any(settings.archive.glob("*.warc.gz")):
        raise SettingsError(
            f"{settings.crawl_db} is missing; every response is in {settings.archive};"
            " `forcewide nightly` rebuilds it from there"
        )
    raise SettingsError(
        f"{settings.crawl_db} does not exist: nothing was ever crawled into {data}; run"
        " `forcewide nightly` first, or name another folder with --data"
    )
