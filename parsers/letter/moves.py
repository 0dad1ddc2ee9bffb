"""The moves that decide nothing, and those that give reasons, as witnessed rows."""

from __future__ import annotations

from typing import Final

from parsers.letter.move import Move
from parsers.letter.moves_law import QUOTATIONS, RECITALS
from parsers.letter.rules import Rule, rule

_S: Final = r"(?<![a-z])(?:section|sect\.?|sec\.?|s\.?) ?"

SUPPOSITIONS: Final[tuple[Rule[Move], ...]] = (
    rule(
        "if it were so",
        Move.SUPPOSED,
        r"^(?:please note:? ?(?:that )?)?(?:however,? |but )?(?:if|should|were|in the event|had)\b"
        r"[^.]{0,200}\b(?:will|may|might|can|could|would|shall|appl(?:y|ies)|should|be|is)\b",
        "if any of the exemption categories applies then the information will not be released.",
        "we do not hold it; if you wish, ask the council.",
    ),
    rule(
        "a question",
        Move.SUPPOSED,
        r"\?\W*$",
        "did we say that the work would cost more than £450?",
        "the work would cost more than £450.",
    ),
    rule(
        "as a rule",
        Move.SUPPOSED,
        r"\b(?:normally|usually|generally|ordinarily|typically|as a rule)(?: \w+){0,3} "
        r"(?:given|disclosed|released|provided|supplied|published|withheld|refused|exempt)\b",
        "information about other people (section 40) is not normally given out.",
        "the names are not given out.",
    ),
    rule(
        "a decision to come",
        Move.SUPPOSED,
        r"\b(?:let you have|send|give|provide|tell|issue)\b[^.;]{0,30}\b(?:our|the|my|a|its) "
        r"(?:\w+ )?(?:decision|reply|response|answer) (?:by|before|within|as soon as|shortly)\b",
        "i expect to be able to let you have our decision by 2 april.",
        "we send you our decision with the figures.",
    ),
    rule(
        "nothing to add",
        Move.SUPPOSED,
        r"\bnothing (?:further |more |else )?to add\b",
        "the force has nothing to add other than that section 4 is under revision.",
        "the force has nothing of the kind.",
    ),
    rule(
        "may be refused",
        Move.SUPPOSED,
        r"\b(?:may|might|could|can)(?: also| then| therefore| well| only| potentially| possibly)? "
        r"(?:be |have to be |need to be |have been )?(?:consider\w* )?(?:for )?(?:exempt|refus|"
        r"withh|vexatious|subject to|repeat|transfer|closed|lapse|engage|appl(?:y|ies|ied)\b|"
        r"fall (?:within|under|into)|attract\b|come (?:within|under)|be (?:caught|covered) by)",
        "some exemptions may apply to your next request.",
        "we cannot apply the filter you ask for.",
    ),
    rule(
        "a later request",
        Move.SUPPOSED,
        r"\b(?:future|subsequent|further|similar|other|additional) (?:foi |such |similar )?"
        r"(?:requests?|applications?)\b[^.]{0,120}\b(?:may|might|would|will|could|should|be|to "
        r"exceed)\b",
        "if a future request were to exceed it section 12 would allow us to refuse.",
        "your further request is refused.",
    ),
    rule(
        "would have",
        Move.SUPPOSED,
        r"\b(?:would|could|might) (?:also |otherwise |then |normally |ordinarily |well )?have "
        r"(?:been "
        r"|to be |had to )?(?:exempt|refus|withh|appl|engag|exceed|argu|claim|reli|cit|tak)",
        "even so the names would have been exempt.",
        "this would exceed the limit.",
    ),
    rule(
        "a wish in a case",
        Move.SUPPOSED,
        r"^if\b[^.]{3,160}(?:,| then| please| just)(?: (?:then|please|just|simply))* (?:give|"
        r"answer|send|provide|leave|ignore|tell|limit|restrict|skip|supply)\b",
        "if this takes you above 18 hours under section 12 of the act, give 2022 only.",
        "the work goes above 18 hours under section 12 of the act.",
    ),
    rule(
        "wondered",
        Move.SUPPOSED,
        r"^(?!.*\b(?:conclu\w*|decided|determined|satisfied|therefore|found that|have applied|"
        r"and it (?:is|does)|and they (?:are|do))\b)(?:.{0,40}\b)?(?:we|i|it was)(?: \w+){0,2}? "
        r"(?:wonder\w*|debated?|asked (?:ourselves|myself)|considered|consider|thought (?:about|"
        r"hard about)|discussed|weighed(?: up)?) (?:whether|if)\b[^.;]{0,140}\b(?:exempt\w*|"
        r"withh\w*|refus\w*|redact\w*|removed?|come off|s(?:ection|\.) ?\d\d)",
        "we wondered whether the map would have to come off under section 31(1).",
        "we considered whether section 31(1) applies and concluded that it does.",
    ),
    rule(
        "thought at first",
        Move.SUPPOSED,
        r"^(?:at first|initially|to begin with|originally|our first thought was|for a while),? "
        r"(?:we|i|that)(?: had)?(?: (?:thought|believed|supposed|feared|assumed|expected))?\b"
        r"[^.;]{0,120}\b(?:would|might|could|should|must|needed to|had to) [^.;]{0,60}(?:exempt\w*|"
        r"withh\w*|refus\w*|redact\w*|removed?|come off|section \d\d)",
        "at first we thought that page 3 would need to be withheld under section 31(1).",
        "at first the road was closed.",
    ),
    rule(
        "there may be",
        Move.SUPPOSED,
        r"^(?:please note (?:that )?)?(?:there|it|this) (?:may|might|could) (?:well )?be\b|"
        r"^(?:we|i|the force|they) (?:will|shall|would|may|might) (?!confirm|say|tell)[^.;]{0,120}"
        r"\bif (?:it|this|that|doing so)(?: \w+)? (?:would|might|could|is|does)\b",
        "there may be occasions where an exemption applies.",
        "it is exempt as there may be risks.",
    ),
    rule(
        "not yet decided",
        Move.SUPPOSED,
        r"\b(?:am|are|is|be) (?:still |now |currently |at present )?(?:deciding|considering|"
        r"weighing(?: up)?|assessing|looking (?:at|into)|examining|determining|reviewing) "
        r"(?:whether|if|how far)\b|\bminded to (?:look|consider|weigh)\b",
        "we are still deciding whether section 31 applies.",
        "we are reviewing the road.",
    ),
    rule(
        "future decision",
        Move.SUPPOSED,
        r"\bwill enable\b|\bwill (?:be |then )?(?:be )?(?:consider\w*|assess\w*|decid\w*|"
        r"determin\w*)[^.]{0,80}"
        r"(?:exempt|whether|if)\b|unless (?:the information|it) is exempt",
        "we will then consider whether any exemption applies.",
        "the court will decide the case in may.",
    ),
)

