"""The words that open the parts of a letter, as literal data.

Sources: disclosure-log pages and letters of 30 bodies (docs/letters.md gives the
counts). A whole-line label is compared folded, without its closing colon, dash or
full stop; a lead is a sentence that ends in the request. How an answer begins where no
label stands is in ``openers``.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from parsers.text.characters import fold, squeeze


class Role(Enum):
    """What a label opens."""

    REQUEST = auto()
    RESPONSE = auto()
    COMBINED = auto()  # request and answers follow, interleaved or one after the other
    CLARIFICATION = auto()
    PART = auto()  # a further part of the response: reasons, searches, harm
    FIELD = auto()  # a field whose own line belongs to the response
    CLOSING = auto()  # the letter ends
    RIGHTS = auto()  # complaint and review rights
    ANNEX = auto()


# Parts of a response that give reasons and no answers.
REASONS = re.compile(
    r"(?:reasons?|reason\(s\)) for (?:the |our |my )?decision|(?:overall |evidence of )?harm(?: "
    r"in [a-z ]{3,30}| test)?|"
    r"partial exemption|(?:section \d{2}[()\da-z]{0,8} )?(?:factors|considerations) (?:favouring|"
    r"against|for) [a-z ]{3,40}|"
    r"(?:section \d{2}[()\da-z]{0,8} )?considerations|(?:the )?public interest(?: test| "
    r"considerations?)?|"
    r"(?:public interest )?balanc(?:e|ing) (?:test|exercise)|prejudice test"
)

LABELS: dict[str, Role] = {
    **dict.fromkeys(
        (
            "request",
            "request details",
            "details of request",
            "foi request",
            "initial request",
            "original request",
            "revised request",
            "additional request",
            "new request",
            "previous request",
            "information request",
            "information requested",
            "request for information",
            "request summary",
            "summary of request",
            "the request",
            "your request",
            "your request for information",
            "your question",
            "you asked",
            "you asked for",
            "you asked us",
            "you asked the following",
            "you wrote",
            "you requested",
            "you said",
            "what you asked",
            "what i'm requesting",
            "question",
            "questions",
            "applicant question",
            "applicant questions",
            "request for information received",
            "cais",
            "eich cais",
        ),
        Role.REQUEST,
    ),
    **dict.fromkeys(
        (
            "response",
            "responses",
            "response to request",
            "response to your request",
            "response to the request",
            "our response",
            "the response",
            "foi response",
            "police response",
            "syp response",
            "force response",
            "humberside police response",
            "in response",
            "answer",
            "answers",
            "our answer",
            "reply",
            "our reply",
            "our answer",
            "r",
            "decision",
            "our decision",
            "please find below answers to your questions",
            "please see our response below",
            "please find our response below",
            "ymateb",
            "ein hymateb",
        ),
        Role.RESPONSE,
    ),
    **dict.fromkeys(
        (
            "request and answer",
            "request and answers",
            "request and response",
            "request / response",
            "request/response",
            "questions and answers",
            "below is your request and our response",
        ),
        Role.COMBINED,
    ),
    **dict.fromkeys(
        (
            "clarification",
            "clarification sought",
            "clarification requested",
            "clarification received",
            "clarification provided",
            "request for clarification",
        ),
        Role.CLARIFICATION,
    ),
    **dict.fromkeys(
        (
            "extent of searches to locate information",
            "extent and result of searches to locate information",
            "disclosure",
            "information disclosed",
            "extract",
            "searches to locate information",
            "result of searches",
            "results of searches",
        ),
        Role.PART,
    ),
    **dict.fromkeys(
        (
            "yours sincerely",
            "yours faithfully",
            "yours truly",
            "kind regards",
            "regards",
            "best regards",
            "with regards",
            "many thanks",
            "yn gywir",
            "yr eiddoch yn gywir",
            "yr eiddoch yn ddiffuant",
        ),
        Role.CLOSING,
    ),
    **dict.fromkeys(
        (
            "complaint rights",
            "complaints",
            "complaints procedure",
            "complaint procedure",
            "your right to complain",
            "right to complain",
            "your right of complaint",
            "right of appeal",
            "your rights",
            "appeal rights",
            "appeals",
            "appeals procedure",
            "review rights",
            "right to review",
            "right of review",
            "internal review",
            "review procedure",
            "internal review procedure",
            "how to complain",
            "how do i complain",
            "what to do if you are unhappy with our response",
            "if you are dissatisfied",
            "if you are unhappy with the response",
            "your right to request a review of our decision",
            "are you unhappy with how your request has been handled",
            "the information commissioner",
            "the information commissioner's office",
            "why have a complaints process",
        ),
        Role.RIGHTS,
    ),
}

# Labels that a number may follow or lead: "Request 2", "Response Q1", "Answers 2 & 3".
_NUMBER = (
    r"(?:no\.? ?|q)?(\d{1,2}[a-z]?\.?(?:(?: ?(?:,|&|and|to|/) ?|-)(?:questions? ?|"
    r"q)?\d{1,2}[a-z]?\.?)"
    r"{0,12})"
)
NUMBERED: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(rf"(?:your )?(?:request|foi request)s? ?\(?{_NUMBER}\)?"), Role.REQUEST),
    (re.compile(rf"(?:question|query|q)s? ?{_NUMBER}"), Role.REQUEST),
    (
        re.compile(
            rf"(?:response|answer|reply|our response|response to question|response to"
            rf"|response to request|answer to question|a|r)s? ?{_NUMBER}"
        ),
        Role.RESPONSE,
    ),
    (
        re.compile(r"(original|revised|new|additional|previous) request \([^()]{1,30}\)"),
        Role.REQUEST,
    ),
    (
        re.compile(
            r"(?:the )?(?:[a-z&'-]{1,16} ){0,5}(?:police|constabulary|force|psni|gmp|btp|mps|met|"
            r"syp|tvp|"
            r"wmp|npcc|cnc|mdp)(?:'?s'?)? (?:foi )?(?:response|reply|answer)s?"
        ),
        Role.RESPONSE,
    ),
    (
        re.compile(
            r"(?:the )?(?:applicant|requester|requestor|customer)(?:'?s)? (?:original |initial )?"
            r"(?:request|question)s?(?: details)?"
        ),
        Role.REQUEST,
    ),
)

# Text may run on after these on the same line ("Response: I can confirm ...").
RUN_IN: tuple[tuple[re.Pattern[str], Role], ...] = (
    (
        re.compile(
            r"(?:(?:request details|your request|foi request|request|you asked|question)"
            r"(?: ?\d{1,2}[a-z]?)? ?:-?|(?:request|question) ?\d{1,2}[a-z]? -)\s?(?=\S)"
        ),
        Role.REQUEST,
    ),
    (
        re.compile(
            r"(?:our response|foi response|syp response|in response|response|answer|our answer|"
            r"reply|decision|a|r)(?: ?q?\d{1,2}[a-z]?(?: ?(?:,|&|and|-) ?\d{1,2}[a-z]?){0,6})? ?"
            r"(?::-?|-\s)\s?(?=\S)"
        ),
        Role.RESPONSE,
    ),
    (
        re.compile(r"exemptions?(?:\(s\))? (?:applied|used|engaged|cited|claimed) ?:\s?(?=\S)"),
        Role.FIELD,
    ),
)

_F = r"[^.:;]{0,160}?"  # the middle of a sentence

# When it came, between the lead and its colon: ", received on 4 July 2023:".
_WHEN = r"(?:,? ?(?:which (?:was|were) )?(?:dated|received)[^.:;]{1,60}(?=:))?"

LEADS: tuple[tuple[re.Pattern[str], Role], ...] = (
    (
        re.compile(
            r"i note (?:that )?you (?:are seeking|have sought|have requested|seek|sought|request|"
            r"requested|wish) (?:to access |to )?(?:access to )?(?:the )?following"
            r"(?: information)?(?: from [^.:;]{1,60})?" + _WHEN + r"\s{0,3}[:.;,\-]{0,3}"
        ),
        Role.REQUEST,
    ),
    (
        re.compile(
            r"(?:in which|where|wherein) you (?:have )?(?:sought|seek|requested|request|asked|ask)"
            r"(?: for)?(?: access to)?(?: details of)?(?: the)? following(?: information)?"
            r"(?: from [^.:;]{1,60})?" + _WHEN + r"\s{0,3}[:.;,\-]{0,3}"
        ),
        Role.REQUEST,
    ),
    (
        re.compile(
            r"you (?:have )?(?:specifically )?(?:sought|seek|requested|request|asked|ask)(?: for)?"
            r"(?: access to)?(?: details of)? the following(?: information| questions?)?"
            r"(?: from [^.:;]{1,60})?\s{0,3}(?:[:;]-?|-|\.|$)"
        ),
        Role.REQUEST,
    ),
    (
        re.compile(rf"your (?:freedom of information |foi )?request{_F} as follows ?[:.\-]{{1,2}}"),
        Role.REQUEST,
    ),
    (
        re.compile(
            rf"(?:thank you for|in relation to|further to|with reference to|regarding) your{_F}"
            r"(?:request|e-?mail|letter|enquiry)[^:;]{0,200}?"
            r"(?:following(?: information)?|as follows|requesting|stated|you asked|you "
            r"requested) ?:-?"
        ),
        Role.REQUEST,
    ),
    (
        re.compile(
            r"(?:we|the force) (?:have )?received (?:a|the following|your|the below) request(?: "
            r"for information)?"
            r"(?: under the freedom of information act(?: 2000)?)?(?: \(foia\))?[^.:;]{0,80} ?:"
        ),
        Role.REQUEST,
    ),
    (
        re.compile(
            r"your (?:recent )?request(?: for information)?,? (?:is|was|has been)? ?(?:set out|"
            r"detailed|"
            r"repeated|"
            r"replicated|shown|reproduced|copied|outlined|listed) below[,]? together with (?:the|"
            r"our) "
            r"(?:response|answer)s?[.:]?"
        ),
        Role.COMBINED,
    ),
    (re.compile(r"below is your request (?:and|together with) our response[.:]?"), Role.COMBINED),
    (
        re.compile(
            r"your (?:recent )?request(?: for information)?,? (?:is|was|has been)? ?(?:set out|"
            r"detailed|"
            r"repeated|"
            r"replicated|shown|reproduced|copied|outlined|listed) below ?[.:]"
        ),
        Role.REQUEST,
    ),
    (
        re.compile(r"(?:your request|you asked for|you requested) (?:was|is|stated|reads?) ?:-?"),
        Role.REQUEST,
    ),
    (
        re.compile(
            r"(?:specifically|in particular|namely),? you (?:have )?(?:asked|requested|seek|"
            r"sought|wanted|"
            r"wrote|wish)[^.:]{0,60}:"
        ),
        Role.REQUEST,
    ),
    (
        re.compile(
            r"your request (?:asks?|asked|sought|seeks|concerns|concerned|was|is)(?: for)?"
            r"(?: the following)?(?: information)? ?:"
        ),
        Role.REQUEST,
    ),
    (
        re.compile(
            r"your request and (?:our|the) (?:response|answer)s? (?:are|is) [a-z "
            r"]{0,30}below[.:]?"
        ),
        Role.COMBINED,
    ),
    (
        re.compile(
            r"^you (?:have )?(?:asked|requested|enquired|wrote) (?:about|regarding|for|to know) "
            r"[^.:]{0,120}:$"
        ),
        Role.REQUEST,
    ),
)

# The force tells in its own words what was asked; what follows the sentence is its answer.
TOLD = re.compile(
    r"(?:i understand that |in (?:it|your (?:letter|e-?mail|request)),? )?you (?:have |had "
    r")?(?:asked|"
    r"ask|requested|wanted|want|would like|wished|wish|seek|sought|enquired|enquire)\b"
    r"(?!,? (?:for )?(?:access to )?(?:the )?following|: )[^:?]{12,320}?[.?](?=\s|$)"
)

_TRAILING = " \t:.,-*_"
_MARKUP = "*_#"


def bare(text: str) -> str:
    """A line folded, without markup and without the mark that closes a label."""
    return squeeze(fold(text).strip(_MARKUP + " \t")).rstrip(_TRAILING)


def role_of(text: str) -> Role | None:
    """What a whole line opens if it is a label, else ``None``."""
    if len(text) > 90:
        return None
    key = bare(text)
    if key in LABELS:
        return LABELS[key]
    if REASONS.fullmatch(key):
        return Role.PART
    for pattern, role in NUMBERED:
        if pattern.fullmatch(key):
            return role
    return None


def is_label(text: str) -> bool:
    """Whether a line is a whole-line label of any kind."""
    return role_of(text) is not None
