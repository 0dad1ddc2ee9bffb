"""What hangs on an answer: its questions, sections, files, warnings and history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from db.faces import addresses
from db.faces.page import Address, Reader, Row
from db.faces.printed import PrintedTable, at_page
from db.faces.sections import section_address
from db.faces.wording import day
from db.glossary import meaning
from db.records import AliasKind, ChangeEvent, RelationKind
from parsers.types import CaveatKind, DateBasis, DocumentVerdict, Outcome

_MOST: Final = 500  # rows of anything that hangs on one answer


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of an answer and how it is known."""

    what: Annotated[str, "What happened on it"]
    on: Annotated[str, "The day, or its month alone"]
    basis: Annotated[DateBasis, "How it is known"]
    says: Annotated[str, "The date and its basis in words"]


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """An answer of this or another force to the same question or request."""

    force: Annotated[str, "Force"]
    force_name: Annotated[str, "Its name"]
    address: Annotated[Address, "The answer here"]
    title: Annotated[str, "Its subject"]
    reference: Annotated[str, "The force's reference"]
    on: Annotated[str | None, "Date of the answer, or else of its publication or request"]
    outcome: Annotated[Outcome | None, "How it was answered"]
    outcome_says: Annotated[str, "The same in words"]
    quote: Annotated[str, "The words that decided"]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question of the request, what was said to it, and who was asked the same."""

    ordinal: Annotated[int, "Order in the letter, from 0"]
    number: Annotated[int, "Number as printed, from 1"]
    question: Annotated[str, "The question"]
    outcome: Annotated[Outcome, "How it was answered"]
    outcome_says: Annotated[str, "The same in words"]
    quote: Annotated[str, "The words that decided"]
    tables: Annotated[tuple[int, ...], "Tables that answer it, by their number here"]
    elsewhere: Annotated[tuple[OtherAnswer, ...], "Answers to the same question"]


@dataclass(frozen=True, slots=True)
class CitedSection:
    """A section that the answer cites."""

    citation: Annotated[str, "As printed"]
    act: Annotated[str, "Its law, in short"]
    section: Annotated[str, "Section or regulation"]
    applied: Annotated[bool, "Whether it withholds something; else it is only mentioned"]
    ncnd: Annotated[bool, "Whether it neither confirms nor denies"]
    question: Annotated[int | None, "Question that it is about, by its number as printed"]
    quote: Annotated[str, "The sentence that it stands in"]
    address: Annotated[Address, "Other answers that apply it"]


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """A file or page behind the answer; of one that is held back nothing is said but that."""

    verdict: Annotated[DocumentVerdict, "What became of it"]
    verdict_says: Annotated[str, "The same in words"]
    filename: Annotated[str, "Its name"]
    url: Annotated[str, "The force's own copy"]
    pages: Annotated[int | None, "Pages"]
    bytes: Annotated[int | None, "Size"]
    sha256: Annotated[str, "SHA-256 of its bytes"]
    fetched_at: Annotated[str | None, "When it was fetched"]
    table_pages: Annotated[tuple[tuple[int, str], ...], "Pages with tables, and their addresses"]


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning that the force printed."""

    kind: Annotated[CaveatKind, "Sort of warning"]
    says: Annotated[str, "The sort in words"]
    quote: Annotated[str, "As printed"]
    table: Annotated[str, "Key of the table that it is beside; empty for the whole answer"]


@dataclass(frozen=True, slots=True)
class Related:
    """Another answer that belongs to this one."""

    kind: Annotated[RelationKind, "How"]
    says: Annotated[str, "How, in words"]
    title: Annotated[str, "Its subject"]
    lang: Annotated[str, "Its language"]
    address: Annotated[Address, "The answer here"]


@dataclass(frozen=True, slots=True)
class Happened:
    """One event in the life of the answer here."""

    at: Annotated[str, "When"]
    event: Annotated[ChangeEvent, "What"]
    says: Annotated[str, "The same in words"]
    what_differs: Annotated[str, "Which parts differ"]


