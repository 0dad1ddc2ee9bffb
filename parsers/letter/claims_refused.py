"""How a force refuses, or says that there is nothing: witnessed rows."""

from __future__ import annotations

from typing import Final

from parsers.letter.claims import Says
from parsers.letter.claims_cost import COSTS
from parsers.letter.rules import Rule, rule

_THING: Final = (
    r"(?:information|data|figures?|records?|documents?|reports?|material|details|statistics|"
    r"recordings?|footage|numbers?|answers?|copy|copies|lists?|minutes|results?|correspondence|"
    r"breakdown|policy|policies|emails?|e-mails?|images?)"
)
_GIVE: Final = r"(?:disclos|provid|suppl|releas|giv|answer|respond|comply|furnish)\w*"
_HOLD: Final = (
    r"(?:hold|held|retain(?:ed)?|record(?:ed)?|collect(?:ed)?|ke(?:ep|pt)|captured?|"
    r"collated?|possess(?:ed)?|log(?:ged)?|maintain(?:ed)?|stored?|in possession of|compiled?|"
    r"monitor(?:ed)?|track(?:ed)?|measured?|gather(?:ed)?|documented|come into)"
)

DENIALS: Final[tuple[Rule[Says], ...]] = (
    rule(
        "neither confirm nor deny",
        Says.NCND,
        r"\b(?:neither|not|nor|n't|cannot|can not|either|never) confirm(?:s|ing|ed)?,? (?:n?or|and)"
        r" den(?:y|ies|ying|ied)\b|\bncnd\b|\bnor (?:to )?den(?:y|ies)\b|"
        r"(?:unable|refus\w+|declin\w+|not able|not obliged|not required|no duty|cannot|can not) "
        r"(?:to )?(?:either )?(?:confirm|say|state)(?:,? (?:or|nor) (?:not|(?:to )?deny),?)?"
        r"(?: (?:whether|if|that)\b[^.]{0,90}\b(?:held|holds?|exists?|known|information|has|have|"
        r"been)\b|\.|$)",
        "kent police can neither confirm nor deny that it holds the information.",
        "the first duty is to confirm or deny whether it is held.",
    ),
    rule(
        "no inference",
        Says.NCND,
        r"(?:\bno inference (?:can|should|may|must|is to) be (?:taken|drawn)|"
        r"(?:not|neither) be taken as (?:an? )?(?:indicat|confirm|conclusive|evidence)\w*)"
        r"[^.]{0,120}\b(?:held|hold|exist|confirm)",
        "no inference can be taken from this refusal that the information does or does not exist.",
        "the inference was drawn by the court.",
    ),
    rule(
        "vexatious",
        Says.VEXATIOUS,
        r"\bvexatious\b|\bs(?:ection|\.)? ?14 ?\(1\)|"
        r"\b(?:under|refus\w+|appl\w+|citing|engag\w+)\b[^.;]{0,40}\bs(?:ection|\.)? ?14\b(?! "
        r"?\(2)",
        "we refuse your request as vexatious under section 14(1).",
        "your request is a repeat of the last.",
    ),
    rule(
        "repeated",
        Says.REPEATED,
        r"\bs(?:ection|\.)? ?14 ?\(2\)|\brepeat(?:ed)? (?:request|of (?:your|a|the))|"
        r"(?:identical|substantially similar) (?:or substantially similar )?to|"
        r"request (?:is|as|was|repeats)[^.;]{0,30}(?:repeat|identical|the same as)",
        "this is a repeated request, being substantially similar to your last.",
        "there were 14 repeat victims.",
    ),
    rule(
        "manifestly unreasonable",
        Says.UNREASONABLE,
        r"manifestly unreasonable|\breg(?:ulation|\.)? ?1[02] ?\(4\) ?\(b\)",
        "the request is manifestly unreasonable under regulation 12(4)(b).",
        "the speed was unreasonable.",
    ),
    rule(
        "no valid request",
        Says.INVALID,
        r"\b(?:not|n't|cannot) (?:fulfil|meet|satisfy|constitute|comply with|be regarded as|"
        r"be accepted as|considered|deemed|amount to|(?:be )?treated as)?[a-z ]{0,40}(?:a )?(?:"
        r"valid (?:\w+ ){0,4}request|request for (?:recorded )?information|section 8)\b|"
        r"request[^.;]{0,20} (?:is|was) not (?:a )?valid\b|request is (?:therefore )?(?:deemed |"
        r"considered )?"
        r"(?:to be )?invalid|not (?:a )?valid (?:under|request|freedom)",
        "your letter is not a valid request under section 8 of the act.",
        "14 licences were not valid.",
    ),
)

