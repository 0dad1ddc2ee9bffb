"""What a letter says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from parsers.types.issue import Issue


class Outcome(StrEnum):
    """How a request, or one question of it, was answered."""

    GRANTED = "granted"
    GRANTED_SUPPRESSED = "granted_suppressed"
    PARTIAL = "partial"
    WITHHELD = "withheld"
    NOT_HELD = "not_held"
    COST = "cost"
    COST_WITH_DATA = "cost_with_data"
    COST_NCND = "cost_ncnd"
    MANIFESTLY_UNREASONABLE = "manifestly_unreasonable"
    VEXATIOUS = "vexatious"
    REPEATED = "repeated"
    ACCESSIBLE_ELSEWHERE = "accessible_elsewhere"
    FUTURE_PUBLICATION = "future_publication"
    NCND = "ncnd"
    TRANSFERRED = "transferred"
    CLARIFICATION = "clarification"
    LAPSED = "lapsed"
    INVALID = "invalid"
    INTERNAL_REVIEW = "internal_review"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class OutcomeBasis(StrEnum):
    """On what ground an outcome stands, strongest first; ``none`` where it is unknown."""

    FIELD = "field"  # the force's own field: "Decision: Disclosed"
    SENTENCE = "sentence"  # a sentence that decides
    SECTION = "section"  # a section that stands as the decision
    DATA = "data"  # a table or figures that answer
    WORDS = "words"  # plain words that answer
    QUESTIONS = "questions"  # the outcomes of the questions
    NONE = "none"


class LetterKind(StrEnum):
    """What a document is. Only an answer has an outcome of its own."""

    ANSWER = "answer"
    ACKNOWLEDGEMENT = "acknowledgement"
    HOLDING = "holding"  # needs more time, or says so
    CLARIFICATION = "clarification"
    FEES_NOTICE = "fees_notice"
    COVER_NOTE = "cover_note"
    INTERNAL_REVIEW = "internal_review"
    SEVERAL = "several"
    ANNEX = "annex"
    NOT_A_LETTER = "not_a_letter"
    UNKNOWN = "unknown"


class Act(StrEnum):
    """The law a request was answered under."""

    FOIA = "FOIA"
    FOISA = "FOISA"
    EIR = "EIR"
    EISR = "EISR"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class ExemptionKind(StrEnum):
    """An exemption (FOIA/FOISA), a refusal (ss.12, 14) or an exception (EIR)."""

    EXEMPTION = "exemption"
    REFUSAL = "refusal"
    EXCEPTION = "exception"


class DateBasis(StrEnum):
    """How a date is known."""

    PRINTED = "printed"
    INFERRED_YEAR = "inferred_year"
    URL_MONTH = "url_month"
    LISTING = "listing"
    UNKNOWN = "unknown"


class CaveatKind(StrEnum):
    """The family of a warning the force printed."""

    DATA_QUALITY = "data_quality"
    NOT_COMPARABLE = "not_comparable"
    SYSTEM_CHANGE = "system_change"
    SNAPSHOT = "snapshot"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"


class Sensitivity(StrEnum):
    """Sensitive pages carry noindex and stay out of sitemaps and front-page lists."""

    NONE = "none"
    SENSITIVE = "sensitive"


class Regime(StrEnum):
    """The access law a body answers under."""

    FOIA = "FOIA"
    FOIA_PART = "FOIA_part"
    FOISA = "FOISA"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Exemption:
    """One section cited. ``applied`` is false where it is only mentioned.

    ``offset`` is where ``quote`` begins in the response text.
    """

    act: Annotated[Act, "Law of the section"]
    kind: Annotated[ExemptionKind, "Exemption, refusal or exception"]
    section: Annotated[str, "Section or regulation"]
    subsection: Annotated[str | None, "Subsection or paragraph"]
    citation: Annotated[str, "The citation as printed"]
    applied: Annotated[bool, "1 where it withholds something, 0 where it is only mentioned"]
    ncnd: Annotated[bool, "1 where it is used to neither confirm nor deny"]
    quote: Annotated[str, "The sentence that cites it"]
    question: Annotated[int | None, "Question it answers, where the letter says so"] = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the request and how it was answered; ``position`` from 1 as printed."""

    position: Annotated[int, "Number of the question as printed, from 1"]
    question: Annotated[str, "The question"]
    outcome: Annotated[Outcome, "How it was answered"]
    quote: Annotated[str | None, "The words that decided"] = None


@dataclass(frozen=True, slots=True)
class Caveat:
    """One warning the force printed.

    ``table`` is the position it stands beside; ``document`` counts the
    disclosure's documents, from 0, and is given once they are put together.
    """

    kind: Annotated[CaveatKind, "Family of the warning"]
    quote: Annotated[str, "The words"]
    table: int | None = None
    document: int | None = None


@dataclass(frozen=True, slots=True)
class LetterStyle:
    """How one force writes: data that a force file may add to the common tables.

    ``reference`` is a regular expression; empty uses the family of ``force_id``.
    ``run_in`` are labels after which text continues on the same line.
    ``month_first`` is for forces that print US dates.
    """

    request_labels: tuple[str, ...] = ()
    response_labels: tuple[str, ...] = ()
    run_in: tuple[str, ...] = ()
    reference: str = ""
    month_first: bool = False
    unlabelled: bool = False


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """What a letter says of its answer, and what is published of it: the same words."""

    reference: Annotated[str | None, "The force's reference, as printed"]
    act: Annotated[Act, "Law it was answered under"]
    lang: Annotated[str, "Language of the answer (en, cy)"]
    received_on: Annotated[date | None, "Date of the request"]
    received_basis: Annotated[DateBasis, "How that date is known"]
    responded_on: Annotated[date | None, "Date of the answer"]
    responded_basis: Annotated[DateBasis, "How that date is known"]
    kind: Annotated[LetterKind, "What the document is; only an answer has an outcome of its own"]
    outcome: Annotated[Outcome, "How the request as a whole was answered"]
    outcome_quote: Annotated[str | None, "The sentence that decided the outcome"]
    outcome_basis: Annotated[OutcomeBasis, "On what ground the outcome stands"]
    working_days: Annotated[int | None, "Working days between the dates of request and answer"]
    on_time: Annotated[
        bool | None, "1 within 20 working days, 0 certainly later, null not decidable"
    ]
    request: Annotated[str, "The request"]
    response: Annotated[str, "The answer, without closing boilerplate"]


@dataclass(frozen=True, slots=True)
class Letter(AnswerFacts):
    """A letter or item page, read. ``request_blocks`` and ``response_blocks`` are
    indexes into the blocks given; a table in the request never becomes data.
    ``layout_blocks`` are those of tables that hold the letter's own words."""

    references: tuple[str, ...] = ()
    request_blocks: tuple[int, ...] = ()
    response_blocks: tuple[int, ...] = ()
    layout_blocks: tuple[int, ...] = ()
    questions: tuple[Question, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    sensitivity: Sensitivity = Sensitivity.NONE
    # (position of a table, number of the one question it answers)
    answers: tuple[tuple[int, int], ...] = ()
    # The text that decided, and the words cut from request and response (never lost).
    boilerplate: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    # The answers of a page that holds several, in its order.
    parts: tuple[Letter, ...] = ()
