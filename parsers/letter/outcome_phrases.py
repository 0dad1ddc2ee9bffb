"""The phrases that decide an answer, as literal data (docs/letters.md).

Patterns read one folded sentence; ``outcome_cues.CANCELS`` can take a decision back.
"""

from __future__ import annotations

import re

from parsers.types import Outcome


def either(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


_THING = (
    r"(?:information|data|figures?|records?|documents?|report|material|details|statistics|"
    r"recordings?|footage|numbers?|answers?|copy|copies|list)"
)
_GIVE = r"(?:disclos|provid|suppl|releas)\w*"
_BODY = r"[a-z&' -]{2,60}?"
S12 = r"(?:section|sect\.?|sec\.?|s\.?) ?12\b"
_LIMIT = (
    r"(?:appropriate (?:limit|level|cost)|(?:cost|fees?|time|statutory) (?:limit|threshold)|"
    r"limit|threshold|18 hours?|eighteen hours?|£ ?450|£ ?600)"
)
_ASKED = r"(?:requested |you (?:have )?request(?:ed)? |you seek |sought |you have asked for )?"

PHRASES: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
    (
        Outcome.INTERNAL_REVIEW,
        either(
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
        either(
            r"(?:does|do|did) not (?:fulfil|meet|satisfy|constitute|comply with)[a-z ]{0,50}"
            r"(?:section 8|valid request|request for recorded information)",
            r"(?:is|was) not (?:considered |deemed )?(?:to be )?a valid (?:[a-z]+ ){0,5}request",
            r"request is (?:therefore )?(?:deemed )?invalid",
            r"not a request for recorded information",
        ),
    ),
    (
        Outcome.LAPSED,
        either(
            r"request (?:has|is|will be|have)[a-z ,]{0,40}(?:lapsed|closed|withdrawn)",
            r"(?:deemed|considered|treated as)(?: to have)?(?: been)? (?:lapsed|withdrawn)",
            r"withdraw(?:n|ing|al)[a-z ,]{0,30} request",
        ),
    ),
    (
        Outcome.CLARIFICATION,
        either(
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
        either(
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
        either(
            r"(?:is|are|as|be|deemed|considered|been|being) (?:therefore )?(?:deemed |considered )?"
            r"(?:to be )?vexatious",
            r"refus\w+ [^.]{0,80}vexatious",
            r"vexatious request",
        ),
    ),
    (
        Outcome.REPEATED,
        either(
            r"(?:is|are|as|be|deemed|considered)(?: to be)? (?:a )?(?:repeat|repeated|identical or "
            r"substantially similar|substantially similar)\b(?: request)?",
            r"(?:section|s\.?) ?14 ?\(2\)",
        ),
    ),
    (
        Outcome.MANIFESTLY_UNREASONABLE,
        either(
            r"manifestly unreasonable",
            r"reg(?:ulation|\.)? ?(?:12|10) ?\(4\) ?\(b\)",
        ),
    ),
    (
        Outcome.COST_NCND,
        either(
            rf"{S12} ?\(2\)",
            r"n(?:either|or) confirm n?or deny[^.]{0,200}(?:would|actually "
            r"determine)[^.]{0,80}exceed",
            r"exceed[^.]{0,100} to (?:confirm or deny|confirm|determine|establish)[^.]{0,30}"
            r"(?:whether|if)\b",
            r"cost of (?:confirming|determining|establishing)[^.]{0,60}(?:whether|if)\b",
        ),
    ),
    (
        Outcome.COST,
        either(
            rf"\bexceed(?:s|ed|ing)? (?:the |our |this |that )?(?:\w+ ){{0,2}}?{_LIMIT}",
            rf"(?:in excess of|more than|over|beyond|above|longer than) (?:the )?{_LIMIT}",
            rf"(?:refus\w+|exempt\w*)[^.]{{0,80}}{S12}",
            rf"{S12}(?: ?\(1\))?[^.]{{0,80}}(?:\bapplies|(?:is|are|be|been|therefore) "
            r"(?:being |therefore )?(?:applied|engaged|exempt|relied))",
            rf"(?:part|full|partial) (?:disclosure|refusal)[^.]{{0,40}}{S12}",
            rf"(?:by virtue of|pursuant to|under|applied) {S12}",
            r"excess(?:ive)? costs?\b",
        ),
    ),
    (
        Outcome.ACCESSIBLE_ELSEWHERE,
        either(
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
        either(
            r"intended for (?:future )?publication",
            r"intention to publish",
            r"(?:section|s\.?) ?22\b(?!a)",
            r"will be published (?:in|on|by|later|as part)",
        ),
    ),
    (
        Outcome.NCND,
        either(
            r"n(?:either|or|ot) confirms?,? n?or den(?:y|ies)",
            r"(?:neither|can ?not) confirms? n?or den",
            r"no inference (?:can|should|may|must) be (?:taken|drawn)",
        ),
    ),
    (
        Outcome.PARTIAL,
        either(
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
        either(
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
        either(
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
        either(
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
