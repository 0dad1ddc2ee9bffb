"""``/a/<force>/<reference>``: what was asked and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from db.faces import addresses
from db.faces import answer_parts as parts
from db.faces.answer_parts import (
    AnswerFile,
    AskedQuestion,
    CitedSection,
    Dated,
    Happened,
    OtherAnswer,
    Related,
    Warned,
)
from db.faces.cite import Citation, Cited, citation
from db.faces.page import Address, Asked, Head, Link, Missing, Moved, Page, Reader, Row, Sheet
from db.faces.printed import NOTE, TIDY, PrintedTable, tables_of
from db.faces.wording import day, some
from db.glossary import meaning
from db.records import AliasKind
from parsers.types import Act, Outcome, OutcomeBasis, Policy, Sensitivity

# Tables with their cells, and rows of each; all have pages of their own.
TABLES, ROWS = 25, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Page):
    """One answer with everything that hangs on it."""

    key: Annotated[str, "Lasting key"]
    force: Annotated[str, "Force that answered"]
    force_name: Annotated[str, "Its name"]
    force_address: Annotated[Address, "The force here"]
    reference: Annotated[str, "The force's reference, as printed"]
    title: Annotated[str, "Title as printed"]
    in_short: Annotated[tuple[str, ...], "What came of it, in sentences"]
    outcome: Annotated[Outcome | None, "How the request as a whole was answered"]
    outcome_says: Annotated[str, "The same in words"]
    outcome_quote: Annotated[str, "The sentence that decided"]
    outcome_basis: Annotated[str, "On what ground the outcome stands, in words"]
    act: Annotated[str, "Law it was answered under"]
    dates: Annotated[tuple[Dated, ...], "Dates that are known"]
    working_days: Annotated[int | None, "Working days between request and answer"]
    url: Annotated[str, "The force's own page; a file's name where it was given to us"]
    policy: Annotated[Policy, "How much of the force's answers is shown here"]
    gone_since: Annotated[str | None, "When the force was found to have removed it"]
    archived_in: Annotated[str, "Web archive whose copy was read"]
    archived_at: Annotated[str | None, "When the archive took it"]
    archived_copy: Annotated[str, "Address of that copy"]
    unread: Annotated[str, "What could not be read, in words"]
    warnings: Annotated[tuple[Warned, ...], "What the force warns of"]
    tables: Annotated[tuple[PrintedTable, ...], "Its tables; cells of the first 25, 200 rows each"]
    request: Annotated[str, "The request, where shown"]
    response: Annotated[str, "The answer, where shown"]
    questions: Annotated[tuple[AskedQuestion, ...], "Its questions"]
    same_request: Annotated[tuple[OtherAnswer, ...], "Answers to the same request"]
    sections: Annotated[tuple[CitedSection, ...], "Sections that it cites"]
    files: Annotated[tuple[AnswerFile, ...], "Files and pages behind it"]
    related: Annotated[tuple[Related, ...], "Answers that belong to it"]
    repeats: Annotated[Address | None, "Answer that it repeats; then it is not counted"]
    former_keys: Annotated[tuple[str, ...], "Keys that it had before"]
    other_addresses: Annotated[tuple[str, ...], "Other addresses of the force that lead to it"]
    captures: Annotated[int, "Stored responses behind it"]
    first_seen: Annotated[str, "First capture"]
    last_seen: Annotated[str, "Day on which the force was last found to publish it"]
    history: Annotated[tuple[Happened, ...], "What happened to it here"]
    cite: Annotated[Citation, "How to cite it"]
    report: Annotated[Address, "Where to say that something is wrong"]

    def sheets(self) -> tuple[Sheet, ...]:
        """What was asked; every number; each table as printed."""
        asked = Sheet(
            "Questions",
            ("Number", "Question", "Outcome", "The words that decided"),
            tuple((q.number, q.question, q.outcome_says, q.quote) for q in self.questions),
        )
        cited = Sheet(
            "Sections",
            ("As printed", "Law", "Section", "Applied", "Quote"),
            tuple(
                (s.citation, s.act, s.section, "yes" if s.applied else "only mentioned", s.quote)
                for s in self.sections
            ),
        )
        numbers = Sheet(
            "Numbers",
            ("Table", *TIDY),
            tuple((one.number, *row) for one in self.tables for row in one.tidy_rows()),
            (NOTE,),
        )
        printed = (one.printed_sheet(f"Table {one.number}") for one in self.tables if one.body)
        return (numbers, asked, cited, *printed)


_SQL: Final = """
    SELECT d.*, f.name AS force_name, f.policy, x.request, x.response,
        (SELECT count(*) FROM captures c WHERE c.disclosure = d.key) AS captures
    FROM disclosures d JOIN forces f ON f.slug = d.force LEFT JOIN texts x ON x.disclosure = d.key
    WHERE d.key = :key
