"""What clean, check and poor need (docs/quality.md)."""

from __future__ import annotations

from parsers.types import Quality
from tests.tables.reading import read

GOOD = "Ward|2019|2020\nNorth|5|6\nSouth|1|2\nTotal|6|8"


def test_clean() -> None:
    assert read(GOOD).reading.quality is Quality.CLEAN
    assert read(GOOD, coverage=0.99).reading.quality is Quality.CLEAN


def test_check() -> None:
    assert read(GOOD, ocr=True).reading.quality is Quality.CHECK
    assert read(GOOD, coverage=0.9).reading.quality is Quality.CHECK
    assert read(GOOD.replace("8", "9")).reading.quality is Quality.CHECK
    assert read(GOOD.replace("|2\n", "|*\n")).reading.quality is Quality.CHECK
    assert read("North|5\nSouth|6").reading.quality is Quality.CHECK


def test_poor() -> None:
    assert read(GOOD, coverage=0.5).reading.quality is Quality.POOR
    assert read(GOOD.replace("8", "9"), ocr=True).reading.quality is Quality.POOR
    text = "Ward|2019|2020\nNorth|5|6\nSouth|1 2 3|7\nEast|8|l2\nWest|9|3"
    assert read(text).reading.quality is Quality.POOR
