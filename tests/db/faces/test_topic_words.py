"""The words of a topic's page."""

from __future__ import annotations

import pytest

from db.faces.topic_words import unnumbered


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("1. Offences recorded", "Offences recorded"),
        ("Q2: Offences recorded", "Offences recorded"),
        ("3) (a) Offences recorded", "Offences recorded"),
        ("20-30 mph limits only", "20-30 mph limits only"),
        ("2023 is a part year", "2023 is a part year"),
        ("A. Constable counts twice", "A. Constable counts twice"),
        (None, ""),
    ],
)
def test_a_number_of_a_paragraph_is_left_out_and_nothing_else(
    printed: str | None, said: str
) -> None:
    assert unnumbered(printed) == said
