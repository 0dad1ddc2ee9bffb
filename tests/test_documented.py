"""Every command and every call in README and docs, on the demo's own database.

`forcewide demo` runs once as a real process and stays up: its sample sites, and Datasette.
The commands then run in the order of the pages, in one folder, as a reader would type them.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from openpyxl import Workbook

from db.serve import open_site
from tests.db.questions.sample_compare import compare
from tests.documented import Command, calls, commands, unmarked
from tests.scraper.command.test_serving import free_port, wait_until_it_answers
from tests.scraper.recordings.made import Answer, har, wacz, warc
from tests.shell import ROOT, STAGES, Shell
from tests.site import journeys, screenshot
from tests.site.numbers import Numbers

_SECONDS = 7200.0  # far beyond what any machine needs; a wait ends as soon as it may
COMMANDS = commands()
CALLS = calls()
HELD_AT = "https://www.beds.police.uk/foi/hidden.xlsx"  # of a long log, as below


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo as it stands after `forcewide demo`: a folder, a port, what it printed."""

    shell: Shell
    port: int
    printed: str

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
            assert answer.headers["access-control-allow-origin"] == "*"
            return str(answer.read().decode("utf-8"))

    def query(self, name: str, sql: str) -> str:
        with closing(sqlite3.connect(self.shell.folder / "data" / "demo" / name)) as connection:
            return str(connection.execute(sql).fetchone()[0])


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder = tmp_path_factory.mktemp("documented")
    port = free_port()
    shell = Shell.at(folder)
    with (folder / "printed").open("w") as out:
        child = subprocess.Popen(
            ["forcewide", "demo", "--port", str(port)],
            executable=shutil.which("forcewide", path=shell.environment["PATH"]),
            cwd=folder,
            env=dict(shell.environment),
            stdout=out,
            stderr=subprocess.STDOUT,
            text=True,
        )
    try:
        end = time.monotonic() + _SECONDS
        while "Serving " not in (folder / "printed").read_text("utf-8"):
            assert child.poll() is None, (folder / "printed").read_text("utf-8")
            assert time.monotonic() < end
            time.sleep(0.2)
        wait_until_it_answers(child, port)
        _files(folder)
        surroundings = {"FORCEWIDE_DATA": "data/demo", "FORCEWIDE_DELAY": "0"}
        reader = Shell.at(folder, **surroundings)
        yield Demo(reader, port, (folder / "printed").read_text("utf-8"))
        child.send_signal(signal.SIGTERM)
        child.wait(timeout=120)
    finally:
        child.kill()
        child.wait()


def _files(folder: Path) -> None:
    """The files that the pages speak of: the demo's own, one that hides a sheet, recordings."""
    for name in ("letter.pdf", "answer.xlsx"):
        shutil.copy(folder / "data" / "demo" / name, folder / name)
    book = Workbook()
    book.create_sheet("Notes").append(["not", "to be", "seen"])
    for row in (["Year", "Flights"], [2022, 41], [2023, 57]):
        book.worksheets[0].append(row)
    book.worksheets[1].sheet_state = "hidden"
    book.save(folder / "hidden.xlsx")
    kent = ROOT / "tests" / "forces" / "kent"
    pages = json.loads((kent / "fixture.json").read_text("utf-8"))["pages"]
    answers = tuple(
        Answer(
            url.removeprefix("https://www.kent.police.uk"),
            (kent / name).read_bytes(),
            host="www.kent.police.uk",
        )
        for name, url in ((name, page["url"]) for name, page in pages.items())
        if name.endswith(".html")
    )
    (folder / "request.txt").write_text(
        "How many offences of drink spiking were recorded?", "utf-8"
    )
    copies = [
        {
            "id": force,
            "force": force,
            "text": f"Dear {force.title()} Police, how many swans were saved?",
        }
        for force in ("kent", "essex")
    ]
    (folder / "requests.jsonl").write_text("\n".join(map(json.dumps, copies)), "utf-8")
    (folder / "walk.har").write_bytes(har(answers))
    (folder / "archive.warc.gz").write_bytes(warc(answers))
    wacz(folder / "collection.wacz", {"archive/data.warc.gz": warc(answers)})
    (folder / "saved-pages").mkdir()
    table = "file,url\n"
    for name, page in pages.items():
        shutil.copy(kent / name, folder / "saved-pages" / name)
        table += f'{name},"{page["url"]}"\n'
    (folder / "addresses.csv").write_text(table, "utf-8")
    for name in ("listing.html", "item.html"):
        shutil.copy(ROOT / "tests" / "forces" / "cleveland" / name, folder / name)


