"""What a document is: an answer, an acknowledgement, a holding letter ... (witnessed rows).

Only an answer has an outcome of its own. ``kind_of`` judges a letter already cut into its parts;
``looks_like_letter`` judges words alone and is for those who must know whether to read a letter
at all (a sheet, an annex).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from parsers.letter.claims import Says
from parsers.letter.claims_read import claims_of, uncut
from parsers.letter.coming import coming
from parsers.letter.move import Move
from parsers.letter.rules import Rule, first, rule
from parsers.letter.sentences_read import Sentence
from parsers.letter.wording import plain
from parsers.text.sentences import spans
from parsers.types import LetterKind

# Alone and without a request, a bare pointer is a note too.
_POINTS: Final = rule(
    "see attached",
    LetterKind.COVER_NOTE,
    r"^(?:please )?(?:see|find) (?:the )?attach(?:ed|ments?)\b ?(?:\.|$)",
    "please see attached.",
    "please see attached 40 figures.",
)
NOTES: Final[tuple[Rule[LetterKind], ...]] = (
    rule(
        "the response is attached",
        LetterKind.COVER_NOTE,
        r"\b(?:attach\w*|enclos\w*)\b[^.]{0,60}\b(?:response|reply|correspondence|letter|answer|"
        r"decision)\b|\b(?:response|reply|correspondence|letter|answer)\b[^.]{0,40}(?:is|are|"
        r"find)[^.]{0,10}(?:attached|enclosed)",
        "please see the attached response to your request.",
        "please see the attached spreadsheet.",
    ),
)

PAGES: Final[tuple[Rule[LetterKind], ...]] = (
    rule(
        "annex heading",
        LetterKind.ANNEX,
        r"^(?:legal )?(?:annex|appendix)\b|^(?:public interest (?:test|considerations?)|harm test|"
        r"balance test|(?:your )?(?:right|rights) to (?:complain|complaint|appeal|review|request)|"
        r"complaints?(?: rights| procedure)?|internal review|foi appeals?|(?:foi )?appeals? notice|"
        r"requesting an internal review|review procedure|this document (?:provides|contains|"
        r"explains))\b",
        "appendix a",
        "the appendix is attached.",
    ),
    rule(
        "guidance page",
        LetterKind.NOT_A_LETTER,
        r"^(?:make|making|how to make) (?:a|an) (?:\w+ )?(?:request|freedom)|^frequently asked|"
        r"^faqs?\b|publication (?:scheme|strategy)|^(?:\w+ ){0,4}(?:policy|procedure|action plan|"
        r"statistics|strategy|guidance)$|^your request must be|^requests? must be (?:made )?in "
        r"writing|^for a request to be valid|"
        r"what (?:is|are) (?:the )?freedom of information|this page (?:explains|tells)",
        "make a request",
        "you made a request.",
    ),
)

# Words that a letter prints and a sheet or guidance page does not.
LETTERLY: Final[tuple[Rule[bool], ...]] = (
    rule(
        "addressed",
        True,
        r"^(?:dear|annwyl|good (?:morning|afternoon))\b|\byours (?:sincerely|faithfully)\b|"
        r"\b(?:your|this) (?:\w+ ){0,4}(?:request|enquiry|e-?mail|application)\b|\byou (?:have )?"
        r"(?:asked|requested|seek|sought|wrote)\b|\beich cais\b",
        "thank you for your request.",
        "offences by year",
    ),
    rule(
        "an exemption as a heading",
        True,
        r"^(?:section|s\.?|sec\.?) ?(?:2[1-9]|3\d|4[0-4])(?: ?\([\da-z]{1,3}\))* ?[-–:,]? ?"
        r"[a-z ]{4,60}$",
        "section 31(1)(a)(b) law enforcement",
        "section 31 of the act is explained on the next page of this guide.",
    ),
    rule(
        "labelled",
        True,
        r"^\W{0,3}(?:our |foi |request |enquiry )?(?:ref(?:erence)?|request|response|question|"
        r"answer|"
        r"date (?:of|received|responded)|cais|ymateb|cyfeirnod)\b[^.]{0,40}(?::|$)|^(?:request|"
        r"response|you asked|in response|our response)\b ?\d{0,2} ?:?$",
        "request:",
        "requests were made by 14 officers.",
    ),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What ``kind_of`` looks at.

    ``labelled`` says that a label opens the response; ``tables`` that the response shows one.
    """

    title: str
    head: Sequence[str]
    request: str
    response: str
    boilerplate: Sequence[str]
    sentences: Sequence[Sentence]
    labelled: bool
    tables: bool
    field: bool = False  # the force's own field tells the decision


def looks_like_letter(texts: Sequence[str]) -> bool:
    """Whether words are a letter or item page, not a sheet, guidance or an annex."""
    lines = [plain(line) for text in texts for line in text.split("\n") if line.strip()]
    if lines and first(PAGES, lines[0]) is not None:
        return False
    return sum(first(LETTERLY, line[:200]) is not None for line in lines[:200]) > 0


def kind_of(shown: Shown) -> LetterKind:
    """The kind of a document."""
    page = _page(shown)
    if page is not None:
        return page
    if _reviews(shown):
        return LetterKind.INTERNAL_REVIEW
    waiting = _waiting(shown)
    if waiting is not None:
        return waiting
    if _covers(shown):
        return LetterKind.COVER_NOTE
    if _asks_back(shown):
        return LetterKind.CLARIFICATION
    answers = shown.response or shown.tables or shown.field
    return LetterKind.ANSWER if answers else LetterKind.UNKNOWN