ADVICES: Final[tuple[Rule[Move], ...]] = (
    rule(
        "refine the request",
        Move.ADVICE,
        r"\b(?:refin|narrow|reduc|restrict|rephras|amend)\w*[^.]{0,30}\b(?:your|the|this|"
        r"it|its)\b[^.]{0,20}\b(?:request|search|question|enquiry|scope|period|time|to)\b|"
        r"\blimit(?:ing)? (?:your|the|it|this)\b|\bre-?submit|(?:new|fresh|revised) request",
        "you may wish to narrow your request to one year, which could bring it within the limit.",
        "we answered within the limit.",
    ),
    rule(
        "duty to advise",
        Move.ADVICE,
        rf"{_S}16\b(?![^.]*(?:attached|enclosed|below|as follows|have provided|can provide the|"
        r"is provided|are provided|:))|(?:duty|obligation) to (?:provide )?"
        r"(?:advi[cs]e|help|assist)(?![^.]*\b(?:can|able to)(?: \w+)? (?:tell|provide|confirm|"
        r"advise|supply|say|give|let you have))|(?:advice|advise) and assist(?:ance)?\b(?![^.]*"
        r"(?:attached|below|can provide the))",
        "under our section 16 duty to provide advice and assistance you may ask for less.",
        "in accordance with section 16 we can provide the number, see the attached document.",
    ),
    rule(
        "we could offer",
        Move.ADVICE,
        r"\b(?:we|i|it)(?: may| might| could)(?: then| also)? (?:be able|be possible|supply|"
        r"provide|offer)\b|(?:we|i) would (?:then )?be (?:able|happy|willing)|"
        r"would be (?:able|possible) to (?:provide|supply)|please let (?:us|me) know|"
        r"may be (?:able|possible)",
        "we may be able to provide data which covers the last year.",
        "we are able to provide the data.",
    ),
    rule(
        "ask somebody else",
        Move.ADVICE,
        r"^for (?:further|more|any further|additional) (?:help|information|details?|guidance|"
        r"advice|"
        r"assistance|queries)\b|\b(?:you may (?:wish|want|like)|you might|it may be worth|we "
        r"(?:would )?suggest|may "
        r"find)\b[^.]{0,40}(?:contact|ask|try|visit|look|approach|of interest|help|useful|consider"
        r"|to)",
        "you may wish to contact the council, which may hold it.",
        "the council holds it.",
    ),
)