HOLDINGS: Final[tuple[Rule[Says], ...]] = (
    rule(
        "does not hold",
        Says.NOT_HELD,
        rf"\b(?:do|does|did|is|are|was|were|has|have|been)(?: not|n't),?"
        rf"(?: (?!ask|seek|specif|describ|mean|includ|requir|need)\w+,?){{0,3}}? "
        rf"{_HOLD}\b"
        r"(?![^.;]{0,50} in (?:a|an|any|such a|the)\b[^.;]{0,40}(?:form|format|manner|way|"
        r"layout|fashion)\b)(?! (?:liable|responsible|accountable|in custody|at|to account|on "
        r"to|as (?:a )?crimes?|against|separately within))(?![^.;]{0,30} within (?!the (?:force|"
        r"scope|police|constab)|our (?:force|systems)|scope))",
        "kent police does not hold information relevant to your request.",
        "it is not held in a retrievable format.",
    ),
    rule(
        "nothing is held",
        Says.NOT_HELD,
        rf"\bno (?:\w+ ){{0,3}}?{_THING}(?: \w+)? ?(?:that you (?:seek|requested) )?(?:is |are |"
        rf"was "
        rf"|were |has been |have been )?(?:therefore )?{_HOLD}\b|\bhold(?:s)? no\b|\bha(?:s|ve) no "
        rf"(?:such |recorded |relevant )*{_THING}\b(?! of (?!any|this|such))|\bnot held\b(?! "
        rf"(?:in (?:a|an|any|such)|within "
        r"the|responsible|liable))|"
        rf"\bnothing (?:is |was )?(?:held|located|found)|\bno records? of (?:any|this|"
        rf"such|that|it|the|crimes?|"
        rf"having)\b|\bno such "
        rf"(?:\w+ )?(?:exists?|is held|are held|{_THING})|none (?:is|are|was|were|can be) (?:held|"
        rf"supplied|provided)|not (?:something|a matter)[^.;]{{0,60}} records?\b|"
        rf"(?:do|does)(?: not|n't) have (?:any |the |this |such |a record "
        rf"of )?{_THING}|not in possession of|no (?:longer )?(?:exists?|held)\b|"
        rf"\b(?:does|do|did) not exist\b|never (?:been )?{_HOLD}\b|(?:has|have|had|was|were) "
        rf"(?:been |"
        rf"since been )?(?:destroyed|deleted|weeded)\b",
        "warwickshire police holds no information pertinent to your request.",
        "no hearing was held at the station in may.",
    ),
    rule(
        "not recorded",
        Says.NOT_HELD,
        r"\b(?:is|are|was|were) not (?:a mandatory|"
        r"separately)|not (?:record|quantif)\w*(?! in (?:a|an)\b)(?! (?:as|against))|"
        r"(?:unable to|failed to|not been able to|did not|have not) (?:find|locate|trace|"
        r"identify|found|"
        r"located|identified|reveal|return) any|\bhold(?:s)? nothing\b|(?:could|can)(?: ?not) "
        r"(?:find|locate|"
        r"trace|identify) any|outside (?:of )?our remit|no requirement to create|"
        r"(?:s|section|s\.) ?17(?: ?\(1\))? of (?:the )?(?:foisa|freedom of information "
        r"\(scotland\))|section 17 of the act therefore",
        "the cost is not recorded separately within our accounts.",
        "the car was recorded at 90 mph.",
    ),
    rule(
        "search found none",
        Says.NONE_FOUND,
        r"\b(?:zero|nil|no) (?!such)(?:\w+ )?(?:results?|returns?|response|matches|offences?|"
        r"crimes?|"
        r"incidents?|arrests?|reports?|complaints?|cases?|occurrences?|instances?|officers?|"
        r"allegations?)\b(?! (?:was|were|has been|have been) (?:written|drawn|compiled|produced|"
        r"prepared))|\b(?:none|nothing)(?: of this kind)? (?:was|were|is) (?:recorded|"
        r"reported|logged)|\bthere (?:ha(?:s|ve|d) been|were|was|are|"
        r"is) (?:none|nil|"
        r"zero|no (?:such |recorded |relevant )?(?:results?|offences?|crimes?|incidents?|arrests?|"
        r"reports?|complaints?|cases?|occurrences?|instances?|officers?|"
        r"allegations?|people|persons|losses|thefts|requests?|deaths?|referrals?|payments?))\b|"
        r"(?:found|identified|revealed|located|returned|"
        r"produced) (?:no|nil|zero|none)\b(?! (?:\w+ )?(?:information|data|records?|documents?|"
        r"papers?|material|correspondence))|\bthere (?:ha(?:s|ve|d) been|were|was|are|is) no such "
        r"(?!information|data|document|record|report|polic|thing)\w+s\b|\b(?:numbers?|totals?|"
        r"figures?|answer|count)\b[^.;]{0,40} (?:is|was|are|were) (?:nil|zero|none|0)\b",
        "searches made have brought back zero results.",
        "there was a report of it.",
    ),
    rule(
        "in the public domain",
        Says.ELSEWHERE,
        r"\b(?:reasonably |readily |otherwise |easily )?(?:accessible|available)(?: to (?:you|the "
        r"(?:applicant|public|requester)))? (?:by|via|through|from) (?:an)?other|"
        r"\b(?:already|is|are|being|been|freely|readily|publicly)(?: \w+)? (?:available|"
        r"published|accessible|in the public domain)\b(?![^.;]{0,20} (?:in (?:the |our )?(?:future"
        r"|due)|later|next))|in the public domain|on our publication scheme|information accessible|"
        r"\bs(?:ection|\.)? ?21\b(?! (?:years|of the (?:police|pace)))|foi[ /]\d{1,6}[/-]\d{2} "
        r"refers"
        r"|previous(?:ly)? (?:\w+ ){0,3}(?:disclos|publish)\w*",
        "this is exempt as it is already in the public domain.",
        "the car was not available.",
    ),
    rule(
        "an address",
        Says.LINKED,
        r"\b(?:can|may|could) (?:also )?be (?:found|accessed|viewed|obtained|seen|downloaded)\b"
        r"[^.;]{0,80}(?:website|web ?site|online|link|http|www|gov\.uk|log|page|here|site)|"
        r"\b(?:visit|see|following link|at the following|via the link)\b[^.;]{0,40}(?:website|"
        r"link\b|"
        r"http|www)|"
        r"(?:available|published) (?:on|at|online|here|via)\b",
        "the figures can be found on our website.",
        "the purse was found by the road.",
    ),
    rule(
        "published later",
        Says.LATER,
        r"intended (?:for|to be) (?:future )?(?:publi\w+)|intention to publish|future publication|"
        r"\bs(?:ection|\.)? ?22\b(?!a| ?year)|(?:will|due to|shall|going to) be (?:published|"
        r"made (?:publicly )?available)|held with a view to (?:its )?publication",
        "the report is intended for future publication.",
        "the report was published in may.",
    ),
)

