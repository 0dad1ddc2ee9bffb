"""What every declaration must hold: 58 bodies, one file each, short, and nothing claimed unseen."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import pytest

from parsers import forces
from parsers.directory import BODIES
from parsers.force_facts import markdown, rows
from parsers.registry import declared, known, note, way_in
from parsers.types import (
    Confidence,
    Fact,
    Force,
    ForceKind,
    ForceStatus,
    Located,
    PublicBody,
    Regime,
)

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path for path in Path(next(iter(forces.__path__))).glob("*.py") if path.stem != "__init__"
)


def test_there_are_58_bodies() -> None:
    assert len(FILES) == len(known()) == len(BODIES) == 58
    kinds = [body.kind for body in known().values()]
    # England and Wales have 43 territorial forces, Scotland and Northern Ireland one each.
    assert kinds.count(ForceKind.TERRITORIAL) == 45
    assert kinds.count(ForceKind.SPECIAL) == 3
    assert kinds.count(ForceKind.PORT) == 9
    assert [slug for slug, b in known().items() if b.kind is ForceKind.OTHER] == ["npcc"]


def test_force_files_are_short() -> None:
    lines = [len(path.read_text("utf-8").splitlines()) for path in FILES]
    assert median(lines) <= 15
    assert max(lines) <= 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_force_file_declares_and_does_nothing_else(path: Path) -> None:
    """A docstring, imports, small pure functions or a subclass, and FORCE."""
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree)
    allowed = (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign, ast.FunctionDef, ast.ClassDef)
    assert all(isinstance(node, allowed) for node in tree.body)
    branches = (ast.If, ast.For, ast.While, ast.Try)
    assert not [node for node in ast.walk(tree) if isinstance(node, branches)]


@pytest.mark.parametrize("body", known().values(), ids=lambda body: body.slug)
def test_every_body_says_what_it_is(body: PublicBody) -> None:
    assert body.name
    assert note(body.slug)
    assert body.nation in {"England", "Wales", "Scotland", "Northern Ireland", "UK"}
    assert re.fullmatch(r"20\d\d-(?:0[1-9]|1[0-2])", body.checked)
    assert re.fullmatch(r"[a-z_]+", body.whatdotheyknow)
    assert (body.regime is Regime.FOISA) == (body.nation == "Scotland")
    assert (body.regime is Regime.FOIA_PART) == (body.kind is ForceKind.PORT)
    # What has been seen is certain; what was concluded says so.
    if Fact.LOG_URL in body.inferred:
        assert body.confidence is not Confidence.HIGH or Fact.ITEMS not in body.inferred
    if body.confidence is Confidence.LOW and isinstance(body, Force):
        assert body.inferred


@pytest.mark.parametrize("force", declared().values(), ids=lambda force: force.slug)
def test_every_log_has_an_address_on_a_host_that_may_be_fetched(force: Force) -> None:
    row = next(body for body in BODIES if body.slug == force.slug)
    assert urlsplit(row.log_url).scheme == "https"
    assert urlsplit(row.website).scheme == "https"
    if isinstance(force.platform, Located):
        assert urlsplit(force.platform.log_url).netloc in force.platform.hosts


@pytest.mark.parametrize(
    "slug", [slug for slug, body in known().items() if body.status is ForceStatus.NO_LOG]
)
def test_a_body_without_a_log_names_the_way_in(slug: str) -> None:
    row = next(one for one in rows() if one["slug"] == slug)
    assert row["platform"] == "none"
    assert row["log_url"] == ""
    assert str(row["whatdotheyknow"]).startswith("https://www.whatdotheyknow.com/body/")
    assert slug not in declared()
    force = way_in(slug)
    assert force is not None
    assert isinstance(force.platform, Located)
    assert force.platform.log_url == row["whatdotheyknow"]
    assert (force.name, force.regime, force.status) == (row["name"], row["regime"], row["status"])


def test_a_force_with_a_log_needs_no_other_way_in() -> None:
    assert not [slug for slug in declared() if way_in(slug)]


def test_two_forces_share_no_log() -> None:
    # Two bodies publish among the releases of GOV.UK, each under its own organisation.
    logs = [body.log_url for body in BODIES if body.log_url]
    assert len(logs) == len(set(logs))


def test_the_page_of_forces_is_up_to_date() -> None:
    page = (ROOT / "docs" / "forces.md").read_text("utf-8")
    assert page == markdown(), "run `forcewide forces --markdown > docs/forces.md`"
