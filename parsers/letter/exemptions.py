"""Which exemptions a response cites, and whether it applies them or only mentions them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from parsers.letter import law
from parsers.letter.citations import Citation
from parsers.letter.citations import find as find_citations
from parsers.letter.claims import Says
from parsers.letter.move import CLOSED, Move
from parsers.letter.rules import Rule, first, rule
from parsers.letter.sentences_read import Sentence
from parsers.text.characters import fold
from parsers.text.sentences import spans
from parsers.types import Act, Exemption, ExemptionKind, Issue, Level

NCND = re.compile(
    r"neither confirms?,? (?:n?or )den(?:y|ies)|confirm (?:n?or|or) deny|n(?:either|or) deny"
)
# "neither confirm or deny" is a frequent slip for "nor".

# A section that is named, but not used, in a sentence that decides or answers.
MENTIONS: Final[tuple[Rule[bool], ...]] = (
    rule(
        "avoided",
        False,
        r"\b(?:avoid\w*|sav(?:e|es|ed|ing) (?:us|the force)|rather than|instead of|"
        r"without (?=having|using|appl|rel|need|claim|invok|"
        r"engag)|"
        r"no need (?:to|for)|in order not to|so as "
        r"(?:not to|to avoid)|not (?:have|need|having|needing|wish\w*) to|"
        r"prevent\w*(?: the (?:use|need))?)\b[^.;]{0,80}@",
        "ages are grouped to avoid the use of @",
        "it is exempt under @",
    ),
    rule(
        "not engaged",
        False,
        r"\bnot (?:been )?(?:necessary|applied|engag\w+|relied|consider\w+)\b(?! by virtue)"
        r"[^.;,]{0,25}@|\bnot (?:suggest|claim|contend|alleg|say)\w*\b[^.;]{0,90}@|"
        r"@[^.;]{0,20} (?:was|were|has been|had been) (?:put|suggested|raised|argued|proposed|"
        r"mentioned|"
        r"discussed) (?:to|with|by)\b|@[^.;]{0,100}\b(?:does not form|no part of (?:this|our|the|"
        r"my) (?:decision|refusal|"
        r"answer)|in error)\b|"
        r"@[^.;,]{0,60}\b(?:(?:is|are|was|were|has|have|been|does|do|did|need|would|should) not"
        r" (?:been |be |have to be |need to be )?(?:come|aris|engag|appl|relied|consider)|"
        r"no longer appl|need not (?:be|have)|(?:is|are|was|were)(?: therefore)? avoided|not appl)",
        "@ has not been applied",
        "@ has been applied",
    ),
    rule(
        "counted",
        False,
        r"@[^.;,]{0,40}\b(?:wrongly|incorrectly|in error|should not have|not rightly)\b|"
        r"\bno longer (?:rel|cit|claim|maintain)\w*[^.;,]{0,40}@|"
        r"^@ ?[:=] ?\d[\d,]{0,11}\W{0,2}$|"
        r"\b\d[\d,]{0,11} (?:requests |applications )?(?:were|was|had been|have been) [^.;]{0,40}@|"
        r"(?<!your )(?<!these )\b\d[\d,]{0,11} (?:requests|applications)\b[^.;]{0,80}@",
        "112 were refused under @",
        "we refuse it under @",
    ),
    rule(
        "considered",
        False,
        r"\bconsider(?:ed|ing)?\b[^.;]{0,20}\b(?:whether|if|using)\b[^.;]{0,30}@|@[^.;]{0,40}"
        r"\b(?:is|are) (?:also )?under consideration|@[^.;,]{0,30} (?:should|might|may|could) "
        r"(?:be|"
        r"have|appl)|would (?:have|then|potentially)(?:(?! and )[^.;]){0,40}@|"
        r"@[^.;,]{0,30} would (?:also )?have",
        "we considered whether @ should be engaged",
        "we consider that @ applies",
    ),
    rule(
        "earlier or defined",
        False,
        r"\b(?:previous(?:ly)?|definition of|as defined (?:in|by)|(?:first|initial|original|"
        r"earlier) "
        r"(?:answer|response|decision|refusal)[^.;]{0,20} (?:cit|appl|us|rel|refus)\w+)\b"
        r"[^.;]{0,40}@",
        "as defined in @",
        "it is refused under @",
    ),
    rule(
        "basis of another",
        False,
        r"\(by virtue of @",
        "investigations (by virtue of @)",
        "it is exempt by virtue of @",
    ),
)


def find(
    response: str, act: Act, sentences: Sequence[Sentence]
) -> tuple[tuple[Exemption, ...], tuple[Issue, ...]]:
    """Exemptions, refusals and exceptions cited in ``response``.

    One row per section and sub-section: the applied citation if there is one, else the
    first. ``act`` is the letter's law (FOIA where it is EIR or mixed); a law named
    beside a citation goes first. Procedural sections and other Acts are left out.
    A section is applied where its sentence decides, answers or gives reasons; a sentence that
    quotes a law applies it only where the answer refuses and cites nothing else.
    """
    cuts = spans(response)
    starts = [start for start, _ in cuts]
    moves = {one.start: one for one in sentences}
    found: list[Exemption] = []
    quoted: list[Exemption] = []
    grounds = _grounds(sentences)
    repaired: dict[str, None] = {}
    for citation in find_citations(response):
        own = _act_of(citation, act)
        if citation.foreign or own is None or citation.section not in law.SECTIONS[own]:
            continue
        start, end = cuts[bisect_right(starts, citation.start) - 1]
        chains, restored = _restored(own, citation)
        if restored:
            repaired[citation.text] = None
        sentence = moves.get(start)
        applied = sentence is not None and (
            start in grounds or _is_applied(sentence, citation, response[start:end])
        )
        rows = _rows(response, citation, own, chains, (start, end), applied=applied)
        found.extend(rows)
        if sentence is not None and sentence.move is Move.QUOTATION:
            quoted.extend(rows)
    if quoted and not any(item.applied for item in found):
        found = _claimed_by_quoting(found, quoted, sentences)
    issues = tuple(
        Issue(Level.INFO, "citation_repaired", f"sub-section (1) was lost in {text!r}")
        for text in repaired
    )
    return _merge(found), issues


# What a refusal must say so that the section quoted beside it is the one claimed.
_CLAIMED: Final = {
    "12": frozenset({Says.COST, Says.DETERMINE, Says.NCND, Says.REFUSED, Says.EXEMPT}),
    "14": frozenset({Says.VEXATIOUS, Says.REPEATED, Says.REFUSED}),
    "21": frozenset({Says.ELSEWHERE, Says.LINKED, Says.REFUSED, Says.UNABLE}),
    "22": frozenset({Says.LATER, Says.REFUSED}),
}
_REFUSES: Final = frozenset({Says.EXEMPT, Says.NCND, Says.REFUSED, Says.PARTLY})


_EXCEPTIONS: Final = {"(4)(a)": Says.NOT_HELD, "(4)(b)": Says.UNREASONABLE}


def _claims_for(item: Exemption) -> frozenset[Says]:
    """What a sentence must say to claim this section."""
    if item.kind is ExemptionKind.EXCEPTION:
        own = _EXCEPTIONS.get(item.subsection or "")
        return frozenset({own}) if own else _REFUSES
    return _CLAIMED.get(item.section, _REFUSES)


def _grounds(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Sentences that quote a section straight behind a refusal which names none: its ground."""
    found: set[int] = set()
    for refusal, ground in pairwise(sentences):
        if not refusal.says & _REFUSED or find_citations(refusal.text):
            continue
        if ground.move is Move.QUOTATION and _STATES.match(fold(ground.text)):
            found.add(ground.start)
    return frozenset(found)