EXEMPTIONS: Final[tuple[Rule[Says], ...]] = (
    rule(
        "is exempt",
        Says.EXEMPT,
        r"\b(?:is|are|be|been|being|was|were|considered|deemed|information|therefore|fully|also)"
        r"(?: \w+){0,2} exempt(?:ed)?\b(?! (?:from (?:recording|paying|the requirement|tax|duty)"
        r"|information if))|\bexempt (?:from disclosure|by virtue|under|due|pursuant|in)\b|"
        r"\bexempting\b|exempt (?:this|the|these|that)\b",
        "such information is exempt under section 31.",
        "the vehicle is exempt from tax.",
    ),
    rule(
        "exemption applies",
        Says.EXEMPT,
        r"\bexem?ptions?(?:/s|\(s\))?\b[^.;]{0,70}\b(?:appl(?:y|ies|ied|icable)|engaged?|relied|"
        r"claimed|invoked|listed|used|cited|withheld)\b|\b(?:appl(?:y|ied|ying)|engag\w+|rely|"
        r"relying|relies|invok\w+|claim\w*|cit\w+|due to|by virtue of|under)\b(?: \w+){0,4} "
        r"exem?ptions?\b|following exemptions?\b|"
        r"\bexceptions?\b[^.;]{0,60}\b(?:appl|engag)|(?:appl|engag)\w*[^.;]{0,40} exception",
        "the following exemptions apply to your request.",
        "she was granted an exemption from service.",
    ),
    rule(
        "withheld",
        Says.EXEMPT,
        r"\b(?:is|are|be|been|being|was|were|has|have|am|to|will|and|therefore|not|it|"
        r"favours?|lies? in|decided)(?: \w+)? (?:withh(?:old|olding|eld)|redacted|redacting)\b|"
        r"\b(?:withhold|withholding|withheld) (?:the|this|it|that|some|under|by|in|part|from|"
        r"because|as|names?|all|any)\b|\bredact(?:ed|ions?)\b|"
        r"\bdecided (?:not to (?:disclos|provid|releas|suppl)\w*|to (?:withhold|refuse|exempt))|"
        r"\bremoved\b(?=[^.;]{0,30}(?:under|section|exempt|personal))",
        "the names have been withheld.",
        "the force has decided to publish it.",
    ),
    rule(
        "section stands as the reason",
        Says.EXEMPT,
        r"\b(?:under|by virtue of|virtue|pursuant to|in accordance with|rely(?:ing)? (?:up)?on|"
        r"relies on|citing|cite|claim(?:ing|ed)?|appl(?:y|ied|ying)|engag(?:e|es|ed|ing)|"
        r"invok\w+|using)(?: the (?:following )?(?:exemptions? )?(?:at |in |of |under )?)? ?"
        r"(?:s(?:ections?|s|\.|\.\.)? ?|reg(?:ulation)?s?\.? ?)(?:2[1-9]a?|3\d|4[0-4])\b|"
        r"\b(?:s(?:ections?|s|\.)? ?|reg(?:ulation)?s?\.? ?)(?:2[3-9]|3\d|4[0-4])\b[\d() "
        r"a-z,&-]{0,60}"
        r"\b(?:appl(?:y|ies)|(?:is|are|has been|have been)(?: therefore)? (?:engaged|applied|"
        r"relied))",
        "we refuse it under section 31(1)(a) of the act.",
        "he was charged under section 5.",
    ),
)

