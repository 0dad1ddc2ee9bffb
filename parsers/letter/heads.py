"""The head of a letter: letterhead, reference, date, addressee, salutation, subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.letter import boilerplate
from parsers.letter.labels import TOLD, Role
from parsers.letter.pieces import Piece
from parsers.letter.reference_patterns import LABEL, SUBJECT
from parsers.text.characters import clean, fold, squeeze
from parsers.text.dates import find as find_dates
from parsers.types import BlockKind

SALUTATION = re.compile(
    r"(?:dear|annwyl|good (?:morning|afternoon|evening)|hello|hi)\b[^.:?!]{0,60}[,.:]?\s{0,3}$"
)
ANNEX = re.compile(r"(?:legal )?(?:annex|appendix|attachment|enclosure|table)\b")

_FIELD = re.compile(
    r"(?:category|subject(?: area)?|date(?:d)?(?: [a-z ]{1,30})?|published|version date|decision|"
    r"keywords?|"
    r"request (?:number|date|no\.?)|response date|reference(?: number)?|request|title|foi "
    r"(?:date|reference))"
    r"\s?:?\s"
)
_THANKS = re.compile(
    r"(?:re ?: )?(?:i (?:write|respond|refer|am writing)|we (?:write|refer|are writing)|thank "
    r"you for|"
    r"further to|"
    r"in relation to|with (?:reference|regards?) to|regarding|in (?:connection|response|reply) "
    r"(?:with|to)|"
    r"on \d)\b[^?]{0,220}\b(?:request|e-?mail|letter|enquiry|correspondence|"
    r"application)\b[^?]{0,360}$"
)
_SUBJECT_LINE = re.compile(
    r"(?:re ?: ?)?[^.?!]{0,80}freedom of information(?: act)?(?: 2000)?[^.?!]{0,60}$"
)
# A reference alone on its line: "FOI 13377".
_BARE_REFERENCE = re.compile(
    r"\W{0,2}(?:\d{2}[/.])?(?:foia?|rfi|eir|f)[\s:/-]{0,3}(?:[a-z/]{0,8}\s?)?\d[\d/.-]"
    r"[\da-z/. -]{1,20}/?[a-z]?\W{0,2}$"
)
_LOOK_AHEAD = 40


def end_of_head(pieces: Sequence[Piece], title: str) -> int:
    """The place of the first piece behind the head (``len(pieces)`` if all is head)."""
    greeting = next(
        (n for n, piece in enumerate(pieces[:_LOOK_AHEAD]) if _is_salutation(piece)), None
    )
    place = 0 if greeting is None else greeting + 1
    wanted = squeeze(fold(clean(title)))
    while place < len(pieces):
        if _is_head(pieces[place], wanted, first=place == 0):
            place += 1
            continue
        further = _further(pieces, place)
        if further is None:
            break
        place = further
    return place


_SHORT_LINE = 70
_MOST_LINES = 12  # of an address block


def _further(pieces: Sequence[Piece], place: int) -> int | None:
    """The next sure line of the head, where only short lines (an address) stand before it."""
    for ahead in range(place, min(place + _MOST_LINES, len(pieces))):
        piece = pieces[ahead]
        if piece.is_table or piece.role is not None:
            return None
        if ahead > place and _is_sure(piece):
            return ahead
        folded = fold(piece.text)
        if len(folded) > _SHORT_LINE or "?" in folded or folded.endswith((".", ":", ";")):
            return None
        if piece.paragraph.kind is BlockKind.LIST_ITEM or _ITEM.match(folded):
            return None
    return None


_VALUE = re.compile(r"\W{0,3}(?:[a-z]{1,6}[/.\s-]{1,2}){0,3}[a-z]{0,6}\d")


def is_reference(text: str) -> bool:
    """Whether a line prints a letter's reference: behind its label, or alone with "FOI"."""
    folded = fold(text[:160])
    label = LABEL.match(folded)
    if label is not None and _VALUE.match(folded[label.end() :]):
        return True
    return len(text) < 40 and "foi" in folded and bool(_BARE_REFERENCE.match(folded))


_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s|[-*•]\s")


def _is_sure(piece: Piece) -> bool:
    return (
        is_reference(piece.text)
        or _is_salutation(piece)
        or _is_date(piece)
        or covers(piece.text)
        or leads_to_request(piece.text)
    )


# The rest of a covering sentence, behind its label: "It was received on 10 July 2023."
_CAME = re.compile(
    r"(?:it|this|your (?:request|e-?mail|letter)) was (?:received|dated|submitted|made)\b"
)


