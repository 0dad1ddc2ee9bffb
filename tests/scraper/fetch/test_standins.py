"""Every row of the stand-ins has its witnesses; only a page of few words is judged by them."""

from __future__ import annotations

import pytest

from scraper.fetch.appearance import appearance
from scraper.fetch.standins import ROWS, Standin, hinted
from scraper.fetch.verdicts import Verdict


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.matches[:40])
def test_each_row_by_its_witnesses(row: Standin) -> None:
    assert row.found_in(row.matches)
    assert not row.found_in(row.leaves)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.matches[:40])
def test_each_row_decides_a_page_of_few_words_and_no_other(row: Standin) -> None:
    markup = "<html><body><main>{}</main></body></html>"
    short = markup.format(f"<h1>{row.matches}</h1>")
    letter = "<p>" + "The Force holds 41 records of this kind for 2025. " * 20 + "</p>"
    assert appearance(short.encode(), "utf-8", 200, ()) is not None
    long = markup.format(f"<h1>FOI 7/26 Horses</h1><p>{row.matches}</p>{letter}")
    assert appearance(long.encode(), "utf-8", 200, ()) is None


@pytest.mark.parametrize(
    "row", [r for r in ROWS if r.place != "title"], ids=lambda row: row.matches[:40]
)
def test_the_cheap_look_misses_no_row(row: Standin) -> None:
    assert hinted(row.matches.lower().encode())


def test_an_answer_about_a_survey_stays_an_answer() -> None:
    page = (
        "<html><title>Survey costs | Testshire Police</title><main><h1>Survey costs</h1>"
        "<p>The survey of 2024 cost £3,100.</p></main></html>"
    )
    assert appearance(page.encode(), "utf-8", 200, ()) is None
    asked = "<html><title>Feedback</title><main><h1>How did we do?</h1></main></html>"
    assert appearance(asked.encode(), "utf-8", 200, ()) is Verdict.INTERSTITIAL
