"""What a table counts: its subjects, with the words that decided and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from db.questions.cells import TableFacts
from db.questions.named import ASPECTS, Named, Reading, read
from db.questions.thesaurus import BY_SLUG
from db.questions.vocabulary import SubjectPlace, SubjectRole

UNKNOWN: Final = "unknown"
_LONGEST_LABEL: Final = 6  # words; what is longer and ends in a stop is a sentence


@dataclass(frozen=True, slots=True)
class Subjects:
    """The subjects of a table and the words that narrow them.

    ``narrowed`` are words of the caption beyond the subject's own; ``context`` the subjects of
    question or title that may narrow it too, where the caption is about something else.
    """

    named: tuple[Named, ...] = ()
    place: SubjectPlace | None = None
    narrowed: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


# "Of these, how many ...": the question is about the subject of the one before it.
_REFERS_BACK: Final = re.compile(
    r"\b(?:of (?:these|those|them|the above)|(?:these|those|the same|such|the above)"
    r" (?:\w+ ){0,2}(?:offences|crimes|incidents|cases|investigations|thefts|years|figures|reports"
    r"|people|numbers|means|persons|searches|arrests|calls)|in how many of)\b",
    re.IGNORECASE,
)


def subjects_of(table: TableFacts) -> Subjects:
    """The subjects of a table: its caption's, else its question's, else its title's.

    A caption that names only what is done with a subject ("Arrests by month") is about that
    of its question or title; unknown where none of them says anything.
    """
    caption = _of_caption(table.caption or "")
    beside = [*_asked(table.questions), (SubjectPlace.TITLE, read(table.title or ""))]
    context = _context(caption, beside)
    if caption.named and not caption.slugs <= ASPECTS:
        return Subjects(caption.named, SubjectPlace.CAPTION, caption.left, context)
    found = [(place, reading) for place, reading in beside if _decides(place, reading)]
    for place, reading in found:
        if not reading.slugs <= ASPECTS:
            aspect = tuple(one.words.lower() for one in caption.named)
            return Subjects(reading.named, place, (*aspect, *caption.left), ())
    if caption.named:
        return Subjects(caption.named, SubjectPlace.CAPTION, caption.left, ())
    for place, reading in found:
        return Subjects(reading.named, place, caption.left, ())
    return Subjects(narrowed=caption.left)


def _of_caption(text: str) -> Reading:
    """A caption's reading; the words of one that is a sentence narrow nothing."""
    reading = read(text)
    said = text.rstrip().endswith(".") and len(text.split()) > _LONGEST_LABEL
    return Reading(reading.named) if said else reading


def _asked(questions: Sequence[str]) -> Iterator[tuple[SubjectPlace, Reading]]:
    """The readings of the question, and of those before it as long as each refers back."""
    for question in questions:
        reading = read(question)
        yield SubjectPlace.QUESTION, reading
        if reading.named or not _REFERS_BACK.search(question):
            return


def _decides(place: SubjectPlace, reading: Reading) -> bool:
    """Whether a text names its subject surely: a title, which is about more, only one."""
    if place is SubjectPlace.TITLE:
        return len(reading.named) == 1 and reading.named[0].role is SubjectRole.COUNTED
    return bool(reading.named)


def _context(caption: Reading, beside: Sequence[tuple[SubjectPlace, Reading]]) -> tuple[str, ...]:
    """Subjects of the nearest other words that are none of the caption's, nor kin to them."""
    own = caption.slugs
    for _, reading in beside:
        others = reading.slugs - ASPECTS - _GENERAL
        if others:
            return tuple(sorted(slug for slug in others if not _kin(slug, own)))
    return ()


# So broad that they narrow nothing.
_GENERAL: Final = frozenset({"theft", "assault"})


def _kin(slug: str, own: frozenset[str]) -> bool:
    return slug in own or any(
        BY_SLUG[one].broader == slug or BY_SLUG[slug].broader == one for one in own
    )
