"""``/force/<slug>``: what a force publishes, how its log is, and how it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from db.coverage import UNDATED
from db.faces import addresses
from db.faces import months as calendar
from db.faces.listed import ORDER, Listed, entries, listed
from db.faces.listed import SQL as LISTED
from db.faces.months import GIVEN, TOTALS, Bar, Given, MonthRead
from db.faces.page import (
    Address,
    Asked,
    Entry,
    Head,
    Link,
    Missing,
    Moved,
    Page,
    Reader,
    Row,
    Sheet,
)
from db.faces.wording import day, some
from db.glossary import meaning
from db.records import Cause, HealthState, Silence
from parsers.types import Confidence, ForceKind, ForceStatus, Outcome, Policy, Regime

_TOPICS: Final = 20
_NEWEST: Final = 20


@dataclass(frozen=True, slots=True)
class Counted:
    """Something of the force's answers and in how many it is."""

    what: Annotated[str, "What"]
    answers: Annotated[int, "Answers"]
    address: Annotated[Address, "These answers"]


@dataclass(frozen=True, slots=True)
class TimeTaken:
    """How long the force took, of the answers that print both dates."""

    answers: Annotated[int, "Answers that print the dates of request and answer"]
    median: Annotated[float | None, "Working days, of the one in the middle"]
    within: Annotated[int, "Answers certainly within 20 working days"]
    late: Annotated[int, "Answers certainly later"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Force(Page):
    """One force: its log, how well it was read, how it answers, and its newest answers."""

    slug: Annotated[str, "Short name"]
    name: Annotated[str, "Name"]
    nation: Annotated[str, "Part of the United Kingdom that it serves"]
    kind: Annotated[str, "Sort of body, in words"]
    law: Annotated[str, "Law that it answers under, in words"]
    log: Annotated[str, "Whether it publishes a log, in words"]
    log_seen: Annotated[str, "How certain that is, in words"]
    log_url: Annotated[str, "Where its log begins"]
    website: Annotated[str, "Its website"]
    terms: Annotated[str, "Its terms of re-use, in one line"]
    shown: Annotated[str, "How much of its answers is shown here, in words"]
    health: Annotated[tuple[str, ...], "How its log is, in sentences"]
    well: Annotated[bool, "Whether nothing is wrong with it"]
    silence: Annotated[Silence, "What it means that nothing was found"]
    silence_says: Annotated[str, "The same in words"]
    answers: Annotated[int, "Answers"]
    tables: Annotated[int, "Tables"]
    figures: Annotated[int, "Numbers in them"]
    gone: Annotated[int, "Answers that it has removed"]
    held: Annotated[int, "Answers with a file that is held back here"]
    undated: Annotated[int, "Items of its log without a date"]
    given: Annotated[Given, "Which sources gave its answers and files"]
    sources: Annotated[str, "The same in words: other sources than its site, and what is missing"]
    months: Annotated[tuple[MonthRead, ...], "Its latest months, up to 36"]
    outcomes: Annotated[tuple[Counted, ...], "How its answers end"]
    sections: Annotated[tuple[Counted, ...], "Sections that its answers use to withhold something"]
    time: Annotated[TimeTaken, "How long it took"]
    topics: Annotated[tuple[Counted, ...], "Subjects of its answers, most frequent first"]
    newest: Annotated[tuple[Listed, ...], "Its newest answers"]

    @property
    def highest(self) -> int:
        """Items of the month that lists most."""
        return max((one.listed or 0 for one in self.months), default=0)

    @property
    def given_names(self) -> tuple[str, ...]:
        """The kinds of what was given or is missing that there are at all."""
        named = zip(GIVEN, self.given.cells, strict=True)
        return tuple(name for name, count in named if count)

    def given_in(self, month: MonthRead) -> tuple[int, ...]:
        """A month's counts of these."""
        cells = month.given.cells if month.given else ()
        both = zip(cells, self.given.cells, strict=bool(cells))
        return tuple(count for count, whole in both if whole)

    @property
    def bars(self) -> tuple[Bar, ...]:
        return calendar.bars(self.months)

    def sheets(self) -> tuple[Sheet, ...]:
        return (
            Sheet(
                "Newest answers",
                ("Title", "Reference", "Date", "Outcome", "Tables", "Address"),
                tuple(
                    (one.title, one.reference, one.on, one.outcome_says, one.tables, one.address)
                    for one in self.newest
                ),
            ),
            Sheet(
                "Months",
                ("Month", "Listed", "Read", "Not read", "File held back", "Removed since"),
                tuple((m.month, m.listed, m.parsed, m.unread, m.held, m.gone) for m in self.months),
                ("An empty cell under Listed: the month was not read.",),
            ),
            Sheet(
                "Sources",
                ("Month", *GIVEN),
                tuple((m.month, *m.given.cells) for m in self.months if m.given is not None),
            ),
            _counted("Outcomes", self.outcomes),
            _counted("Sections", self.sections),
            _counted("Topics", self.topics),
        )

    def entries(self) -> tuple[Entry, ...]:
        return entries(self.newest)


def _counted(name: str, rows: tuple[Counted, ...]) -> Sheet:
    found = tuple((one.what, one.answers, one.address) for one in rows)
    return Sheet(name, ("What", "Answers", "Address"), found)


_SQL: Final = """
    SELECT f.*, s.disclosures, s.gone, s.tables, s.figures, s.newest_on, s.last_seen,
        h.state, h.verdict, h.cause, h.stale, h.since, h.last_success, h.listed AS on_log,
        h.claimed, h.note AS health_note, y.silence, y.read_to
    FROM forces f JOIN summary_forces s ON s.force = f.slug
    LEFT JOIN health h ON h.force = f.slug LEFT JOIN silence y ON y.force = f.slug
    WHERE f.slug = :slug
"""
_OUTCOMES: Final = """
    SELECT outcome, disclosures FROM summary_outcomes WHERE force = :slug
    ORDER BY disclosures DESC, outcome
"""
_SECTIONS: Final = """
    SELECT act, section, disclosures FROM summary_sections WHERE force = :slug
    ORDER BY disclosures DESC, act, section LIMIT 15
"""
_GIVEN: Final = f"SELECT {TOTALS} FROM coverage WHERE force = :slug"  # noqa: S608 (our names)
_TIME: Final = """
    SELECT working_days, on_time, count(*) AS answers FROM answers
    WHERE force = :slug AND working_days IS NOT NULL
    GROUP BY working_days, on_time ORDER BY working_days
"""
_SUBJECTS: Final = """
    SELECT a.subject, s.name, a.disclosures AS answers
    FROM summary_subjects a JOIN topics s ON s.slug = a.subject
    WHERE a.force = :slug ORDER BY answers DESC, s.name LIMIT :most
"""


def load(reader: Reader, asked: Asked) -> Force:
    """Raises ``Missing`` for a force that there is not, ``Moved`` for one by its name."""
    slug = asked.parts["slug"]
    row = reader.first(_SQL, slug=slug)
    if not row:
        raise _elsewhere(reader, slug)
    return _force(reader, row)


def _elsewhere(reader: Reader, given: str) -> Exception:
    wanted = given.casefold().replace("-", " ").strip()
    for row in reader.rows("SELECT slug, name FROM forces"):
        names = {row["slug"].replace("-", " "), row["name"].casefold()}
        if wanted in names or wanted.removesuffix(" police") in names:
            return Moved(addresses.force(row["slug"]), lasting=False)
    return Missing(
        f"There is no force “{given}”. Its name may be written otherwise here.",
        Link("All forces", addresses.FORCES),
        Link("Search the answers", addresses.search(given)),
    )


def _force(reader: Reader, row: Row) -> Force:
    slug = row["slug"]
    read = reader.rows("SELECT * FROM coverage WHERE force = :slug ORDER BY month", slug=slug)
    found = calendar.given(reader.first(_GIVEN, slug=slug))
    newest = reader.rows(f"{LISTED} AND d.force = :slug {ORDER}", slug=slug, most=_NEWEST)
    silence = Silence(row["silence"])
    read_to = f" ({day(row['read_to'])})" if row["read_to"] else ""
    return Force(
        head=Head(
            title=row["name"],
            address=addresses.force(slug),
            about=f"What {row['name']} has answered to freedom of information requests:"
            f" {some(row['disclosures'], 'answer')}, {some(row['figures'], 'number')}.",
            crumbs=(Link("Home", Address("/")), Link("Forces", addresses.FORCES)),
            latest=row["newest_on"],
        ),
        slug=slug,
        name=row["name"],
        nation=row["nation"] or "",
        kind=meaning(ForceKind, row["kind"]),
        law=meaning(Regime, row["regime"]),
        log=meaning(ForceStatus, row["status"]),
        log_seen=meaning(Confidence, row["confidence"]),
        log_url=row["log_url"] or "",
        website=row["website"] or "",
        terms=row["terms"] or "",
        shown=meaning(Policy, row["policy"]),
        health=health(row),
        well=row["state"] in {HealthState.OK, None} and not row["stale"],
        silence=silence,
        silence_says=f"{meaning(Silence, silence)}{read_to}.",
        answers=row["disclosures"],
        tables=row["tables"],
        figures=row["figures"],
        gone=row["gone"],
        held=sum(one["held"] for one in read),
        undated=sum(one["listed"] for one in read if one["month"] == UNDATED),
        given=found,
        sources=calendar.sources(found),
        months=calendar.months(read),
        outcomes=_outcomes(reader, slug),
        sections=_sections(reader, slug),
        time=_time(reader.rows(_TIME, slug=slug)),
        topics=_topics(reader, slug),
        newest=tuple(listed(one) for one in newest),
    )


def _outcomes(reader: Reader, slug: str) -> tuple[Counted, ...]:
    return tuple(
        Counted(
            meaning(Outcome, row["outcome"]),
            row["disclosures"],
            addresses.in_datasette("answers", force=slug, outcome=row["outcome"]),
        )
        for row in reader.rows(_OUTCOMES, slug=slug)
    )


def _sections(reader: Reader, slug: str) -> tuple[Counted, ...]:
    return tuple(
        Counted(
            f"{row['act']} {row['section']}",
            row["disclosures"],
            addresses.in_datasette(
                "answer_sections", force=slug, act=row["act"], section=row["section"]
            ),
        )
        for row in reader.rows(_SECTIONS, slug=slug)
    )


def _topics(reader: Reader, slug: str) -> tuple[Counted, ...]:
    return tuple(
        Counted(
            row["name"],
            row["answers"],
            addresses.topic(row["subject"]),
        )
        for row in reader.rows(_SUBJECTS, slug=slug, most=_TOPICS)
    )


def _time(rows: list[Row]) -> TimeTaken:
    """From the number of answers for each number of days, least first."""
    days = [row["working_days"] for row in rows for _ in range(row["answers"])]
    middle = len(days) // 2
    median = None
    if days:
        median = float(days[middle] if len(days) % 2 else (days[middle - 1] + days[middle]) / 2)
    return TimeTaken(
        answers=len(days),
        median=median,
        within=sum(row["answers"] for row in rows if row["on_time"] == 1),
        late=sum(row["answers"] for row in rows if row["on_time"] == 0),
    )


_STATES: Final = {
    HealthState.OK: "Its log is up to date here",
    HealthState.QUIET: "Its log was read, and has had nothing new for longer than usual",
    HealthState.BLOCKED: "Its site turns us away, so its log cannot be read",
    HealthState.BROKEN: "Its log is not as it was, so what is new in it is not read",
    HealthState.UNREACHABLE: "Its site could not be reached",
    HealthState.NOT_RUN: "Its log has not been read",
}


def health(row: Row) -> tuple[str, ...]:
    """How a force's log is, from a row of ``health`` beside it, in sentences."""
    if row["state"] is None:
        return ()
    state = HealthState(row["state"])
    said = [_STATES[state] + (f", since {day(row['since'])}." if row["since"] else ".")]
    if row["cause"] and state is not HealthState.QUIET:
        said.append(f"{meaning(Cause, row['cause'])}.")
    if row["stale"]:
        said.append("What is shown is of an earlier night.")
    if row["last_success"]:
        said.append(f"It was last read whole on {day(row['last_success'])}.")
    if row["on_log"] is not None and row["claimed"] is not None:
        said.append(f"It lists {row['on_log']:,} answers and says that it has {row['claimed']:,}.")
    return tuple(said)
