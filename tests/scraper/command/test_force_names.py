"""A force as people type it; every command takes it so."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from parsers.directory import BODIES
from scraper.command.cli import main
from scraper.command.force_names import UnknownForceError, slug_of
from scraper.command.options import ForceName


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("cleveland", "cleveland"),
        ("Cleveland", "cleveland"),
        ("Cleveland Police", "cleveland"),
        ("CLEVELAND POLICE", "cleveland"),
        ("west_mercia", "west-mercia"),
        ("West  Mercia", "west-mercia"),
        ("the Met", "metropolitan"),
        ("PSNI", "northern-ireland"),
        ("Devon & Cornwall", "devon-and-cornwall"),
        ("Heddlu Gogledd Cymru", "north-wales"),
        ("Port of Dover Police", "port-of-dover"),
        ("National Police Chiefs Council", "npcc"),
    ],
)
def test_a_name_is_understood(typed: str, slug: str) -> None:
    assert slug_of(typed) == slug


@pytest.mark.parametrize("body", BODIES, ids=lambda body: str(body.slug))
def test_every_body_goes_by_slug_and_by_name(body: object) -> None:
    slug, name = getattr(body, "slug", ""), getattr(body, "name", "")
    assert slug_of(slug) == slug_of(name) == slug


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("bedfordsire", ("'bedfordshire'",)),
        ("Clevland Police", ("'cleveland'",)),
        ("north yorks", ("'north-yorkshire'",)),
        ("norfolc", ("'norfolk'",)),
    ],
)
def test_a_wrong_name_is_answered_with_the_nearest(typed: str, near: tuple[str, ...]) -> None:
    with pytest.raises(UnknownForceError) as caught:
        slug_of(typed)
    assert str(caught.value) == (
        f"unknown force {typed!r}. Did you mean {' or '.join(near)}? `forcewide forces` lists them."
    )


@pytest.mark.parametrize("typed", ["", "xyzzy", "2024"])
def test_what_is_like_nothing_is_only_refused(typed: str) -> None:
    with pytest.raises(UnknownForceError, match=r"^unknown force '.*'\. `forcewide forces`"):
        slug_of(typed)


def _parameters() -> list[tuple[str, click.Parameter]]:
    names = {"slugs", "slug"}
    return [
        (name, one)
        for name, command in main.commands.items()
        for one in command.params
        if one.name in names and name != "add"  # which names a force that is not there yet
    ]


def test_every_command_takes_a_force_in_the_same_way() -> None:
    found = _parameters()
    assert {name for name, _ in found} == {
        *("nightly", "health", "crawl", "parse", "convert", "load"),
        *("extract", "ingest", "import", "archive", "missing", "letter"),
    }
    assert all(isinstance(one.type, ForceName) for _, one in found)


def test_no_command_lists_every_slug_at_a_mistake(tmp_path: Path) -> None:
    for command in ("health", "convert", "load"):
        result = CliRunner().invoke(main, [command, "clevland", "--data", str(tmp_path)])
        assert result.exit_code == 2
        assert "Did you mean 'cleveland'?" in result.stderr
        assert len(result.stderr) < 400
