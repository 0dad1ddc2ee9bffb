"""What a sentence says, by its slots: holder, verb, object, polarity (witnessed frames).

The rows of ``claims_refused`` and ``claims_given`` know set phrases; a frame knows the parts, so
that a wording nobody has seen is understood where its parts are known. ``slots`` tells how a
frame is written.
"""

from __future__ import annotations

from typing import Final

from parsers.letter.claims import Says
from parsers.letter.frames_held import HOLDINGS
from parsers.letter.slots import Row, frames

COSTS: Final[tuple[Row[Says], ...]] = (
    Row(
        "work beyond the limit",
        Says.COST,
        "<4NOT EXCEED ..7 LIMIT !2age|days / <3NOT falls|fall|fell foul ..5 LIMIT / "
        "<3NOT EXCEED ..4 LIMITED ..4 hours|time / <3NOT EXCEED ..5 hours|time ..3 LIMITED / "
        "hours ..3 EXCEED ..2 NUMBER ..4 LIMITED",
        "to collate it would far outweigh the cost threshold.",
        "the work did not exceed the limit.",
    ),
    Row(
        "not within the limit",
        Says.COST,
        "NOT !9REPLY ..9 WITHIN !9days ..6 LIMIT / NOT !9REPLY ..9 WITHIN ..5 LIMITED hours / "
        "NOT ..14 without ..2 EXCEED ..6 LIMIT|hours",
        "we cannot meet your request within the cost ceiling set by the legislation.",
        "we can meet your request within the cost ceiling.",
    ),
    Row(
        "the limit is too little",
        Says.COST,
        "LIMIT ..4 NOT ..3 enough|suffice|sufficient|cover / NUMBER ..4 against ..2 LIMIT / "
        "cost|costs ..2 too much|high ..6 LIMIT|LIMITED",
        "eighteen hours would not be nearly enough.",
        "the cell was not large enough.",
    ),
    Row(
        "the limit is reached",
        Says.COST,
        "LIMIT ..2 BE ..3 EXCEED|reached",
        "the fees limit has been reached.",
        "the fees limit has been explained.",
    ),
    Row(
        "refused on cost",
        Says.COST,
        "REFUSE ..5 GROUND ..2 COST / REFUSE on|for|due|owing ..3 COST / COST ..1 REFUSE|EXEMPT / "
        "REFUSE ..4 because|as ..2 COST / "
        "NOT ..6 because|as|on ..4 COST ..6 excessive|prohibitive|disproportionate",
        "your request attracts a fees refusal.",
        "the cost of the service was questioned by the council.",
    ),
    Row(
        "section 12 relieves",
        Says.COST,
        "§12 ..12 NOT|RELIEVED ..4 DUTY|have|required|ANSWER|GIVE / §12 ..4 CLAIM|REFUSE / "
        "CLAIM|REFUSE ..8 §12 / reason|ground|basis ..2 BE §12",
        "section 12 provides that we need not comply in these circumstances.",
        "section 12 is printed below.",
    ),
)

DETERMINES: Final[tuple[Row[Says], ...]] = (
    Row(
        "finding out whether it is held",
        Says.WHETHER,
        "FINDOUT ..3 WHETHER ..10 HOLD|HAVE|EXIST / FINDOUT WHETHER ..8 is there",
        "the cost of finding out if we have any such records would go over the £450 limit.",
        "the cost of finding the records would go over the £450 limit.",
    ),
)

DENIALS: Final[tuple[Row[Says], ...]] = (
    Row(
        "relieved of the duty to say",
        Says.NCND,
        "RELIEVED|EXEMPT ..8 DUTY ..12 SAY|CONFIRM ..16 SECTION",
        "the force is exempt from the duty imposed by section 1(1)(a) to say whether it holds any, "
        "by virtue of section 23(5).",
        "the first duty is to confirm or deny whether it is held.",
    ),
    Row(
        "nothing to be inferred",
        Says.NCND,
        "not|NO ..2 infer|inference|inferred|assume|assumed ..12 HOLD|EXIST",
        "please do not infer from this that any information is or is not held.",
        "the court inferred that he held it.",
    ),
    Row(
        "neither confirm nor deny",
        Says.NCND,
        "NOT ..3 CONFIRM ..3 nor|or|and DENY / NOT ..3 CONFIRM ..16 nor|neither ..4 DENY / NOT "
        "..3 DENY "
        "..6 nor|or ..2 CONFIRM / NOT|REFUSE ..4 SAY ..2 WHETHER ..10 "
        "HOLD|HAVE|EXIST|known|involved"
        " / NOT|RELIEVED ..5 DUTY ..3 CONFIRM ..2 or|nor|WHETHER / RELIEVED ..4 SAY ..2 WHETHER "
        "..8 "
        "HOLD|HAVE|EXIST",
        "neither confirmation nor denial can be given.",
        "the first duty is to confirm or deny whether it is held.",
    ),
)

