"""Weak signs alone decide nothing, and the facts of a request are not those of its answer."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.letter import read_letter
from parsers.types import Block, BlockKind, Letter, Outcome

HEAD = "FOI Reference: 20/03/455\n\nRequest:\n\nHow many incidents were there?\n\nResponse:\n\n"


def _read(text: str) -> Letter:
    parts = (part for part in text.split("\n\n") if part.strip())
    return read_letter([Block(BlockKind.PARAGRAPH, part) for part in parts], force="kent")


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("There were 41. We were not able to extract the ages.", Outcome.UNKNOWN),
        ("There were 41. Neither figure includes police staff.", Outcome.GRANTED),
        ("There were 41. No record is kept of the weight.", Outcome.GRANTED),
        ("There were 41. We hold no information on the incidents of 2019.", Outcome.PARTIAL),
        ("Section 14(2) allows us to decline, and we do.", Outcome.REPEATED),
        ("Section 12: 41\n\nSection 14: 3", Outcome.GRANTED),
        ("We hold it but whether it is or is not held elsewhere is unclear.", Outcome.UNKNOWN),
    ],
)
def test_words_beside_an_answer(answer: str, outcome: Outcome) -> None:
    assert _read(HEAD + answer).outcome is outcome


def test_the_date_of_a_request_is_not_the_answers() -> None:
    letter = _read("Request Date: Monday, 6 November 2017\n\n" + HEAD + "There were 41.")
    assert letter.received_on == date(2017, 11, 6)
    assert letter.responded_on is None


def test_a_request_quoted_whole_ends_with_its_quotation() -> None:
    letter = _read(
        "FOI 20/03/455\n\nYour request, received on 3 March 2020, was worded like this:\n\n"
        '"You refused it under Section 12(1). Now I want 2019 only."\n\n'
        "The crime registrar counted 41 such incidents."
    )
    assert letter.request.startswith('"You refused')
    assert letter.outcome is Outcome.GRANTED
    assert not any(item.applied for item in letter.exemptions)


def test_a_legal_annex_applies_nothing() -> None:
    law = "Legal Annex\n\nSection 31(1)(a) Law Enforcement\n\nInformation is exempt information if"
    letter = _read(f"{HEAD}There were 41.\n\n{law} its disclosure would prejudice it.")
    assert letter.outcome is Outcome.GRANTED
    assert not any(item.applied for item in letter.exemptions)