_REPLY: Final = r"(?:letter|reply|response|answer|decision|e-?mail|refusal)"
EARLIER: Final[tuple[Rule[Move], ...]] = (
    rule(
        "an earlier answer said",
        Move.EARLIER,
        rf"^(?![^;]*\b(?:uphold|upheld|maintain\w*|stands?|overturn\w*|revers\w*|now)\b)"
        rf"(?:in (?:our|my|the|its) (?:\w+ )?{_REPLY} (?:of|dated|to you)\b|(?:initially|"
        rf"originally|at "
        rf"first|previously|in the past|formerly|until (?:then|recently|now))\b.{{0,80}}\b(?:was|"
        rf"were|(?:we|i) \w+ed|had|told|said)\b|(?:the|our) {_REPLY} (?:that )?(?:you (?:were|"
        rf"received|had)|sent to you|we sent)\b|.{{0,60}}?\b(?:the|our|my|its) (?:original|"
        rf"initial|first|earlier|previous) {_REPLY}\b(?! to your)|.{{0,60}}?\b(?:we|i) (?:had "
        rf")?(?:first |previously "
        rf"|initially |originally |wrongly |earlier )(?:told|informed|advised|said)\b|you "
        rf"(?:were|had been) (?:told|informed|advised)\b)",
        "in our letter of 17 december 2020 we would neither confirm nor deny it.",
        "the original decision to refuse is upheld.",
    ),
)
# A review that keeps the earlier decision, so that what the earlier answer said still decides.
UPHELD: Final = rule(
    "upheld",
    True,
    r"\b(?:uphold|upheld|maintain\w*|confirm(?:ed)?|agree with|stand by)\b[^.]{0,60}\b(?:decision|"
    r"refusal|response|reply|exemptions?|position|use of)\b|\b(?:decision|refusal|response|reply|"
    r"exemptions?|position)\b[^.]{0,60}\b(?:uph[eo]ld|maintained|stands?|(?:was|were) (?:correct|"
    r"right))",
    "i uphold the decision that you were given.",
    "i uphold your complaint.",
)

