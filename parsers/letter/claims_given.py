"""How a force gives what was asked, or handles the request otherwise: witnessed rows."""

from __future__ import annotations

from typing import Final

from parsers.letter.claims import Says
from parsers.letter.rules import Rule, rule

_LOW: Final = r"(?:low|small) (?:numbers?|figures|values|counts|volumes?)"
_FEWER: Final = r"(?:less than|fewer than|below|under|lower than)"

GIVEN: Final[tuple[Rule[Says], ...]] = (
    rule(
        "see the data",
        Says.GIVEN,
        r"\b(?:see|find|refer to|view|consult)(?: the| our| my| also)?(?: \w+)? ?(?:attach\w*|"
        r"enclos\w*|accompanying|spreadsheet|tables?\b|appendix|appendices|excel|pdf)|"
        r"\b(?:see|find) (?:below|above)\b|\b(?:i|we)(?: have)?(?: also)? (?:attach|"
        r"enclose)(?:d)?\b",
        "please see the attached spreadsheet.",
        "please see our website.",
    ),
    rule(
        "is attached",
        Says.GIVEN,
        r"\b(?:is|are|has been|have been|can be)(?: now| also| all| being)?(?: \w+ly)? (?:attached|"
        r"enclosed|appended|provided (?:below|here|in|within|as|to you|at|on the)|given (?:here|"
        r"below|in)|shown (?:in|below|here)|set out|listed (?:below|here|in)|"
        r"detailed (?:below|here|in)|disclosed (?:below|here|in|at|to)|as follows|below\b(?! the)|"
        r"tabulated|presented (?:below|in)|supplied (?:below|here|in|with|as)|being provided|"
        r"contained (?:in|within) the (?:attached|table|spreadsheet|document|enclosed)|"
        r"in the (?:attached|enclosed|table|spreadsheet|document))|"
        r"\b(?:found|contained|shown|located) (?:in|within) the (?:attached|table|spreadsheet|"
        r"enclosed|document)|accompan(?:y|ies) this|\battached (?:response|as|is|are|to|document|"
        r"spreadsheet|file|report|copy|list|table|pdf|has|gives|shows)\b|"
        r"\benclosed (?:spreadsheet|document|table|is|are|copy|list|has)\b",
        "the information is set out below.",
        "the road is below the hill.",
    ),
    rule(
        "table shows",
        Says.GIVEN,
        r"\b(?:table|tables|spreadsheet|chart|figures|data|attachment|appendix|document|report)s?"
        r"(?: (?!might|may|could|would|can|cannot|will|not|should)\w+)? (?:below|beneath|above|"
        r"shows?|provides?|details?|sets? out|gives?|contains?|"
        r"answers?|has the|holds the|displays?)\b|\b(?:in|within) the (?:following|below|above) "
        r"table|(?:details|figures|data|information|results|breakdown) (?:below|above|as follows|"
        r"found is as)\b|\bthe answer (?:is|to)\b",
        "the table below shows the offences recorded.",
        "the data held are exempt.",
    ),
    rule(
        "disclosed",
        Says.GIVEN,
        r"\bdecided to (?:fully )?(?:disclos|releas|provid|suppl)\w*(?! the located)|"
        r"(?:disclosed|released|granted|provided|answered) in full|\bfull disclosure\b|"
        r"nothing (?:has been|is|was) (?:left out|withheld|redacted)|"
        r"decision ?[:-] ?(?:fully )?(?:disclosed|granted|full|released)",
        "i have today decided to disclose the information in full.",
        "i have decided not to disclose the information.",
    ),
    rule(
        "can provide this",
        Says.GIVEN,
        r"\b(?:can|able to)(?: however| also| only| now)? (?:provide|supply|disclose|give|"
        r"release)\b(?: you)?(?: with)?(?: the| that)?[^.;]{0,60}(?:figures?|"
        r"number|data|information|copy|policy|following|report|breakdown|by |for )|"
        r"(?:i|we) have (?:supplied|provided|included|disclosed)\b",
        "we can however provide figures relating to the costs.",
        "we cannot provide figures relating to the costs.",
    ),
)

PROMISES: Final[tuple[Rule[Says], ...]] = (
    rule(
        "located information",
        Says.PROMISED,
        r"\b(?:disclose|provide|release) the located information|(?:have|has) provided (?:us |me )?"
        r"(?:with )?the (?:following|below)? ?(?:information|response)|"
        r"(?:find|see) (?:our|the|my|the force)[a-z' ]{0,40} ?(?:response|reply|answers?)|"
        r"(?:provide|following) (?:you with the following )?(?:response|reply|answers?)\b|"
        r"\b(?:response|reply|answers?|decision)s?\b[^.;]{0,50} (?:set out|below|here|as follows|"
        r"detailed|follows?)\b|"
        r"\bhold(?:s)? (?:some |the )?[^.;]{0,60}(?:outlined|given|as|and (?:it|this) is)",
        "i am able to disclose the located information to you as follows.",
        "the information was located by an officer.",
    ),
)

