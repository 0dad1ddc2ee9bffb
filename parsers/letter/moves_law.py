"""Recitals of the Act and quotations of law and guidance, as witnessed rows."""

from __future__ import annotations

from typing import Final

from parsers.letter.move import Move
from parsers.letter.rules import Rule, rule

_ACT: Final = (
    r"(?:the )?(?:freedom of information(?: \(scotland\))? act(?: 20\d\d)?(?: \(foia\))?|foia?s?a?|"
    r"act)"
)
_S: Final = r"(?<![a-z])(?:section|sect\.?|sec\.?|s\.?) ?"

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
        rf"{_S}17(?: ?\(\d\))?(?: of {_ACT})?(?!,? this (?:notice|letter))[^.]{{0,40}} "
        rf"(?:requires?|provides?|obliges?|"
        r"states?|says?)\b|that fact[,;]? (?:\(?b\)? )?(?:it )?specif|"
        r"specif\w+ the exemptions? in question|when refusing to provide (?:such )?information",
        "section 17 of the freedom of information act 2000 requires kent police, when refusing to "
        "provide such information, to provide you with a notice which states that fact.",
        "in accordance with section 17 this letter is a refusal notice.",
    ),
    rule(
        "what a section requires",
        Move.RECITAL,
        rf"^it is (?:a )?(?:requirement|required|provided)\b[^.]{{0,30}}(?:{_S}\d|{_ACT})|"
        rf"\b(?:a )?requirement of {_S}\d",
        "it is a requirement of section 17(5) that, where we claim section 12 or 14, we say so.",
        "it is refused under section 12.",
    ),
    rule(
        "obligation in general",
        Move.RECITAL,
        r"(?:public|the) authorit(?:y|ies)[^.]{0,40} (?:have|has|is|are)(?: under)?(?: an?| the)? "
        r"(?:general )?(?:obligation|duty|required)[^.]{0,30} (?:to|of)\b|"
        r"\b(?:any|every) (?:person|one|member of the public|applicant|individual)\b[^.]{0,80}"
        r"\b(?:is|are) entitled\b|\banyone\b[^.]{0,60}\bis entitled\b|"
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
        "a court ruled",
        Move.QUOTATION,
        r"^(?!.*\b(?:we|i|our)\b)(?:in [^,]{3,60}, )?"
        r"(?:the|a|an) (?:\w+ ){0,2}(?:tribunal|court|judge|commissioner)\b"
        r"[^.;]{0,30} (?:ruled|held that|found|decided|takes the view|took the view|accepts|"
        r"accepted|states|stated|says|said)\b",
        "a tribunal ruled that such notes are exempt.",
        "the tribunal was held in may.",
    ),
    rule(
        "a law states",
        Move.QUOTATION,
        rf"(?:{_S}|sub-?section|regulation |reg\.? ?)\(?\d[\d()a-z]{{0,10}}(?: of {_ACT})?"
        r"(?: (?!can\b|we\b|i\b|(?:in )?so\b|as\b|because\b|since\b|and\b)[a-z ]{0,30})?,? "
        r"(?:states?|reads|says?|provides?|defines?|sets? "
        r"out|allows?|"
        r"permits?|enables?|exempts?(?! (?:us|me|them|it|these|this|that|your|the force|[a-z "
        r"-]{3,30}(?:police|constabulary)))|relates? to|concerns?|protects?|deals with)\b(?! to "
        r"your| "
        r"to this)|"
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
        r"is exempt(?: information)?(?: by virtue of [a-z\d() ]{1,30})? (?:if|under this "
        r"section)\b|"
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
        "requests in general",
        Move.QUOTATION,
        r"^(?:please note:? ?(?:that )?)?"
        r"(?:(?:(?:some|any|all|certain|most|many|such|other) )?requests\b"
        r"(?! (?:\d|[a-c]\b|one|numbered|above|of yours))"
        r"[^.;]{0,160}\b(?:is|are|may|can|must|will|would|be)\b|"
        r"(?:a|any|each|every) (?:foi )?request (?:that|which|for|can|may|must|will)\b)",
        "requests that are vexatious are refused under section 14.",
        "your requests are refused under section 14.",
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
        r"\bexplanatory notes?\b|(?:links? to|further) guidance|more information (?:on|about) "
        r"(?:the )?"
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
