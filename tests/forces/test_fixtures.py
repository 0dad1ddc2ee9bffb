"""The harness: walks the registry and reads every force's fixture.

It fails when a force with a log has no fixture, when nobody has said what reading it
must give (it writes that down and asks for review), when a reading differs, and when a
declared quirk makes no difference to any page.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from parsers.errors import ParseError
from parsers.fixture import Json, differences, read_fixture
from parsers.quirks import Quirk, quirks, without
from parsers.registry import declared
from parsers.types import Force, LetterStyle, RequestKind
from tests.forces.fixtures import FOLDER, expected_of, has_fixture, pages_of, write_expected

FORCES = list(declared().values())
QUIRKS = [(force, quirk) for force in FORCES for quirk in quirks(force)]


def check(force: Force, folder: Path = FOLDER) -> None:
    """Read a force's fixture and compare; the whole of the harness for one force."""
    if not (folder / force.slug / "fixture.json").exists():
        pytest.fail(
            f"{force.slug} has no fixture: put a listing and an item of its log into"
            f" tests/forces/{force.slug}/ (docs/new-force.md)"
        )
    found = read_fixture(force, pages_of(force.slug, folder))
    expected = expected_of(force.slug, folder)
    if expected is None:
        path = write_expected(force.slug, found, folder)
        pytest.fail(f"wrote {path.name} of {force.slug}: read it against the pages, then commit it")
    assert differences(expected, found) == []


@pytest.mark.parametrize("force", FORCES, ids=lambda force: force.slug)
def test_a_force_reads_its_fixture(force: Force) -> None:
    check(force)


@pytest.mark.parametrize("force", FORCES, ids=lambda force: force.slug)
def test_a_fixture_has_a_listing_and_an_item(force: Force) -> None:
    kinds = [one.kind for one in pages_of(force.slug)]
    assert RequestKind.LISTING in kinds
    assert RequestKind.ITEM in kinds
    hosts = {one.page.url.split("/")[2] for one in pages_of(force.slug)}
    assert hosts <= force.platform.hosts


@pytest.mark.parametrize(("force", "quirk"), QUIRKS, ids=[f"{f.slug}-{q}" for f, q in QUIRKS])
def test_a_quirk_is_needed(force: Force, quirk: Quirk) -> None:
    expected = expected_of(force.slug)
    assert expected is not None
    assert misread(without(force, quirk), expected), f"{force.slug}: {quirk} is not used by a page"


def misread(force: Force, expected: Json) -> list[str]:
    try:
        return differences(expected, read_fixture(force, pages_of(force.slug)))
    except ParseError as error:
        return [str(error)]


def test_every_folder_is_of_a_force() -> None:
    folders = {path.name for path in FOLDER.iterdir() if (path / "fixture.json").exists()}
    assert folders == {slug for slug in declared() if has_fixture(slug)}


# ---------------------------------------------------------------------- the harness itself


KENT = declared()["kent"]


def test_a_missing_fixture_fails(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="kent has no fixture"):
        check(KENT, tmp_path)


def test_a_missing_expectation_is_written_and_fails_once(tmp_path: Path) -> None:
    shutil.copytree(FOLDER / "kent", tmp_path / "kent")
    (tmp_path / "kent" / "expected.json").unlink()
    with pytest.raises(pytest.fail.Exception, match="read it against the pages"):
        check(KENT, tmp_path)
    check(KENT, tmp_path)
    written, truth = expected_of("kent", tmp_path), expected_of("kent")
    assert written is not None
    assert truth is not None
    assert written.keys() == truth.keys()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Another title"),
        ("reference", "99/99/999"),
        ("responded", ["2001-01-01", "printed"]),
        ("outcome", "withheld"),
        ("request", ["Something that was never asked."]),
        ("response", []),
        ("tables", []),
        ("files", []),
        ("issues", ["split_inferred"]),
    ],
)
def test_a_wrong_expectation_fails(field: str, value: object) -> None:
    expected = expected_of("kent")
    assert expected is not None
    item = expected["item.html"]
    assert isinstance(item, dict)
    wrong = {**expected, "item.html": {**item, field: value}}
    told = differences(wrong, read_fixture(KENT, pages_of("kent")))
    assert told
    assert field in told[0]


def test_an_unused_quirk_is_found() -> None:
    force = replace(KENT, style=LetterStyle(run_in=("Never printed:",)))
    (quirk,) = quirks(force)
    expected = expected_of("kent")
    assert expected is not None
    assert misread(without(force, quirk), expected) == []
