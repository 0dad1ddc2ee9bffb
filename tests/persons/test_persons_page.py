"""docs/persons.md lists every kind as the table has it."""

from __future__ import annotations

from pathlib import Path

from parsers.persons.kinds import KINDS

PAGE = Path(__file__).parents[2] / "docs" / "persons.md"


def test_the_page_lists_every_kind() -> None:
    text = PAGE.read_text("utf-8")
    for kind in KINDS:
        rows = "never alone" if kind.rows is None else str(kind.rows)
        assert f"| {kind.personal} | `{kind.written}` | {rows} |" in text
