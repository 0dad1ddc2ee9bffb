"""Paragraphs cut at their labels: each piece is a label or words under one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from parsers.letter.joined import unjoin
from parsers.letter.labels import LEADS, RUN_IN, TOLD, Role, bare, role_of
from parsers.letter.paragraphs import Paragraph
from parsers.text.characters import fold
from parsers.types import BlockKind, LetterStyle


class LabelForm(Enum):
    """How a label stands."""

    LINE = auto()  # alone on its line
    SENTENCE = auto()  # a sentence that ends in the request
    RUN_IN = auto()  # text runs on behind it


@dataclass(frozen=True, slots=True)
class Piece:
    """A label (``role`` given) or words. ``numbers`` are the questions a label names."""

    text: str
    paragraph: Paragraph
    role: Role | None = None
    place: LabelForm = LabelForm.LINE
    numbers: tuple[int, ...] = ()

    @property
    def is_table(self) -> bool:
        return self.paragraph.kind is BlockKind.TABLE


_REFERENCE_VALUE = re.compile(r"(?:foi|f|rfi|eir)?[\s/-]{0,3}[\d][\d/._-]{0,20}\W{0,3}$")
_DECISION_VALUE = re.compile(
    r"(?:fully |partly |partially |part |full )?(?:disclosed?|disclosure|granted|refus\w+|withheld|"
    r"exempt\w*|not held|no information held|released|partial)\b.{0,60}$"
)
_NUMBERS = re.compile(r"(\d{1,2})[a-z]?(?:\s?(-|to)\s?q?(\d{1,2})[a-z]?)?")
_ANSWER_MARK = re.compile(r"(?:[ARar]|Answer|ANSWER|Ans)\s?(\d{1,2})[a-z]?\s?[.):\-–]\s{0,3}(?=\S)")
_LONE_MARK = re.compile(r"(?P<mark>[AQR])\s?(?P<number>\d{1,2})?[a-z]?\s?[.:)]\s{1,3}(?=\S)")
_NO_EXEMPTION = re.compile(r"(?:none|n/?a|nil|no|not applicable)\W{0,3}$")


def cut(paragraphs: Sequence[Paragraph], style: LetterStyle) -> tuple[Piece, ...]:
    """Pieces of a letter in reading order."""
    paragraphs = unjoin(paragraphs)
    marks = {m["mark"] for p in paragraphs if (m := _LONE_MARK.match(p.text))}
    paired = "Q" in marks and bool(marks & {"A", "R"})
    found: list[Piece] = []
    counted = 0
    for paragraph in paragraphs:
        mark = _LONE_MARK.match(paragraph.text) if paired else None
        if mark:
            counted += mark["mark"] == "Q"
            found.extend(_marked(Piece(paragraph.text, paragraph), mark, counted))
        else:
            found.extend(_cut(paragraph, style))
    return tuple(found)


def _marked(whole: Piece, mark: re.Match[str], counted: int) -> tuple[Piece, ...]:
    """A "Q1." or "A." paragraph of a letter that pairs them."""
    number = int(mark["number"]) if mark["number"] else counted
    role = Role.REQUEST if mark["mark"] == "Q" else Role.RESPONSE
    return _two(whole, role, mark.end(), (number,), keep=False)


def numbers_in(text: str) -> tuple[int, ...]:
    """The question numbers of a label: "Answers 2 & 3", "Questions 1c to 4"."""
    found: dict[int, None] = {}
    for match in _NUMBERS.finditer(text):
        first = int(match[1])
        last = int(match[3]) if match[3] else first
        found.update(dict.fromkeys(range(first, min(last, first + 60) + 1)))
    return tuple(found)


def _cut(paragraph: Paragraph, style: LetterStyle) -> Iterator[Piece]:
    text = paragraph.text
    whole = Piece(text, paragraph)
    if whole.is_table:
        yield whole
        return
    role = _declared(text, style) or role_of(text)
    if role is not None:
        yield replace(whole, role=role, numbers=numbers_in(bare(text)))
        return
    yield from _run_in(whole, style) or _lead(whole) or _told(whole)


def _declared(text: str, style: LetterStyle) -> Role | None:
    key = bare(text)
    if any(key == bare(label) for label in style.request_labels):
        return Role.REQUEST
    if any(key == bare(label) for label in style.response_labels):
        return Role.RESPONSE
    return None


def _run_in(whole: Piece, style: LetterStyle) -> tuple[Piece, ...]:
    text = whole.text
    folded = fold(text[:80])
    for label in style.run_in:
        if folded.startswith(fold(label)):
            role = role_of(label) or Role.RESPONSE
            return _two(whole, role, len(label.rstrip(" :-")), numbers_in(fold(label)))
    answer = _ANSWER_MARK.match(text)
    if answer:
        return _two(whole, Role.RESPONSE, answer.end(), (int(answer[1]),))
    for pattern, role in RUN_IN:
        match = pattern.match(folded)
        if not match or (match.end() < 4 and not text[0].isupper()):
            continue
        rest = folded[match.end() :]
        if role is Role.REQUEST and _REFERENCE_VALUE.match(rest):
            return ()  # a field with the reference
        if folded.startswith("decision") and _DECISION_VALUE.match(fold(text[match.end() :])):
            return (replace(whole, role=Role.FIELD, place=LabelForm.RUN_IN),)
        if role is Role.FIELD:
            kept = Role.FIELD if _NO_EXEMPTION.match(rest) else Role.PART
            return (replace(whole, role=kept, place=LabelForm.RUN_IN),)
        return _two(whole, role, match.end(), numbers_in(match.group()))
    return ()


def _two(
    whole: Piece, role: Role, end: int, numbers: tuple[int, ...], *, keep: bool = True
) -> tuple[Piece, ...]:
    """The label and what runs on behind it; a numbered question keeps its number."""
    keeps = keep and role is Role.REQUEST and bool(numbers)
    rest = whole.text if keeps else whole.text[end:].lstrip(" :-–—.)")
    label = replace(
        whole, text=whole.text[:end].strip(), role=role, place=LabelForm.RUN_IN, numbers=numbers
    )
    return (label, replace(whole, text=rest)) if rest else (label,)


def _lead(whole: Piece) -> tuple[Piece, ...]:
    """Cut after a sentence such as "I note you seek access to the following information:"."""
    folded = fold(whole.text)
    for pattern, role in LEADS:
        match = pattern.search(folded)
        if not match:
            continue
        rest = whole.text[match.end() :].strip()
        if rest and not _opens(whole.text, match.end()):
            continue  # the sentence goes on: it is no label
        label = replace(
            whole, text=whole.text[: match.end()].strip(), role=role, place=LabelForm.SENTENCE
        )
        return (label, replace(whole, text=rest)) if rest else (label,)
    return ()


def _told(whole: Piece) -> tuple[Piece, ...]:
    """Cut after a sentence that tells what was asked, where the answer runs on behind it."""
    match = TOLD.match(fold(whole.text))
    rest = whole.text[match.end() :].strip() if match else ""
    if match is None or not rest:
        return (whole,)
    return replace(whole, text=whole.text[: match.end()].strip()), replace(whole, text=rest)


def _opens(text: str, end: int) -> bool:
    """Whether a lead that ends at ``end`` is closed there (a colon, a stop, a quotation)."""
    before = text[:end].rstrip()[-1:]
    return before in ":.;-–—," or text[end:].lstrip()[:1] in "\"'“‘1-•QI"