SUPPRESSIONS: Final[tuple[Rule[Says], ...]] = (
    rule(
        "grouped so that nothing need be exempt",
        Says.AVOIDED,
        r"(?:avoid|prevent|remov|negat|without|eliminat|instead of|rather than|in order not|so "
        r"(?:that|as))\w*[^.]{0,60}"
        r"(?:use|appl|implement|engag|need|having|invok|rel)\w*[^.]{0,60}(?:exempt|section 40)|"
        r"\bavoid\w*[^.]{0,60}(?:exempt|section)|"
        r"\b(?:unnecessary|no need) to (?:withhold|exempt|redact|apply|use)\b",
        "ages are grouped to avoid having to apply an exemption.",
        "exemptions were applied.",
    ),
    rule(
        "grouped so that nobody is known",
        Says.SUPPRESSED,
        r"(?:avoid|prevent)\w* (?:the )?(?:re-?)?identif|so that (?:nobody|no one|no "
        r"\w+)[^.]{0,30}(?:identif|recogni)|presented in such a (?:manner|"
        r"way)[^.]{0,60}avoid",
        "ages are grouped to avoid identifying anybody.",
        "she was identified.",
    ),
    rule(
        "grouped to protect",
        Says.SUPPRESSED,
        r"\b(?:group|band|aggregat|round|suppress|combin|amalgamat|merg|mask|asterisk|replac)\w*"
        rf"[^.]{{0,160}}(?:avoid\w*[^.]{{0,60}}(?:identi|disclos)|protect|"
        rf"(?:prevent|risk|reduce|lead|so|in case|could|might|may|not)[^.]{{0,50}}identif|{_LOW}|"
        rf"disclosure control)|identif\w+[^.]{{0,60}}"
        r"(?:suppressed|grouped|rounded|banded|masked)",
        "figures are rounded to protect the persons.",
        "a group was seen near the road.",
    ),
    rule(
        "small values hidden",
        Says.SUPPRESSED,
        rf"{_LOW}[^.]{{0,120}}(?:group|band|suppress|aggregat|round|combin|replac|shown|starred|"
        r"represented|masked|<|less than|fewer than)|(?:values?|figures?|numbers?|counts?|cells?|"
        rf"totals?)(?: of)? (?:{_FEWER}|between|from)[^.]{{0,60}}(?:shown|suppress|replac|"
        r"represent|mask|display|denot|indicat|rounded|given as|not shown|not (?:been )?given)|"
        rf"{_FEWER} (?:5|five|10|ten|3|three)[^.]{{0,80}}(?:suppress|not (?:obliged|required)|"
        rf"disclosure control|shown as|"
        r"replaced|masked|starred)|(?:\*|asterisk|< ?\d)[^.]{0,60}(?:identif|suppress|\blow\b|"
        r"small|"
        r"less than|fewer than|personal)|\b(?:exact|precise|actual|true) (?:numbers?|figures?|"
        r"values?|"
        r"counts?)\b[^.]{0,60}(?:protect|identi|recogni|small|low\b)",
        "values of less than five have been replaced by an asterisk.",
        "five values were given.",
    ),
)

GOODWILL: Final[tuple[Rule[Says], ...]] = (
    rule(
        "goodwill",
        Says.GOODWILL,
        r"\bgood ?will\b|\bas a (?:matter|gesture) of (?:courtesy|good)|"
        r"outside (?:of )?the (?:act|foia|freedom of information act|time|cost|fees)\b|"
        r"\bprecedent\b",
        "as a gesture of goodwill i have supplied information.",
        "the shop was called goodwill hunting.".replace("goodwill", "good hill"),
    ),
    rule(
        "found before the limit",
        Says.GOODWILL,
        r"\b(?:before|prior to)\b[^.]{0,40}(?:realis|identif|establish|reach|known|clear|exceed)\w*"
        r"[^.]{0,80}(?:limit|cost|exceed|threshold)|(?:already|so far) (?:been )?(?:retrieved|"
        r"extracted|collated|gathered|compiled|counted)\b|by way of (?:assistance|exception|"
        r"help)|\bexceptionally\b|at (?:our|my|its) discretion|(?:to|in order to) (?:be (?:as )?"
        r"helpful|assist you|be of (?:help|assistance))|retrieved (?:during|in) (?:our|the) "
        r"(?:initial|"
        r"first)|does not affect our (?:legal )?right",
        "this was retrieved before it was realised that the fees limit would be exceeded.",
        "this was retrieved before noon.",
    ),
)

