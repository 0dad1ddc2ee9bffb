"""Cues beside the deciding phrases, as literal data: what cancels, what shows an answer.

Patterns read one folded sentence.
"""

from __future__ import annotations

import re

from parsers.letter.outcome_phrases import S12, either
from parsers.types import Outcome

# Cues that take the decision out of a sentence, by outcome.
CANCELS: dict[Outcome, re.Pattern[str]] = {
    Outcome.COST: either(
        r"\bif\b[^.;]{0,160}exceed",
        r"\b(?:should|were|where|unless|when)\b[^.;]{0,120}exceed",
        r"future (?:requests?|foi)",
        r"not (?:be )?(?:likely to )?exceed",
        r"(?:allows|provides|states|means|enables|permits) (?:that )?(?:a |public ){0,3}authorit",
        rf"{S12}[^.]{{0,60}}(?:allows|provides|states|enables|permits|says)\b",
        r"(?:obligation|duty|not oblige)[^.]{0,80}\bif\b",
        r"(?:narrow|refin|reduc|bring)\w*[^.]{0,120}(?:within|under|below)",
        r"\b(?:may|can|could|might) (?:then |also |therefore )?(?:be )?refus",
        r"over 18 (?:years|year)",
        r"more than 18 (?:years|months)",
    ),
    Outcome.COST_NCND: either(r"\bif\b[^.;]{0,100}future", r"does not (?:apply|engage)"),
    Outcome.VEXATIOUS: either(
        r"\bnot (?:been |being )?(?:\w+ )?(?:as |to be )?vexatious",
        r"\bif\b",
        r"\bmay\b|could be|future",
    ),
    Outcome.REPEATED: either(
        r"\bif\b|\bmay\b|could be|future", r"repeat (?:offend|victim|caller|incident|missing)"
    ),
    Outcome.ACCESSIBLE_ELSEWHERE: either(
        r"may be (?:interested|available)",
        r"(?:guidance|more information|further information|details) (?:on|about|can)",
        r"complain|review|commissioner",
        r"section 21 (?:of the )?(?:pace|police)",
        r"\b(?:will|shall|to|due to) be (?:published|available|released)",
    ),
    Outcome.FUTURE_PUBLICATION: either(r"section 22 (?:of the )?(?:criminal|pace)"),
    Outcome.CLARIFICATION: either(
        r"for clarification,? ",
        r"if (?:you|any)",
        r"contact us for",
        r"(?:received|provided|requested|sought|asked for) (?:\w+ ){0,3}clarification",
        r"any clarification",
    ),
    Outcome.TRANSFERRED: either(
        r"\bcalls?\b|arrest|prosecut|victim|suspect|detain|file",
        r"(?:complaint|complain|review|appeal)",
        r"\bif you\b",
    ),
    Outcome.WITHHELD: either(
        r"\b(?:when|if|where|should) (?:refus|withh|a public authority|the information is)",
        r"(?:states?|specif\w+|requires?)[^.]{0,160}(?:exemption in question|that fact)",
        r"(?:avoid|prevent)[^.]{0,60}(?:exempt|withh)",
        r"(?:would|may|could|might) (?:have been |be |also be )exempt",
        r"not (?:been |being )?(?:withheld|refused|exempt)",
        r"no (?:information|data|exemptions?) (?:has|have|is|was|are) ",
        r"\bbail\b|licen[cs]e|\bvisa\b|\btax\b|exempt from (?:recording|the requirement|duty|"
        r"paying)",
        r"(?:officers?|victims?|witness\w*|suspects?|applicants?|drivers?) (?:were |was |who "
        r")?refus",
    ),
    Outcome.PARTIAL: either(
        r"\bin whole or (?:in )?part|whole or part|in full or in part", r"\bavoid"
    ),
    Outcome.NOT_HELD: either(
        r"\b(?:if|unless)\b[^.;]{0,80}(?:hold|held|have)",
        r"\b(?:confirm|deny|determine|establish|ascertain|check)\w* (?:or deny )?(?:whether|if)\b",
        r"(?:hold|held)[^.;]{0,30}or not\b",
        r"\bneither\b",
        r"in custody|prisoners?|detain",
        r"not (?:hold|have|use|record|keep|retain|collect|operate)[^.;]{0,24} (?:to|any "
        r"obligation|a duty|"
        r"jurisdiction|access|sufficient|enough)\b",
        r"not (?:be )?held (?:liable|responsible|accountable)",
        r"any other information",
        r"where (?:it|this|the \w+) (?:is|was|were|has) not",
        r"not recorded (?:as|against) (?:a )?crimes?",
    ),
    Outcome.NCND: either(r"(?:allows|permits|duty to|duty under)[^.]{0,60}deny"),
    Outcome.GRANTED: either(
        r"^(?!.{0,200}(?:attached|enclosed|disclos|tables?\b|spreadsheet)).{0,120}"
        r"(?:following|below|our|the) (?:response|reply)\b",
        r"(?:not|un)(?: ?able)? (?:obliged |able )to\b",
        r"decided not",
        r"(?:exempt\w*|with(?:held|holding)|refus\w+|redacted) (?:it |this )?in "
        r"(?:full|its entirety)",
        r"none of (?:it|this|the \w+) (?:can|could|may|will) be",
        r"neither confirm",
        r"\bno information",
        r"appeal|complain|\breview|refusal notice",
        r"(?:find|see|refer to) (?:the )?(?:attached|enclosed|below|following|above)[^.]{0,30}"
        r"(?:your rights?|how to|legal|annex|section)",
        r"(?:for|see)[^.]{0,30}(?:explanation|reasons?|rationale)",
        r"(?:data|information|figures|numbers?) (?:presented|provided|supplied|given|shown) "
        r"(?:in this|here|is|are|was|have)"
        r"[^.]{0,80}(?:un-?audited|snapshot|accurate|accuracy|extracted|compar)",
    ),
    Outcome.INTERNAL_REVIEW: either(
        r"(?:request|ask|seek|right|entitled|wish|can|may|apply|want|require|dissatisfied|unhappy|"
        r"if you|should you)[^.]{0,100}review",
        r"remain dissatisfied|once|will (?:be|begin|review)",
    ),
    Outcome.LAPSED: either(
        r"\bif\b",
        r"unless",
        r"should (?:we|you)",
        r"within (?:\d|twenty|forty)(?![^.]{0,60}\b(?:has|have|is|was) (?:now |therefore )?"
        r"(?:been )?(?:lapsed|closed|withdrawn))",
        r"will be (?:closed|treated)",
    ),
    Outcome.INVALID: either(r"\bif\b"),
    Outcome.MANIFESTLY_UNREASONABLE: either(
        r"\bif\b", r"may be", r"could be", r"\bnot (?:been )?(?:considered |deemed )?manifestly"
    ),
}

