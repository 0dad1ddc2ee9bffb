"""Docs are part of the program: what a user can meet is documented, or a test fails."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from db.schema import SCHEMA
from parsers.platforms.catalogue import CATALOGUE
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
from scraper.command.cli import main

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = {path.name: path.read_text("utf-8") for path in DOCS.glob("*.md")}
README = (ROOT / "README.md").read_text("utf-8")


def documented(word: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_documented_and_explains_itself(name: str) -> None:
    assert f"`forcewide {name}" in PAGES["commands.md"]
    command = main.commands[name]
    assert command.help
    assert len(command.help.split()) >= 8
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            assert parameter.help or parameter.name in {"host", "port"}, parameter.name


def test_every_documented_command_exists() -> None:
    for text in (*PAGES.values(), README):
        for name in re.findall(r"`(?:\$ )?forcewide ([a-z]+)", text):
            assert name in main.commands, name


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
