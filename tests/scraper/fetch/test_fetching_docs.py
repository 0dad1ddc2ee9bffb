"""docs/fetching.md names every verdict with its remedy, every run verdict and every setting."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from scraper.crawl.runs import REMEDIES as RUN_REMEDIES
from scraper.crawl.runs import RunVerdict
from scraper.fetch.verdicts import Verdict
from scraper.settings import Settings

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


@pytest.mark.parametrize("name", [field.name for field in fields(Settings) if field.name != "data"])
def test_every_setting_is_described(name: str) -> None:
    assert len(rows(f"`{name}`")) == 1
