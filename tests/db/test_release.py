"""A release: the same bytes twice, what it says, what has changed, and what leaves older ones."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from db import parquet
from db.errors import PublishError
from db.load import withdraw
from db.publish import publish
from db.release import answer_as_of, opened, release, releases, sweep, whole
from db.schema import SCHEMA
from parsers.types import Policy
from tests.db.records import NIGHT, edited, load, records

FIRST = datetime(2026, 3, 1, 4, 0, tzinfo=UTC)
SECOND = datetime(2026, 3, 8, 4, 0, tzinfo=UTC)
needs_pyarrow = pytest.mark.skipif(
    not parquet.available(), reason=f"pyarrow is not installed; try: {parquet.INSTALL}"
)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three answers of Kent, loaded, published and released on the first of March."""
    folder = tmp_path_factory.mktemp("release")
    load(folder / "staging.db", "kent", records("kent", 3))
    publish(folder / "staging.db", folder / "forcewide.db", policy=Policy.FULL, moment=FIRST)
    release(folder / "forcewide.db", folder / "releases", keep=12)
    return folder


@pytest.fixture
def folder(once: Path, tmp_path: Path) -> Path:
    shutil.copytree(once, tmp_path / "w")
    return tmp_path / "w"


def again(folder: Path, moment: datetime = SECOND, policy: Policy = Policy.FULL) -> Path:
    publish(folder / "staging.db", folder / "forcewide.db", policy=policy, moment=moment)
    return release(folder / "forcewide.db", folder / "releases", keep=12).path


