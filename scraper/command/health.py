"""``forcewide health``: the morning's summary."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from db.records import HealthState
from parsers.directory import BY_SLUG
from scraper import console
from scraper.archive.store import Store
from scraper.command import stages
from scraper.command.options import data_option, json_option, print_json
from scraper.crawl.health import Standing, standing
from scraper.crawl.health_rows import crawled_forces
from scraper.forcekit import sites


@click.command()
@click.argument("slugs", nargs=-1, type=click.Choice(sorted(BY_SLUG)), metavar="[FORCE]...")
@data_option
@click.option("--all", "everything", is_flag=True, help="List the forces that are well, too.")
@json_option
def health(slugs: tuple[str, ...], data: Path, everything: bool, as_json: bool) -> None:
    """Say how each force's log stands this morning: what is wrong, since when, what to do.

    Blocked, broken and quiet are different things (docs/health.md). Exit status 1 when
    a force needs a person; a site that only cannot be had tonight does not, for three days.
    """
    found = morning(data, slugs)
    if as_json:
        print_json([_row(one) for one in found])
    else:
        _print(found, everything=everything or bool(slugs))
    raise SystemExit(1 if any(one.needs_person for one in found) else 0)


def morning(data: Path, slugs: tuple[str, ...], now: datetime | None = None) -> list[Standing]:
    """The standing of the chosen forces, or of every force that was ever crawled here."""
    now = now or datetime.now(UTC)
    forces = sites.forces(data)
    with closing(Store(stages.settings_for(data))) as store:
        return [
            standing(store, slug, forces.get(slug), now, invented=sites.is_sample(data))
            for slug in (slugs or crawled_forces(store))
        ]


def _row(found: Standing) -> dict[str, object]:
    run, drift = found.run, found.drift
    return {
        "force": found.force,
        "state": drift.state,
        "cause": drift.cause,
        "since": found.since,
        "tripwires": list(drift.tripwires),
        "stale": drift.stale,
        "needs_person": found.needs_person,
        "remedy": found.remedy,
        "verdict": run.verdict if run else None,
        "last_success": found.good.finished_at if found.good else None,
        "listed": run.listed if run else None,
        "claimed": run.claimed if run else None,
        "newest_on": found.newest,
        "note": drift.words,
    }


def _print(found: list[Standing], *, everything: bool) -> None:
    shown = [one for one in found if everything or one.drift.state is not HealthState.OK]
    names = ("force", "state", "cause", "since", "tripwires", "note")
    rows = [
        [
            one.force,
            one.drift.state.value,
            one.drift.cause.value if one.drift.cause else None,
            f"{one.since:%Y-%m-%d}",
            ", ".join(one.drift.tripwires),
            one.drift.words,
        ]
        for one in shown
    ]
    if rows:
        console.table("Health", names, rows)
    for remedy in dict.fromkeys((one.drift.cause, one.remedy) for one in shown if one.remedy):
        click.echo(f"{remedy[0]}: {remedy[1]}")
    well = sum(one.drift.state is HealthState.OK for one in found)
    click.echo(f"{well} of {len(found)} forces are well", err=True)


COMMANDS = (health,)
