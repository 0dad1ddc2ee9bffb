"""``forcewide health``: the morning's summary."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.command.folder import crawled
from scraper.command.options import data_option, forces_argument, json_option, print_json

if TYPE_CHECKING:
    from db.records import Coverage
    from scraper.archive.readings import Doubted
    from scraper.crawl.health import Standing

_ACCOUNT = (
    "{listed} items = {parsed} read + {not_readable} not readable + {not_reached} not reached +"
    " {withdrawn} withdrawn; {pages} pages, {pages_unread} of them not"
    " read; {tables_found} tables = {tables_published} published + {tables_dropped} left out;"
    " {numbers_seen} numbers = {numbers_in_figures} in figures + {numbers_elsewhere} elsewhere"
)


@click.command()
@forces_argument
@data_option
@click.option("--all", "everything", is_flag=True, help="List the forces that are well, too.")
@json_option
def health(slugs: tuple[str, ...], data: Path, everything: bool, as_json: bool) -> None:
    """Say what is wrong this morning, since when, and what to do.

    Blocked, broken and quiet are different things (docs/health.md). Exit status 1 when
    a force needs a person, when a stage of the last night failed, when what was read is not
    published or what is served is too old, or when nothing was ever crawled here; a site that
    could not be reached tonight needs nobody for three days.
    """
    from scraper.command.last_night import shown
    from scraper.command.morning import morning

    now = datetime.now(UTC)
    found = morning(data, slugs, now)
    state = shown(crawled(data), now)
    lag = "; ".join(state.remarks)
    served = {"behind": lag, "build": state.build, "build_hours": state.age(now)}
    names = [one.force for one in found]
    accounts, doubted = read_of(data, names), doubted_of(data, names)
    if as_json:
        print_json(
            [
                _row(one, accounts[one.force])
                | {"doubted": list(map(asdict, doubted[one.force])), **served}
                for one in found
            ]
        )
    else:
        _print(found, everything=everything or bool(slugs))
        _print_accounts(accounts, months=bool(slugs))
        _print_doubts(doubted)
    for words in state.remarks:
        click.echo(words, err=True)
    raise SystemExit(1 if lag or any(one.needs_person for one in found) else 0)


def read_of(data: Path, slugs: list[str]) -> dict[str, list[Coverage]]:
    """What was read of each force, month by month (docs/health.md)."""
    from scraper.archive.store import Store
    from scraper.reading.walked import coverage

    with closing(Store(crawled(data))) as store:
        return {slug: coverage(store, slug) for slug in slugs}


def doubted_of(data: Path, slugs: list[str]) -> dict[str, list[Doubted]]:
    """Outcomes that the readings of each force doubt, by year (docs/health.md)."""
    from scraper.archive.readings import doubts
    from scraper.archive.store import Store

    with closing(Store(crawled(data))) as store:
        return {slug: doubts(store, slug) for slug in slugs}


def _print_doubts(doubted: Mapping[str, list[Doubted]]) -> None:
    """One line for each force, year and kind of doubt."""
    from scraper.archive.readings import DOUBTS

    for slug, found in doubted.items():
        for one in found:
            click.echo(f"{slug} {one.year}: {one.answers} answers {DOUBTS[one.code]}")


def _row(found: Standing, months: list[Coverage]) -> dict[str, object]:
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
        "note": "; ".join(words for words in (drift.words, found.filled, found.aside) if words),
        "live": found.sources.live,
        "recorded": found.sources.recorded,
        "archived": found.sources.archived,
        "coverage": [_month(one) for one in months],
    }


def _month(one: Coverage) -> dict[str, object]:
    return {name: value for name, value in asdict(one).items() if name != "force"}


def _print_accounts(accounts: dict[str, list[Coverage]], *, months: bool) -> None:
    """What was read of each force, or of each of its months, down to pages, tables, numbers."""
    for slug, found in accounts.items():
        if months:
            for one in found:
                click.echo(f"{slug} {one.month}: {_said(_month(one))}")
        elif found:
            by_month = [_month(one) for one in found]
            counted = [name for name in by_month[0] if name != "month"]
            sums = {name: sum(int(str(one[name])) for one in by_month) for name in counted}
            click.echo(f"{slug}: {_said(sums)}")


def _said(counts: Mapping[str, object]) -> str:
    """An account in words: each sum as its parts."""
    return _ACCOUNT.format(**counts)


def _print(found: list[Standing], *, everything: bool) -> None:
    from db.records import HealthState
    from scraper import console

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
    for one in found:
        for words in (one.filled, one.aside):
            if words:
                click.echo(f"{one.force}: {words}")
    well = sum(one.drift.state is HealthState.OK for one in found)
    click.echo(f"{well} of {len(found)} forces are well", err=True)