_DATES: Final = (("Asked", "received"), ("Answered", "responded"), ("Published", "published"))


def dated(row: Row) -> tuple[Dated, ...]:
    """The dates that are known."""
    found = []
    for what, name in (
        ("Asked", "received"),
        ("Answered", "responded"),
        ("Published", "published"),
    ):
        on, basis = row[f"{name}_on"], row[f"{name}_basis"]
        if not on:
            continue
        known = DateBasis(basis or DateBasis.UNKNOWN)
        how = f" ({meaning(DateBasis, known)})" if known is not DateBasis.PRINTED else ""
        shown = on[:7] if known is DateBasis.URL_MONTH else on
        found.append(Dated(what, shown, known, f"{day(on, basis)}{how}"))
    return tuple(found)


_QUESTIONS: Final = "SELECT * FROM questions WHERE disclosure = :key ORDER BY ordinal LIMIT :most"
# Joined in this order: from the one answer's rows to what their keys name.
_SAME_QUESTION: Final = """
    SELECT u.question AS own, d.key, d.force, f.name AS force_name, d.title_shown, d.reference,
        w.outcome, w.quote, d.dated AS on_day
    FROM question_members u
    CROSS JOIN question_members o
        ON o.question_key = u.question_key AND o.disclosure <> u.disclosure
    CROSS JOIN answers d ON d.key = o.disclosure
    CROSS JOIN forces f ON f.slug = d.force
    LEFT JOIN questions w ON w.disclosure = o.disclosure AND w.ordinal = o.question
    WHERE u.disclosure = :key
    ORDER BY u.question, f.name, on_day DESC LIMIT :most
"""
_SAME_REQUEST: Final = """
    SELECT d.key, d.force, f.name AS force_name, d.title_shown, d.reference, d.outcome,
        d.outcome_quote AS quote, d.dated AS on_day
    FROM group_members u
    CROSS JOIN group_members o ON o.group_key = u.group_key AND o.disclosure <> u.disclosure
    CROSS JOIN answers d ON d.key = o.disclosure
    CROSS JOIN forces f ON f.slug = d.force
    WHERE u.disclosure = :key ORDER BY f.name, on_day DESC LIMIT :most
"""


def questions(
    reader: Reader, key: str, tables: tuple[PrintedTable, ...]
) -> tuple[AskedQuestion, ...]:
    """The questions of an answer, each with its tables and the same question elsewhere."""
    elsewhere: dict[int, list[OtherAnswer]] = {}
    for row in reader.rows(_SAME_QUESTION, key=key, most=_MOST):
        elsewhere.setdefault(row["own"], []).append(_other(row))
    return tuple(
        AskedQuestion(
            ordinal=row["ordinal"],
            number=row["position"],
            question=row["question"] or "",
            outcome=Outcome(row["outcome"]),
            outcome_says=meaning(Outcome, row["outcome"]),
            quote=row["quote"] or "",
            tables=tuple(one.number for one in tables if one.question == row["position"]),
            elsewhere=tuple(elsewhere.get(row["ordinal"], ())),
        )
        for row in reader.rows(_QUESTIONS, key=key, most=_MOST)
    )


def same_request(reader: Reader, key: str) -> tuple[OtherAnswer, ...]:
    """Answers to the same request as a whole."""
    return tuple(_other(row) for row in reader.rows(_SAME_REQUEST, key=key, most=_MOST))


def _other(row: Row) -> OtherAnswer:
    return OtherAnswer(
        force=row["force"],
        force_name=row["force_name"],
        address=addresses.answer(row["key"]),
        title=row["title_shown"] or row["reference"] or "An answer",
        reference=row["reference"] or "",
        on=row["on_day"],
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        outcome_says=meaning(Outcome, row["outcome"]),
        quote=row["quote"] or "",
    )


