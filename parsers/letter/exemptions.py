"""Which exemptions a response cites, and whether it applies them or only mentions them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from parsers.letter import law
from parsers.letter.citations import Citation
from parsers.letter.citations import find as find_citations
from parsers.text.characters import fold
from parsers.text.sentences import spans
from parsers.types import Act, Exemption, Issue, Level

NCND = re.compile(
    r"neither confirms?,? (?:n?or )den(?:y|ies)|confirm (?:n?or|or) deny|n(?:either|or) deny"
)
# "neither confirm or deny" is a frequent slip for "nor".

# Before the citation, in its clause: named, but not used.
_MENTIONED_BEFORE = re.compile(
    r"\b(?:avoid\w*|rather than|instead of|without|would have|could have|might have|may have|"
    r"no need (?:to|for)|in order not to|not (?:been )?(?:necessary|appl\w+|engag\w+|"
    r"rel\w+)|does not (?:engage|"
    r"apply)|"
    r"prevent\w* the (?:use|need)|previous(?:ly)?|definition of|as defined (?:in|by)|"
    r"(?:may|might|could)(?: also)?(?: potentially| possibly)? (?:be (?:exempt|refused|covered|"
    r"subject|"
    r"caught|engaged|withheld|considered)|engage|apply|invoke|attract|fall|require|need)"
    r"(?: \w+){0,5}|"
    r"would (?:engage|invoke|attract|require|need|then|potentially)(?: \w+){0,5})"
    r"(?: \w+){0,7} ?[\(\[]?$"
)
_MENTIONED_AFTER = re.compile(
    r"^[^.;,]{0,60}?\b(?:(?:may|might|could|would|should)(?: also| potentially| possibly)? (?:be "
    r")?(?:appl|engag|have been|need)"
    r"|(?:is|are|was|were|has|have|been) not (?:been )?(?:engaged|applied|applicable|relied|"
    r"considered)"
    r"|(?:does|do|did|would) not (?:have|need) to be|(?:is|are|was|were)(?: therefore)? avoided"
    r"|does not appl|do not appl|not appl|no longer appl|is not engaged)"
)
_CONDITION = re.compile(
    r"\b(?:if|should|where|unless|were)\b[^.;]{0,160}\b(?:exceeds?|exceeding|be refused|future)\b"
    r"|\bnot (?:be )?(?:exceed|exceeded)\b|\bwithin the (?:appropriate|cost|fees?|18|time)"
)
_CLAUSE = re.compile(r"[;:]|, (?:but|however|although|while|whilst|therefore|so|and)\b|\bhowever\b")


def find(response: str, act: Act) -> tuple[tuple[Exemption, ...], tuple[Issue, ...]]:
    """Exemptions, refusals and exceptions cited in ``response``.

    One row per section and sub-section: the applied citation if there is one, else the
    first. ``act`` is the letter's law (FOIA where it is EIR or mixed); a law named
    beside a citation goes first. Procedural sections and other Acts are left out.
    """
    sentences = spans(response)
    starts = [start for start, _ in sentences]
    found: list[Exemption] = []
    repaired: dict[str, None] = {}
    for citation in find_citations(response):
        own = _act_of(citation, act)
        if citation.foreign or own is None or citation.section not in law.SECTIONS[own]:
            continue
        start, end = sentences[bisect_right(starts, citation.start) - 1]
        chains, mended = _mended(own, citation)
        if mended:
            repaired[citation.text] = None
        found.extend(_rows(response, citation, own, chains, start, end))
    issues = tuple(
        Issue(Level.INFO, "citation_repaired", f"sub-section (1) was lost in {text!r}")
        for text in repaired
    )
    return _merge(found), issues


def _act_of(citation: Citation, act: Act) -> Act | None:
    scottish = act in (Act.FOISA, Act.EISR)
    if citation.regulation:
        return Act.EISR if scottish or citation.act is Act.EISR else Act.EIR
    if citation.act in (Act.FOIA, Act.FOISA):
        return citation.act
    if citation.act in (Act.EIR, Act.EISR):
        return None  # "section" of a regulation: not ours to mend
    if act in (Act.EIR, Act.MIXED):
        return Act.FOIA
    if act is Act.EISR:
        return Act.FOISA
    return act if act in law.SECTIONS else None


def _mended(act: Act, citation: Citation) -> tuple[tuple[str | None, ...], bool]:
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
    start: int,
    end: int,
) -> list[Exemption]:
    sentence = fold(response[start:end])
    applied = _is_applied(sentence, citation.start - start, citation.end - start)
    says_ncnd = bool(NCND.search(sentence))
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


def _is_applied(sentence: str, start: int, end: int) -> bool:
    """Rule 10: named in a clause that avoids, supposes or excludes it is not applied."""
    before = sentence[max(0, start - 200) : start]
    cut = [mark.end() for mark in _CLAUSE.finditer(before)]
    clause = before[cut[-1] :] if cut else before
    if _MENTIONED_BEFORE.search(clause) or _MENTIONED_AFTER.match(sentence[end:]):
        return False
    return not _CONDITION.search(sentence[max(0, start - 200) : end + 200])


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
