"""docs/figures.md and docs/quality.md say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from parsers.tables.earned import RULES
from parsers.tables.values import read_text

ROOT = Path(__file__).parents[2]
FIGURES = (ROOT / "docs" / "figures.md").read_text("utf-8")
QUALITY = (ROOT / "docs" / "quality.md").read_text("utf-8")


def value_rows() -> list[tuple[str, str, str]]:
    """The value table: printed form, value and qualifier, one for each form."""
    section = FIGURES.partition("## Values")[2].partition("###")[0]
    found = []
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:]]
        if len(cells) < 3:
            continue
        forms = re.findall(r"`([^`]+)`", cells[0]) or ["" for _ in cells[:1] if "blank" in cells[0]]
        found += [(form, cells[1], cells[2].strip("`")) for form in forms]
    return found


def test_the_value_table_is_found() -> None:
    assert len(value_rows()) > 20


@pytest.mark.parametrize(("form", "value", "qualifier"), value_rows())
def test_the_value_table_is_true(form: str, value: str, qualifier: str) -> None:
    found = read_text(form)
    assert (found.qualifier or "") == qualifier
    assert (found.value is None) == value.startswith("null")


def test_every_issue_is_documented() -> None:
    folder = ROOT / "parsers" / "tables"
    source = "\n".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    codes = set(re.findall(r'issue\(\s*table,\s*"(\w+)"', source))
    assert len(codes) == 5
    codes |= {rule.code for rule in RULES}
    assert not [code for code in codes if f"`{code}`" not in QUALITY]


def test_every_module_has_its_place_in_the_steps() -> None:
    modules = {path.name for path in (ROOT / "parsers" / "tables").glob("*.py")}
    plumbing = {"__init__.py", "body.py", "loading.py", "read.py", "words.py"}
    named = set(re.findall(r"`(\w+\.py)`", FIGURES)) | {"read.py"}
    assert modules - plumbing <= named