"""


def load(reader: Reader, asked: Asked) -> Answer:
    """Raises ``Moved`` for a former key or a reference as printed, ``Missing`` for others."""
    key = f"{asked.parts['force']}/{asked.parts['reference']}"
    row = reader.first(_SQL, key=key)
    if not row:
        raise _elsewhere(reader, key)
    return _answer(reader, row, asked)


def _elsewhere(reader: Reader, key: str) -> Exception:
    """Where a key that is not there leads."""
    force, _, reference = key.partition("/")
    found = reader.first("SELECT key FROM aliases WHERE alias = :key", key=key)
    if found:
        return Moved(addresses.answer(found["key"]))
    found = reader.first(
        "SELECT key FROM answers WHERE reference = :reference AND force = :force"
        " ORDER BY id DESC LIMIT 1",
        reference=reference,
        force=force,
    )
    if found:
        return Moved(addresses.answer(found["key"]), lasting=False)
    lower = key.lower()
    found = reader.first("SELECT key FROM disclosures WHERE key = :key", key=lower)
    if found:
        return Moved(addresses.answer(found["key"]), lasting=False)
    known = reader.first("SELECT slug, name FROM forces WHERE slug = :force", force=force.lower())
    if known:
        return Missing(
            f"{known['name']} has no answer “{reference}” here. Its reference may be written"
            " otherwise, or the answer is not published any more.",
            Link(f"Answers of {known['name']}", addresses.force(known["slug"])),
            Link("Search the answers", addresses.search(reference)),
        )
    return Missing(
        f"There is no force “{force}”, so there is no answer of it.",
        Link("Search the answers", addresses.search(reference)),
    )


def title_of(row: Row) -> str:
    """What an answer is called: its subject, or else its reference or key."""
    return str(row["title_shown"] or row["reference"] or row["key"])


def crumbs(row: Row) -> tuple[Link, ...]:
    """The pages above an answer."""
    return (
        Link("Home", Address("/")),
        Link(row["force_name"], addresses.force(row["force"])),
    )


def cited(row: Row, address: Address, part: str = "") -> Cited:
    """The answer as a source."""
    return Cited(
        force_name=row["force_name"],
        title=row["title_shown"] or "",
        reference=row["reference"] or "",
        answered_on=row["responded_on"] or row["published_on"],
        url=row["url"],
        address=address,
        part=part,
    )


def _answer(reader: Reader, row: Row, asked: Asked) -> Answer:
    key, address = row["key"], addresses.answer(row["key"])
    tables = tables_of(reader, key, TABLES, ROWS)
    sections = parts.sections(reader, key)
    dates = parts.dated(row)
    act = row["act"] if row["act"] not in {None, Act.UNKNOWN} else None
    return Answer(
        head=Head(
            title=title_of(row),
            address=address,
            about=_about(row),
            lang=row["lang"] or "en",
            indexed=row["sensitivity"] == Sensitivity.NONE and not row["gone_since"],
            crumbs=crumbs(row),
            latest=row["responded_on"] or row["published_on"],
        ),
        key=key,
        force=row["force"],
        force_name=row["force_name"],
        force_address=addresses.force(row["force"]),
        reference=row["reference"] or "",
        title=row["title"] or "",
        in_short=_in_short(row, dates, tables, sections),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        outcome_says=meaning(Outcome, row["outcome"]),
        outcome_quote=row["outcome_quote"] or "",
        outcome_basis=meaning(OutcomeBasis, row["outcome_basis"]),
        act=meaning(Act, act),
        dates=dates,
        working_days=row["working_days"],
        url=row["url"],
        policy=Policy(row["policy"]),
        gone_since=row["gone_since"],
        archived_in=row["archived_in"] or "",
        archived_at=row["archived_at"],
        archived_copy=row["archived_copy"] or "",
        unread=row["unread"] or "",
        warnings=parts.warnings(reader, key),
        tables=tables,
        request=row["request"] or "",
        response=row["response"] or "",
        questions=parts.questions(reader, key, tables),
        same_request=parts.same_request(reader, key),
        sections=sections,
        files=parts.files(reader, key, tables),
        related=parts.related(reader, key),
        repeats=addresses.answer(row["repeats"]) if row["repeats"] else None,
        former_keys=parts.aliases(reader, key, AliasKind.KEY),
        other_addresses=parts.aliases(reader, key, AliasKind.ADDRESS),
        captures=row["captures"],
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
        history=parts.history(reader, key),
        cite=citation(cited(row, address), asked.site),
        report=addresses.report(address),
    )


def _about(row: Row) -> str:
    says = meaning(Outcome, row["outcome"]).lower()
    told = f": {says}" if says else ""
    return f"{row['force_name']} answers a freedom of information request{told}."


def _in_short(
    row: Row,
    dates: tuple[Dated, ...],
    tables: tuple[PrintedTable, ...],
    sections: tuple[CitedSection, ...],
) -> tuple[str, ...]:
    """What came of the request, in at most four sentences."""
    said = []
    if row["outcome"]:
        applied = dict.fromkeys(
            f"{'regulation' if s.act.startswith('EI') else 'section'} {s.section}"
            for s in sections
            if s.applied
        )
        under = f", under {' and '.join(applied)}" if applied else ""
        said.append(f"{meaning(Outcome, row['outcome'])}{under}.")
    days = row["working_days"]
    answered = next((one for one in dates if one.what == "Answered"), None)
    if answered and days is not None:
        after = some(days, "working day")
        said.append(f"Answered on {day(answered.on)}, {after} after the request.")
    elif answered:
        said.append(f"Answered on {day(answered.on)}.")
    if tables:
        numbers = row["n_figures"] or 0
        said.append(f"{some(len(tables), 'table')} with {some(numbers, 'number')}.")
    if row["unread"]:
        said.append("Not all of it could be read.")
    return tuple(said)
