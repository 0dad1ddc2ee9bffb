"""Which access law a letter was answered under."""

from __future__ import annotations

import re

from parsers.letter.citations import Citation
from parsers.text.characters import fold
from parsers.types import Act, Regime

_FOISA = re.compile(r"freedom of information \(scotland\)|\bfoi ?\(s\) ?a\b|\bfoisa\b")
_FOIA = re.compile(
    r"freedom of information(?! \(scotland\))|\bfoia?\b|\bfoi act\b|rhyddid gwybodaeth"
)
_EISR = re.compile(r"environmental information \(scotland\)|\bei\(s\)rs?\b|\beisrs?\b")
_EIR = re.compile(r"environmental information regulations?|\beirs?\b")
_UNDER_EIR = re.compile(
    r"(?:under|pursuant to|in accordance with|by|as an?|within) (?:the )?(?:terms of the |"
    r"provisions of the )?"
    r"(?:environmental information|eirs?\b|ei\(s\)r)|(?:eir|environmental information)[a-z "
    r"]{0,30}request"
)


def decide(text: str, citations: tuple[Citation, ...], regime: Regime) -> Act:
    """The law of a letter, from its words and the regime of the body.

    EIR (or EI(S)R) where the letter is answered under it; ``MIXED`` where a section
    of the Act is applied as well; the regime only where the letter names no law.
    """
    folded = fold(text)
    scottish = _is_scottish(folded, regime)
    plain, environmental = (Act.FOISA, Act.EISR) if scottish else (Act.FOIA, Act.EIR)
    regulations = any(item.regulation and not item.foreign for item in citations)
    sections = any(_is_exemption(item) for item in citations)
    under = bool(_UNDER_EIR.search(folded))
    named = bool((_FOISA if scottish else _FOIA).search(folded))
    if regulations or (under and not sections):
        return Act.MIXED if sections else environmental
    if under and sections:
        return Act.MIXED
    if named or sections:
        return plain
    if (_EISR if scottish else _EIR).search(folded):
        return environmental
    if regime in (Regime.FOIA, Regime.FOISA):
        return Act(regime.value)
    return Act.UNKNOWN


def clock(act: Act, regime: Regime) -> Act:
    """The law whose working days count: a mixed answer runs on its body's calendar."""
    if act is not Act.MIXED:
        return act
    return Act.FOISA if regime is Regime.FOISA else Act.FOIA


def for_sections(act: Act, text: str, regime: Regime) -> Act:
    """The law that a bare "section" belongs to."""
    if act is Act.MIXED:
        return Act.FOISA if _is_scottish(fold(text), regime) else Act.FOIA
    return act


def _is_scottish(folded: str, regime: Regime) -> bool:
    if regime is Regime.FOISA:
        return True
    if regime is Regime.UNKNOWN or regime is Regime.FOIA_PART:
        return bool(_FOISA.search(folded)) and not re.search(
            r"freedom of information act 2000", folded
        )
    return False


def _is_exemption(citation: Citation) -> bool:
    number = re.match(r"\d{1,2}", citation.section)
    return (
        not citation.regulation
        and not citation.foreign
        and number is not None
        and int(number.group()) >= 21
    )
