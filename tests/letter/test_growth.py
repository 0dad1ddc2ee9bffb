"""Long adversarial lines cost time in proportion to their length."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable

import pytest

from parsers.letter import read_letter
from parsers.persons import find_names, mask
from parsers.types import Block, BlockKind

UNITS = (
    "((((",
    "1/1/1/",
    "    ",
    "s s s s ",
    "s1(a)(a)",
    "section 1, ",
    "1. \n",
    "Q1. A1. ",
    "Dear A ",
    "Mr ",
    "Aa ",
    "O'",
    "x@",
    "0123 ",
    "Yours sincerely\n",
    "From: A, B; ",
    "received on ",
    "1 May ",
    "ref ref ",
    "foi 1-",
    "please see the information ",
    "exceed the cost ",
    "identified suppressed group ",
    "you asked your request ",
    "\n\n",
    "James Smith ",
    "Crime number 1",
)
_SHORT, _FACTOR = 3_000, 4
_NUMBERS = itertools.count()
_NOISE = 0.03  # seconds below which a clock says nothing


def _read(text: str) -> object:
    return read_letter([Block(BlockKind.PARAGRAPH, text)])


def _find(text: str) -> object:
    return find_names([Block(BlockKind.PARAGRAPH, text)])


def _seconds(work: Callable[[str], object], text: str) -> float:
    best = float("inf")
    for _ in range(3):
        fresh = f"{text}{next(_NUMBERS)}"  # no text twice: some answers are remembered
        begun = time.process_time()
        work(fresh)
        best = min(best, time.process_time() - begun)
    return best


def _assert_linear(work: Callable[[str], object], unit: str, short: int) -> None:
    """Four times the text costs about four times the time; sixteen would be quadratic."""
    once = (unit * short)[:short]
    long = (unit * short * _FACTOR)[: short * _FACTOR]
    measured: list[tuple[float, float]] = []
    for _ in range(3):  # a busy machine spoils one measurement, not three
        before, after = _seconds(work, once), _seconds(work, long)
        if after < _NOISE or after < before * _FACTOR * 2.2:
            return
        measured.append((before, after))
    pytest.fail(f"{unit!r} grows faster than its length: {measured}")


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("work", [_read, mask, _find], ids=["read", "mask", "find"])
def test_time_grows_with_the_length(work: Callable[[str], object], unit: str) -> None:
    _assert_linear(work, unit, _SHORT)


@pytest.mark.parametrize("unit", ["((((", "1/1/1/", "    ", "s s s s "])
@pytest.mark.parametrize("work", [_read, mask], ids=["read", "mask"])
def test_two_hundred_thousand_characters(work: Callable[[str], object], unit: str) -> None:
    _assert_linear(work, unit, 50_000)


def test_many_paragraphs_and_citations_grow_linearly() -> None:
    def letter(size: int) -> list[Block]:
        lines = ["You asked:", *(f"{n % 99}. How many?" for n in range(size)), "Response:"]
        lines += [
            f"{n % 99}. It is exempt under section 31({n % 60})({'abcdefg'[n % 7]})."
            for n in range(size)
        ]
        return [Block(BlockKind.PARAGRAPH, line) for line in lines]

    def work(size: str) -> object:
        return read_letter(letter(len(size)))

    _assert_linear(work, "x", 200)
