"""Docs are part of the program: what a user can meet is documented, or a test fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from db.schema import SCHEMA
from parsers.platforms.catalogue import CATALOGUE
from parsers.registry import declared
from parsers.types import (
    Act,
    CaveatKind,
    Counted,
    DateBasis,
    EventDate,
    Flag,
    Outcome,
    PeriodKind,
    Policy,
    Qualifier,
    Quality,
    Statistic,
    TableKind,
    Totals,
)
from scraper.command.cli import GROUPS, main

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = {path.name: path.read_text("utf-8") for path in DOCS.glob("*.md")}
README = (ROOT / "README.md").read_text("utf-8")


def documented(word: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


def _every_command() -> Iterator[tuple[str, click.Command]]:
    """Each command with its whole name, those of a group too."""
    for name, command in main.commands.items():
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", one) for inner, one in command.commands.items())
        else:
            yield name, command


EVERY_COMMAND = dict(_every_command())
# A row of docs/commands.md: the command with its arguments, and what it says of it.
_ROW = re.compile(r"^\| `forcewide ([a-z-]+(?: [a-z-]+)?)[^`]*` \| (.+) \|$", re.MULTILINE)
ROWS = dict(_ROW.findall(PAGES["commands.md"]))
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
# Said once for all commands, at the head of the page.
SHARED = {
    *("--data", "--json", "--jobs", "--policy", "--contact", "--delay", "--allow-loopback"),
    *("--help", "--debug"),
}


def options_of(command: click.Command) -> set[str]:
    named = [one for one in command.params if isinstance(one, click.Option)]
    return {name for one in named for name in (*one.opts, *one.secondary_opts)}


def test_every_command_is_documented_and_no_other() -> None:
    assert ROWS.keys() == EVERY_COMMAND.keys()


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_the_page_names_the_options_that_a_command_has(name: str) -> None:
    command, text = EVERY_COMMAND[name], ROWS[name]
    assert command.help
    assert len(command.help.split()) >= 4
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            assert parameter.help or parameter.name in {"host", "port"}, parameter.name
    said, has = set(_OPTION.findall(text)), options_of(command)
    assert said <= has
    pairs = {one for one in has if one.startswith("--no-") and f"--{one[5:]}" in has}
    assert (said | {one.replace("--no-", "--") for one in said & pairs}) | SHARED >= has


def test_the_page_has_the_groups_of_the_help() -> None:
    headings = re.findall(r"^## (.+)$", PAGES["commands.md"], re.MULTILINE)
    assert headings == [title for title, _ in GROUPS] + ["Files in the data folder"]
    for title, commands in GROUPS:
        section = PAGES["commands.md"].split(f"## {title}\n")[1].split("\n## ")[0]
        named = [name.split()[0] for name in dict(_ROW.findall(section))]
        assert list(dict.fromkeys(named)) == [command.name for command in commands]


def test_the_help_is_grouped_and_nothing_in_it_is_cut_off() -> None:
    shown = CliRunner().invoke(main, ["--help"], terminal_width=80).output
    places = [shown.index(f"\n{title}:\n") for title, _ in GROUPS]
    assert places == sorted(places)
    assert "..." not in shown.split("Look:")[1]
    assert {command for _, commands in GROUPS for command in commands} == set(
        main.commands.values()
    )


def test_every_documented_command_exists() -> None:
    for text in (*PAGES.values(), README):
        for name in re.findall(r"`(?:\$ )?forcewide ([a-z][a-z-]*)", text):
            assert name in main.commands, name


def test_the_index_lists_every_page() -> None:
    listed = set(re.findall(r"\]\(([\w-]+\.md)\)", PAGES["README.md"]))
    assert listed == PAGES.keys() - {"README.md"}


def test_the_readme_counts_what_is_inferred() -> None:
    logs = declared().values()
    inferred = sum(bool(force.inferred) for force in logs)
    assert f"**{inferred} of the {len(logs)} declared logs rest on something inferred**" in README


@pytest.mark.parametrize("table", [table.name for table in SCHEMA])
def test_every_column_is_documented(table: str) -> None:
    text = PAGES["schema.md"]
    assert documented(table, text)
    columns = next(found for found in SCHEMA if found.name == table).columns
    missing = [column.name for column in columns if not documented(column.name, text)]
    assert not missing


@pytest.mark.parametrize(
    "vocabulary",
    [
        Act,
        CaveatKind,
        Counted,
        DateBasis,
        EventDate,
        Flag,
        Outcome,
        PeriodKind,
        Policy,
        Qualifier,
        Quality,
        Statistic,
        TableKind,
        Totals,
    ],
)
def test_every_word_of_a_vocabulary_is_documented(vocabulary: type[Outcome]) -> None:
    text = PAGES["schema.md"]
    missing = [word.value for word in vocabulary if not documented(word.value, text)]
    assert not missing


def test_every_platform_is_documented() -> None:
    assert CATALOGUE
    missing = [name for name in CATALOGUE if not documented(name, PAGES["new-force.md"])]
    assert not missing


def test_every_reason_is_documented() -> None:
    source = "\n".join(
        path.read_text("utf-8") for path in (ROOT / "parsers" / "documents").rglob("*.py")
    )
    # The codes stand as literals, in capitals, wherever a Reason or DocumentError is made.
    codes = set(re.findall(r'(?:code=|Reason\(\s*|CODE\w* = )"([A-Z][A-Z_]{3,})"', source))
    assert codes
    missing = [code for code in codes if f"`{code}`" not in PAGES["extract.md"]]
    assert not missing


def test_links_between_docs_lead_somewhere() -> None:
    for name, text in {**PAGES, "../README.md": README}.items():
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", text):
            assert (DOCS / name).parent.joinpath(target).exists(), f"{name}: {target}"
