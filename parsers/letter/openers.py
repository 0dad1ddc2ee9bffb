"""How an answer begins where no label stands: sentences that the force writes."""

from __future__ import annotations

import re

from parsers.letter.claims import Says
from parsers.letter.claims_read import REFUSING, claims_of, uncut
from parsers.letter.moves import SUPPOSITIONS
from parsers.letter.rules import first
from parsers.letter.wording import plain
from parsers.text.characters import fold
from parsers.text.sentences import spans

_FORCE = r"(?:police(?: service of northern ireland| scotland)?|constabulary|psni|police service)"

# No requester writes these; they beat a later label.
STRONG: tuple[re.Pattern[str], ...] = (
    re.compile(r"your (?:recent |foi )?request\b(?! ?:)(?!ed)"),
    re.compile(r"i have (?:today )?decided (?:to|not to|that)\b"),
    re.compile(
        r"having (?:now )?(?:completed|made|conducted|undertaken|considered) (?:all |the |your )?"
        r"(?:relevant |necessary )?(?:enquiries|inquiries|searches|request|questions)"
    ),
    re.compile(r"following (?:the )?receipt of your request"),
    re.compile(r"i note (?:that )?you seek access to the above"),
    re.compile(r"to locate the information relevant to your request"),  # North Yorkshire
)

WEAK: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"(?:we|i) have (?:now )?(?:completed|made|conducted|undertaken) (?:all |the )?"
        r"(?:relevant |necessary )?(?:enquiries|inquiries|searches)"
    ),
    re.compile(
        r"(?:i|we) have (?:now )?(?:reviewed|re-?considered|carried out (?:an?|the|your) "
        r"(?:internal )?review)"
    ),
    re.compile(r"following (?:the )?(?:enquiries|inquiries|a search|searches)"),
    re.compile(
        r"please (?:find|see) (?:the |our |my )?(?:[a-z&' -]{3,60} )?(?:response|answers?|reply|"
        r"information|data|tables?)\b"
    ),
    re.compile(
        r"please (?:find|see) (?:[a-z' -]{3,60} )?(?:below|attached|enclosed|overleaf|herewith)\b"
    ),
    re.compile(
        r"in (?:response|reply|answer) to (?:your|the|this) (?:freedom of information|foi|request|"
        r"questions?|enquiry|above)"
    ),
    re.compile(r"our data (?:are|is) not organised"),
    re.compile(r"(?:i|we) can (?:also )?(?:now )?(?:confirm|advise|inform)\b"),
    re.compile(
        r"(?:i|we) (?:am|are) (?:now )?(?:able|unable|not able|not obliged|writing to (?:confirm|"
        r"advise|inform))\b"
    ),
    re.compile(
        r"(?:in accordance with|pursuant to|under|in terms of) (?:section|s\.?|regulation) ?"
        r"(?!1\b)\d"
    ),
    re.compile(r"sections? (?:17|12|14|21|22|30|31|40)(?:\(\d[ab]?\))? ?(?:of|-|\()"),
    re.compile(r"unfortunately,? "),
    re.compile(r"after (?:conducting|completing|carrying out)"),
    re.compile(r"(?:full|part|partial) (?:disclosure|refusal)\b"),
    re.compile(r"no information (?:is )?held"),
    re.compile(
        rf"[a-z& -]{{3,40}} {_FORCE} (?:do|does|is|are|can|has|have|hold|holds|neither|recorded)\b"
    ),
    re.compile(
        r"(?:the )?(?:information|data) (?:requested |you (?:have )?requested )?(?:is|are) "
        r"(?:not held|held|not recorded|below|attached|provided|as follows|exempt|available|"
        r"published)"
    ),
    re.compile(r"(?:a|the) search (?:of|for) (?:our|the|information)\b"),
    re.compile(r"gallaf gadarnhau"),
    re.compile(
        r"(?:i|we) have (?:now )?(?:spoken|consulted|asked|checked|heard|received|looked|obtained|"
        r"collated|contacted|been (?:told|advised|informed|passed|given|provided))\b(?! (?:by|"
        r"that) "
        r"(?:a|the) (?:officer|constable|member|friend))"
    ),
    re.compile(
        r"(?:before|until|in order for) (?:we|us|i|me) [a-z ]{3,40}\b(?:we|i) (?:need|require|must|"
        r"shall|will|have to)\b|(?:we|i) (?:need|require) (?:you to|(?:some )?(?:further|more))\b"
    ),
    re.compile(r"(?:attached|enclosed|appended)(?: with| to| is| are| you will|,)"),
)

