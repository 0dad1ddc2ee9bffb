"""docs/fetching.md names every verdict with its remedy, every run verdict and every setting."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from scraper import settings_table
from scraper.crawl.runs import REMEDIES as RUN_REMEDIES
from scraper.crawl.runs import RunVerdict
from scraper.errors import SettingsError
from scraper.fetch.verdicts import Verdict
from scraper.settings import POSITIVE, Setting, Settings, declared

TEXT = (Path(__file__).parents[3] / "docs" / "fetching.md").read_text("utf-8")


def rows(name: str) -> list[str]:
    return [line for line in TEXT.splitlines() if line.startswith(f"| {name} |")]


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_with_its_remedy(verdict: Verdict) -> None:
    assert any(row.endswith(f"| {verdict.remedy} |") for row in rows(verdict.value))


@pytest.mark.parametrize("verdict", RunVerdict)
def test_every_run_verdict_with_its_remedy(verdict: RunVerdict) -> None:
    assert set(RUN_REMEDIES) == set(RunVerdict)
    assert any(row.endswith(f"| {verdict.remedy} |") for row in rows(verdict.value))


def test_the_table_of_settings_is_up_to_date() -> None:
    """`python -m scraper.settings_table` would change nothing."""
    assert settings_table.page(TEXT) == TEXT


def test_every_setting_but_the_folder_is_declared() -> None:
    assert {each.name for each in declared()} == {each.name for each in fields(Settings)} - {"data"}
    assert all(each.about for each in declared())


@pytest.mark.parametrize(
    "setting", [each for each in declared() if each.bound], ids=lambda each: each.name
)
def test_a_setting_keeps_to_its_bound(setting: Setting) -> None:
    """Zero is just outside where a setting must be above it, and just inside where not."""
    inside, outside = (1, 0) if setting.bound == POSITIVE else (0, -1)
    given: dict[str, Any] = {setting.name: inside}
    Settings(data=Path("d"), **given)
    with pytest.raises(SettingsError, match=f"{setting.name} must be"):
        Settings(data=Path("d"), **(given | {setting.name: outside}))