def package(path: Path) -> Any:
    return json.loads((path / "datapackage.json").read_bytes())


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_release_is_whole(once: Path) -> None:
    (path,) = releases(once / "releases")
    assert path.name == "forcewide-2026-03-01"
    subprocess.run(["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=path, check=True)
    listed = {line.split("  ")[1] for line in (path / "SHA256SUMS").read_text().splitlines()}
    files = {one.relative_to(path).as_posix() for one in path.rglob("*") if one.is_file()}
    assert files - listed == {"SHA256SUMS"}
    with (
        opened(path) as database,
        closing(sqlite3.connect(database)) as released,
        closing(sqlite3.connect(once / "forcewide.db")) as published,
    ):
        assert list(released.iterdump()) == list(published.iterdump())
        for table in (table for table in SCHEMA if not table.hidden):
            count = published.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
            assert len(rows(path / "csv" / f"{table.name}.csv")) == count, table.name


def test_one_build_makes_the_same_bytes_twice(folder: Path) -> None:
    (path,) = releases(folder / "releases")
    before = {one: one.read_bytes() for one in path.rglob("*") if one.is_file()}
    shutil.rmtree(folder / "releases")
    assert release(folder / "forcewide.db", folder / "releases", keep=12).path == path
    assert {one: one.read_bytes() for one in path.rglob("*") if one.is_file()} == before
    release(folder / "forcewide.db", folder / "releases", keep=12)
    assert {one: one.read_bytes() for one in path.rglob("*") if one.is_file()} == before


def test_what_has_changed_since_the_last(folder: Path) -> None:
    new = records("kent", 4)
    new[1] = edited(new[1], title="Another title")
    seen = [replace(one, last_seen=SECOND) for one in new]
    load(folder / "staging.db", "kent", seen)
    path = again(folder)
    assert path.name == "forcewide-2026-03-08"
    found = {row["disclosure"]: row["event"] for row in rows(path / "since-last.csv")}
    assert found == {new[1].key: "changed", new[3].key: "added"}
    about = package(path)["forcewide"]
    assert (about["since"], about["withdrawn"]) == ("forcewide-2026-03-01", 0)
    assert all(whole(one) for one in releases(folder / "releases"))


def test_what_was_taken_down_is_in_no_release(folder: Path) -> None:
    key = records("kent", 3)[1].key
    withdraw(folder / "staging.db", [key], at=NIGHT)
    path = again(folder)
    assert package(path)["forcewide"]["withdrawn"] == 1
    old, new = releases(folder / "releases")
    assert (whole(old), whole(new)) == (False, True)
    assert {one.name for one in old.iterdir()} == {
        "datapackage.json",
        "SHA256SUMS",
        "WITHDRAWN.txt",
    }
    for one in (folder / "releases").rglob("*"):
        body = b""
        if one.suffix == ".zip":
            with zipfile.ZipFile(one) as zipped:
                body = zipped.read("forcewide.db")
        elif one.is_file():
            body = one.read_bytes()
        assert key.encode() not in body, one


@pytest.mark.parametrize("how", ["removed by its force", "a tighter policy"])
def test_an_older_release_shows_no_more_than_the_newest(folder: Path, how: str) -> None:
    given = records("kent", 3)
    if how == "removed by its force":
        load(folder / "staging.db", "kent", [replace(given[0], gone_since=NIGHT), *given[1:]])
    again(folder, policy=Policy.LINK_ONLY if how == "a tighter policy" else Policy.FULL)
    old, new = releases(folder / "releases")
    assert (whole(old), whole(new)) == (False, True)


def test_builds_of_one_day_are_releases_in_their_order(folder: Path) -> None:
    for number in range(2, 12):
        load(folder / "staging.db", "kent", records("kent", 2 + number))
        name = again(folder, FIRST.replace(hour=4 + number)).name
        assert name == f"forcewide-2026-03-01.{number}"
    since = [package(one)["forcewide"]["since"] for one in releases(folder / "releases")]
    assert since[0] is None
    assert since[1:] == [one.name for one in releases(folder / "releases")[:-1]]


def test_a_publish_alone_reaches_the_releases(folder: Path) -> None:
    (old,) = releases(folder / "releases")
    assert sweep(folder / "forcewide.db", folder / "releases") == []
    withdraw(folder / "staging.db", [records("kent", 3)[1].key], at=NIGHT)
    publish(folder / "staging.db", folder / "forcewide.db", policy=Policy.FULL, moment=SECOND)
    assert sweep(folder / "forcewide.db", folder / "releases") == [old.name]
    assert not whole(old)


@pytest.mark.parametrize("damage", [b"no zip", b""])
def test_a_release_that_cannot_be_looked_into_is_emptied(folder: Path, damage: bytes) -> None:
    (old,) = releases(folder / "releases")
    (old / "forcewide.db.zip").write_bytes(damage)
    again(folder)
    assert not whole(old)
    assert not list((folder / "releases").glob(".*"))


def test_only_so_many_keep_their_files(folder: Path) -> None:
    for day in (2, 3, 4):
        publish(folder / "staging.db", folder / "forcewide.db", moment=FIRST.replace(day=day))
        release(folder / "forcewide.db", folder / "releases", keep=2)
    kept = [one.name for one in releases(folder / "releases") if whole(one)]
    assert kept == ["forcewide-2026-03-03", "forcewide-2026-03-04"]
    assert len(releases(folder / "releases")) == 4


def test_nothing_is_released_before_it_is_published(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="nothing was published yet"):
        release(tmp_path / "forcewide.db", tmp_path / "releases", keep=1)


def test_an_answer_as_of_a_day(folder: Path) -> None:
    given = records("kent", 3)
    key = given[0].key
    load(folder / "staging.db", "kent", [edited(given[0], title="Corrected"), *given[1:]])
    again(folder)
    target, kept = folder / "forcewide.db", folder / "releases"
    titles = {
        day: (answer_as_of(kept, target, key, date(2026, 3, day)) or {}).get("title")
        for day in (1, 7, 8, 20)
    }
    assert titles[1] == titles[7] != "Corrected"
    assert titles[8] == titles[20] == "Corrected"
    assert answer_as_of(kept, target, key, date(2026, 2, 28)) is None
    withdraw(folder / "staging.db", [key], at=NIGHT)
    publish(folder / "staging.db", target, policy=Policy.FULL)
    assert answer_as_of(kept, target, key, date(2026, 3, 7)) is None


def test_cells_that_begin_like_formulas_are_words(folder: Path) -> None:
    given = records("kent", 3)
    load(folder / "staging.db", "kent", [edited(given[0], title="=HYPERLINK(1)"), *given[1:]])
    path = again(folder)
    titles = [row["title"] for row in rows(path / "csv" / "disclosures.csv")]
    assert "'=HYPERLINK(1)" in titles


# ---------------------------------------------------------------------- datapackage.json


def faults(described: Any) -> list[str]:
    """What Data Package 1.0 and Table Schema 1.0 forbid or demand of what we write."""
    found = []
    if not re.fullmatch(r"[-a-z0-9._/]+", described["name"]):
        found.append("name of the package")
    names = [one["name"] for one in described["resources"]]
    if len(set(names)) != len(names) or not names:
        found.append("names of resources are not unique")
    for one in described["resources"]:
        if not re.fullmatch(r"[-a-z0-9._/]+", one["name"]):
            found.append(f"name {one['name']}")
        if one["path"].startswith("/") or ".." in one["path"]:
            found.append(f"path {one['path']}")
        if not re.fullmatch(r"sha256:[0-9a-f]{64}", one["hash"]):
            found.append(f"hash of {one['name']}")
        schema = one.get("schema", {"fields": []})
        fields = [each["name"] for each in schema["fields"]]
        types = {each["type"] for each in schema["fields"]}
        if types - {"string", "integer", "number"} or len(set(fields)) != len(fields):
            found.append(f"fields of {one['name']}")
        if set(schema.get("primaryKey", [])) - set(fields):
            found.append(f"key of {one['name']}")
        for key in schema.get("foreignKeys", []):
            resource = key["reference"]["resource"] or one["name"]
            to = next((r for r in described["resources"] if r["name"] == resource), None)
            known = {f["name"] for f in to["schema"]["fields"]} if to else set()
            if key["fields"] not in fields or key["reference"]["fields"] not in known:
                found.append(f"foreign key of {one['name']}")
    return found


def test_the_package_is_described_by_the_standard(once: Path) -> None:
    (path,) = releases(once / "releases")
    described = package(path)
    assert faults(described) == []
    for one in described["resources"]:
        file = path / one["path"]
        assert file.stat().st_size == one["bytes"]
        if one["format"] == "csv":
            header = file.read_text().splitlines()[0].split(",")
            assert header == [each["name"] for each in one["schema"]["fields"]]
    described["resources"][0]["path"] = "../x"
    assert faults(described) == ["path ../x"]


# ---------------------------------------------------------------------- Parquet


@needs_pyarrow
def test_parquet_has_the_rows_and_types_of_the_database(once: Path) -> None:
    from pyarrow import parquet as pq

    (path,) = releases(once / "releases")
    with closing(sqlite3.connect(once / "forcewide.db")) as connection:
        for table in (table for table in SCHEMA if not table.hidden):
            names, key = ", ".join(table.names), ", ".join(table.key)
            query = f"SELECT {names} FROM {table.name} ORDER BY {key}"
            read = pq.read_table(path / "parquet" / f"{table.name}.parquet")
            assert read.column_names == list(table.names)
            found = list(zip(*(column.to_pylist() for column in read.columns), strict=True))
            assert found == connection.execute(query).fetchall(), table.name


def test_without_pyarrow_a_release_is_made_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "available", lambda: False)
    shutil.rmtree(folder / "releases")
    done = release(folder / "forcewide.db", folder / "releases", keep=12)
    assert not done.parquet
    assert not (done.path / "parquet").exists()
    assert package(done.path)["resources"]
