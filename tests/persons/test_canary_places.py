"""A canary of each kind of personal data in each place that words can stand in.

Each place of a page, its address, its listing and of attached files of every format gets each
kind in turn (one kind a place where there is less time). Nothing of it may stand in the published
file under any policy, in the staging file, in a search index, in `extract --json`, or on a page.
"""

from __future__ import annotations

import csv
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from datasette.utils import tilde_encode

from db.serve import open_site
from parsers.persons.kinds import NAME, Personal
from scraper.command.cli import main
from tests.persons.canary.canaries import CANARIES, Canary, found_in
from tests.persons.canary.files import PLACES
from tests.persons.canary.pages import FILES, HOST, LISTING, Answer, listing

POLICIES = ("link_only", "facts", "full")
_FIELDS = (
    *("title", "page_title", "listed", "request", "response", "refusal", "caption", "header"),
    *("label", "cell", "note", "source", "ending", "link", "alt"),
)
# Markup that keeps words where no reader sees them.
_HIDDEN = {
    "hidden field": '<form><input type="hidden" name="kept" value="{}"></form>',
    "comment in the page": "<!-- {} -->",
    "data attribute": '<p data-kept="{}">See above.</p>',
    "title attribute": '<p title="{}">See above.</p>',
    "hidden paragraph": '<p style="display:none">{}</p>',
    "script": '<script type="application/json">{{"kept": "{}"}}</script>',
}
_PAGE_PLACES = (*_FIELDS, *_HIDDEN, "meta description", "address", "file name")
PLACE_NAMES = (*_PAGE_PLACES, *(place for place, _, _ in PLACES))


def _in_words(canary: Canary) -> str:
    return f"This is about {canary.words}."


def _answer(slug: str, place: str, canary: Canary) -> Answer:
    """The answer that has a canary in a place."""
    plain = Answer(slug)
    if place in _FIELDS:
        said: dict[str, Any] = {place: canary.words}
        if place in ("request", "response", "note"):
            said[place] = _in_words(canary)
        return replace(plain, **said)
    if place in _HIDDEN:
        return replace(plain, extra=_HIDDEN[place].format(canary.words))
    if place == "meta description":
        return replace(plain, head=f'<meta name="description" content="{canary.words}">')
    if place == "address":
        return replace(plain, slug=f"{slug}-{canary.slug}")
    if place == "file name":
        return replace(plain, files={f"{slug}-{canary.slug}.csv": b"Pilot,2022\nTrained,41\n"})
    ending, made = next((ending, made) for name, ending, made in PLACES if name == place)
    return replace(plain, files={f"{slug}-annex.{ending}": made(canary.words)})


