"""A person named in every part of a letter is nowhere in what is published."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from db.serve import open_site
from scraper.command.cli import main

CANARY = "Quillfeather"
BIRTH, PHONE, PLATE, CRIME = "03/09/1971", "07700 900417", "KX19 ZRT", "42/118823/19"
LETTER = f"""Loamshire Police
Information Rights

Ms Araminta {CANARY}
4 Sample Row
Loamford

14 May 2024

Our Ref: FOI2024/00123

Dear Ms {CANARY}

I write in connection with your request received on 22 April 2024. I note you seek access to
the following information:

My name is Araminta {CANARY} and I would like to know how often drones flew in Loamford.

RESPONSE - Dear Ms {CANARY}, please see the table below. The search was made by Araminta {CANARY}.

Drone flights asked for by Ms {CANARY}
Pilot\t2022\t2023
Araminta {CANARY}\t41\t57
Others\t2\t3
Total\t43\t60

Note: {CANARY.upper()} was counted once. Source: log of A. {CANARY}
1. {CANARY}'s drone flew in 2022.
From: {CANARY}, Araminta
cc Araminta {CANARY}, Information Rights
Statement of: Araminta {CANARY.upper()}, dob {BIRTH}, mobile {PHONE}
Her car is {PLATE}; the theft of it has the crime number {CRIME}.
She wrote on behalf of Araminta {CANARY} and signed A {CANARY}.

The figures for Ms {CANARY} are an un-audited snapshot and should be treated with caution.

The remainder is exempt under Section 40(2) because it is about Ms {CANARY}.

Yours sincerely

Araminta {CANARY}
Disclosure Officer
araminta.{CANARY.lower()}@loamshire.police.uk

PS {CANARY} asked for a copy.
"""


def _workbook(folder: Path) -> Path:
    """An annex that names her in title, sheet, heading, label, note and its own name."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = f"Ms {CANARY}"
    for row in (
        [f"Flights requested by Ms Araminta {CANARY}"],
        [f"Pilot (Ms {CANARY})", 2022, 2023],
        [f"Araminta {CANARY}", 41, 57],
        ["Others", 2, 3],
        [f"Note: Ms {CANARY} flew most of them."],
    ):
        sheet.append(row)
    path = folder / f"Annex for Ms {CANARY}.xlsx"
    book.save(path)
    return path


@pytest.fixture(scope="module", params=["facts", "full"])
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(f"canary-{request.param}")
    letter = folder / f"Response to {CANARY} 123.txt"
    letter.write_text(LETTER, "utf-8")
    data = folder / "data"
    arguments = [
        "ingest",
        str(letter),
        str(_workbook(folder)),
        "--force",
        "kent",
        "--data",
        str(data),
    ]
    result = CliRunner().invoke(main, [*arguments, "--policy", request.param])
    assert result.exit_code == 0, result.output
    return data / "forcewide.db"


def test_the_letter_was_read(published: Path) -> None:
    with closing(sqlite3.connect(published)) as connection:
        assert connection.execute("SELECT count(*) FROM figures").fetchone() == (6 + 4,)
        found = connection.execute("SELECT section, quote FROM exemptions").fetchall()
    assert [section for section, _ in found] == ["40"]
    assert "[name]" in found[0][1]


def test_no_byte_of_the_file_names_her(published: Path) -> None:
    with closing(sqlite3.connect(published)) as connection:
        dump = "\n".join(connection.iterdump()).lower()
        vocabulary = [
            row[0]
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE sql LIKE '%USING FTS5%'"
            ).fetchall()
            for row in _terms(connection, name)
        ]
    assert vocabulary
    assert CANARY.lower() not in dump
    # The search stems words; look for the stem too.
    assert not [term for term in vocabulary if term.startswith(CANARY.lower()[:9])]
    assert CANARY.lower().encode() not in published.read_bytes().lower()
    assert "araminta" not in dump
    for detail in (BIRTH, PHONE, PLATE, CRIME):
        assert detail.lower() not in dump, detail


def _terms(connection: sqlite3.Connection, index: str) -> list[tuple[str]]:
    connection.execute(f"CREATE VIRTUAL TABLE temp.v_{index} USING fts5vocab(main, {index}, row)")
    return connection.execute(f"SELECT term FROM temp.v_{index}").fetchall()


async def test_no_page_and_no_json_names_her(published: Path) -> None:
    with closing(sqlite3.connect(published)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
    tables = [name for name in names if "_fts" not in name and not name.startswith("sqlite")]
    with open_site(published) as site:
        for name in tables:
            response = await site.client.get(f"/forcewide/{name}.json?_shape=array")
            if response.status_code == 200:
                assert CANARY.lower() not in json.dumps(response.json()).lower(), name
        key = (await site.client.get("/forcewide/disclosures.json?_shape=array")).json()[0]["key"]
        page = await site.client.get(f"/a/{key}", follow_redirects=True)
    assert page.status_code == 200
    assert CANARY.lower() not in page.text.lower()
