"""Each word of the interface that is asked for in Welsh has its Welsh, and no other stands here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from db.faces.welsh import OUTCOMES, WORDS, outcome_words, words
from db.glossary import GLOSSARY
from parsers.types import Outcome

TEMPLATES = Path(__file__).parents[3] / "db" / "site" / "templates"
_ASKED = re.compile(r"\b(?:words|w)\((?P<mark>['\"])(?P<said>.+?)(?P=mark)(?:, (?:tongue|'cy'))?\)")
_LISTED = re.compile(r"\('(?:/?[a-z]+)', '(?P<said>[^']+)'\)")  # the menu, the parts of an answer


def asked() -> set[str]:
    """Words that templates ask for in the page's language."""
    found: set[str] = set()
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text("utf-8")
        found |= {match["said"] for match in _ASKED.finditer(text)}
        if path.name in {"base.html", "answer.html"}:
            found |= {match["said"] for match in _LISTED.finditer(text)}
    return found


def test_every_word_has_both_languages() -> None:
    assert len(WORDS) > 40
    assert asked() == set(WORDS)
    assert all(english.strip() and welsh.strip() for english, welsh in WORDS.items())
    same = {english for english, welsh in WORDS.items() if english == welsh}
    assert same == {"Data"}
    assert len(set(WORDS.values())) == len(WORDS)


def test_every_outcome_has_both_languages() -> None:
    assert set(OUTCOMES) == {*Outcome}
    assert {str(one) for one in OUTCOMES} == set(GLOSSARY[Outcome])
    assert len(set(OUTCOMES.values())) == len(OUTCOMES)


def test_english_pages_stay_english_and_unknown_words_fail() -> None:
    assert words("In short", "en") == words("In short", "ar") == "In short"
    assert words("In short", "cy") == "Yn gryno"
    assert outcome_words("not_held", "Information not held", "en") == "Information not held"
    assert outcome_words("not_held", "Information not held", "cy") == "Ni chedwir y wybodaeth"
    with pytest.raises(KeyError):
        words("Nothing that stands anywhere", "cy")
