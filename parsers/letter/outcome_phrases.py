"""The phrases that decide an answer, as literal data (docs/letters.md).

Patterns read one folded sentence. ``CANCELS`` are cues by which such a sentence
supposes, explains or denies instead of deciding.
"""

from __future__ import annotations

import re

from parsers.types import Outcome


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


_THING = (
    r"(?:information|data|figures?|records?|documents?|report|material|details|statistics|"
    r"recordings?|footage|numbers?|answers?|copy|copies|list)"
)
_GIVE = r"(?:disclos|provid|suppl|releas)\w*"
_BODY = r"[a-z&' -]{2,60}?"
_S12 = r"(?:section|sect\.?|sec\.?|s\.?) ?12\b"
_LIMIT = (
    r"(?:appropriate (?:limit|level|cost)|(?:cost|fees?|time|statutory) (?:limit|threshold)|"
    r"limit|threshold|18 hours?|eighteen hours?|£ ?450|£ ?600)"
)
_ASKED = r"(?:requested |you (?:have )?request(?:ed)? |you seek |sought |you have asked for )?"

PHRASES: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
    (
        Outcome.INTERNAL_REVIEW,
        _any(
            r"internal review \(?ir\)? decision",
            r"(?:outcome|result|decision|findings?) of (?:the|your|my|our|this) internal review",
            r"internal review (?:decision|outcome|response|result)\b",
            r"(?:i have|has been|have been|we have|is) (?:now )?(?:completed|conducted|carried out|"
            r"undertaken) (?:an|the|your|this) (?:internal )?review of",
            r"(?:i have|we have) (?:now )?reviewed (?:the|our|your) (?:original |initial )?"
            r"(?:decision|response|handling)",
        ),
    ),
    (
        Outcome.INVALID,
        _any(
            r"(?:does|do|did) not (?:fulfil|meet|satisfy|constitute|comply with)[a-z ]{0,50}"
            r"(?:section 8|valid request|request for recorded information)",
            r"(?:is|was) not (?:considered |deemed )?(?:to be )?a valid (?:[a-z]+ ){0,5}request",
            r"request is (?:therefore )?(?:deemed )?invalid",
            r"not a request for recorded information",
        ),
    ),
    (
        Outcome.LAPSED,
        _any(
            r"request (?:has|is|will be|have)[a-z ,]{0,40}(?:lapsed|closed|withdrawn)",
            r"(?:deemed|considered|treated as)(?: to have)?(?: been)? (?:lapsed|withdrawn)",
            r"withdraw(?:n|ing|al)[a-z ,]{0,30} request",
        ),
    ),
    (
        Outcome.CLARIFICATION,
        _any(
            r"(?:we|i) (?:will |therefore |now )?(?:require|need|seek|are seeking)"
            r" (?:(?:some|further|additional|more) ){0,2}[a-z ]{0,40}clarif",
            r"(?:please|could you|can you|would you)(?: please)? (?:clarify|provide (?:further |"
            r"some )"
            r"?clarification)",
            r"in order (?:to|for us to) [^.]{0,80}clarif",
            r"unable to (?:proceed|progress|process)[^.]{0,80}clarif",
            r"clarification (?:is|was) (?:required|needed|sought) before",
        ),
    ),
    (
        Outcome.TRANSFERRED,
        _any(
            rf"(?:has|have|been|being|is|was) (?:been )?(?:passed|transferred|forwarded|redirected)"
            rf" (?:on )?to {_BODY}(?:police|constabulary|council|npcc|office|service|force|"
            r"commissioner|authority)\b",
            r"(?:redirect|submit|direct|send|re-?submit|make) (?:this|your|the|that)(?: part of)?"
            r"(?: your| the)? ?(?:request|part|question|enquiry) (?:directly )?to\b",
            r"(?:advised?|suggest(?:ed)?|recommend(?:ed)?|need|wish|please) (?:you |to )?"
            rf"(?:to )?contact {_BODY}(?:directly|who (?:may|will|should)|as they)",
            r"(?:held|recorded|published) by (?:the )?(?:home office|npcc|college of policing|"
            r"crown prosecution service|ministry of justice|opcc)\b",
        ),
    ),
    (
        Outcome.VEXATIOUS,
        _any(
            r"(?:is|are|as|be|deemed|considered|been|being) (?:therefore )?(?:deemed |considered )?"
            r"(?:to be )?vexatious",
            r"refus\w+ [^.]{0,80}vexatious",
            r"vexatious request",
        ),
    ),
    (
        Outcome.REPEATED,
        _any(
            r"(?:is|are|as|be|deemed|considered)(?: to be)? (?:a )?(?:repeat|repeated|identical or "
            r"substantially similar|substantially similar)\b(?: request)?",
            r"(?:section|s\.?) ?14 ?\(2\)",
        ),
    ),
    (
        Outcome.MANIFESTLY_UNREASONABLE,
        _any(
            r"manifestly unreasonable",
            r"reg(?:ulation|\.)? ?(?:12|10) ?\(4\) ?\(b\)",
        ),
    ),
    (
        Outcome.COST_NCND,
        _any(
            rf"{_S12} ?\(2\)",
            r"n(?:either|or) confirm n?or deny[^.]{0,200}(?:would|actually "
            r"determine)[^.]{0,80}exceed",
            r"exceed[^.]{0,100} to (?:confirm or deny|confirm|determine|establish)[^.]{0,30}"
            r"(?:whether|if)\b",
            r"cost of (?:confirming|determining|establishing)[^.]{0,60}(?:whether|if)\b",
        ),
    ),
    (
        Outcome.COST,
        _any(
            rf"\bexceed(?:s|ed|ing)? (?:the |our |this |that )?(?:\w+ ){{0,2}}?{_LIMIT}",
            rf"(?:in excess of|more than|over|beyond|above|longer than) (?:the )?{_LIMIT}",
            rf"(?:refus\w+|exempt\w*)[^.]{{0,80}}{_S12}",
            rf"{_S12}(?: ?\(1\))?[^.]{{0,80}}(?:\bapplies|(?:is|are|be|been|therefore) "
            r"(?:being |therefore )?(?:applied|engaged|exempt|relied))",
            rf"(?:part|full|partial) (?:disclosure|refusal)[^.]{{0,40}}{_S12}",
            rf"(?:by virtue of|pursuant to|under|applied) {_S12}",
            r"excess(?:ive)? costs?\b",
        ),
    ),
    (
        Outcome.ACCESSIBLE_ELSEWHERE,
        _any(
            r"accessible (?:to (?:you|the applicant) )?(?:by|via|through|from) other means",
            r"(?:already|is|are|be|been) (?:also )?(?:already )?(?:publicly |freely |readily |"
            r"published and )?(?:available|published|accessible|in the public domain)"
            r"[^.]{0,80}(?:website|online|link|http|www|disclosure log|following|gov\.uk|public "
            r"domain)",
            r"(?:can|may) be (?:found|accessed|viewed|obtained)[^.]{0,60}(?:website|online|link|"
            r"http|"
            r"www|gov\.uk|disclosure log)",
            r"already (?:in the public domain|published|publicly available)",
            r"(?:section|s\.?) ?21\b",
            r"\bfoi[ /]\d{1,6}[/-]\d{2} refers",
            r"(?:see|refer to)[^.]{0,40}previous [a-z ]{0,40}disclosure",
        ),
    ),
    (
        Outcome.FUTURE_PUBLICATION,
        _any(
            r"intended for (?:future )?publication",
            r"intention to publish",
            r"(?:section|s\.?) ?22\b(?!a)",
            r"will be published (?:in|on|by|later|as part)",
        ),
    ),
    (
        Outcome.NCND,
        _any(
            r"n(?:either|or|ot) confirms?,? n?or den(?:y|ies)",
            r"(?:neither|can ?not) confirms? n?or den",
            r"no inference (?:can|should|may|must) be (?:taken|drawn)",
        ),
    ),
    (
        Outcome.PARTIAL,
        _any(
            rf"{_GIVE} (?:to you )?(?:only )?(?:some|part) of\b",
            rf"some of the (?:requested |located )?{_THING}[^.]{{0,60}}(?:exempt|withh|refus|"
            rf"redact)",
            r"partial(?:ly)? (?:response|disclos\w+|exempt\w*|refus\w+|with\w+|releas\w+|answer)",
            r"\bpart(?:ial)?[ -](?:disclosure|disclosed|refusal)\b",
            r"refus\w+ (?!notice)(?:for|in respect of|in relation to) (?:the |those |that )?"
            r"(?:part|question|remain)",
            r"\bheld in part\b",
            r"(?:disclosed?|exempt|withheld|refused|released) (?:only )?in part\b",
            r"\bredact(?:ed|ions?)\b[^.]{0,60}(?:under|accordance|virtue|pursuant|section|exempt|"
            r"made|been|personal)",
            r"for (?:the |those |that )?parts? (?:of your request )?(?:that|which|where)"
            r"[^.]{0,60}(?:exempt|withh|refus)",
            r"remain(?:ing|der)[^.]{0,60}(?:exempt|withheld|refused)",
        ),
    ),
    (
        Outcome.WITHHELD,
        _any(
            r"not obliged to (?:supply|provide|disclose|release|comply)",
            r"decided (?:not to|to refuse|to withhold|against)",
            r"\b(?:am|are|be|is|in|by) (?:therefore )?(?:exempting|withholding|refusing)\b",
            r"exempting (?:its|the|this|their) ",
            r"unsuitable for (?:disclosure|release)",
            r"(?:is|are|be|been|being|was|were|has|have)(?: been| being| therefore| also|"
            r" fully){0,3} (?:withheld|exempted)\b",
            rf"(?:request|{_THING}) (?:is|are|was|(?:has|have) been)(?: being| therefore)? refused",
            r"(?:is|are)(?: therefore| also| considered| deemed| to be| fully){0,3} exempt\b",
            rf"(?:decline|declined|refuse|refusing) to (?:{_GIVE}|comply)",
            r"full refusal",
            r"(?:fully|wholly) (?:withheld|refused|exempt)",
            r"(?:cannot|can not|will not|unable to|not able to) (?:be )?(?:disclosed?|released?)\b",
            rf"(?:unable|not able) to {_GIVE}[^.]{{0,80}}(?:exempt|section|\bs\.?\d)",
            r"(?:act|acts|serves?) as a refusal notice",
            r"decision ?[:-] (?:fully )?(?:refused|withheld|not disclosed|exempt)",
        ),
    ),
    (
        Outcome.NOT_HELD,
        _any(
            rf"(?:{_THING}|it|this|that|these|which) {_ASKED}(?:is|are|was|were) (?:therefore |"
            rf"currently "
            r"|simply |also )?not (?:\w+ )?held\b",
            r"(?:do|does|did)(?: not|n't) (?:currently |centrally |actually |also )?"
            r"(?:hold|retain|record|collect|keep|capture|collate)\b",
            rf"(?:do|does|did)(?: not|n't) (?:have|possess) (?:any |the |this |such |a record of "
            rf")?{_THING}\b",
            rf"\bno (?:recorded |relevant |such |further )?{_THING} (?:is |are |was |were |"
            rf"requested )?"
            r"(?:held|recorded)\b",
            rf"\bhold(?:s)? no (?:recorded |relevant |such )?{_THING}",
            r"no information held",
            r"(?:is|are) not held by\b",
            rf"not (?:have|hold) the {_THING} requested",
            r"(?:is|are|was|were) not (?:centrally |routinely |separately )?(?:recorded|captured|"
            r"collated)\b",
            r"\bnot held\b",
            r"(?:section|s\.?) ?17 of (?:the )?(?:foisa|freedom of information \(scotland\))",
            r"nid yw[^.]{0,60}yn (?:dal|cadw)",
            r"decision ?[:-] (?:not held|no information)",
        ),
    ),
    (
        Outcome.GRANTED,
        _any(
            rf"decided to (?:fully )?{_GIVE}",
            rf"(?:am|are|is|now) (?:also |now )?able to (?:{_GIVE}|answer)",
            r"(?:please )?(?:find|see|refer to)(?: the| our| my)? (?:attached|enclosed|below|"
            r"accompanying|following|above|response|answers?|tables?|spreadsheet|data)",
            rf"(?:{_THING}|response|table|spreadsheet|results?|breakdown)s?(?: [a-z]+){{0,6}} "
            r"(?:is|are|has been|have been|can be)(?: now| also)? (?:attached|enclosed|provided|"
            r"shown|"
            r"set out|listed|detailed|disclosed|given|presented|supplied|as follows|below|"
            r"tabulated)",
            r"(?:tables?|figures?|spreadsheet|chart|attachment|appendix) (?:below|attached|above|"
            r"shows?|"
            r"provides?|details?|sets? out|gives?|contains?)\b",
            r"\bsee attach(?:ed|ments?)\b",
            rf"{_THING} (?:is|are) (?:now |all )?(?:in|within|on) the (?:attached|enclosed)\b",
            r"(?:disclosed|released|granted|provided) in full",
            r"full disclosure",
            r"\bin full\b",
            r"decision ?[:-] (?:fully )?(?:disclosed|granted|full|released)",
            r"(?:does|do) hold (?:the |this |some )?(?:relevant )?(?:requested )?information"
            r"[^.]{0,80}(?:disclos|provid|below|attached)",
            r"gallaf gadarnhau",
        ),
    ),
)