REFUSALS: Final[tuple[Row[Says], ...]] = (
    Row(
        "cannot be got",
        Says.UNABLE,
        "cannot|unable|impossible ..3 GIVE|ANSWER|EXTRACT",
        "regretfully the data can't be extracted automatically.",
        "the driver was unable to stop.",
    ),
)

HANDLED: Final[tuple[Row[Says], ...]] = (
    Row(
        "asked before",
        Says.REPEATED,
        "same|identical|substance|already ..5 asked|requested|answered ..5 NUMBER|january|february|"
        "march|april|may|june|july|august|september|october|november|december|last|before|earlier|"
        "previously|already / reasonable interval / no ..1 such interval / too little ..1 time ..3 "
        "passed|gone|elapsed / NOT ..3 ANSWER|GIVE ..6 second time / ANSWER|GIVE ..4 same|"
        "identical ..8 §14 / identical ..4 from you / asked ..3 same ..1 thing|question|questions|"
        "information ..6 in|on|last|before|earlier",
        "you asked the same thing in january.",
        "the same thing was asked of every officer.",
    ),
    Row(
        "asks for nothing recorded",
        Says.INVALID,
        "NOT ..2 ask|asking|seek|seeking|request|requesting ..2 any|for|a ..2 recorded|specific|"
        "information|document / act ..1 NOT ..1 apply|extend to it|this|your / not ..4 act ..1 "
        "covers / opinion|opinions|"
        "comment|comments ..4 not|and ..3 recorded",
        "your message does not ask for any recorded information.",
        "we do not seek a view.",
    ),
    Row(
        "closed",
        Says.LAPSED,
        "request|matter|case|application|enquiry|correspondence ..3 closed|lapsed|withdrawn / "
        "request|matter|case ..2 "
        "at an end / closed "
        "..1 our|the|your|this ..1 file|case|request|enquiry / you ..2 NOT ..2 want|wish|intend|"
        "need ..3 "
        "go|proceed|pursue|continue / withdrew ..2 request / no further action",
        "we therefore consider the matter closed.",
        "the road was closed.",
    ),
    Row(
        "please explain",
        Says.CLARIFY,
        "please|kindly|could|would ..3 explain|specify|clarify|elaborate / please ..2 say|tell|let|"
        "indicate ..2 the|which|what|who|when|where / can|could|would you ..2 say|tell|let|"
        "indicate / NOT ..2 clear ..4 "
        "what|which|whether / do|did you mean|want|require|refer|seek ..14 or / what ..1 BE meant "
        "by / what ..1 you understand|mean by",
        "would you kindly explain?",
        "the policy explains it.",
    ),
)

PARTS: Final[tuple[Row[Says], ...]] = (
    Row(
        "all but",
        Says.PARTLY,
        "EXCEPT ..10 SECTION|EXEMPT|REFUSE / all but ..8 SECTION|EXEMPT|REFUSE / "
        "GIVE ..6 other|others|rest|remainder|remaining ..5 EXEMPT|REFUSE / "
        "GIVE|HERE|find|attached ..8 with|from ..10 taken|blacked|blanked|obscured|redacted|"
        "removed|edited|deleted|excised out?",
        "save for the appendix, to which section 43 applies, the contract is disclosed.",
        "all but two were found.",
    ),
)

EXEMPTIONS: Final[tuple[Row[Says], ...]] = (
    Row(
        "the exemption is upheld",
        Says.EXEMPT,
        "maintain|maintaining|maintains|upholding|uphold ..2 EXEMPT / rightly|correctly ..1 CLAIM "
        "/ "
        "names|details|parts|passages|paragraphs ..5 BE ..1 taken|left out / in reliance on ..2 "
        "SECTION / SECTION ..10 attract|attracts|"
        "engages / : exempt|withheld|refused END / ^ exempt|withheld "
        "END / fall|falls|fell|come|comes|caught|covered ..2 within|under|by ..1 SECTION / "
        "find|finds|found|decided|favour|favours|down ..3 withholding|non-disclosure",
        "the balance is in favour of maintaining the exemption.",
        "the court maintained the order.",
    ),
)