HANDLED: Final[tuple[Rule[Says], ...]] = (
    rule(
        "please clarify",
        Says.CLARIFY,
        r"\b(?:awaiting|pending|subject to) (?:your |further )?clarification from you|"
        r"\b(?:let us|let me|(?:we|i) (?:need|want|have|would like|must ask) to) know (?:the|which|"
        r"what|whether you)\b|"
        r"clarification is (?:now )?(?:required|needed|sought)|\bplease clarify|"
        r"\bwhich [a-z ]{2,30} (?:do|did) you (?:refer|mean)|\b(?:require|need|needs|seek|"
        r"seeking|ask(?:ing)? for)\b[^.;]{0,60}\b(?:clarif\w*|"
        r"(?:further|more|additional) (?:details?|information from you))|"
        r"\b(?:please|could you|can you|would you|grateful if you could|ask you to|need you to|"
        r"you to)"
        r"(?: please| kindly)?(?: also)? (?:clarify|specify|confirm whether you|explain what|"
        r"provide (?:\w+ ){0,4}(?:further|more|some)? ?(?:information|clarification|details)|"
        r"tell us (?:which|what|a (?:little|bit)|more|some))|\bunable to (?:proceed|progress|"
        r"process)|"
        r"(?:to|before we can) (?:proceed|meet your request|continue)[^.;]{0,80}(?:please|need|"
        r"require|clarif)|needs? to know what you mean|what you mean by",
        "in order to proceed we require further clarification of what you seek.",
        "no clarification was received.",
    ),
    rule(
        "passed on",
        Says.TRANSFERRED,
        r"\b(?:has|have|been|being|is|was|are|have) (?:been )?(?:passed|transferred|forwarded|"
        r"redirected|sent) (?:on )?to (?!our|us|the (?:[a-z]+ ){0,3}(?:unit|department|team|"
        r"section)\b)[a-z&' -]{2,60}?(?:police|constabulary|council|npcc|office|service|force|"
        r"commissioner|authority|agency)\b(?![^.]*\b(?:calls?|arrest|prosecut|victim|suspect))|"
        r"\b(?:redirect|submit|direct|send|re-?submit|make|address)\b[^.;]{0,30}\b(?:request|part|"
        r"question|enquiry)s? (?:directly )?to (?!us\b)|"
        r"\b(?:has|have) (?:today |now )?(?:transferred|passed|forwarded|sent) (?:on )?(?:this|"
        r"your|the) (?:\w+ )?(?:request|enquiry|application|letter)|(?:request|application|enquiry)"
        r"[^.;]{0,20} (?:transferred|sent on|forwarded|redirected|passed on)\b(?! to our)|"
        r"\btransfer of (?:this|your|the) (?:\w+ )?request|"
        r"(?:advised?|need|please|should) (?:you |to )?(?:to )?contact [a-z&' -]{2,60}?(?:directly|"
        r"who |as they)|(?:held|recorded) by (?:the )?(?:home office|npcc|college of "
        r"policing|crown prosecution service|ministry of justice|opcc)\b",
        "this request has been passed to the home office, who own the manual.",
        "your request was passed to the custody unit.",
    ),
    rule(
        "lapsed",
        Says.LAPSED,
        r"\b(?:request|matter|case|it|file|application)s? (?:has|is|have|was)(?: \w+){0,5} "
        r"(?:lapsed|"
        r"closed|withdrawn)\b|"
        r"(?:deemed|considered|treated|regarded) (?:as|to be|to have)?(?: having)?(?: been)? ?"
        r"(?:lapsed|withdrawn|closed)|(?:withdraw(?:n|ing|al)|withdrew)\b[a-z ,]{0,30} request|"
        r"(?:have|has) (?:now )?closed (?:your|the|this) (?:request|file|case)|"
        r"no longer (?:wish|want|require)[^.;]{0,40}(?:closed|proceed)|file (?:is|has been) "
        r"(?:now )?closed",
        "as no reply has come your request has lapsed and the file is closed.",
        "the road was closed.",
    ),
    rule(
        "reviewed",
        Says.REVIEWED,
        r"^on review,? i|\b(?:outcome|result|decision|findings?|conclusion) of (?:the|your|my|"
        r"our|this|an) "
        r"(?:internal )?review|\binternal review \(?(?:ir\)? )?(?:decision|outcome|response|result|"
        r"has (?:now )?been|is now)\b|\b(?:have|has|been|is)(?: now)? "
        r"(?:completed|conducted|carried out|undertaken|concluded)[^.;]{0,20}(?:internal )?review|"
        r"(?:have|has) (?:now )?(?:reviewed|re-?considered|re-?examined) (?:the|our|your|this) "
        r"(?:\w+ )?(?:decision|response|handling|refusal|request)|(?:uphold|upheld|overturn\w*|"
        r"maintain\w*) (?:the|our|its|that|this|their|his|her) (?:\w+ )?(?:decision|response|"
        r"refusal)",
        "i have completed the internal review of our decision.",
        "you may ask for an internal review.",
    ),
)

ANSWERED: Final = (*GIVEN, *PROMISES, *SUPPRESSIONS, *GOODWILL, *HANDLED)