def sections(reader: Reader, key: str) -> tuple[CitedSection, ...]:
    """The sections that an answer cites, in the order of the letter."""
    found = reader.rows(
        "SELECT * FROM exemptions WHERE disclosure = :key ORDER BY position LIMIT :most",
        key=key,
        most=_MOST,
    )
    return tuple(
        CitedSection(
            citation=row["citation"],
            act=row["act"],
            section=row["section"],
            applied=bool(row["applied"]),
            ncnd=bool(row["ncnd"]),
            question=row["question"],
            quote=row["quote"] or "",
            address=section_address(row["act"], row["section"]),
        )
        for row in found
    )


def files(reader: Reader, key: str, tables: tuple[PrintedTable, ...]) -> tuple[AnswerFile, ...]:
    """The files behind an answer, each with the pages that its tables stand on."""
    found = reader.rows(
        "SELECT * FROM documents WHERE disclosure = :key ORDER BY position LIMIT :most",
        key=key,
        most=_MOST,
    )
    return tuple(_file(row, tables) for row in found)


def _file(row: Row, tables: tuple[PrintedTable, ...]) -> AnswerFile:
    verdict = DocumentVerdict(row["verdict"])
    says = meaning(DocumentVerdict, verdict)
    if verdict is DocumentVerdict.HELD:
        return AnswerFile(verdict, says, "", "", None, None, "", None, ())
    url = row["url"] or ""
    pages = {
        one.page: at_page(url, row["media_type"], one.page)
        for one in tables
        if one.page and url and one.file_url.partition("#")[0] == url
    }
    return AnswerFile(
        verdict=verdict,
        verdict_says=says,
        filename=row["filename"] or "",
        url=url,
        pages=row["pages"],
        bytes=row["bytes"],
        sha256=row["sha256"] or "",
        fetched_at=row["fetched_at"],
        table_pages=tuple(sorted((page, at) for page, at in pages.items() if page)),
    )


def warnings(reader: Reader, key: str) -> tuple[Warned, ...]:
    """What the force warns of, for the whole answer or beside one table."""
    found = reader.rows(
        "SELECT * FROM caveats WHERE disclosure = :key ORDER BY position LIMIT :most",
        key=key,
        most=_MOST,
    )
    return tuple(
        Warned(
            CaveatKind(row["kind"]),
            meaning(CaveatKind, row["kind"]),
            row["quote"] or "",
            row["table_key"] or "",
        )
        for row in found
    )


def related(reader: Reader, key: str) -> tuple[Related, ...]:
    """Answers that belong to this one: twins, revisions, reviews."""
    found = reader.rows(
        "SELECT r.kind, o.key, o.title_shown, o.reference, o.lang FROM relations r"
        " JOIN disclosures o ON o.key = r.to_key WHERE r.from_key = :key"
        " UNION SELECT r.kind, o.key, o.title_shown, o.reference, o.lang FROM relations r"
        " JOIN disclosures o ON o.key = r.from_key WHERE r.to_key = :key ORDER BY 1, 2",
        key=key,
    )
    return tuple(
        Related(
            RelationKind(row["kind"]),
            meaning(RelationKind, row["kind"]),
            row["title_shown"] or row["reference"] or "An answer",
            row["lang"] or "en",
            addresses.answer(row["key"]),
        )
        for row in found
    )


def history(reader: Reader, key: str) -> tuple[Happened, ...]:
    """What happened to the answer here, oldest first."""
    found = reader.rows(
        "SELECT * FROM changes WHERE disclosure = :key ORDER BY at LIMIT :most",
        key=key,
        most=_MOST,
    )
    return tuple(
        Happened(
            row["at"],
            ChangeEvent(row["event"]),
            meaning(ChangeEvent, row["event"]),
            row["summary"] or "",
        )
        for row in found
    )


def aliases(reader: Reader, key: str, kind: AliasKind) -> tuple[str, ...]:
    """Other keys or addresses that lead to the answer."""
    found = reader.rows(
        "SELECT alias FROM aliases WHERE key = :key AND kind = :kind ORDER BY alias",
        key=key,
        kind=kind,
    )
    return tuple(row["alias"] for row in found)
