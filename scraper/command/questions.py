"""``forcewide topic``, ``match``, ``groups``, ``questions``: who said what to which request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.command.options import data_option, existing, json_option, print_json
from scraper.command.results import finish

if TYPE_CHECKING:
    from db.questions.groups import Grouped, Request

_SHOWN = 60  # characters of a request in the list


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@data_option
@click.option(
    "--limit", type=click.IntRange(1, 200), default=20, show_default=True, help="Answers at most."
)
@json_option
def match(file: Path, data: Path, limit: int, as_json: bool) -> None:
    """Find the published answers closest to a request.

    FILE is the request as plain text. Prints the answers that were given to the same request, to
    parts of it, and to requests about the same things, with their outcomes. Nothing of the
    text is stored.
    """
    from scraper.command.stages import match as run

    existing((file,))
    finish(run(data, file.read_text("utf-8"), limit), as_json)


@click.command()
@click.argument("words", nargs=-1)
@data_option
@json_option
def topic(words: tuple[str, ...], data: Path, as_json: bool) -> None:
    """Show what every force has said about a topic.

    WORDS lead to it: "spiking", "pedal cycles". Prints numbers by force and period, refusals with
    their sections, and what silence means at each other force. Without WORDS, the topics there are.
    """
    from scraper.command.stages import topic as run

    finish(run(data, " ".join(words)), as_json)


@click.command()
@data_option
@json_option
def questions(data: Path, as_json: bool) -> None:
    """Find which answers were asked the same.

    Compares the requests of all answers that are loaded and gives each group of the same request
    a lasting name.
    """
    from scraper.command import stages

    finish(stages.questions(data), as_json)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def groups(file: Path, as_json: bool) -> None:
    """Find the same request in a list of requests.

    FILE is JSON, one object a line, with "id", "force" and "text", and "date" and "reference"
    where they are known. Copies that lost their lists, introduction or end count as the same;
    another period or another question does not. Prints the groups of two or more.
    """
    from db.questions.groups import group

    existing((file,))
    requests = _requests(file)
    grouped = group(request for request, _ in requests)
    if as_json:
        print_json(_contract(grouped))
    else:
        _print(grouped, requests)


def _requests(file: Path) -> list[tuple[Request, str]]:
    """A file's requests with their texts. Raises ``click.UsageError`` naming a bad line."""
    from db.questions.groups import Request
    from db.questions.packing import pack
    from db.questions.years import year_of

    found: dict[str, tuple[Request, str]] = {}
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if line.strip():
            try:
                row: dict[str, Any] = json.loads(line)
                key, force, text = str(row["id"]), str(row["force"]), str(row["text"])
            except (ValueError, KeyError, TypeError) as error:
                raise click.UsageError(
                    f'{file}, line {number}: "id", "force" and "text" are needed ({error!r})'
                ) from error
            if key in found:
                raise click.UsageError(f"{file}, line {number}: id {key!r} is there twice")
            year = year_of(row.get("date"), row.get("reference"))
            found[key] = (Request(key, force, pack(text), year), text)
    return list(found.values())


def _contract(grouped: Grouped) -> dict[str, Any]:
    return {
        "groups": dict(grouped.groups),
        "pairs": [
            [pair.one, pair.other, pair.relation.value, round(pair.score, 3)]
            for pair in grouped.pairs
        ],
    }


def _print(grouped: Grouped, requests: list[tuple[Request, str]]) -> None:
    from scraper import console

    force_of = {request.key: request.force for request, _ in requests}
    texts = {request.key: text for request, text in requests}
    members: dict[str, list[str]] = {}
    for key, founder in grouped.groups.items():
        members.setdefault(founder, []).append(key)
    rows = [
        [founder, len(keys), len({force_of[key] for key in keys}), _opening(texts[founder])]
        for founder, keys in sorted(members.items(), key=lambda item: (-len(item[1]), item[0]))
        if len(keys) > 1
    ]
    console.table("Groups", ("group", "requests", "forces", "request"), rows)
    alone = sum(len(keys) == 1 for keys in members.values())
    click.echo(f"{len(rows)} groups; {alone} of {len(requests)} requests stand alone.")


def _opening(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
