"""Whose words a piece is: the force's own stock sentences, told from the requester's.

Rows with witnesses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Voice:
    """A pattern over neutral words, with a force's words it takes and a requester's it leaves."""

    name: str
    pattern: re.Pattern[str]
    takes: str
    leaves: str


def _row(name: str, pattern: str, takes: str, leaves: str) -> Voice:
    return Voice(name, re.compile(pattern), takes, leaves)


VOICES: Final = (
    _row(
        "your_request",
        r"\byour (?:request|application|enquiry|correspondence|e ?mail|letter|recent)\b",
        "your request will now be considered",
        "if my request is too wide please give your reasons",
    ),
    _row(
        "you_asked",
        r"\byou (?:seek|sought|asked|requested|have (?:asked|requested|sought)|will receive|are"
        r" entitled"
        r"|wish to|wanted|would like to know)\b|\brequest(?:ed)? from you\b",
        "i note you seek access to the following information",
        "please say whether you have a policy on drones",
    ),
    _row(
        "reply",
        r"\b(?:i|we) (?:can confirm|(?:have|am|are) (?:today )?(?:decided|obliged|able to"
        r" confirm|not obliged)"
        r"|have (?:supplied|provided|disclosed|conducted))\b",
        "i can confirm that the information you have requested is held",
        "please confirm how many searches were made under section #",
    ),
    _row(
        "duties",
        r"\b(?:places? (?:two )?dut(?:y|ies)|(?:first|second) duty is|duty to (?:confirm"
        r"|disclose))\b"
        r"|\bexemptions? (?:appl(?:y|ies)|are relied)|\bprovide the applicant\b|\brefusal notice\b",
        "section # of places two duties on public authorities",
        "how many officers are on restricted duties",
    ),
    _row(
        "cost",
        r"\b(?:appropriate|cost) (?:cost )?limit\b.{0,60}\b(?:exceed|allow us)|\ballow us to"
        r" provide\b|\bfees? regulations\b"
        r"|\bgesture of goodwill\b|\bfees? payable\b",
        "as a gesture of goodwill we have supplied information retrieved before the limit would "
        "be exceeded",
        "if this is beyond the cost limit please answer question # first",
    ),
    _row(
        "site",
        r"\bcookies?\b.{0,40}\b(?:website|site|settings?|preferences|sit)\b|\bcookie preferences\b"
        r"|\b(?:this|our) (?:web ?)?site\b|\btechnical problem\b|\bskip to\b|\bprivacy notice\b"
        r"|\byour feedback\b|\bcustomise cookies\b",
        "we use essential cookies to make this website work",
        "how many officers were told that the site of the protest was closed",
    ),
    _row(
        "rights",
        r"\binternal review\b.{0,80}\b(?:request|within|write|entitled)\b|\binformation"
        r" commissioner\b"
        r"|\bdissatisfied with\b|\bright (?:to complain|of appeal)\b",
        "if you are dissatisfied with this answer you can ask for an internal review within # "
        "working days",
        "how many internal reviews did your force carry out",
    ),
    _row(
        "label",
        r"(?:the |your |original )?(?:request|response|foi request|question|answer|request for"
        r" information|information"
        r" requested|note|you asked|our response|dear sir or madam|from #|for #|# request)",
        "request",
        "request for the number of dogs",
    ),
    _row(
        "status",
        r"state of the request|(?:partly |partially )?(?:refused|successful|not held)"
        r"|information not held|awaiting (?:response|internal review)",
        "state of the request",
        "please give the state of the request for an extension",
    ),
    _row(
        "opener",
        r"(?:please )?(?:could|can|would) you (?:please )?(?:provide|send|supply)(?: me)?(?:"
        r" with)? the following(?: information)?"
        r"|this is a request(?: #| for information)?|i (?:would|should) like (?:to know|to"
        r" request the following(?: information)?)"
        r"|please (?:treat|accept) this as a(?: freedom of information)? request(?: under)?",
        "please could you provide me with the following information",
        "please could you provide me with the following information about drones",
    ),
)
_WHOLE: Final = frozenset({"label", "opener", "status"})  # these must be the whole piece


def is_stock(words: str) -> bool:
    """Whether neutral words are a force's own, or a formula that asks for nothing."""
    return any(
        row.pattern.fullmatch(words) if row.name in _WHOLE else row.pattern.search(words)
        for row in VOICES
    )
