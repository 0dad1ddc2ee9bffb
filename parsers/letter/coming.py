"""How a letter says that its answer is still to come, or what it needs first: witnessed rows."""

from __future__ import annotations

from typing import Final

from parsers.letter.rules import Rule, first, rule
from parsers.letter.slots import Row, frames
from parsers.types import LetterKind

_PHRASES: Final[tuple[Rule[LetterKind], ...]] = (
    rule(
        "fee to pay",
        LetterKind.FEES_NOTICE,
        r"\bfees? notice\b|\b(?:fee|charge|sum)\b[^.]{0,60}(?:£ ?\d|payable)[^.]{0,80}|\bmust "
        r"pay\b|"
        r"(?:wish|willing|agree|asked?) to pay|(?:payment|fee) (?:has|is) (?:been )?(?:arrived|"
        r"received|paid|required)|until (?:we receive )?payment",
        "the fee would be £119, please tell us whether you wish to pay.",
        "the club pays for its policing.",
    ),
    rule(
        "needs more time",
        LetterKind.HOLDING,
        r"\b(?:not|unable to|un)(?: be)?(?: able to)? ?(?:respond|complete|resolve|reply|answer|"
        r"provide (?:you )?(?:with )?(?:a|our) (?:full )?(?:response|reply)|meet)\b[^.]{0,80}"
        r"(?:\bwithin\b[^.]{0,30} days|deadline|statutory (?:time|period|20)|by (?:the|\d)|in "
        r"time)|"
        r"\b(?:expect|hope|aim|intend|anticipate|plan)s? (?:to|that we will)(?: be able to)? "
        r"(?:reply|respond|let you|provide you|send|give you|answer|have|complete|"
        r"issue)\b[^.]{0,80}"
        r"\b(?:by|on or before|before|shortly|no later|within|in)\b|"
        r"\b(?:further|more|additional|extra|little|longer) time\b|\bextend(?:ed|ing)?\b[^.]{0,40} "
        r"(?:time|deadline|period|limit)|\bextension\b|still (?:being )?(?:collat|gather|consider|"
        r"await)\w*|being pulled together|(?:will|should) hear from us (?:by|before|on)|"
        r"(?:must|have to|need to|to) (?:weigh|consider|balance)[^.]{0,40} public "
        r"interest[^.]{0,60}"
        r"(?:before|decide)|public interest (?:test |considerations? )?(?:has|have|is|are) "
        r"(?:still |"
        r"yet )?(?:to be|being) (?:weighed|consider|complet|assess)\w*|"
        r"\bs(?:ection|\.)? ?10 ?\(3\)|must be (?:analysed|weighed|considered|balanced)[^.]{0,40} "
        r"before|"
        r"exemptions? (?:(?:that|which) )?(?:we|i) (?:are|am) (?:still )?(?:looking at|considering|"
        r"weighing)|(?:you will|you'll|you should) have (?:the|our|a|my) "
        r"(?:decision|answer|reply|response) by|experience (?:a|some) delay|delay with the "
        r"response|(?:allows?|permits?) more than 20 "
        r"working days|longer than (?:the )?(?:20|twenty)|"
        r"(?:reply|response|answer) (?:will be|is) (?:delayed|late)|(?:further|full|final) "
        r"(?:letter|"
        r"reply|response|answer) will (?:follow|be)|new date is|(?:cannot|unable to) finalis",
        "we will not be able to complete your request within 20 working days.",
        "officers were not able to answer the calls.",
    ),
    rule(
        "will be considered",
        LetterKind.ACKNOWLEDGEMENT,
        r"\b(?:will|shall) (?:now |then )?be (?:considered|dealt with|processed|logged|handled|"
        r"looked at|allocated|passed|forwarded|answered)\b|\b(?:you|i|we) (?:will|shall|should) "
        r"(?:now )?(?:receive|have|get|respond|reply|be (?:told|informed|advised|notified|"
        r"contacted|issued|in touch))\b|\bin due course\b|(?<!without an )(?<!without "
        r")\backnowledg\w+(?! on\b)|"
        r"automat(?:ed|ic) (?:message|reply|response|e-?mail|acknowl)|"
        r"(?:has|have) been (?:logged|registered|allocated|recorded) (?:under|with|as|and|on)|"
        r"\bis (?:now )?being (?:looked at|considered|dealt with|processed)|"
        r"confirmation that (?:your|we)|under the (?:reference|references) shown|"
        r"our ability to meet this deadline|(?:has|have) been received[^.]{0,20}$",
        "your request will now be considered in accordance with the act.",
        "officers dealt with it.",
    ),
)

_FEES: Final[tuple[Row[LetterKind], ...]] = (
    Row(
        "money before work",
        LetterKind.FEES_NOTICE,
        "send|pay|enclose ..4 cheque|payment|fee|sum|amount / once|when|until|after ..4 "
        "cheque|payment|fee ..5 cleared|paid|received / copying ..6 COST ..4 NUMBER",
        "please send a cheque; we will begin when it has cleared.",
        "the officer was paid in full.",
    ),
)
_HOLDING: Final[tuple[Row[LetterKind], ...]] = (
    Row(
        "not finished yet",
        LetterKind.HOLDING,
        "not|NOT ..2 yet ..4 finished|completed|complete|concluded|ready|decided|answered|received|"
        "able|heard / still ..3 working|gathering|collecting|looking|weighing|preparing|"
        "checking / awaiting ..3 figures|data|input / waiting for ..4 to",
        "we have not yet finished weighing the public interest.",
        "the road is not yet open.",
    ),
    Row(
        "will be late",
        LetterKind.HOLDING,
        "ANSWER|reply|response|decision ..5 late|delayed|overdue / longer ..3 than|to ..4 "
        "usual|expected|hoped|normal|planned|normally / decision|reply|response|answer ..4 will|"
        "should ..1 reach|follow / reach|with you by / need|needs|require|take|takes|taking|asking "
        "..2 longer|delay / had hoped to / hope|intend|expect|aim|plan ..3 ANSWER|write|send|"
        "finish ..6 by|before|on NUMBER / miss ..2 deadline|date",
        "i am sorry to say that our reply is going to be late.",
        "the train was slow.",
    ),
)
_ACKNOWLEDGED: Final[tuple[Row[LetterKind], ...]] = (
    Row(
        "has arrived",
        LetterKind.ACKNOWLEDGEMENT,
        "request|enquiry|e-mail|email|message|letter ..4 reached|arrived|landed / we HAVE your "
        "request / given ..2 the ..1 number|reference / given|passed|allocated|assigned to ..4 "
        "officer|handler|colleague|member|team / look|looking into it|this|your / "
        "expect ..3 reply|response|answer|decision / will|shall aim to / by law ..2 have / "
        "law|act ..1 gives us / clock ..3 started|running|starts",
        "your request has reached us and has been given to a case officer.",
        "officers looked for it.",
    ),
)
_FRAMES: Final = frames((*_FEES, *_HOLDING, *_ACKNOWLEDGED))


def coming(words: str) -> LetterKind | None:
    """What a sentence says is still to come: a payment, more time, or the reply itself."""
    row = first(_PHRASES, words) or first(_FRAMES, words)
    return row.meaning if row is not None else None