# Data given although the cost limit would have allowed a refusal.
GOODWILL = either(
    r"gesture of good ?will",
    r"good ?will gesture",
    r"as a (?:matter|gesture) of (?:courtesy|good)",
    r"on (?:this|one) occasion",
    r"(?:before|prior to)(?: it| we)?(?: was| had)? ?(?:realis|identif|establish|reach)\w*"
    r"[^.]{0,80}(?:limit|cost|exceed)",
    r"outside (?:of )?the (?:act|foia|freedom of information act)\b",
    r"within the (?:cost|time|fees?|18|appropriate)[^.]{0,60}(?:can|able|provid|suppl|disclos)",
    r"(?<!not )\b(?:can|able|provide|supply|disclose)\b[^.]{0,60}within the (?:cost|time|fees?|"
    r"18 hour|appropriate)",
)

_LOW = r"(?:low|small) (?:numbers?|figures|values|counts|volumes?)"
_FEWER = r"(?:less than|fewer than|below|under|lower than)"
# Figures made coarser so that no exemption was needed.
SUPPRESSED = either(
    r"(?:avoid|prevent|remov|negat|without|eliminat|instead of|rather than)\w*[^.]{0,60}"
    r"(?:use|appl|implement|engag|need|having|invok|rel)\w*[^.]{0,60}exempt",
    r"\b(?:group|band|aggregat|round|suppress|combin|amalgamat|merg)\w*[^.]{0,160}"
    rf"(?:avoid|prevent|protect|identif|exempt|{_LOW}|section 40|disclosure control)",
    rf"{_LOW}[^.]{{0,120}}(?:group|band|suppress|aggregat|round|combin|replac|shown|starred|"
    r"represented|<|less than|fewer than)",
    rf"(?:values?|figures?|numbers?|counts?|cells?|totals?) (?:of )?(?:{_FEWER}|between|"
    rf"from)[^.]{{0,60}}"
    r"(?:shown|suppress|replac|represent|mask|display|redact|denot|indicat|rounded|given as)",
    rf"{_FEWER} (?:5|five|10|ten|3|three)[^.]{{0,80}}(?:identif|personal|suppress|"
    r"disclosure control|shown as|replaced)",
    r"(?:\*|asterisk|< ?\d)[^.]{0,60}(?:identif|suppress|\blow\b|small|less than|fewer than|"
    r"personal)",
    r"(?:avoid|prevent)\w* (?:the )?(?:re-?)?identif",
    r"presented in such a (?:manner|way)[^.]{0,60}avoid",
    r"identif\w+[^.]{0,60}(?:suppressed|grouped|rounded|banded)",
)

