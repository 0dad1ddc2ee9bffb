"""A canary of each kind of personal data in each place that words can stand in.

Each place of a page, its address, its listing and of attached files of every format gets each
kind in turn (one kind a place where there is less time), in the second of two nights, so that it
would be a change too. Nothing of it may stand in the published file under any policy, in the
staging file, in a search index, in `extract --json`, in a release, or on a page in any form.
"""

from __future__ import annotations

import csv
import io
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from datasette.utils import tilde_encode

from db.faces import addresses
from db.faces.routes import ROUTES
from db.records import ChangeEvent
from db.serve import open_site
from parsers.persons.kinds import NAME, Personal
from scraper.command.cli import main
from tests.persons.canary.canaries import CANARIES, Canary, found_in
from tests.persons.canary.files import PLACES
from tests.persons.canary.pages import FILES, HOST, LISTING, Answer, listing

_MACHINES = ("/robots.txt", "/llms.txt", "/openapi.json", "/sitemap.xml", "/sitemap-1.xml")
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


def _site(folder: Path, night: str, answers: list[Answer]) -> Path:
    """The saved pages and files of a log, and their addresses."""
    saved = folder / night
    saved.mkdir()
    rows = [("listing.html", f"https://{HOST}{LISTING}")]
    (saved / "listing.html").write_bytes(listing(answers))
    for at, answer in enumerate(answers):
        (saved / f"{at}.html").write_bytes(answer.page())
        rows.append((f"{at}.html", f"https://{HOST}{answer.path}"))
        for name, body in answer.files.items():
            (saved / name).write_bytes(body)
            rows.append((name, f"https://{HOST}{FILES}{name}"))
    with (folder / f"{night}.csv").open("w", encoding="utf-8", newline="") as stream:
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
    answers = [_answer(f"a{at:04d}", place, canary) for at, (place, canary) in enumerate(pairs)]
    data = folder / "data"
    nights = {"2024-05-01": [Answer(each.slug) for each in answers], "2024-06-01": answers}
    for day, said in nights.items():
        saved = _site(folder, f"saved-{day}", said)
        given = ("--addresses", saved.with_suffix(".csv"), "--force", "cumbria", "--data", data)
        _run("import", saved, *given, "--captured-at", day, "--policy", "full")
    _run("questions", "--data", data)
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


# The least that is published is not looked at where there is less time.
_LEAST_LATER = [pytest.param(POLICIES[0], marks=pytest.mark.long), *POLICIES[1:]]


@pytest.fixture(scope="module", params=_LEAST_LATER)
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


def _words(name: str, body: bytes) -> Iterator[str]:
    """The text of a file, and of the files that are packed in it."""
    if zipfile.is_zipfile(io.BytesIO(body)):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            for inner in archive.namelist():
                yield from _words(inner, archive.read(inner))
    else:
        yield f"{name} {body.decode('utf-8', 'replace')}"


def test_nothing_of_them_is_released(published: Path, tmp_path: Path) -> None:
    _run("release", "--data", published.parent, "--out", tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".csv" for path in files)
    for path in files:
        told = [found for text in _words(path.name, path.read_bytes()) for found in found_in(text)]
        assert told == [], path.name


async def test_nothing_of_them_is_served(published: Path) -> None:
    with closing(sqlite3.connect(published)) as connection:
        asked = list(_addresses(connection))
    with open_site(published) as site:
        for address in asked:
            answer = await site.client.get(address, follow_redirects=True)
            # A topic or table that is no series has no picture.
            pictured = ".svg" in address or address.startswith("/embed/")
            assert answer.status_code in ((200, 404) if pictured else (200,)), address
            for text in _words("", answer.content):
                assert list(found_in(text)) == [], address
        closest = await site.client.post("/ask", data={"text": "How often did drones fly?"})
        assert closest.status_code == 200
        assert list(found_in(closest.text)) == []


async def test_nothing_of_them_is_found(published: Path) -> None:
    """By no search, nor by the words that a search would have completed."""
    with open_site(published) as site:
        for canary in CANARIES:
            for term in canary.terms:
                found = (await site.client.get(f"/search.json?q={term}")).json()
                assert found["total"] == 0, (term, found)
        found = (await site.client.get("/search.json?q=drones")).json()
    # Under the policy of links alone no title or text can be searched.
    assert (found["total"] > 0) != published.parent.parent.name.startswith("link_only")


def _addresses(connection: sqlite3.Connection) -> Iterator[str]:
    """Every page and list: pages for people all, and each of them in one further form in turn."""
    yield from _MACHINES
    kinds = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    for (name,) in kinds.fetchall():
        if "_fts" not in name and not name.startswith("sqlite"):
            for ending in ("", ".json", ".csv"):
                yield f"/forcewide/{name}{ending}?_size=max"
    yield from (f"/search{end}?q=drones" for end in ("", ".json", ".csv"))
    for table, key in (("disclosures", "key"), ("tables", "key"), ("forces", "slug")):
        for (value,) in connection.execute(f"SELECT {key} FROM {table}"):
            yield f"/forcewide/{table}/{tilde_encode(str(value))}"
    pages = _pages(connection)
    assert set(pages) | {"ask", "compare"} == {route.name for route in ROUTES}
    for route in ROUTES:
        forms = cycle(route.forms or [None])
        for at, page in enumerate(pages.get(route.name, ())):
            path, _, query = page.partition("?")
            yield page
            for form in route.forms if at == 0 else [next(forms)]:
                yield addresses.with_form(path, form, query)


def _pages(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The addresses of each kind of page, of all that there is."""

    def each(sql: str) -> list[tuple[Any, ...]]:
        return connection.execute(sql).fetchall()

    first = (
        "SELECT tables.key, min(row), col FROM figures JOIN tables ON tables.id = table_id"
        " GROUP BY table_id"
    )
    return {
        **{
            name: [f"/{name}"]
            for name in ("about", "topics", "coverage", "data", "report", "refusals")
        },
        "home": ["/"],
        "api": ["/api"],
        "changes": ["/changes", *(f"/changes?event={event}" for event in ChangeEvent)],
        "search": ["/search?q=drones", "/search?q=annex", "/search?q=pilot"],
        "force": [addresses.force(slug) for (slug,) in each("SELECT slug FROM forces")],
        "embed": [f"/embed/{slug}" for (slug,) in each("SELECT slug FROM topics")],
        "topic": [addresses.topic(slug) for (slug,) in each("SELECT slug FROM topics")],
        "answer": [addresses.answer(key) for (key,) in each("SELECT key FROM answers")],
        "table": [addresses.table(key) for (key,) in each("SELECT key FROM tables")],
        "figure": [addresses.figure(*row) for row in each(first)],
        "refusal": [
            f"/refusals/{act}/{section}"
            for act, section in each("SELECT DISTINCT act, section FROM exemptions")
        ],
    }
