"""Labels and bare patterns of the letter reader on their witnesses (``witnesses.csv``).

Rows that are ``Rule`` carry their own witnesses (``test_rules.py``); the patterns of the modules
named here have a line each in the table: a text that they must match, one that they must leave.
A pattern without a line fails, and so does a line without a pattern.
"""

from __future__ import annotations

import csv
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from parsers.letter.labels import LABELS, role_of
from parsers.text.characters import fold

TABLE = Path(__file__).with_name("witnesses.csv")
MODULES = (
    *("boilerplate", "heads", "openers", "labels", "reference_patterns", "letter_dates"),
    *("caveats", "sensitivity", "references", "pieces", "questions", "unnumbered", "joined"),
    *("flattened", "mails", "several", "interleave", "layout"),
)


def _compiled(found: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(found, re.Pattern):
        yield found
    elif depth < 3 and isinstance(found, tuple | list):
        for item in found:
            yield from _compiled(item, depth + 1)
    elif depth < 3 and isinstance(found, dict):
        for item in found.values():
            yield from _compiled(item, depth + 1)


def patterns() -> dict[str, re.Pattern[str]]:
    """Each pattern once, by where it first stands; what matches nothing at all decides nothing."""
    named: dict[str, re.Pattern[str]] = {}
    for module in MODULES:
        for name, value in vars(importlib.import_module(f"parsers.letter.{module}")).items():
            for place, pattern in enumerate(_compiled(value)):
                known = any(pattern.pattern == one.pattern for one in named.values())
                if not known and not pattern.search(""):
                    named[f"{module}.{name}.{place}"] = pattern
    return named


PATTERNS = patterns()
with TABLE.open(encoding="utf-8", newline="") as lines:
    ROWS = {row["rule"]: row for row in csv.DictReader(lines)}


def test_every_pattern_has_its_witnesses() -> None:
    assert set(PATTERNS) == set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_a_pattern_matches_its_witness_and_leaves_the_other(name: str) -> None:
    row = ROWS[name]
    read = fold if row["read"] == "folded" else str
    assert PATTERNS[name].search(read(row["match"])), row["match"]
    assert not PATTERNS[name].search(read(row["leave"])), row["leave"]


@pytest.mark.parametrize("label", LABELS)
def test_a_label_is_a_whole_line(label: str) -> None:
    assert role_of(f"{label.capitalize()}:") is LABELS[label]
    assert role_of(f"{label} of the 14 officers was seen by the public") is None