# Cues that take the decision out of a sentence, by outcome.
CANCELS: dict[Outcome, re.Pattern[str]] = {
    Outcome.COST: _any(
        r"\bif\b[^.;]{0,160}exceed",
        r"\b(?:should|were|where|unless|when)\b[^.;]{0,120}exceed",
        r"future (?:requests?|foi)",
        r"not (?:be )?(?:likely to )?exceed",
        r"(?:allows|provides|states|means|enables|permits) (?:that )?(?:a |public ){0,3}authorit",
        rf"{_S12}[^.]{{0,60}}(?:allows|provides|states|enables|permits|says)\b",
        r"(?:obligation|duty|not oblige)[^.]{0,80}\bif\b",
        r"(?:narrow|refin|reduc|bring)\w*[^.]{0,120}(?:within|under|below)",
        r"over 18 (?:years|year)",
        r"more than 18 (?:years|months)",
    ),
    Outcome.COST_NCND: _any(r"\bif\b[^.;]{0,100}future", r"does not (?:apply|engage)"),
    Outcome.VEXATIOUS: _any(
        r"\bnot (?:been |being )?(?:\w+ )?(?:as |to be )?vexatious",
        r"\bif\b",
        r"\bmay\b|could be|future",
    ),
    Outcome.REPEATED: _any(
        r"\bif\b|\bmay\b|could be|future", r"repeat (?:offend|victim|caller|incident|missing)"
    ),
    Outcome.ACCESSIBLE_ELSEWHERE: _any(
        r"may be (?:interested|available)",
        r"(?:guidance|more information|further information|details) (?:on|about|can)",
        r"complain|review|commissioner",
        r"section 21 (?:of the )?(?:pace|police)",
    ),
    Outcome.FUTURE_PUBLICATION: _any(r"section 22 (?:of the )?(?:criminal|pace)"),
    Outcome.CLARIFICATION: _any(
        r"for clarification,? ",
        r"if (?:you|any)",
        r"contact us for",
        r"(?:received|provided|requested|sought|asked for) (?:\w+ ){0,3}clarification",
        r"any clarification",
    ),
    Outcome.TRANSFERRED: _any(
        r"\bcalls?\b|arrest|prosecut|victim|suspect|detain|file",
        r"(?:complaint|complain|review|appeal)",
        r"\bif you\b",
    ),
    Outcome.WITHHELD: _any(
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
    Outcome.PARTIAL: _any(
        r"\bin whole or (?:in )?part|whole or part|in full or in part", r"\bavoid"
    ),
    Outcome.NOT_HELD: _any(
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
    Outcome.NCND: _any(r"(?:allows|permits|duty to|duty under)[^.]{0,60}deny"),
    Outcome.GRANTED: _any(
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
    Outcome.INTERNAL_REVIEW: _any(
        r"(?:request|ask|seek|right|entitled|wish|can|may|apply|want|require|dissatisfied|unhappy|"
        r"if you|should you)[^.]{0,100}review",
        r"remain dissatisfied|once|will (?:be|begin|review)",
    ),
    Outcome.LAPSED: _any(
        r"\bif\b",
        r"unless",
        r"should (?:we|you)",
        r"within (?:\d|twenty|forty)",
        r"will be (?:closed|treated)",
    ),
    Outcome.INVALID: _any(r"\bif\b"),
    Outcome.MANIFESTLY_UNREASONABLE: _any(
        r"\bif\b", r"may be", r"could be", r"\bnot (?:been )?(?:considered |deemed )?manifestly"
    ),
}

# Data given although the cost limit would have allowed a refusal.
GOODWILL = _any(
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
SUPPRESSED = _any(
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
    r"presented in such a (?:manner|way)[^.]{0,60}avoid",
    r"identif\w+[^.]{0,60}(?:suppressed|grouped|rounded|banded)",
)

_CASES = (
    r"(?:crimes?|offences?|incidents?|arrests?|results?|occurrences?|reports?|complaints?|cases?|"
    r"matches|searches|officers?|staff|allegations?|notices|victims|suspects|instances?|"
    r"uses?)"
)
# "Not held" by which the force says that its search found nothing: the answer is zero.
ZERO = _any(
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
NOTICE_FOR_PART = _any(
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
NUMBER = _any(
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
REASONING = _any(
    r"\bsections?\b|\bs\.? ?\d|\bact\b|\bregulations?\b|\bexempt",
    r"public interest|\bharm|prejudic",
    r"\blimit\b|£ ?(?:450|600)\b|working days|\bhours?\b[^.]{0,30}(?:work|locat|record|£)",
    r"would (?:take|mean|have to|need|require)|cost of compl|estimat|guidance|code of practice",
    r"minutes? (?:each|per|a record)",
)
NEGATIVE = _any(
    r"\b(?:not|no|nor|neither|never|unable|cannot|refus\w*|withh\w*|exempt\w*|declin\w*|"
    r"unfortunately|"
    r"sorry|regret|without|lapsed|clarif\w*|transfer\w*|passed|published|available)\b",
    r"n't\b",
)