# ---------------------------------------------------------------------- the API


def test_the_pages_have_calls_and_commands() -> None:
    assert len([page for page, _, _ in CALLS if page == "README.md"]) == 3
    assert len(CALLS) >= 3 + 18
    assert len([rows for _, _, rows in CALLS if rows]) >= 3 + 10
    assert len(COMMANDS) >= 30
    assert unmarked() == []


@pytest.mark.parametrize(
    ("page", "path", "printed"), CALLS, ids=[f"{page}: {path}" for page, path, _ in CALLS]
)
def test_a_call_gives_the_printed_rows_first(
    demo: Demo, page: str, path: str, printed: str
) -> None:
    answer = demo.get(path)
    if ".csv" in path:
        assert list(csv.DictReader(io.StringIO(answer)))
        return
    if ".atom" in path:
        assert ElementTree.fromstring(answer).findall("{*}entry")
        return
    said: Any = json.loads(answer)
    assert said
    expected: Any = json.loads(printed or "[]")
    assert as_printed(said, expected) == expected


def as_printed(said: Any, printed: Any) -> Any:
    """The part of an answer that a page prints: the keys it has, the first items of a list."""
    if isinstance(printed, dict):
        return {name: as_printed(said[name], one) for name, one in printed.items()}
    if isinstance(printed, list):
        return [as_printed(one, part) for one, part in zip(said, printed, strict=False)]
    return said


# ---------------------------------------------------------------------- the demo itself


@pytest.mark.long  # tests/site/test_numbers.py walks a smaller site
async def test_every_number_beside_a_link_of_the_demo_is_what_is_behind_it(demo: Demo) -> None:
    with open_site(demo.shell.folder / "data" / "demo" / "forcewide.db") as site:
        await site.invoke_startup()
        numbers = Numbers(site)
        await numbers.walk()
    assert numbers.broken == []
    assert numbers.wrong == []
    assert len(numbers.printed) > 2000


async def test_reporters_questions_are_answered_in_three_clicks(
    demo: Demo, program: Callable[[str, str], str]
) -> None:
    chromium = program("chromium", "chromium")
    database = demo.shell.folder / "data" / "demo" / "forcewide.db"
    assert await journeys.take(f"http://127.0.0.1:{demo.port}", database, chromium) == []


def test_the_demo_prints_one_line_a_stage_and_one_summary(demo: Demo) -> None:
    lines = [line for line in demo.printed.splitlines() if not line.endswith(" so far")]
    stages = [line.split(":")[0] for line in lines[:9]]
    assert stages == list(STAGES)
    assert sum("Published" in line for line in lines) == 1
    assert len(lines) < 40


def test_the_demo_ends_with_three_commands_that_work(demo: Demo) -> None:
    lines = demo.printed.splitlines()
    place = next(at for at, line in enumerate(lines) if line.startswith("Try next"))
    offered = [line.strip() for line in lines[place + 1 : place + 4]]
    assert offered[0].startswith(f"curl 'http://127.0.0.1:{demo.port}/search.json?")
    assert " extract data/demo/letter.pdf " in offered[1]
    assert " health --all --data data/demo" in offered[2]
    for line in offered[1:]:
        done = demo.shell.run(line)
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()
    path = offered[0].split(f":{demo.port}")[1].rstrip("'")
    assert json.loads(demo.get(path))


def test_series_are_the_made_figures_of_the_sample_world(demo: Demo) -> None:
    """Each value that a made table says, in its cell; no other of the whole, no kind mixed."""
    path = demo.shell.folder / "data" / "demo" / "forcewide.db"
    with closing(sqlite3.connect(path)) as connection:
        found = compare(connection)
    assert found.right > 2000
    assert not found.missing
    assert not found.extra
    assert found.unknown_subjects <= 5