_REFUSED: Final = frozenset({Says.EXEMPT, Says.REFUSED, Says.UNABLE})


def _claimed_by_quoting(
    found: Sequence[Exemption], quoted: Sequence[Exemption], sentences: Sequence[Sentence]
) -> list[Exemption]:
    said = {claim for one in sentences for claim in one.says}
    claimed = {
        id(item) for item in quoted if said & _claims_for(item) and _STATES.match(fold(item.quote))
    }
    return [replace(item, applied=True) if id(item) in claimed else item for item in found]


_STATES: Final = re.compile(r"\W{0,3}(?:under |by |in )?(?:section|s\.?|sec\.?|regulation) ?\d")


def cited_text(exemption: Exemption) -> str:
    """``40(2)``: section and sub-section together."""
    return exemption.section + (exemption.subsection or "")


def _act_of(citation: Citation, act: Act) -> Act | None:
    scottish = act in (Act.FOISA, Act.EISR)
    if citation.regulation:
        return Act.EISR if scottish or citation.act is Act.EISR else Act.EIR
    if citation.act in (Act.FOIA, Act.FOISA):
        return citation.act
    if citation.act in (Act.EIR, Act.EISR):
        return None  # "section" of a regulation: not ours to repair
    if act in (Act.EIR, Act.MIXED):
        return Act.FOIA
    if act is Act.EISR:
        return Act.FOISA
    return act if act in law.SECTIONS else None


