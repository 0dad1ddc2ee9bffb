"""What a header or footer says beside what every office writes there. All invented."""

from __future__ import annotations

import pytest

from parsers.gate.sheets.furniture import without_furniture


@pytest.mark.parametrize(
    "words",
    [
        "&LNHS number 943 476 5919&Rdate 12/03/1985",
        "&CContact 07700 900123",
        "Victim Jane Harris",
        "&LJane Harris, police constable",
        "&LNI AB 12 34 56 C",
        "&RSource: PC Harkness 4521",
        "Prepared for Mrs A Sample",
    ],
)
def test_somebody_is_kept_before_the_office_is_taken_away(words: str) -> None:
    assert without_furniture(words)


@pytest.mark.parametrize(
    "words",
    [
        "&CPage &P of &N",
        "&LOFFICIAL&RProduced by Information Management, March 2024",
        "Source: Niche RMS, extracted 04/03/2024",
        "FOI 123/24",
        "&LMid-Loam and Thorpe Constabulary",
        "&L&D&R&F",
    ],
)
def test_what_offices_write_is_nothing(words: str) -> None:
    assert not without_furniture(words)