# The force speaking, anywhere in a sentence that asks for nothing.
VOICE = re.compile(
    r"\b(?:i|we) can (?:also |now )?(?:confirm|advise|inform)\b"
    rf"|{_FORCE} (?:does|do) (?:not )?(?:hold|record)\b"
)

# A sentence that only leads over to the label below it.
ANNOUNCES = re.compile(
    r"please (?:find|see) (?:the |our |my )?(?:[a-z&' -]{3,60} )?(?:response|answers?|reply)s?\b"
    r"[^.:]{0,80}(?:below|attached|follows)[^.:]{0,20}[.:]?$"
)

_ASKING = re.compile(
    r"\?|\b(?:please (?:can|could|may|would|will|provide|supply|send|tell|confirm|state|give|list|"
    r"disclose|let|"
    r"forward|advise|detail|include|answer|release|share|explain|specify|break|also (?:provide|"
    r"supply|"
    r"include|state|confirm|tell|send|give))\b|"
    r"could you|can you|would you|i would|i want|i am (?:requesting|asking|writing to request)|"
    r"i should like to (?:know|ask|have|see|receive|request|obtain)|"
    r"i request|i wish|my request|do you|have you|you hold|your force|under the foi)\b"
)
# Claims that a requester may make as well.
_ANYBODY = frozenset(
    {
        Says.CLARIFY,
        Says.SUPPRESSED,
        Says.AVOIDED,
        Says.TRANSFERRED,
        Says.REVIEWED,
        Says.NONE_FOUND,
        Says.GOODWILL,
    }
)


def is_strong(text: str) -> bool:
    """Whether a paragraph can only be the force's: it or one of its first sentences says so."""
    return any(
        pattern.match(fold(text[start : start + 200]))
        for start, _ in spans(text[:900])[:3]
        for pattern in STRONG
    )


def is_opener(text: str) -> bool:
    """Whether a paragraph reads like the beginning of an answer: a set phrase, or a decision."""
    folded = fold(text[:400])
    if _ASKING.search(folded):
        return any(pattern.match(folded) for pattern in STRONG)
    if any(pattern.match(folded) for pattern in (*STRONG, *WEAK)):
        return True
    if VOICE.search(folded[:250]):
        return True
    if claims_of(uncut(plain(folded))) - _ANYBODY:
        return True
    return _decides_later(text)


_LATER = 2400  # characters of a paragraph in which a decision may stand
# What no requester says of the request.
_FORCES = frozenset(
    {Says.NCND, Says.DETERMINE, Says.COST, Says.VEXATIOUS, Says.REPEATED, Says.EXEMPT}
    | {Says.REFUSED, Says.PARTLY}
)


def _decides_later(text: str) -> bool:
    """Whether a later sentence of a paragraph that asks nothing decides."""
    if len(text) < 200 or _ASKING.search(fold(text[:_LATER])):
        return False
    sentences = (plain(text[start:end]) for start, end in spans(text[:_LATER])[1:])
    return any(claims_of(uncut(one)) & _FORCES for one in sentences if not _supposes(one))


def _supposes(words: str) -> bool:
    return first(SUPPOSITIONS, words) is not None


def decides(text: str) -> bool:
    """Whether a paragraph can only be the force's and decides: a decision above the request."""
    claims = claims_of(uncut(plain(text)))
    if is_strong(text):
        return bool(claims & REFUSING)
    whole = len(text) > _SHORTEST and text.rstrip().endswith(".")
    return whole and bool(claims & _FORCES) and not asks(text)


_SHORTEST = 60  # a shorter line is a subject


def asks(text: str) -> bool:
    """Whether a paragraph asks for something."""
    return bool(_ASKING.search(fold(text[:900])))


def announces(text: str) -> bool:
    """Whether a paragraph only says that the response follows."""
    return len(text) < 160 and bool(ANNOUNCES.match(fold(text)))