def _restored(act: Act, citation: Citation) -> tuple[tuple[str | None, ...], bool]:
    """The chains, with a lost "(1)" put back, and whether that was needed."""
    if not citation.subsections:
        return (None,), False
    lost = law.LOST_NUMBER.get(act, {}).get(citation.section)
    if lost and all(chain[1].isalpha() for chain in citation.subsections):
        return tuple(lost + chain for chain in citation.subsections), True
    return citation.subsections, False


def _rows(
    response: str,
    citation: Citation,
    act: Act,
    chains: Sequence[str | None],
    span: tuple[int, int],
    *,
    applied: bool,
) -> list[Exemption]:
    start, end = span
    says_ncnd = bool(NCND.search(fold(response[start:end])))
    entry = law.SECTIONS[act][citation.section]
    return [
        Exemption(
            act=act,
            kind=entry.kind,
            section=citation.section,
            subsection=chain,
            citation=citation.text,
            applied=applied,
            ncnd=law.is_ncnd(act, citation.section, chain)
            or (says_ncnd and chain is None and _may_deny(act, citation.section)),
            quote=response[start:end],
            offset=start,
        )
        for chain in chains
    ]


def _may_deny(act: Act, section: str) -> bool:
    if act is Act.FOISA and section in law.FOISA_NCND:
        return True
    return bool(law.SECTIONS[act][section].ncnd)


def _is_applied(sentence: Sentence, citation: Citation, text: str) -> bool:
    """Whether a citation is used in its sentence: by the sentence's move, then by its clause."""
    if sentence.move in CLOSED:
        return False
    start, end = citation.start - sentence.start, citation.end - sentence.start
    folded = fold(text)
    before, after = folded[max(0, start - 160) : start], folded[end : end + 100]
    return first(MENTIONS, f"{_last_clause(before)}@{after}") is None


_CLAUSE: Final = re.compile(
    r"[;:]|, (?:but|however|although|while|whilst|therefore|and)\b|\bhowever\b"
)


def _last_clause(before: str) -> str:
    cut = [mark.end() for mark in _CLAUSE.finditer(before)]
    return before[cut[-1] :] if cut else before


def _merge(found: Sequence[Exemption]) -> tuple[Exemption, ...]:
    """One row per citation; a bare section gives way to its sub-sections."""
    rows: dict[tuple[Act, str, str | None], Exemption] = {}
    for item in found:
        place = (item.act, item.section, item.subsection)
        kept = rows.get(place)
        if kept is None or (item.applied and not kept.applied):
            rows[place] = item
    detailed = {(a, s) for (a, s, chain), item in rows.items() if chain and item.applied}
    mentioned = {(a, s) for (a, s, chain) in rows if chain}
    return tuple(
        item
        for (act, section, chain), item in rows.items()
        if chain
        or not ((act, section) in detailed or ((act, section) in mentioned and not item.applied))
    )