REFUSALS: Final[tuple[Rule[Says], ...]] = (
    rule(
        "this is the notice",
        Says.REFUSED,
        r"\bthis (?:letter|response|e-?mail|notice|document)? ?(?:therefore )?(?:is|acts|serves|"
        r"represents|constitutes|should be (?:treated|considered|taken))(?: \w+){0,4} refusal",
        "where section 12(1) is applied this letter is a refusal notice.",
        "a refusal notice must be sent.",
    ),
    rule(
        "the exemption is",
        Says.EXEMPT,
        r"\bexem?ptions? (?:which is |that is |that are )?(?:applicable|relied (?:up)?on|engaged|"
        r"that appl(?:y|ies)|claimed|used)[^.;]{0,60} (?:is|are)\b",
        "the exemption applicable is s43(2).",
        "an exemption is a right to refuse.",
    ),
    rule(
        "not obliged",
        Says.REFUSED,
        rf"\bnot (?:\w+ )?obliged\b(?! to (?!{_GIVE}))|\b(?:not|no longer) (?:\w+ )?(?:required|"
        rf"obligated|under (?:an |any )?obligation)(?: by \w+)? to (?:{_GIVE})|"
        rf"obligation[^.;]{{0,20}} does not apply|"
        rf"(?:declin|refus)\w+ to (?:{_GIVE})|(?:act|acts|serve|serves|is|represents?|constitutes?|"
        r"as|considered?|be|a)(?: as)?(?: a| this a| an?)?(?: \w+)? refusal(?: notice)?\b|"
        r"refus(?:e|ed|ing|al)(?: of| for)? (?:\w+ ){0,3}request|request (?:is|has been|was|are)"
        r"(?: \w+){0,2} (?:refused|declined|rejected)|full refusal|"
        r"(?:fully|wholly|partially|partly|been) refused|"
        r"removes (?:the|our|its)[^.;]{0,20} (?:duty|obligation)",
        "i am not obliged to supply the information you have requested.",
        "the driver refused to stop.",
    ),
    rule(
        "cannot",
        Says.UNABLE,
        rf"\b(?:cannot|can not|could not|will not|unable to|not able to|not possible to|may not|"
        rf"not going to|not be able to|must not|shall not|are not to|is not to)(?: \w+)? (?:be "
        rf")?{_GIVE}|\b(?:have|has)(?: therefore)? not "
        r"(?:been )?(?:enclosed|attached|supplied|provided|copied|given|included|disclosed|"
        r"released)\b",
        "we are unable to provide you with the information requested.",
        "the officer was unable to drive.",
    ),
)

