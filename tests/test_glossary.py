"""docs/glossary.md: one word, one meaning; what it rules out is not written again."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = {path.name: path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md")}
ROOMS = ("benchmarks", "db", "parsers", "samples", "scraper")
RULED_OUT = re.compile(
    r"\b(?:gone on with|(?:could|can) ?not be had|leaves? with (?:exit )?status"
    r"|mend(?:s|ed|ing)?|anew)\b",
    re.IGNORECASE,
)


def words_of(source: str) -> Iterator[str]:
    """Docstrings, messages and comments of a file."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
    yield from re.findall(r"#.*", source)


def test_the_words_are_in_order_and_each_has_a_meaning() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", PAGES["glossary.md"], re.MULTILINE)[2:]
    words = [word for word, _ in rows]
    assert len(words) > 30
    assert words == sorted(set(words))
    assert all(meaning.strip() for _, meaning in rows)


@pytest.mark.parametrize("name", sorted(set(PAGES) - {"glossary.md"}))
def test_a_page_keeps_to_the_glossary(name: str) -> None:
    assert not RULED_OUT.findall(PAGES[name])


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_keeps_to_the_glossary(room: str) -> None:
    found = {
        path.name: said
        for path in (ROOT / room).rglob("*.py")
        if (said := [w for w in words_of(path.read_text("utf-8")) if RULED_OUT.search(w)])
    }
    assert not found


def test_the_glossary_test_can_fail() -> None:
    assert RULED_OUT.search("the site cannot be had")
    assert RULED_OUT.search("A crash is mended")
    assert not RULED_OUT.search("an amendment recommends to begin again")