OTHERS: Final[tuple[Rule[Move], ...]] = (
    rule(
        "rights",
        Move.RIGHTS,
        r"\b(?:internal review\b(?=[^.]{0,60}(?:within|request|right|details|procedure|below|"
        r"attached))|right (?:of|to) (?:complain|complaint|appeal|ask for|request|review)|"
        r"complain(?:t|ts|ing)?\b[^.]{0,30}(?:rights?|procedure|process|to the|about (?:this|our|"
        r"the) (?:decision|response|handling))|dissatisfied|"
        r"not satisfied|unhappy with|information commissioner'?s? (?:for a decision|office at))",
        "if you are dissatisfied with this response you may ask for an internal review.",
        "the internal review found that 12 were late.",
    ),
    rule(
        "will be put on the log",
        Move.CAVEAT,
        r"^(?:please note (?:that )?)?(?:this|our|the) (?:response|answer|reply|letter|"
        r"disclosure)\b[^.;]{0,30} (?:will|may|shall) (?:also )?be (?:published|placed|put|"
        r"uploaded|available|posted)\b",
        "this response will be published on our disclosure log.",
        "this report will be published in may.",
    ),
    rule(
        "how figures were made",
        Move.CAVEAT,
        r"^please (?:also )?note:? (?:that )?(?:the |these |this |our |all |both )?"
        r"(?:figures?|data|numbers?|counts?|totals?|statistics|percentages?)\b"
        r"(?! (?:is|are|was|were) (?:not|held|attached|enclosed|below|exempt|withheld|refused|no "
        r"longer)\b)",
        "please note that the figures were taken on the 8th as the system keeps no earlier ones.",
        "please note that the figures are not held.",
    ),
    rule(
        "comparison",
        Move.CAVEAT,
        r"(?:cannot|does not|do not) (?:warrant|guarantee)|every effort is made|inaccuracies "
        r"inherent|large[ -]scale recording system|"
        r"(?:not|n't) (?:be )?(?:directly )?(?:compar|used for comparison)|"
        r"interpreted with (?:caution|care)|many different systems|are not generic|"
        r"snapshot|subject to (?:constant |regular )?(?:change|fluctuat)|live system|"
        r"\baccuracy\b|best interpretation|no obligation for the force to supply the information "
        r"based on|"
        r"intellectual property|copyright|(?:dash|blank|asterisk|hyphen|zero|star)(?:e?s)?(?: "
        r"(?:cells?|spaces?|entry|entries|\(.{1,3}\)))? (?:means?|denotes?|"
        r"indicates?|shows?|represents?)\b|\bmislead\w*|not reliable|one period may not|may not "
        r"identify all|should be treated with",
        "every effort is made to ensure that the figures presented are accurate and complete.",
        "the figures are attached.",
    ),
    rule(
        "sorry for the delay",
        Move.APOLOGY,
        r"\b(?:apolog\w+|sorry|regret)\b[^.]{0,40}\b(?:delay|late|inconvenience|time (?:it has )?"
        r"taken|disappoint)",
        "please accept my apologies for the delay in our reply.",
        "i regret that the information is not held.",
    ),
    rule(
        "considered",
        Move.OPENER,
        r"\bsee the decision\b|\b(?:has|have)(?: now)?(?: been)?(?: had (?:the|an) opportunity "
        r"to)?(?: now)?(?: fully)?"
        r" (?:been )?consider(?:ed)?\b[^.]{0,40}(?:request|fully|response|enquiry)|"
        r"request[^.]{0,60} has (?:now )?been considered|"
        r"(?:i|we) (?:have )?(?:refer|write|writing|am writing|are writing|respond)\b[^.]{0,30}"
        r"(?:in|to|regarding|with|further)\b|thank you for (?:your|the)|further to your|"
        r"(?:provide|is|have) (?:a|our|my|the) (?:full |following )?(?:response|reply)"
        r"[^.]{0,40}(?:for your attention|set out|below|here|as follows)|"
        r"please (?:find|see) (?:our|the|below our|the force's)?(?: below)? ?(?:response|reply|"
        r"answers?)\b[^.]{0,30}(?:below|set out|follow)",
        "we have now had the opportunity to fully consider your request.",
        "the request is refused.",
    ),
    rule(
        "searches",
        Move.SEARCH,
        r"\bsearch(?:es)? (?:were|was|have been|has been) (?:made|conducted|carried|completed|"
        r"undertaken)|following (?:the )?(?:receipt|enquir|inquir)|(?:conducted|completed|made|"
        r"consulted|carried out)[^.]{0,60}(?:search|enquir|inquir|our [a-z ]{3,40}(?:unit|"
        r"department|team))|request was (?:passed|sent|forwarded|circulated|allocated) to (?:the|"
        r"our)|to locate the information|had (?:an |the )?opportunity to reply|"
        r"have provided (?:us |me )?(?:with )?the (?:following |below )?(?:information|response)",
        "following receipt of your request, searches were conducted within the custody unit.",
        "a search was refused by the driver.",
    ),
    rule(
        "is held",
        Move.OPENER,
        r"^(?!.*\b(?:exempt|withh\w*|refus\w*|attach\w*|below|following|disclos\w*|provid\w*|"
        r"however|but)\b).*(?:can |are able to )?(?:confirm|advise|establish\w*|"
        r"identif\w+)\b[^.]{0,80}"
        r"(?:\bdoes hold|\bdo hold|\bholds?|\bis held|\bare held|in possession of)\b[^.,;]{0,80}"
        r"(?:\.|$|,)",
        "i can confirm that kent police holds the information you have requested.",
        "i can confirm that kent police holds the information and it is attached.",
    ),
)