PARTS: Final[tuple[Rule[Says], ...]] = (
    rule(
        "some is disclosed",
        Says.PARTLY,
        r"\b(?:disclos|provid|suppl|releas)\w*(?: to you)?(?: with)? (?:only )?(?:some|part|most|"
        r"parts) of\b|\bpartial(?:ly)? (?:\w+ )?(?:response|disclos|exempt|refus(?!al notice)|"
        r"with|releas|answer)\w*|\bpart[ -](?:disclos|refus|releas|exempt)\w*|"
        r"(?:disclosed?|exempt|withheld|refused|released)(?: \w+){0,6} in part\b",
        "i have today decided to disclose some of the requested information.",
        "i have decided to disclose the information.",
    ),
    rule(
        "some is not",
        Says.PARTLY,
        r"(?<!this )(?<!that )\b(?:some|parts?|portions?|elements?) (?:of )?(?:the |this |that |"
        r"your |it |these |them )?"
        r"(?:\w+ ){0,6}(?:is|are|has been|have been|was|were|therefore)(?: \w+){0,2} (?:exempt|"
        r"withh|refus|redact|remov)\w*|"
        r"(?:exempting|withholding|refusing|redacting) (?:some|parts?)\b|"
        r"\bredact(?:ed|ions?)\b(?![^.;]{0,40} not required)|for anything else we (?:would )?rely|"
        r"not (?:already )?(?:in the public domain|published)[^.;]{0,20} (?:will|is|are) (?:not|"
        r"exempt)|not already published|while (?:\w+ ){0,3}(?:some|majority|redacted|most)\b",
        "some of the information you seek is exempt.",
        "the whole of it is exempt.",
    ),
)

REFUSED: Final = (*COSTS, *DENIALS, *HOLDINGS, *EXEMPTIONS, *REFUSALS, *PARTS)
