"""How every force stands this morning."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from scraper.archive.store import Store
from scraper.command.folder import crawled
from scraper.crawl.health import Standing, standing
from scraper.crawl.health_rows import crawled_forces
from scraper.errors import SettingsError
from scraper.forcekit import sites


def morning(data: Path, slugs: tuple[str, ...], now: datetime | None = None) -> list[Standing]:
    """The standing of the chosen forces, or of every force that was ever crawled here.

    Raises SettingsError where none was.
    """
    now = now or datetime.now(UTC)
    with Store(crawled(data)) as store:
        chosen = slugs or crawled_forces(store)
        if not chosen:
            raise SettingsError(f"no force was ever crawled into {data}: run `forcewide nightly`")
        forces, invented = sites.forces(data), sites.is_sample(data)
        return [standing(store, slug, forces.get(slug), now, invented=invented) for slug in chosen]
