"""``forcewide quarantine``: what the gate holds back, and what is done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.command.folder import crawled
from scraper.command.options import data_option, json_option, print_json

if TYPE_CHECKING:
    from scraper.held.quarantine import Action, HeldDocument

_key = click.argument("key", metavar="KEY")


def _by(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--by", required=True, help="Your name; it is kept in the log.")(command)


def _why(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--why", required=True, help="The reason; it is kept in the log.")(command)


@click.group()
def quarantine() -> None:
    """Look at what the gate holds back, and decide about it.

    A held document shows its findings and their places here, never its content; in
    public it is only ever `held`. docs/hidden-data.md says how a decision is made.
    """


@quarantine.command("list")
@data_option
@json_option
def list_held(data: Path, as_json: bool) -> None:
    """List what is held, longest first."""
    from scraper import console
    from scraper.archive.store import Store
    from scraper.held.quarantine import held_documents

    with Store(crawled(data)) as store:
        rows = [_row(one) for one in held_documents(store)]
    if as_json:
        print_json(rows)
    elif rows:
        names = ("key", "since", "state", "destroy_by", "codes")
        console.table("Held", names, [[row[name] for name in names] for row in rows])
    else:
        click.echo("nothing is held", err=True)


@quarantine.command()
@_key
@data_option
@json_option
def show(key: str, data: Path, as_json: bool) -> None:
    """Show one held document: address, findings with their places, decisions so far."""
    from scraper.archive.store import Store
    from scraper.held.quarantine import held_document

    with Store(crawled(data)) as store:
        one = held_document(store, key)
    row = _row(one) | {
        "url": one.url,
        "findings": [
            {"code": f.code, "place": f.place, "message": f.message} for f in one.findings
        ],
        "decisions": [
            {"action": d.action.value, "by": d.by, "why": d.why, "at": _told(d.at)}
            for d in one.decisions
        ],
    }
    if as_json:
        print_json(row)
        return
    click.echo(f"{one.key}: {row['state']} since {row['since']}\n{one.url}")
    for finding in one.findings:
        click.echo(f"  {finding.code}, {finding.place}: {finding.message}")
    for made in one.decisions:
        click.echo(f"  {made.action} by {made.by}, {_told(made.at)}: {made.why}")


@quarantine.command()
@_key
@_by
@_why
@data_option
def release(key: str, by: str, why: str, data: Path) -> None:
    """Let a held document be read and published: its visible part only.

    It counts for these bytes and these findings; another finding holds it again.
    """
    from scraper.held.quarantine import Action

    _decide(data, key, Action.RELEASE, by, why)
    click.echo(f"{key} released: it is read at the next `forcewide parse`", err=True)


@quarantine.command()
@_key
@_by
@_why
@data_option
def keep(key: str, by: str, why: str, data: Path) -> None:
    """Record why the private copy stays although the force has been told."""
    from scraper.held.quarantine import Action

    _decide(data, key, Action.KEEP, by, why)
    click.echo(f"{key} is kept until somebody destroys it", err=True)


@quarantine.command()
@_key
@data_option
@click.option("--sent", is_flag=True, help="Record that the notice was sent; starts the 72 hours.")
@click.option("--by", default="", help="With --sent: your name.")
def notify(key: str, data: Path, sent: bool, by: str) -> None:
    """Print the notice for the force: the file's address and the time, nothing else.

    Send it to the force's FOI address yourself, then say --sent --by NAME: `nightly`
    destroys the private copy within 72 hours unless `keep` records why not.
    """
    from scraper.archive.store import Store
    from scraper.held.notice import notice
    from scraper.held.quarantine import KEPT_AFTER_NOTICE, Action, decide, held_document

    now = datetime.now(UTC)
    with Store(crawled(data)) as store:
        one = held_document(store, key)
        capture = store.latest_ok_capture(one.url)
        fetched = capture.fetched_at if capture else one.since
        if sent:
            decide(store, one, Action.NOTIFY, by, "the force was notified", now)
    click.echo(notice(one.force, one.url, fetched, now + KEPT_AFTER_NOTICE), nl=False)


@quarantine.command()
@_key
@_by
@_why
@data_option
def destroy(key: str, by: str, why: str, data: Path) -> None:
    """Remove every private copy of a held document for good; the public row stays `held`."""
    from db.builds import drop_others
    from scraper.archive.archive import Archive
    from scraper.archive.store import Store
    from scraper.held.destruction import destroy as destroy_held
    from scraper.held.quarantine import held_document

    settings = crawled(data)
    with Store(settings) as store:
        one = held_document(store, key)
        with Archive(store) as archive:
            removed = destroy_held(store, archive, one, by, why, datetime.now(UTC))
    drop_others(settings.forcewide_db)
    click.echo(f"{key} destroyed: {len(removed)} captures removed; `forcewide verify`", err=True)


@quarantine.command("fetch-again")
@click.argument("url")
@_by
@_why
@data_option
def fetch_again(url: str, by: str, why: str, data: Path) -> None:
    """Let the address of a destroyed document be fetched again; the gate judges it again."""
    from scraper.archive.store import Store
    from scraper.held.destruction import fetch_again as fetch_destroyed_again

    with Store(crawled(data)) as store:
        fetch_destroyed_again(store, url, by, why, datetime.now(UTC))
    click.echo(f"{url} is fetched at the next crawl", err=True)


def _decide(data: Path, key: str, action: Action, by: str, why: str) -> None:
    from scraper.archive.store import Store
    from scraper.held.quarantine import decide, held_document

    with Store(crawled(data)) as store:
        decide(store, held_document(store, key), action, by, why, datetime.now(UTC))


def _row(one: HeldDocument) -> dict[str, object]:
    return {
        "key": one.key,
        "force": one.force,
        "since": _told(one.since),
        "state": one.state,
        "destroy_by": _told(one.destroy_by) if one.destroy_by else None,
        "codes": sorted(one.codes),
    }


def _told(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="minutes")
