"""Every compiled pattern of the letter and table readers on long adversarial lines.

The lines are made of what patterns stumble over (spaces, digits, brackets, capitals) and
of each pattern's own words, repeated: a prefix that nearly matches everywhere.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import cycle, islice

import pytest

import parsers.letter
import parsers.persons
import parsers.tables
import parsers.text
from parsers.letter import read_letter
from parsers.letter.rules import Rule
from parsers.persons import find_names, mask
from parsers.types import Block, BlockKind

SHORT, FACTOR = 2_000, 4
NOISE = 0.03  # seconds below which a clock says nothing
LINE = 1.0  # seconds that one letter may take
UNITS = (
    " ",
    "1",
    "1,",
    "1/",
    "a ",
    "A ",
    "Aa ",
    "a",
    "(",
    "s1(a)",
    "-",
    ".",
    "x@a.",
    "O'A-",
    "1 May ",
)


def _compiled(found: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(found, re.Pattern) and isinstance(found.pattern, str):
        yield found
    elif depth < 4 and isinstance(found, tuple | list | set | frozenset):
        for item in found:
            yield from _compiled(item, depth + 1)
    elif depth < 4 and isinstance(found, dict):
        for item in found.values():
            yield from _compiled(item, depth + 1)
    elif depth < 4 and is_dataclass(found) and not isinstance(found, type):
        if isinstance(found, Rule):
            yield found.pattern
        for field in fields(found):
            yield from _compiled(getattr(found, field.name), depth + 1)


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern that a module of the four packages holds, by where it first stands."""
    named: dict[str, re.Pattern[str]] = {}
    seen: set[tuple[str, int]] = set()
    for package in (parsers.letter, parsers.persons, parsers.tables, parsers.text):
        for module in pkgutil.iter_modules(package.__path__):
            loaded = importlib.import_module(f"{package.__name__}.{module.name}")
            for name, value in vars(loaded).items():
                for place, pattern in enumerate(_compiled(value)):
                    if (pattern.pattern, pattern.flags) not in seen:
                        seen.add((pattern.pattern, pattern.flags))
                        named[f"{module.name}.{name}.{place}"] = pattern
    return named


PATTERNS = patterns()


def own_units(pattern: re.Pattern[str]) -> list[str]:
    """A pattern's own words: one after the other, each alone, and pairs with digits between."""
    words = list(dict.fromkeys(re.findall(r"[A-Za-z£]{2,}", pattern.pattern)))
    few = words[:: max(1, len(words) // 4)][:4]
    spoken = " ".join(islice(cycle(words or ["a"]), 12)) + " "
    return [spoken, *(f"{word} " for word in few), *(f"{word} 1 a " for word in few[:2])]


def seconds(pattern: re.Pattern[str], text: str) -> float:
    begun = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - begun


def grows_too_fast(pattern: re.Pattern[str], unit: str) -> bool:
    """Whether four times the line costs more than about four times the time."""
    short, long = (unit * SHORT)[:SHORT], (unit * SHORT * FACTOR)[: SHORT * FACTOR]
    for _ in range(3):  # a busy machine spoils one measurement, not three
        after = seconds(pattern, long)
        if after < NOISE or after < seconds(pattern, short) * FACTOR * 2.5:
            return False
    return True


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) >= 250


@pytest.mark.long
def test_a_pattern_that_grows_is_seen() -> None:
    assert any(grows_too_fast(re.compile(r"(?:a|b)*c"), "a") for _ in range(5))
    assert not grows_too_fast(re.compile(r"a{0,9}b"), "a")


@pytest.mark.long
@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_linear(name: str) -> None:
    pattern = PATTERNS[name]
    slow = [unit for unit in (*UNITS, *own_units(pattern)) if grows_too_fast(pattern, unit)]
    assert not slow, pattern.pattern


@pytest.mark.long
@pytest.mark.parametrize("name", PATTERNS)
def test_a_letter_of_its_words_takes_less_than_a_second(name: str) -> None:
    """10,000 characters that nearly match, read and masked as a letter."""
    text = (own_units(PATTERNS[name])[0] * 1_000)[:10_000]
    begun = time.process_time()
    read_letter([Block(BlockKind.PARAGRAPH, text)])
    mask(text, find_names([Block(BlockKind.PARAGRAPH, text)]))
    assert time.process_time() - begun < LINE