def _page(shown: Shown) -> LetterKind | None:
    texts = (*shown.head, shown.request, shown.response, *shown.boilerplate)
    lines = [plain(line) for text in texts for line in _lines(text)]
    lines = [line for line in lines if line]
    letter = any(first(LETTERLY, line[:200]) for line in lines[:40])
    for line in lines[:3]:
        row = first(PAGES, line[:160])
        if row is not None and not any(_ADDRESSED.fits(one[:200]) for one in lines[:12]):
            return row.meaning
    asks = "?" in shown.request or shown.title or any(one.says for one in shown.sentences)
    return None if letter or asks or shown.labelled or not lines else LetterKind.NOT_A_LETTER


_ADDRESSED: Final = rule(
    "to one person, of one date",
    True,
    r"^(?:dear|annwyl)\b|^\W{0,3}(?:our |foi |request |enquiry )?(?:ref(?:erence)?|date)\b|"
    r"^(?:[a-z ]{0,30}\b)?(?:received|requested|responded|response sent|issued)\b[^.]{0,12}\d|"
    r"^(?:[a-z]{1,6}[/ -]){0,3}\d{1,7}[/.-]\d{2,6}(?:/[a-z]{1,4})?\W{0,3}$|"
    r"\b(?:thank you for|received|in connection with) your\b",
    "dear sir or madam",
    "your request must be in writing.",
)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _reviews(shown: Shown) -> bool:
    if any(Says.REVIEWED in one.says and one.move is Move.DECISION for one in shown.sentences):
        return True
    heads = " ".join((shown.title, *shown.head)).casefold()
    return "internal review" in heads and any(one.refuses for one in shown.sentences)


def _only_attaches(shown: Shown, words: str) -> bool:
    """A short mail without a request that hands over a file and says nothing else."""
    given = any(Says.GIVEN in one.says for one in shown.sentences)
    silent = not any(one.figure for one in shown.sentences)
    return given and silent and len(words) < 200 and ("attach" in words or "enclos" in words)


# A claim that only an answer makes; "is exempt" alone is also said of what may be.
_DECIDES: Final = frozenset(
    {
        *(Says.NCND, Says.DETERMINE, Says.COST, Says.VEXATIOUS, Says.REPEATED, Says.NOT_HELD),
        *(Says.UNREASONABLE, Says.EXEMPT, Says.REFUSED, Says.PARTLY, Says.GIVEN, Says.LAPSED),
    }
)


_FEES_HEADING: Final = rule(
    "a heading says so",
    True,
    r"^(?:re:? )?(?:section 9 |foi )?fees? notice\W*$",
    "fees notice",
    "we sent you a fees notice in may.",
)
_LONGEST_HEADING: Final = 40
_REFUSING_ONLY: Final = frozenset({Says.REFUSED, Says.UNABLE})


def _waiting(shown: Shown) -> LetterKind | None:
    """A kind that only says what will be done; an answer behind it goes first."""
    printed = (*shown.head, *_lines(shown.request), *_lines(shown.response))
    if any(_FEES_HEADING.fits(plain(line)) for line in printed if len(line) < _LONGEST_HEADING):
        return LetterKind.FEES_NOTICE
    if shown.labelled or shown.tables:
        return None
    found: list[tuple[int, LetterKind]] = []
    texts = _sentences_of(shown)
    for place, words in enumerate(texts):
        kind = coming(words)
        if kind is not None:
            found.append((place, kind))
    if not found:
        return None
    decided = [plain(one.text) for one in shown.sentences if one.says & _DECIDES]
    last = found[-1][0]
    behind = texts[last + 1 :]
    if any(words in behind for words in decided):
        return None
    kinds = [kind for _, kind in found]
    for kind in (LetterKind.FEES_NOTICE, LetterKind.HOLDING):
        if kind in kinds:
            return _unless_acknowledged(kind, kinds, texts)
    return LetterKind.ACKNOWLEDGEMENT


def _unless_acknowledged(
    kind: LetterKind, kinds: Sequence[LetterKind], texts: Sequence[str]
) -> LetterKind:
    """Acknowledgements speak of fees and delays that may come."""
    may_come = any(coming(words) is kind and not _POSSIBLE.fits(words) for words in texts)
    if LetterKind.ACKNOWLEDGEMENT in kinds and not may_come:
        return LetterKind.ACKNOWLEDGEMENT
    return kind


_POSSIBLE: Final = rule(
    "may come",
    True,
    r"\b(?:may|might|should|if|can|could|sometimes|normally)\b",
    "there may be a fee payable.",
    "the fee is £119.",
)


def _sentences_of(shown: Shown) -> list[str]:
    texts = [shown.response] if shown.response else [shown.request]
    texts.extend(shown.boilerplate)
    return [plain(text[a:b]) for text in (*shown.head, *texts) for a, b in spans(text)]


def _covers(shown: Shown) -> bool:
    if shown.labelled or shown.tables or len(shown.response) > 300:
        return False
    words = plain(shown.response or " ".join(shown.head))
    if any(one.refuses for one in shown.sentences):
        return False
    alone = not shown.request and (_POINTS.fits(words) or _only_attaches(shown, words))
    return alone or first(NOTES, words) is not None


def _asks_back(shown: Shown) -> bool:
    asked = any(Says.CLARIFY in one.says for one in shown.sentences)
    if not shown.response:
        asked = any(Says.CLARIFY in claims_of(uncut(words)) for words in _sentences_of(shown))
    decided = [one for one in shown.sentences if one.says & (_DECIDES - _REFUSING_ONLY)]
    return asked and not decided and not shown.tables