def tells_when_it_came(text: str) -> bool:
    """Whether a short paragraph only says when the request came."""
    return len(text) < 160 and bool(_CAME.match(fold(text))) and "?" not in text


def covers(text: str) -> bool:
    """Whether a paragraph is a covering sentence: it thanks for a request and prints none."""
    folded = fold(text)
    return len(text) <= 420 and bool(_THANKS.match(folded)) and not _REQUESTS.search(folded)


_ASKED = re.compile(
    r"\b(?:you (?:have |had )?(?:sought|asked|requested|wanted|wished|enquired|seek|ask|request|"
    r"want|wish)|asking|requesting|seeking|enquiring)\b(?! (?:the following|access to the "
    r"following|(?:some |for |the )?(?:information )?(?:as follows|under|in accordance)))"
    r"(?![^.]{0,40}freedom of information)[^:]{12,}\.$"
)


def asks(text: str) -> bool:
    """Whether a covering sentence says itself what was asked, and ends there."""
    folded = fold(text)
    return bool(TOLD.fullmatch(folded)) or (covers(text) and bool(_ASKED.search(folded)))


# What a requester writes in the same words.
_REQUESTS = re.compile(
    r"\bto (?:make|request|submit|ask|seek)\b|\bi (?:would|wish|want|am requesting|request)\b|"
    r"\bmy (?:freedom|foi|request)|\bplease (?:provide|supply|send|could|can|tell|find below my)|"
    r"\bcould you\b"
)


# A sentence on the request that ends in a colon: the request stands below it.
_NAMES_REQUEST = re.compile(
    r"\b(?:your|the) (?:[\w'()-]{1,20} ){0,6}(?:request|e-?mail|letter|application|enquiry|"
    r"correspondence)\b"
)
_DECIDES = re.compile(
    r"\b(?:response|reply|answer|decision|decided|decide|holds?|held|exempt\w*|confirm|refus\w*|"
    r"attach\w*|enclos\w*|below is|following (?:information|exemption)s?|section|questions?)\b"
)


def leads_to_request(text: str) -> bool:
    """Whether a sentence tells of the request and ends in a colon: "was worded like this:"."""
    folded = fold(text).rstrip()
    if len(text) > 420 or not folded.endswith(":"):
        return False
    return bool(_NAMES_REQUEST.search(folded)) and not _DECIDES.search(folded)


def _is_salutation(piece: Piece) -> bool:
    return bool(SALUTATION.match(fold(piece.text[:90])))


def _is_head(piece: Piece, title: str, *, first: bool) -> bool:
    if piece.is_table or piece.role not in (None, Role.RIGHTS):
        return False
    folded = fold(piece.text)
    if piece.role is Role.RIGHTS:  # the subject of a review, not the rights at the end
        return "review" in folded
    if _BARE_REFERENCE.match(folded):
        return True
    if folded == title or (first and piece.paragraph.kind is BlockKind.HEADING):
        return True
    if len(folded) > 420:
        return False
    if (
        leads_to_request(piece.text)
        or _is_salutation(piece)
        or _THANKS.match(folded)
        or _SUBJECT_LINE.match(folded)
    ):
        return True
    if TOLD.fullmatch(folded):
        return True
    if len(folded) < 140 and (_FIELD.match(folded) or LABEL.match(folded) or SUBJECT.match(folded)):
        return True
    if boilerplate.family_of(folded) in ("site", "handling") or _has_fields(folded):
        return True
    return _is_date(piece) or _is_dated_field(piece)


_FIELDS = re.compile(
    r"\b(?:ecase|rfi|(?:our |your )?ref(?:erence)?|date|tel(?:ephone)?|fax|contact|e-?mail|foi|ext)"
    r" ?:\s?\S"
)


def _has_fields(folded: str) -> bool:
    """Whether a short paragraph is a row of fields: "eCase: FOI2021/03318 Date: 21 April"."""
    return len(folded) < 220 and "?" not in folded and len(_FIELDS.findall(folded)) >= 2


_FIELD_NAME = re.compile(r"[a-z][a-z /()-]{2,40}:\s")


def _is_dated_field(piece: Piece) -> bool:
    """Whether a line is a name, a colon and a day: "Responded to: 02 May 2024"."""
    dates = find_dates(piece.text[:90])
    return (
        bool(dates)
        and bool(_FIELD_NAME.match(fold(piece.text[:60])))
        and ":" in piece.text[: dates[0].start][-3:]
        and len(piece.text) - dates[0].end < 6
    )


def _is_date(piece: Piece) -> bool:
    dates = find_dates(piece.text[:60])
    return bool(dates) and len(piece.text) - (dates[0].end - dates[0].start) < 12
