"""Threads: who wrote which mail, and the body's last word.

A thread is told by its own marks ("show quoted sections", "1 Attachment") or by a mail to the
body above one from it. The first mail to the body is the request; of the body's mails the last
one that decides is read, and the others are set aside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from parsers.letter.coming import coming
from parsers.letter.paragraphs import Paragraph
from parsers.letter.wording import plain
from parsers.text.characters import fold

_MARKS: Final = re.compile(
    r"(?:show|hide) quoted (?:sections?|text)|\d{1,2} attachments?|(?:view|download) as html"
)
_TO_BODY: Final = re.compile(
    r"dear (?:[a-z&' -]{0,40}\b)?(?:police|constabulary|force|foi|freedom|information|"
    r"commissioner|service|data protection|disclosure)\b[^.:?!]{0,50},?$"
)
_CLOSING: Final = re.compile(
    r"(?:yours|kind regards|regards|many thanks|thanks|thank you)\b.{0,20}$"
)
_SENDER: Final = re.compile(r"[a-z][\w&'., -]{1,50}$")
_QUOTED: Final = re.compile(r"(?:show|hide) quoted")


@dataclass(frozen=True, slots=True)
class _Mail:
    """One mail: whether it is to the body, and its paragraphs."""

    to_body: bool
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """The paragraphs of request and deciding mail, and those set aside."""

    paragraphs: tuple[Paragraph, ...]
    aside: tuple[Paragraph, ...] = ()
    unlabelled: bool = False  # the label of the response is ours


def arrange(paragraphs: Sequence[Paragraph]) -> Arranged:
    """A thread as one letter; anything else as it is."""
    folded = [fold(one.text) for one in paragraphs]
    marked = any(_MARKS.fullmatch(text) for text in folded)
    asked = [place for place, text in enumerate(folded) if _TO_BODY.match(text)]
    if not marked:
        return Arranged(tuple(paragraphs))
    mails, before = _mails(paragraphs, folded)
    sent = [mail for mail in mails if not mail.to_body]
    if not sent:
        return Arranged(tuple(paragraphs))
    if not asked:
        return _of_the_body(before, sent)
    request = next(mail for mail in mails if mail.to_body)
    answer = _deciding(sent)
    aside = [one for mail in mails if mail not in (request, answer) for one in mail.paragraphs]
    label = replace(request.paragraphs[0], text="Request:")
    lines = (*before, *_moved_up(answer), label, *request.paragraphs[1:], *_told(answer))
    return Arranged(lines, tuple(aside), _label_place(answer) is None)


def _of_the_body(before: Sequence[Paragraph], sent: Sequence[_Mail]) -> Arranged:
    """Mails of the body alone: the deciding one, the others set aside."""
    answer = _deciding(sent)
    aside = [one for mail in sent if mail is not answer for one in mail.paragraphs]
    return Arranged((*before, *answer.paragraphs), tuple(aside))


def _deciding(sent: Sequence[_Mail]) -> _Mail:
    """The last mail of the body that is more than an acknowledgement, else the last."""
    for mail in reversed(sent):
        words = plain(" ".join(one.text for one in mail.paragraphs))
        if coming(words) is None or len(words) > 600:
            return mail
    return sent[-1]


def _mails(
    paragraphs: Sequence[Paragraph], folded: Sequence[str]
) -> tuple[tuple[_Mail, ...], tuple[Paragraph, ...]]:
    found: list[_Mail] = []
    before: list[Paragraph] = []
    current: list[Paragraph] = []
    to_body: bool | None = None
    closed = False
    for place, (one, text) in enumerate(zip(paragraphs, folded, strict=True)):
        if to_body is not True and _opens_mail(folded, place):
            _keep(found, before, to_body, current)
            current, to_body, closed = [], False, False
            continue
        if _MARKS.fullmatch(text) and not _QUOTED.match(text):
            continue
        if _TO_BODY.match(text):
            _keep(found, before, to_body, current)
            current, to_body, closed = [one], True, False
        elif _QUOTED.match(text) or (closed and to_body and not _of_sender(text)):
            _keep(found, before, to_body, current)
            current, to_body, closed = ([] if _QUOTED.match(text) else [one]), False, False
        elif closed and to_body and _of_sender(text):
            continue
        else:
            current.append(one)
            closed = closed or (to_body is True and bool(_CLOSING.match(text)))
    _keep(found, before, to_body, current)
    return tuple(found), tuple(before)


def _keep(
    found: list[_Mail],
    before: list[Paragraph],
    to_body: bool | None,
    current: Sequence[Paragraph],
) -> None:
    if to_body is None:
        before.extend(current)
    elif current:
        found.append(_Mail(to_body, tuple(current)))


# "Freedom of Information, Merseyside Police", alone on its line above a greeting.
_UNIT: Final = re.compile(r"[a-z&' .-]{2,50}, [a-z&' -]{3,40}(?:police|constabulary|service|psni)$")
_GREETING: Final = re.compile(
    r"(?:good (?:morning|afternoon|evening)|hello|hi\b|dear|thank you for)"
)


def _opens_mail(folded: Sequence[str], place: int) -> bool:
    """Whether a line names the sending unit and a greeting, or a mark, follows."""
    if len(folded[place]) > 90 or not _UNIT.match(folded[place]):
        return False
    return any(
        bool(_GREETING.match(text) or _MARKS.fullmatch(text))
        for text in folded[place + 1 : place + 2]
    )


def _of_sender(text: str) -> bool:
    """A name or unit alone on its line, behind a closing."""
    return len(text) < 52 and bool(_SENDER.match(text)) and not text.endswith((".", "?", ":"))


_LABELLED: Final = re.compile(
    r"(?:response|our response|in response|reply|answer|decision)\b ?[:.-]?$"
)


def _moved_up(answer: _Mail) -> tuple[Paragraph, ...]:
    """What stands above a response label is the head of the letter."""
    place = _label_place(answer)
    return answer.paragraphs[:place] if place is not None else ()


def _told(answer: _Mail) -> tuple[Paragraph, ...]:
    place = _label_place(answer)
    if place is not None:
        return answer.paragraphs[place:]
    first_one = answer.paragraphs[0]
    return (replace(first_one, text="Response:"), *answer.paragraphs)


def _label_place(answer: _Mail) -> int | None:
    for place, one in enumerate(answer.paragraphs):
        if _LABELLED.fullmatch(fold(one.text).strip()):
            return place
    return None
