"""The command line as its users meet it: results, exit statuses, one line for each mistake."""

from __future__ import annotations

import gzip
import io
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from reportlab.lib import pdfencrypt
from reportlab.pdfgen import canvas

from scraper.archive.store import Store
from scraper.command.cli import main
from scraper.command.stages import chosen
from scraper.forcekit import sites
from scraper.settings import Settings

LETTER = """Loamshire Police

14 May 2024

Our Ref: FOI2024/00123

I write in connection with your request received on 22 April 2024. I note you seek access to
the following information:

How many drone flights were there in each year?

RESPONSE - Please see the table below.

Drone flights
Year\tFlights
2022\t41
2023\t57
Total\t98
"""


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def pdf(encryption: pdfencrypt.StandardEncryption | None = None) -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out, encrypt=encryption)
    page.drawString(72, 700, "Our Ref: FOI2024/00123")
    page.save()
    return out.getvalue()


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, "utf-8")
    return path


def test_forces_lists_all_of_them() -> None:
    rows = json.loads(invoke("forces", "--json").stdout)
    assert len(rows) == 58
    assert {"slug", "name", "platform", "status", "confidence"} <= rows[0].keys()
    status = {row["slug"]: row["status"] for row in rows}
    assert status["bedfordshire"] == "log"
    assert status["port-of-tilbury"] == "no_log"
    assert status["kent"] == "log"


def test_extract_prints_the_whole_contract(letter: Path) -> None:
    result = invoke("extract", letter, "--force", "bedfordshire", "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    keys = {"document", "verdict", "reasons", "account", "disclosure", "tables", "figures"}
    assert found.keys() == keys | {"issues", "masked"}
    assert found["disclosure"]["reference"] == "FOI2024/00123"
    values = {tuple(f["row_path"]): (f["value"], f["is_total"]) for f in found["figures"]}
    assert values == {("2022",): (41, False), ("2023",): (57, False), ("Total",): (98, True)}


def test_a_force_without_a_declaration_is_read_and_said(letter: Path) -> None:
    found = json.loads(invoke("extract", letter, "--force", "port-of-dover", "--json").stdout)
    assert found["verdict"] == "parsed"
    assert "force_undeclared" in [issue["code"] for issue in found["issues"]]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 5, "EMPTY"),
        (b"<html><body><h1>Page not found</h1></body></html>", 5, "WRONG_TYPE"),
        (pdf()[:-400], 5, "TRUNCATED"),
        (pdf(pdfencrypt.StandardEncryption("secret", "owner")), 3, "ENCRYPTED"),
    ],
)
def test_a_bad_file_is_one_line_and_its_own_status(
    tmp_path: Path, body: bytes, status: int, code: str
) -> None:
    path = tmp_path / "answer.pdf"
    path.write_bytes(body)
    result = invoke("extract", path, "--json")
    assert result.exit_code == status
    found = json.loads(result.stdout)
    assert [reason["code"] for reason in found["reasons"]] == [code]
    assert (found["disclosure"], found["tables"], found["figures"]) == (None, [], [])
    assert result.stderr.startswith("answer.pdf: ")
    assert len(result.stderr.splitlines()) == 1


def test_an_image_is_unsupported(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    assert invoke("extract", path).exit_code == 4


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("extract", "no-such-file.pdf"), "no such file: no-such-file.pdf"),
        (("extract", __file__, "--force", "bedfordsire"), "Did you mean 'bedfordshire'?"),
        (("extract", __file__, "--no-gate"), "--no-gate goes with --out"),
        (("extract", __file__, __file__), "several FILEs need --out DIR"),
        (("extract", __file__, __file__, "--out", "x"), "two inputs of one name"),
        (("figures", "no-such-grid.json"), "no such file: no-such-grid.json"),
        (("crawl", "no-such-force"), "unknown force 'no-such-force'"),
    ],
)
def test_wrong_usage_says_what_is_wrong(arguments: tuple[str, ...], words: str) -> None:
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_extract_to_a_folder_writes_one_file_each(tmp_path: Path, letter: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"")
    out = tmp_path / "a" / "b"
    result = invoke("extract", letter, broken, "--out", out, "--jobs", "2", "--no-join")
    assert result.exit_code == 0
    assert result.stdout == ""
    verdicts = {path.name: json.loads(path.read_text())["verdict"] for path in out.iterdir()}
    assert verdicts == {"letter.txt.json": "parsed", "broken.pdf.json": "failed"}


def test_figures_of_a_grid(tmp_path: Path) -> None:
    path = tmp_path / "grid.json"
    grid = [["Year", "Flights"], ["2022", "41"], ["2023", "57"]]
    path.write_text(json.dumps({"tables": [{"grid": grid}]}))
    result = invoke("figures", path)
    assert [figure["value"] for figure in json.loads(result.stdout)["figures"]] == [41, 57]


def test_a_grid_that_is_no_grid_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "grid.json"
    path.write_text("{}")
    result = invoke("figures", path)
    assert result.exit_code == 1
    assert "grid.json: no list of tables in it" in result.stderr


