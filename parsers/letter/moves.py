"""Moves: what a sentence of a response does, as witnessed rows.

A response is a sequence of moves. Only ``DECISION`` and ``ANSWER`` decide; the rows here know
the others. ``CLOSED`` moves decide nothing whatever else they say; an open one (an opener, a
search report) may carry a decision in the same sentence, which then goes first.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from parsers.letter.rules import Rule, rule


class Move(StrEnum):
    """What a sentence does."""

    OPENER = "opener"
    RECITAL = "recital"  # the duties of the Act
    QUOTATION = "quotation"  # statute or guidance
    SEARCH = "search"
    DECISION = "decision"
    ANSWER = "answer"
    REASON = "reason"  # effort, harm, public interest
    ADVICE = "advice"
    SUPPOSED = "supposed"  # a case that is only imagined
    CAVEAT = "caveat"
    RIGHTS = "rights"
    APOLOGY = "apology"
    HEADING = "heading"
    WORDS = "words"  # none of these


CLOSED: Final = frozenset(
    {Move.RECITAL, Move.QUOTATION, Move.ADVICE, Move.SUPPOSED, Move.CAVEAT, Move.RIGHTS}
)

_ACT: Final = (
    r"(?:the )?(?:freedom of information(?: \(scotland\))? act(?: 20\d\d)?(?: \(foia\))?|foia?s?a?|"
    r"act)"
)
_S: Final = r"(?:section|sect\.?|sec\.?|s\.?) ?"

RECITALS: Final[tuple[Rule[Move], ...]] = (
    rule(
        "two duties",
        Move.RECITAL,
        r"\b(?:two|2|certain|a number of) (?:distinct |main )?(?:duties|responsibilities|"
        r"obligations)\b",
        "section 1 of the freedom of information act 2000 places two duties on public authorities.",
        "the two officers had duties at the gate.",
    ),
    rule(
        "first duty",
        Move.RECITAL,
        r"\b(?:first|second|other|latter) (?:of which|duty|is to|of these)\b[^.]{0,80}"
        r"(?:confirm|disclos|communicat|section 1|s1)|duty at "
        rf"{_S}1 ?\(1\)|the duty (?:in|under) {_S}1 ?\(1\)[^.]{{0,30}} (?:is|requires)",
        "unless exemptions apply, the first duty at section 1(1)(a) is to confirm or deny whether "
        "the information is held.",
        "the second request is refused.",
    ),
    rule(
        "statutory right",
        Move.RECITAL,
        r"(?:statutory|general|public) right of access|right of access[^.]{0,60}(?:is not|are not|"
        r"subject to|exception|exempt)|enables? (?:any|a) (?:person|individual)",
        "the freedom of information act 2000 creates a statutory right of access to information "
        "held by public authorities.",
        "access to the right of way was blocked.",
    ),
    rule(
        "section 1 gives",
        Move.RECITAL,
        rf"{_S}1(?: ?\(1\))?(?: ?\([ab]\))?(?: of {_ACT})?,? (?:of {_ACT} )?(?:places?|requires?|"
        r"states?|provides?|obliges?|gives?|imposes?|says?)\b",
        "section 1(1)(a) of the act requires us to say whether we hold the information.",
        "section 12(1) of the act removes our duty.",
    ),
    rule(
        "state whether it holds",
        Move.RECITAL,
        r"must,? (?:if permitted,? )?(?:state|inform|tell|confirm)[^.]{0,60}(?:whether|if)\b",
        "a public authority must, if permitted, state under section 1(a) whether it holds the "
        "requested information.",
        "drivers must stop at the gate.",
    ),
    rule(
        "entitled to be informed",
        Move.RECITAL,
        r"(?:is|are) entitled[^.]{0,60}(?:to be informed|to have that|in writing|communicated)|"
        r"to have (?:that|the) information communicated",
        "any person making a request for information to a public authority is entitled to be "
        "informed in writing.",
        "officers are entitled to 28 days of leave.",
    ),
    rule(
        "where exemptions are relied upon",
        Move.RECITAL,
        r"\b(?:where|when|if)\b[^.;]{0,30}\b(?:exemptions?|an exemption)\b[^.;]{0,20}\b(?:relied|"
        r"applied|engaged|applies|apply|claimed)\b[^.]{0,80}(?:section|s\.? ?17|notice|requires|"
        r"we|the applicant|must)",
        "where exemptions are relied upon section 17 of the act requires that we provide the "
        "applicant with a notice.",
        "the following exemptions are relied upon.",
    ),
    rule(
        "what section 17 asks",
        Move.RECITAL,
        rf"{_S}17(?: ?\(\d\))?(?: of {_ACT})?[^.]{{0,40}} (?:requires?|provides?|obliges?|"
        r"states?|says?)\b|that fact[,;]? (?:\(?b\)? )?(?:it )?specif|"
        r"specif\w+ the exemptions? in question|when refusing to provide (?:such )?information",
        "section 17 of the freedom of information act 2000 requires kent police, when refusing to "
        "provide such information, to provide you with a notice which states that fact.",
        "in accordance with section 17 this letter is a refusal notice.",
    ),
    rule(
        "obligation in general",
        Move.RECITAL,
        r"(?:public|the) authorit(?:y|ies)[^.]{0,40} (?:have|has|is|are)(?: under)?(?: an?| the)? "
        r"(?:general )?(?:obligation|duty|required)[^.]{0,30} (?:to|of)\b|"
        r"act also lists|must be sent a written|requests can be refused if",
        "public authorities have an obligation to confirm or deny holding the information.",
        "the authority has decided to withhold the report.",
    ),
    rule(
        "subject to exemptions",
        Move.RECITAL,
        r"\bunless (?:an )?exemptions? appl|\b(?:subject|provided) to (?:a number of |the |any |"
        r"certain |further )?(?:application of )?exemptions?|designed to enable (?:public )?"
        r"authorit|unsuitable for (?:release|disclosure)|"
        r"is that information to be communicated",
        "it is subject to a number of exemptions designed to enable authorities to withhold "
        "information that is unsuitable for release.",
        "the information is exempt.",
    ),
    rule(
        "blind and public",
        Move.RECITAL,
        r"applicant[ -](?:and motive[ -])?blind|motive[ -]blind|blind to the identity|"
        r"not a private transaction|disclosure to the world|released? (?:in)?to the public domain|"
        r"regarded as (?:being )?published|without caveat|world at large|"
        r"aims? of the (?:freedom of information )?act|open and transparent",
        "a freedom of information act request is not a private transaction.",
        "the report was released to you last year.",
    ),
)

QUOTATIONS: Final[tuple[Rule[Move], ...]] = (
    rule(
        "a law states",
        Move.QUOTATION,
        rf"(?:{_S}|sub-?section|regulation |reg\.? ?)\(?\d[\d()a-z]{{0,10}}(?: of {_ACT})?"
        r"(?: [a-z ]{0,30})?,? (?:states?|reads|says?|provides?|defines?|sets? out|allows?|"
        r"permits?|enables?|exempts?|relates? to|concerns?|protects?|deals with)\b(?! to your| to this)|"
        r"\[quotation\]",
        "section 12(2) states: subsection (1) does not exempt the public authority.",
        "section 12(1) applies to your request.",
    ),
    rule(
        "guidance states",
        Move.QUOTATION,
        r"\bguid(?:ance|elines?)\b[^.]{0,80}\b(?:states?|says?|gives|notes|advises|explains|"
        r"suggests|example)|commissioner(?:'s)?(?: office)?(?: \(?ico\)?)?(?: has| have|'s)? "
        r"(?:guid|stat|said|ruled|decided|held|advis|tak|view)|code of practice (?:states|says)",
        "information commissioners office (ico) guidelines state that:",
        "the guidance was sent to 40 officers.",
    ),
    rule(
        "exempt information if",
        Move.QUOTATION,
        r"is exempt(?: information)?(?: by virtue of [a-z\d() ]{1,30})? (?:if|under this section)\b|"
        r"information which is not exempt|does not exempt (?:the|a)\b|"
        r"exempt information (?:if|where)",
        "(1) information is exempt information if (a) it is held with a view to publication.",
        "the information is exempt.",
    ),
    rule(
        "an authority in general",
        Move.QUOTATION,
        r"\b(?:a|any|public|an) (?:public )?authorit(?:y|ies)\b[^.]{0,60}\b(?:which|who|may|can|"
        r"need not|must|is not obliged|are not obliged|do not have to|does not have to|"
        r"should|is to any extent|to comply with (?:a|any) request|from its obligation)\b",
        "a public authority must confirm or deny whether it holds the information requested "
        "unless the cost would exceed the limit.",
        "the police authority was told.",
    ),
    rule(
        "oblige in general",
        Move.QUOTATION,
        r"does not oblige (?:a|an|any|the) (?:public )?authorit[^.]{0,60}\bif\b|"
        r"obliged? to comply with (?:a|any) request (?:for information )?if|"
        r"comply with (?:a|any) (?:subsequent|request) [^.]{0,60}unless|"
        r"interval has elapsed|such fee as|\bmeans any\b",
        "section 14(1) of the act does not oblige the authority to comply with a request if it is "
        "vexatious.",
        "we are not obliged to comply with your request.",
    ),
    rule(
        "explained elsewhere",
        Move.QUOTATION,
        r"\bexplanatory notes?\b|(?:links? to|further) guidance|more information (?:on|about) (?:the )?"
        r"(?:exempt|act|foi)",
        "these exemptions and explanatory notes are shown here.",
        "these exemptions apply.",
    ),
    rule(
        "an example",
        Move.QUOTATION,
        r"\bexample,? (?:a|an|if|where|would)\b|for example[^.]{0,80}\bwould\b|an example of this",
        "for example a request about a certain property would be exempt under section 30.",
        "for example, 12 were taken in may.",
    ),
)

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
        "may be refused",
        Move.SUPPOSED,
        r"\b(?:may|might|could|can)(?: also| then| therefore| well| only| potentially| possibly)? "
        r"(?:be |have to be |need to be |have been )?(?:consider\w* )?(?:for )?(?:exempt|refus|"
        r"withh|vexatious|subject to|repeat|transfer|closed|lapse|engage|appl(?:y|ies|ied)\b)",
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
        r"\bwould (?:also |otherwise |then |normally |ordinarily )?have (?:been |to be |had to )?"
        r"(?:exempt|refus|withh|appl|engag|exceed)",
        "even so the names would have been exempt.",
        "this would exceed the limit.",
    ),
    rule(
        "future decision",
        Move.SUPPOSED,
        r"\bwill enable\b|\bwill (?:be |then )?(?:be )?(?:consider\w*|assess\w*|decid\w*|determin\w*)[^.]{0,80}"
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
        r"(?:advi[cs]e|help|assist)|(?:advice|advise) and assist(?:ance)?\b(?![^.]*(?:attached|"
        r"below|can provide the))",
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
        r"\b(?:you may (?:wish|want|like)|you might|it may be worth|we (?:would )?suggest|may "
        r"find)\b[^.]{0,40}(?:contact|ask|try|visit|look|approach|of interest|help|useful|consider"
        r"|to)",
        "you may wish to contact the council, which may hold it.",
        "the council holds it.",
    ),
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
        "comparison",
        Move.CAVEAT,
        r"every effort is made|inaccuracies inherent|large[ -]scale recording system|"
        r"(?:not|n't) (?:be )?(?:directly )?(?:compar|used for comparison)|"
        r"interpreted with (?:caution|care)|many different systems|are not generic|"
        r"snapshot|subject to (?:constant |regular )?(?:change|fluctuat)|live system|"
        r"\baccuracy\b|best interpretation|no obligation for the force to supply the information based on|"
        r"intellectual property|copyright|(?:dash|blank|asterisk|hyphen|zero) (?:means|denotes|"
        r"indicates|shows|represents)|\bmislead\w*|not reliable|one period may not|may not identify all|should be treated with",
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
        r"\bsee the decision\b|\b(?:has|have)(?: now)?(?: been)?(?: had (?:the|an) opportunity to)?(?: now)?(?: fully)?"
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
        r"however|but)\b).*(?:can |are able to )?(?:confirm|advise|establish\w*|identif\w+)\b[^.]{0,80}"
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
        r"manually|individually|searches|be gone|mean (?:read|open|search|go))|to go through|by (?:reading|"
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
    *OTHERS,
)
