"""``forcewide probe`` and ``forcewide add``: from a page to a declared force."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.command.options import contact_option, json_option, loopback_option, print_json

if TYPE_CHECKING:
    from scraper.forcekit.probing import Probed, ProbeReport
    from scraper.settings import Settings

_FIRES = {True: "fires", False: "quiet", None: "cannot tell"}
# What probing.py read of a page, by its name there.
_READ = {
    "entries": "entries on this page",
    "claimed": "entries in all, as the page says",
    "next": "next page",
    "branches": "pages that it leads to besides",
    "first": "first entry",
    "title": "title",
    "published_on": "published on",
    "blocks": "paragraphs",
    "tables": "tables",
    "files": "files",
}


@click.command()
@click.argument("source", metavar="URL|FILE")
@click.option("--url", help="The address of a saved file, or of one page of a recording.")
@contact_option
@loopback_option
@json_option
def probe(
    source: str, url: str | None, contact: str | None, allow_loopback: bool, as_json: bool
) -> None:
    """Say which platform a page is of, and how it reads.

    Says what each tripwire makes of it. Looks at one page of a site (robots.txt is asked first)
    or at a saved page or recording; stores nothing. Exit status 1 when a tripwire fires or
    nothing is alike.
    """
    from scraper.forcekit.probing import pages_from
    from scraper.forcekit.probing import probe as look

    settings = _settings(contact, allow_loopback)
    today = datetime.now(UTC).date()
    reports = [look(one, today) for one in pages_from(source, url, settings)]
    if as_json:
        print_json(reports)
    else:
        for report in reports:
            _print(report)
    bad = any(not r.likenesses or any(word.fires for word in r.words) for r in reports)
    raise SystemExit(1 if bad else 0)


def _print(report: ProbeReport) -> None:
    from scraper import console

    click.echo(report.url)
    if report.force:
        click.echo(f"  declared: {report.force}, platform {report.platform}")
    if not report.likenesses:
        click.echo("  looks like no platform we know")
    for like in report.likenesses[:3]:
        click.echo(f"  {like.platform} ({like.weight}): {'; '.join(like.evidence[:4])}")
    console.table(
        f"Read as {report.kind or 'nothing'}",
        ("tripwire", "", "what it says"),
        [[word.tripwire.value, _FIRES[word.fires], word.words] for word in report.words],
    )
    for name, value in report.read.items():
        click.echo(f"  {_READ[name]}: {_words(value)}")


def _words(value: Any) -> str:
    """What was read of a page, as a person says it."""
    if value is None or value == []:
        return "none"
    if isinstance(value, list):
        return ", ".join("no date" if one is None else str(one) for one in value)
    return str(value)


class _PlatformName(click.ParamType[str]):
    """A platform by the name of its module; the catalogue is read when one is given."""

    name = "platform"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from parsers.platforms.catalogue import CATALOGUE

        return click.Choice(sorted(CATALOGUE)).convert(value, param, ctx)


@click.command()
@click.argument("slug")
@click.option(
    "--platform",
    required=True,
    type=_PlatformName(),
    help="Its module, such as single_online_home (docs/new-force.md).",
)
@click.option("--host", required=True, help="The log's own host, such as www.example.police.uk.")
@click.option("--name", help="Its full name, if we do not know it yet.")
@click.option(
    "--set",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    help="A further parameter of the platform, such as log=/foi/. May be repeated.",
)
@click.option(
    "--older",
    multiple=True,
    metavar="'PLATFORM HOST NAME=VALUE...'",
    help="A further log of the force, such as the one it has moved from. May be repeated.",
)
@click.option(
    "--page",
    "pages",
    multiple=True,
    metavar="FILE|URL|WARC",
    help="A listing or an item for the fixture. May be repeated.",
)
@click.option("--url", help="The address of a saved --page, or of one page of a recording.")
@contact_option
@loopback_option
def add(
    slug: str,
    platform: str,
    host: str,
    name: str | None,
    given: tuple[str, ...],
    older: tuple[str, ...],
    pages: tuple[str, ...],
    url: str | None,
    contact: str | None,
    allow_loopback: bool,
) -> None:
    """Declare a force: write its file and a trimmed fixture.

    Says what could not be read. Works in a source checkout only. Scripts and pictures leave the
    fixture, and names are masked; read it before you commit it. A force that has its file gets
    the fixture alone.
    """
    from parsers.fixture import read_fixture
    from parsers.registry import declared
    from parsers.types import Force
    from scraper.forcekit.probing import pages_from
    from scraper.forcekit.scaffold import (
        ScaffoldError,
        checkout,
        declare,
        fixture_of,
        platform_of,
        several_of,
        unread,
        write_fixture,
    )

    place = checkout()
    made = several_of(platform_of(platform, host, dict(_pair(one) for one in given)), older)
    settings = _settings(contact, allow_loopback)
    known = declared().get(slug)
    looked = [one for page in pages for one in pages_from(page, url, settings)]
    if known is not None and not looked:
        raise ScaffoldError(f"{slug} has its file: {place.force_file(slug)}; add --page for pages")
    # Pages are read before anything is written: a wrong one leaves nothing behind.
    trial = known or Force(slug=slug, name=name or slug, platform=made)
    fixture = fixture_of(trial, _usable(looked))
    if known is None:
        _, path = declare(place, slug, name, made)
        click.echo(f"wrote {path.relative_to(place.root)}")
    if not fixture:
        click.echo("no --page was given: the harness fails until there is a fixture", err=True)
        return
    for written in write_fixture(place, trial, fixture):
        click.echo(f"wrote {written.relative_to(place.root)}")
    lines = unread(read_fixture(trial, fixture))
    for line in lines:
        click.echo(f"could not be read: {line}")
    click.echo(f"{len(lines)} things to look at; read expected.json against the pages", err=True)


def _usable(pages: list[Probed]) -> list[Probed]:
    from scraper.forcekit.scaffold import ScaffoldError

    for one in pages:
        if not one.verdict.usable:
            raise ScaffoldError(f"{one.page.url}: {one.verdict}: {one.message}")
    return pages


def _pair(text: str) -> tuple[str, str]:
    from parsers.errors import DeclarationError

    name, mark, value = text.partition("=")
    if not mark or not name:
        raise DeclarationError(f"--set takes NAME=VALUE, not {text!r}")
    return name, value


def _settings(contact: str | None, allow_loopback: bool) -> Settings:
    from scraper.command.stages import CrawlOptions, settings_for

    options = CrawlOptions(allow_loopback=allow_loopback, contact=contact)
    return settings_for(Path("data"), options)
