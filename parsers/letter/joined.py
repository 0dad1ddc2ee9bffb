"""Questions that a format has joined with their answers: "1. How many? There were 40."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.letter.labels import Role, role_of
from parsers.letter.openers import asks, is_opener
from parsers.letter.paragraphs import Paragraph
from parsers.text.characters import fold
from parsers.types import BlockKind

_ITEM = re.compile(r"[-•–]\s{1,2}\S|(?:[Qq](?:uestion)?\.?\s?)?\d{1,2}[a-z]?\s?[.):\-–]\s?\S")
_MARKED_ANSWER = re.compile(
    r"(?<=[?.:])\s(?=(?:A|R|Answer|ANSWER|Response|RESPONSE|Reply)\s?\d{0,2}\s?[:.\-–]\s)"
)
_PLAIN_ANSWER = re.compile(r"\d|\b(?:yes|no|none|nil|zero)\b|not held|\b(?:we|our|the force)\b")
_LONGEST_QUESTION = 900


def unjoin(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Cut numbered paragraphs into question and answer where most of them hold both.

    Nothing is cut where a label opens the response.
    """
    marked = [part for paragraph in paragraphs for part in _at_marks(paragraph)]
    if any(role_of(paragraph.text) is Role.RESPONSE for paragraph in marked):
        return tuple(marked)
    items = [n for n, paragraph in enumerate(marked) if _ITEM.match(paragraph.text)]
    ends = {n: end for n in items if (end := _end_of_question(marked[n].text)) is not None}
    if len(ends) < 2 or len(ends) * 2 < len(items):
        return tuple(marked)
    done: list[Paragraph] = []
    for place, paragraph in enumerate(marked):
        end = ends.get(place)
        if end is None:
            done.append(paragraph)
            continue
        done.append(replace(paragraph, text=paragraph.text[:end].strip()))
        done.append(_answer(paragraph, paragraph.text[end:]))
    return tuple(done)


def _at_marks(paragraph: Paragraph) -> Iterator[Paragraph]:
    """ "Q1: How many? A1: 40" as two paragraphs."""
    mark = _MARKED_ANSWER.search(paragraph.text[:_LONGEST_QUESTION])
    if mark is None or not _ITEM.match(paragraph.text):
        yield paragraph
        return
    yield replace(paragraph, text=paragraph.text[: mark.start()])
    yield _answer(paragraph, paragraph.text[mark.end() :])


def _answer(paragraph: Paragraph, text: str) -> Paragraph:
    return replace(paragraph, text=text.strip(), kind=BlockKind.PARAGRAPH)


def _end_of_question(text: str) -> int | None:
    """Where the question ends if what follows asks nothing and reads like an answer."""
    mark = text.rfind("?", 0, _LONGEST_QUESTION)
    rest = text[mark + 1 :].strip()
    if mark < 0 or not rest or asks(rest):
        return None
    answers = is_opener(rest) or bool(_PLAIN_ANSWER.search(fold(rest[:200])))
    return mark + 1 if answers else None