@pytest.mark.long
def test_the_pictures_are_made_by_their_script(demo: Demo) -> None:
    if screenshot.browser() is None:
        pytest.skip(f"no Chromium: {screenshot.INSTALL}")
    docs = demo.shell.folder / "pictures"
    docs.mkdir()
    done = demo.shell.run(f"{sys.executable} -m tests.site.screenshot data/demo {docs}")
    assert done.returncode == 0, done.stderr
    shown = {one.relative_to(ROOT / "docs") for one in (ROOT / "docs").rglob("*.png")}
    shown -= {one for one in shown if one.parent.name == "pictures"}  # of another script
    assert shown == {one.relative_to(docs) for one in docs.rglob("*.png")}
    assert len(shown) == 1 + len(screenshot.PAGES)
    for one in shown:
        made, kept = (docs / one).read_bytes(), (ROOT / "docs" / one).read_bytes()
        assert made[:24] == kept[:24]  # a PNG of the same width and height
        assert len(made) > 20_000
    assert sum((ROOT / "docs" / one).stat().st_size for one in shown) < 1_500_000


# ---------------------------------------------------------------------- the commands


@pytest.mark.parametrize("command", COMMANDS, ids=[one.label for one in COMMANDS])
def test_a_command_works_as_printed(demo: Demo, command: Command, tmp_path: Path) -> None:
    line = command.line
    if line.startswith(("curl ", "make ", "source ", "git ", "pip ", "forcewide demo")):
        assert line.split()[0] != "curl" or any(path in line for _, path, _ in CALLS)
        return  # calls are tested above; the demo is what all this runs on
    if line.startswith("export "):
        assert line == "export FORCEWIDE_CONTACT=you@your-newsroom.uk"
        return
    shell = demo.shell
    if " serve" in line:
        _serves(shell, line)
        return
    if " add " in line:
        shell = _checkout(shell, tmp_path)
    done = shell.run(_filled(line, demo))
    assert done.returncode == command.status, (done.stdout[-2000:], done.stderr[-2000:])
    assert done.stdout.strip() or done.stderr.strip()
    assert "Traceback" not in done.stderr


def _serves(shell: Shell, line: str) -> None:
    port = free_port()
    words = [word for word in line.split()[1:] if word]
    child = shell.start(*words, "--port", str(port))
    try:
        wait_until_it_answers(child, port)
    finally:
        child.terminate()
        child.communicate(timeout=120)


def _checkout(shell: Shell, folder: Path) -> Shell:
    """A copy of the checkout, for the command that writes into it."""
    for name in ("parsers", "scraper", "db", "samples", "pyproject.toml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    shutil.copytree(ROOT / "tests" / "forces", folder / "tests" / "forces")
    return replace(shell, environment={**shell.environment, "PYTHONPATH": str(folder)})


def _filled(line: str, demo: Demo) -> str:
    """The line with what stands for something of the reader's own put in its place."""
    words = line.split(" ")
    if "withdraw" in words:
        sql = "SELECT max(key) FROM disclosures WHERE force = 'cleveland'"
        line = line.replace("KEY", f"'{demo.query('forcewide.db', sql)}'", 1)
    elif "KEY" in words:
        sql = "SELECT k.key || '/' || position FROM held h JOIN keys k ON k.force = h.force AND"
        sql += f" k.canonical_url = h.item_url WHERE h.url = '{HELD_AT}'"
        key = demo.query("crawl.db", sql)
        line = line.replace("KEY", f"'{key}'", 1)
    if "URL" in words:
        url = demo.query("crawl.db", "SELECT url FROM captures WHERE verdict = 'OK' ORDER BY url")
        line = line.replace("URL", f"'{url}'", 1)
    if "ID" in words:
        # Of a long log: one answer less is no loss that keeps a force from being loaded.
        sql = "SELECT max(c.id) FROM captures c JOIN items i USING (canonical_url)"
        sql += " WHERE i.force = 'cleveland' AND c.refers_to IS NULL AND c.sha256 <> ''"
        line = line.replace("ID", demo.query("crawl.db", sql), 1)
    return line
