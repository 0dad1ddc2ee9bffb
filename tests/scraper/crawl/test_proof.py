"""What proves that a page is the answer of its address, and what does not."""

from __future__ import annotations

import pytest

from parsers.types import Block, BlockKind, Document, Item, ReadVerdict
from scraper.crawl.proof import ANOTHER, Known, objection
from scraper.fetch.verdicts import Verdict

STORED = "You asked for the number of horses. In 2025 there were 41 horses in three stables."
ADDRESS = "https://www.example.police.uk/foi/item-7"


def item(title: str, text: str) -> Item:
    blocks = (Block(BlockKind.PARAGRAPH, text),)
    document = Document(
        file="x",
        sha256="",
        media_type="text/html",
        pages=None,
        verdict=ReadVerdict.PARSED,
        blocks=blocks,
    )
    return Item(url=ADDRESS, title=title, published_on=None, lang="en", document=document)


def known(
    line: str = "FOI 7/26 Horses",
    stored: str | None = STORED,
    *,
    address: str = ADDRESS,
    double: bool = False,
) -> Known:
    return Known(address, line, "FOI 7/26 Horses", lambda: stored, double)


@pytest.mark.parametrize(
    ("title", "text", "facts", "led"),
    [
        ("FOI 7/26 Horses", "Corrected: in 2025 there were 42 horses in stables.", known(), ""),
        ("Horses and ponies", STORED, known(), ""),
        ("Your request", "Our reference 7/26. Wholly other words, and many.", known(), ""),
        ("Freedom of Information", STORED + " A new line.", known(), ""),
        ("Item 7", "Nothing stored.", known("Dogs", None), ""),
        ("Our response", "x " * 400, known("Dogs", None), ""),
        ("FOI 7/26 Horses", STORED, known(), ANOTHER),  # an alias of the same answer
    ],
)
def test_a_page_that_proves_itself(title: str, text: str, facts: Known, led: str) -> None:
    assert objection(item(title, text), ADDRESS, led, facts) is None


@pytest.mark.parametrize(
    ("title", "text", "facts", "led", "verdict"),
    [
        ("Welcome to Testshire Police", "Report a crime.", known(), "", Verdict.NOT_THE_ANSWER),
        ("FOI 8/26 Horses", "Another one's words.", known(), "", Verdict.NOT_THE_ANSWER),
        ("FOI 7/26 Horses", "Withdrawn.", known(), "", Verdict.NOT_THE_ANSWER),  # emptied out
        ("Bicycles", STORED, known(double=True), "", Verdict.MOVED),
        ("Welcome", "Report a crime.", known(), "the home page", Verdict.MOVED),
        ("FOI 7/26 Horses", STORED, known(), "the log", Verdict.MOVED),
        ("Bicycles", "Nine.", known(), ANOTHER, Verdict.MOVED),
        ("Notice", "Filtered.", known(stored=None), "", Verdict.NOT_THE_ANSWER),
    ],
)
def test_a_page_that_does_not(
    title: str, text: str, facts: Known, led: str, verdict: Verdict
) -> None:
    found = objection(item(title, text), ADDRESS, led, facts)
    assert found is not None
    assert (found.verdict, found.mild) == (verdict, facts.stored() is None)