_CASES = (
    r"(?:crimes?|offences?|incidents?|arrests?|results?|occurrences?|reports?|complaints?|cases?|"
    r"matches|searches|officers?|staff|allegations?|notices|victims|suspects|instances?|"
    r"uses?)"
)
# "Not held" by which the force says that its search found nothing: the answer is zero.
ZERO = either(
    rf"\b(?:no|zero|nil|0) (?:such |relevant |recorded )?{_CASES} (?:were|was|have been|has been|"
    rf"are|is|"
    r"recorded|found|identified|located|returned|reported|made|received|matching|meeting)\b",
    r"\bnil (?:return|result|response)",
    r"returned (?:a )?(?:zero|nil|no) ?(?:results?|crimes?|records?|offences?)?\b",
    r"search\w*[^.]{0,60}(?:found|identified|revealed|located|returned) (?:no|nil|zero|none)\b",
    r"there (?:were|have been|are|was|has been) (?:no|zero|nil|none)\b",
)

# A cost refusal of one part only.
COST_OF_PART = re.compile(
    r"(?:th(?:is|at|ese|ose)|remaining|second|first|latter|other) (?:part|question|element|"
    r"aspect|point)"
)
# A notice that refuses a part says nothing of the question it stands beside.
NOTICE_FOR_PART = either(
    r"refusal notice (?:for|in respect of|in relation to|under[^.]{0,40} for) (?:the |those |"
    r"that |these )?"
    r"(?:part|question|remain|element)",
    r"partial refusal notice",
)

# What counts as an answer given: a number, a plain yes or no.
_WORD_NUMBER = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
NUMBER = either(
    r"(?<![\w/.(£-])£? ?\d{1,3}(?:,\d{3}){0,4}(?:\.\d{1,4})?(?:%|m|k|bn)?(?![\w/(])",
    r"(?<![\w/.-])\d{4,9}(?= (?:offences|crimes|incidents|officers|people|calls|arrests|reports))",
    rf"\b{_WORD_NUMBER}\b",
    r"^(?:yes|none|zero|nil|n/a)\b",
    r"^no(?: ?[,.;]|$)",
)
DATE_WORDS = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|"
    r"october|november|december)|(?:question|q|part|table|annex|appendix|page|foi|form|tab) "
    r"?\d{1,3}[a-z]?"
)
# Words that make a number part of a reason, not of an answer.
REASONING = either(
    r"\bsections?\b|\bs\.? ?\d|\bact\b|\bregulations?\b|\bexempt",
    r"public interest|\bharm|prejudic",
    r"\blimit\b|£ ?(?:450|600)\b|working days|\bhours?\b[^.]{0,30}(?:work|locat|record|£)",
    r"\bholds?\b|\bheld\b",
    r"would (?:take|mean|have to|need|require)|cost of compl|estimat|guidance|code of practice",
    r"minutes? (?:each|per|a record)",
)
NEGATIVE = either(
    r"\b(?:not|no|nor|neither|never|unable|cannot|refus\w*|withh\w*|exempt\w*|declin\w*|"
    r"unfortunately|"
    r"sorry|regret|without|lapsed|clarif\w*|transfer\w*|passed|published|available)\b",
    r"n't\b",
)