def _site(folder: Path, pairs: list[tuple[str, Canary]]) -> Path:
    """The saved pages and files of a log with an answer for each pair, and their addresses."""
    answers = [_answer(f"a{at:04d}", place, canary) for at, (place, canary) in enumerate(pairs)]
    saved = folder / "saved"
    saved.mkdir()
    rows = [("listing.html", f"https://{HOST}{LISTING}")]
    (saved / "listing.html").write_bytes(listing(answers))
    for at, answer in enumerate(answers):
        (saved / f"{at}.html").write_bytes(answer.page())
        rows.append((f"{at}.html", f"https://{HOST}{answer.path}"))
        for name, body in answer.files.items():
            (saved / name).write_bytes(body)
            rows.append((name, f"https://{HOST}{FILES}{name}"))
    with (folder / "addresses.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("file", "url"), *rows])
    return saved


def _run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exit_code == 0, result.output
    return result.output


@dataclass(frozen=True, slots=True)
class Log:
    """A log that was imported: where its data and its saved files are."""

    data: Path
    saved: Path
    pairs: list[tuple[str, Canary]]


def _imported(folder: Path, pairs: list[tuple[str, Canary]]) -> Log:
    saved = _site(folder, pairs)
    data = folder / "data"
    given = ("--addresses", folder / "addresses.csv", "--force", "cumbria", "--data", data)
    _run("import", saved, *given, "--captured-at", "2024-05-01", "--policy", "full")
    return Log(data, saved, pairs)


def _text_of(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        told = "\n".join(connection.iterdump())
    return told + database.read_bytes().decode("latin-1")


def _terms(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        indexes = connection.execute(
            "SELECT name FROM sqlite_master WHERE sql LIKE '%USING FTS5%'"
        ).fetchall()
        assert indexes
        for (name,) in indexes:
            connection.execute(
                f"CREATE VIRTUAL TABLE temp.v_{name} USING fts5vocab(main, {name}, row)"
            )
        return {
            term
            for (name,) in indexes
            for (term,) in connection.execute(f"SELECT term FROM temp.v_{name}")
        }


def _rotated() -> list[tuple[str, Canary]]:
    return list(zip(PLACE_NAMES, cycle(CANARIES), strict=False))


def _crossed() -> list[tuple[str, Canary]]:
    return [(place, canary) for place in PLACE_NAMES for canary in CANARIES]


@pytest.fixture(
    scope="module",
    params=[_rotated, pytest.param(_crossed, marks=pytest.mark.long)],
    ids=["one kind a place", "each kind in each place"],
)
def log(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Log:
    pairs: list[tuple[str, Canary]] = request.param()
    return _imported(tmp_path_factory.mktemp("places"), pairs)


@pytest.fixture(scope="module", params=POLICIES)
def published(
    request: pytest.FixtureRequest, log: Log, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The published file under a policy."""
    data = tmp_path_factory.mktemp(request.param) / "data"
    shutil.copytree(log.data, data)
    _run("publish", "--policy", request.param, "--data", data)
    return data / "forcewide.db"


def test_there_is_a_canary_of_each_kind_and_enough_places() -> None:
    assert {canary.kind for canary in CANARIES} == {NAME, *Personal}
    assert len(PLACE_NAMES) >= 20


def test_every_answer_came_in(log: Log) -> None:
    with closing(sqlite3.connect(log.data / "staging.db")) as connection:
        (count,) = connection.execute("SELECT count(*) FROM disclosures").fetchone()
    assert count >= 0.8 * len(log.pairs)  # a held page is a row too


def test_nothing_of_them_is_published(published: Path) -> None:
    assert list(found_in(_text_of(published))) == []
    assert _terms(published) & {term for canary in CANARIES for term in canary.terms} == set()


def test_nothing_of_them_is_staged(log: Log) -> None:
    assert list(found_in(_text_of(log.data / "staging.db"))) == []


def test_nothing_of_them_is_extracted(log: Log, tmp_path: Path) -> None:
    files = sorted(log.saved.iterdir())
    _run("extract", *files, "--jobs", "2", "--out", tmp_path)
    told = {path.name: list(found_in(path.read_text("utf-8"))) for path in tmp_path.iterdir()}
    assert len(told) == len(files)
    assert {name: found for name, found in told.items() if found} == {}


async def test_nothing_of_them_is_served(published: Path) -> None:
    with closing(sqlite3.connect(published)) as connection:
        addresses = list(_addresses(connection))
    with open_site(published) as site:
        for address in addresses:
            answer = await site.client.get(address, follow_redirects=True)
            assert answer.status_code == 200, address
            assert list(found_in(answer.text)) == [], address


def _addresses(connection: sqlite3.Connection) -> Iterator[str]:
    """Front page, lists, exports, searches, and the page of each answer and table."""
    yield "/"
    kinds = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    for (name,) in kinds.fetchall():
        if "_fts" not in name and not name.startswith("sqlite"):
            for ending in ("", ".json", ".csv"):
                yield f"/forcewide/{name}{ending}?_size=max"
    yield from (f"/search{end}?q=drones" for end in ("", ".json", ".csv"))
    for table, key in (("disclosures", "key"), ("tables", "key"), ("forces", "slug")):
        for (value,) in connection.execute(f"SELECT {key} FROM {table}"):
            yield f"/forcewide/{table}/{tilde_encode(str(value))}"