GIFTS: Final[tuple[Row[Says], ...]] = (
    Row(
        "a favour",
        Says.GOODWILL,
        "CONCEDE ~10 WILLING ~4 GIVE|include|included ~8 DATA|THING|some|what|them|this|these / "
        "CONCEDE ~10 HERE ~3 BE / CONCEDE ~8 TELL ~14 NUMBER / §16 ~12 GIVE|TELL / "
        "WILLING ~3 GIVE ~4 what ~5 FIND|EXTRACT / CONCEDE ..3 please find / "
        "without ..1 any|duty|obligation ..6 TELL|GIVE / "
        "without ..1 setting|creating|making ..2 precedent|pattern",
        "in a spirit of openness, here is what we could readily extract.",
        "the spirit was tested.",
    ),
    Row(
        "it stands there",
        Says.GIVEN,
        "<4NOT <4NO THING|DATA|contract|it|they ~2 BE ~1 disclosed|released|enclosed|attached|"
        "supplied END|to|"
        "herewith|with / BEARER|DATA|document|documents ~8 with|accompany|accompanies this|our "
        "letter|email|e-mail|"
        "reply|response|message / BEARER ..2 has|have|holds|contains|gives|answers|shows "
        "..3 THING|DATA|answers / request ..2 BE ..1 granted|approved / attach|enclose|append|"
        "enclosing|attaching ..1 it|them|"
        "this|these|both|one / <4NOT DATA ~8 SHOW|printed|given below|"
        "underneath|overleaf / you ..1 welcome to ..2 THING|policy|it|them / <4NOT DATA ~8 SHOW "
        "..1 in|on|within ..3 BEARER / attached|"
        "enclosed|accompanying ..2 BEARER",
        "the figures you asked for appear in the attached excel file.",
        "the figures do not appear in the file.",
    ),
)

# Whether a sentence of excess speaks of the work on a request.
OF_THE_WORK: Final = frames(
    (
        Row(
            "work on a request",
            True,
            "request|questions|question|COST|EFFORT|ANSWER|GIVE|EXTRACT|§12|information|data|task|"
            "work|"
            "search|it|this|to|that|cost|answer|time|hours",
            "it would exceed the limit.",
            "57 vehicles were found over the limit.",
        ),
    )
)

# What is handed over without being what was asked.
NOT_DATA: Final = frames(
    (
        Row(
            "a form or reasons",
            True,
            "attach|enclose|attached|enclosed|below|HERE ..5 FORMAL / FORMAL ..4 attached|enclosed|"
            "below|HERE / setout ..4 FORMAL",
            "i attach the form; there is no charge.",
            "i attach the figures.",
        ),
    )
)
HAS_DATA: Final = frames(
    (
        Row(
            "names data",
            True,
            "DATA|information|documents|requested",
            "the figures are attached.",
            "the form is attached.",
        ),
    )
)

EXPLAINS: Final = frames(
    (
        Row(
            "explains the decision",
            True,
            "how|why|reasons|explains|explanation ..6 estimate|calculated|calculate|cost|apply|"
            "applied|"
            "applies|EXEMPT|decision|refused|reached|prevents|deal|request / "
            "address|link|website ..8 below|above / how ..2 COST / table|list|note|details ..2 of "
            "..2 EXEMPT / "
            "how ..2 estimate / "
            "legislative|legal|statutory ..1 explanation|basis|provisions|wording",
            "the attached document explains how we calculated the cost.",
            "the attached document gives the costs.",
        ),
    )
)

# Plain words that speak of having, finding or giving something, and negate it: no answer.
DOUBTS: Final = frames(
    (
        Row(
            "negates having or giving",
            True,
            "NOT|NO ..6 THING|HOLD|FIND|GIVE|contain|file|hold / REFUSE / EXCEED ..4 LIMIT / gone",
            "our archive does not go back as far as that and has no such file.",
            "no officer was suspended.",
        ),
    )
)

# Beside an answer: words that refuse, or lack, what another part asked for.
LACKS: Final = frames(
    (
        Row(
            "negates having or finding",
            True,
            "NOT|NO !all|every|necessarily|only|just ..8 HOLD|EXIST|GIVE|FIND|EXTRACT|ANSWER / "
            "REFUSE|EXEMPT",
            "we were not able to extract the ages.",
            "neither figure includes police staff.",
        ),
    )
)

FRAMES: Final = frames(
    (*COSTS, *DETERMINES, *DENIALS, *HOLDINGS, *EXEMPTIONS, *PARTS, *REFUSALS, *HANDLED, *GIFTS)
)