def test_serving_nothing_says_what_to_run(tmp_path: Path) -> None:
    result = invoke("serve", "--data", tmp_path)
    assert result.exit_code == 1
    assert "run `forcewide demo`" in result.stderr


def test_a_body_without_a_log_is_crawled_by_its_way_in(tmp_path: Path) -> None:
    (force,) = chosen(tmp_path, ["port-of-dover"])
    assert force.platform.hosts == {"www.whatdotheyknow.com"}
    assert force.slug not in {one.slug for one in chosen(tmp_path, ())}


def test_a_folder_of_samples_crawls_only_what_it_has(tmp_path: Path) -> None:
    sites.write(tmp_path, {"kent": "http://127.0.0.1:9"})
    result = invoke("crawl", "port-of-dover", "--data", tmp_path)
    assert result.exit_code == 1
    assert "docs/new-force.md" in result.stderr


def test_a_capture_is_listed_saved_verified_and_removed(tmp_path: Path, letter: Path) -> None:
    data, url = tmp_path / "data", "https://www.kent.police.uk/foi/drones.txt"
    assert invoke("ingest", letter, "--force", "kent", "--url", url, "--data", data).exit_code == 0
    saved = tmp_path / "saved.txt"
    listed = invoke("captures", url, "--data", data, "--json", "--save", saved)
    (capture,) = json.loads(listed.stdout)
    assert saved.read_bytes() == letter.read_bytes()
    assert capture["verdict"] == "OK"
    assert json.loads(invoke("verify", "--data", data, "--json").stdout)["problems"] == []
    removed = invoke("purge", str(capture["id"]), "--why", "asked by the force", "--data", data)
    assert removed.exit_code == 0, removed.output
    assert invoke("verify", "--data", data).exit_code == 0
    assert "nothing is stored" in invoke("captures", url, "--data", data).stderr
    warcs = list((data / "archive").glob("*.warc.gz"))
    assert warcs
    assert not any(b"drone" in gzip.decompress(path.read_bytes()) for path in warcs)


def test_a_damaged_archive_is_noticed(tmp_path: Path, letter: Path) -> None:
    data = tmp_path / "data"
    invoke("ingest", letter, "--force", "kent", "--data", data)
    (warc,) = (data / "archive").glob("*.warc.gz")
    warc.write_bytes(warc.read_bytes()[:-200])
    result = invoke("verify", "--data", data)
    assert result.exit_code == 1
    assert warc.name in result.stderr


def test_ingest_publishes_what_it_was_given(tmp_path: Path, letter: Path) -> None:
    broken = tmp_path / "cut short.pdf"
    broken.write_bytes(pdf()[:-400])
    data = tmp_path / "data"
    result = invoke("ingest", letter, broken, "--force", "kent", "--data", data)
    assert result.exit_code == 1
    assert "cut short.pdf: TRUNCATED" in result.stderr
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        rows = connection.execute("SELECT key, source_kind, n_figures FROM disclosures").fetchall()
    assert rows == [("kent/foi2024-00123", "import", 3)]
    with Store(Settings(data=data)) as store:
        assert "truncated" in {issue.code for issue in store.issues(force="kent")}
    again = invoke("ingest", letter, "--force", "kent", "--data", data)
    assert again.exit_code == 0
    with closing(sqlite3.connect(data / "forcewide.db")) as connection:
        assert connection.execute("SELECT count(*) FROM disclosures").fetchone() == (1,)


CLEVELAND = Path(__file__).parents[2] / "forces" / "cleveland"
LOG_AT = "https://www.cleveland.police.uk/foi-ai/af/accessing-information/published-items/"


def test_probe_speaks_in_words() -> None:
    result = invoke("probe", CLEVELAND / "listing.html", "--url", LOG_AT)
    assert result.exit_code == 0, result.output
    said = dict(line.strip().split(": ", 1) for line in result.stdout.splitlines() if ": " in line)
    assert said["declared"] == "cleveland, platform single_online_home"
    assert said["entries on this page"].isdigit()
    for word in ("None", "[", "datetime", "'"):
        assert word not in result.stdout, word


@pytest.mark.parametrize("command", ["probe", "add"])
def test_a_page_without_an_address_names_an_option_that_is_there(command: str) -> None:
    page = CLEVELAND / "item.html"
    arguments: tuple[str | Path, ...] = ("probe", page)
    if command == "add":
        options = ("--platform", "single_online_home", "--host", "www.example.police.uk")
        arguments = ("add", "example", *options, "--name", "Example Police", "--page", page)
    result = invoke(*arguments)
    assert result.exit_code == 1
    assert "give --url" in result.stderr
    named = set(re.findall(r"--[a-z-]+", result.stderr))
    options_there = {name for one in main.commands[command].params for name in one.opts}
    assert named <= options_there


@pytest.mark.parametrize("command", ["publish", "health", "parse", "load", "verify", "convert"])
def test_nothing_is_no_success_and_makes_no_folder(tmp_path: Path, command: str) -> None:
    result = invoke(command, "--data", tmp_path / "data")
    assert result.exit_code == 1
    assert "nothing was ever crawled into" in result.stderr
    assert not (tmp_path / "data").exists()
