"""The two languages of one answer are linked, and counted once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.publish import publish
from db.relations import Answer, twins
from parsers.types import Policy
from tests.db.records import edited, load, record

EN = Answer("gwent/1-26", "FOI 1/26", "en", "https://x.police.uk/foi-ai/a/", "2026-01-05", None)
CY = replace(EN, key="gwent/1-26~2", lang="cy", url="https://x.police.uk/cy-GB/foi-ai/a/")


def pairs(*answers: Answer) -> list[tuple[str, str]]:
    return [(one.from_key, one.to_key) for one in twins(answers)]


@pytest.mark.parametrize(
    ("welsh", "wanted"),
    [
        (CY, True),
        (replace(CY, lang="en"), True),  # Welsh chrome around English words
        (replace(CY, url=EN.url), True),  # Welsh words in the English part of the site
        (replace(CY, reference="1 / 26"), False),
        (replace(CY, reference="FOI-1/26", responded_on=None), True),
        (replace(CY, responded_on="2026-01-06"), False),
        (replace(CY, reference=None), False),
        (replace(CY, lang="en", url=EN.url), False),
    ],
)
def test_which_answers_are_twins(welsh: Answer, wanted: bool) -> None:
    assert pairs(EN, welsh) == ([(welsh.key, EN.key)] if wanted else [])


def test_a_pair_that_is_not_certain_is_none() -> None:
    revised = replace(EN, key="gwent/1-26~3", published_on="2026-03-01")
    assert pairs(EN, revised, CY) == [(CY.key, EN.key)]  # published on the same (unknown) day
    later = replace(CY, published_on="2026-02-01")
    assert pairs(EN, revised, later) == []
    assert pairs(EN, revised, replace(CY, published_on="2026-03-01")) == [(CY.key, revised.key)]


@pytest.mark.parametrize("policy", [Policy.FULL, Policy.FACTS, Policy.LINK_ONLY])
def test_an_answer_in_two_languages_counts_once(
    staging: Path, target: Path, policy: Policy
) -> None:
    english = record("kent", "FOI-1/26")
    welsh = edited(english, lang="cy", url="https://kent.police.invalid/cy-GB/foi-ai/1-26/")
    welsh = replace(welsh, key=f"{english.key}~2", uid="0" * 16, captures=())
    alone = record("kent", "FOI-2/26")
    load(staging, "kent", [english, welsh, alone])
    load(staging, "kent", [english, welsh, alone])  # again changes nothing
    publish(staging, target, policy=policy)
    with closing(sqlite3.connect(target)) as connection:
        counts = connection.execute(
            "SELECT disclosures, tables, figures FROM summary_forces WHERE force = 'kent'"
        ).fetchone()
        months = connection.execute("SELECT sum(disclosures) FROM summary_months").fetchone()
        keys = {row[0] for row in connection.execute("SELECT key FROM disclosures")}
        latest = {row[0] for row in connection.execute("SELECT key FROM latest")}
        applied = {
            row[0] for row in connection.execute("SELECT disclosure FROM exemptions_applied")
        }
        linked = connection.execute("SELECT from_key, to_key, kind FROM relations").fetchall()
        once = connection.execute(
            "SELECT count(*) FROM tidy_figures WHERE duplicate_of IS NULL"
        ).fetchone()[0]
        alone_counts = connection.execute(
            "SELECT sum(n_tables), sum(n_figures) FROM disclosures WHERE key IN (?, ?)",
            [english.key, alone.key],
        ).fetchone()
    assert counts == (2, *(number or 0 for number in alone_counts))
    assert months == (2,)
    assert keys == {english.key, welsh.key, alone.key}
    assert welsh.key not in applied
    if policy is not Policy.LINK_ONLY:
        assert welsh.key not in latest
        assert linked == [(welsh.key, english.key, "welsh_twin")]
        assert once == alone_counts[1]