REASONS: Final[tuple[Rule[Move], ...]] = (
    rule(
        "within scope",
        Move.REASON,
        r"\b(?:found|identified|located|considered)\b[^.]{0,40}(?:within|in|to) (?:the )?(?:scope|"
        r"turn)|fall(?:s|ing)? within (?:the )?scope",
        "288 documents were found to fall within scope.",
        "288 drivers were found.",
    ),
    rule(
        "effort",
        Move.REASON,
        r"\b(?:minutes?|hours?|days?)\b[^.]{0,60}\b(?:each|per|every|to (?:read|review|search|"
        r"examine|complete|comply|locate|check|interrogate|work)|record|of work|alone)|"
        r"(?:each|every|all|individual|manual\w*)\b[^.]{0,60}\b(?:record|file|crime|log|"
        r"occurrence|case|report|form)s?\b[^.]{0,60}\b(?:would|need|have to|require)|"
        r"(?:would|need to|have to|requires?|involv\w+|entail) (?:then )?(?:be |a |to |be a )?"
        r"(?:manual|be (?:read|opened|searched|reviewed|checked|examined|interrogated)|"
        r"manually|individually|searches|be gone|mean (?:read|open|search|go))|to go through|by "
        r"(?:reading|"
        r"opening|searching|examining|checking|reviewing|going through) (?:each|every|all)|"
        r"estimate[sd]?[^.]{0,60}(?:take|hours|cost|minutes)|would take (?:around|approximately|"
        r"over|more|in excess|about|some|us|a)\b|by hand|there (?:is|are) no (?:way|"
        r"specific identifier|marker|flag|code)",
        "we estimate it would take 2 minutes to read each record, in excess of 165 hours.",
        "the wait was 2 hours 14 minutes.",
    ),
    rule(
        "harm",
        Move.REASON,
        r"\b(?:public interest|harm(?:ful)?|prejudic\w+|balance (?:test|lies|favours)|favour\w+ "
        r"(?:of )?(?:disclos|non|withh|release|exempt)|criminals?|offenders? (?:to|would|could)|"
        r"terror\w*|undermin\w+|compromis\w+|jeopardi[sz]\w+|endanger|community safety|data "
        r"protection principle|fair(?:ly)? and lawful\w*|"
        r"(?:tactic|capabilit)\w+|mosaic|(?:is|are) an? (?:absolute|qualified|class|prejudice))",
        "release would allow offenders to learn how many officers are on duty, which is not in "
        "the public interest.",
        "the policy is attached.",
    ),
)

# In the order in which they are asked.
NEUTRAL: Final[tuple[Rule[Move], ...]] = (
    *RECITALS,
    *QUOTATIONS,
    *ADVICES,
    *SUPPOSITIONS,
    *EARLIER,
    *OTHERS,
)
