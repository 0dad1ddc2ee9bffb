"""Invented records for the tests of db/ and of the site: two letters' worth of everything."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from db.load import ForceRow, LoadReport, load_bodies, load_force
from db.records import CaptureFact, Health, Record
from parsers.directory import BODIES
from parsers.types import (
    Account,
    Act,
    Caveat,
    CaveatKind,
    Cell,
    Counted,
    DateBasis,
    Disclosure,
    DocumentVerdict,
    EventDate,
    Exemption,
    ExemptionKind,
    Expect,
    Figure,
    Flag,
    Grid,
    LetterKind,
    Outcome,
    OutcomeBasis,
    PeriodFrom,
    PeriodKind,
    Policy,
    PublishedDocument,
    PublishedTable,
    Qualifier,
    Quality,
    Question,
    Sensitivity,
    SourceKind,
    Statistic,
    Table,
    TableKind,
    TableReading,
    Totals,
)
from parsers.types.account import NumberCount, TableCount

NIGHT = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
NO_FLOOR = Expect(items=0, fall=1.0)
LONG = "The force reviewed every custody record by hand before it answered. " * 8

_YEARS = ("2023", "2024", "2025")
_ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Bicycle theft", ("41", "38", "<5")),
    ("Shed break-in", ("7", "-", "12")),
    ("Total", ("48", "38", "12")),
)


def grid() -> Grid:
    """Thefts by type and year, with a suppressed cell, a dash and a total row."""
    header = (Cell("Offence", header=True), *(Cell(year, header=True) for year in _YEARS))
    rows = tuple((Cell(label), *(Cell(text) for text in cells)) for label, cells in _ROWS)
    return (header, *rows)


def _figure(row: int, col: int, label: str, text: str) -> Figure:
    year = int(_YEARS[col - 1])
    number = float(text) if text.isdigit() else None
    qualifier = {"<5": Qualifier.LESS_THAN, "-": Qualifier.NOT_RECORDED}
    return Figure(
        row=row,
        col=col,
        row_path=("Thefts", label),
        column_path=(str(year),),
        text=text,
        value=number,
        qualifier=None if number is not None else qualifier[text],
        high=5.0 if text == "<5" else None,
        flags=(Flag.PROVISIONAL,) if year == 2025 else (),
        statistic=Statistic.COUNT,
        counted=Counted.OFFENCES,
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
        period_kind=PeriodKind.CALENDAR_YEAR,
        period_from=PeriodFrom.HEADER,
        event_date=EventDate.RECORDED,
        row_total=label == "Total",
    )


def crosstab(position: int = 0, caption: str = "Thefts by year") -> PublishedTable:
    figures = tuple(
        _figure(row, col, label, text)
        for row, (label, cells) in enumerate(_ROWS, 1)
        for col, text in enumerate(cells, 1)
    )
    table = Table(
        position=position,
        grid=grid(),
        page=2,
        pages=(2,),
        bbox=(50.0, 60.0, 500.0, 220.5),
        caption=caption,
        notes=("Fewer than five are shown as <5.",),
        source="Niche",
        method="ruled",
    )
    reading = TableReading(
        kind=TableKind.CROSSTAB,
        header_rows=1,
        stub_columns=1,
        totals=Totals.SHOWN_CELLS_ONLY,
        quality=Quality.CLEAN,
        row_dimensions=("Offence",),
        column_dimensions=("Year",),
        data_as_at=date(2026, 1, 5),
        figures=figures,
    )
    return PublishedTable(table, reading)


def cases(position: int = 1) -> PublishedTable:
    """A table with one row a case: published as text under ``full`` only."""
    rows = (
        (Cell("Date", header=True), Cell("Narrative", header=True)),
        (Cell("03/02/2025"), Cell("Quadrangle gate forced, saddlebag taken")),
    )
    table = Table(position=position, grid=rows, page=3, caption="Cases", method="ruled")
    return PublishedTable(table, TableReading(TableKind.RECORDS, 1, 0, Totals.NONE, Quality.CHECK))


def document(key: str, position: int = 0, *tables: PublishedTable) -> PublishedDocument:
    digest = hashlib.sha256(f"{key}/{position}".encode()).hexdigest()
    return PublishedDocument(
        url=f"https://example.police.invalid/{key}/{position}.pdf",
        filename=f"answer-{position}.pdf",
        media_type="application/pdf",
        bytes=20_480 + position,
        pages=4,
        sha256=digest,
        fetched_at=NIGHT - timedelta(hours=1),
        verdict=DocumentVerdict.PARSED,
        tables=tables,
    )


def held(position: int = 1) -> PublishedDocument:
    return PublishedDocument(
        url=f"https://example.police.invalid/hidden-{position}.xlsx",
        filename="hidden-names.xlsx",
        media_type="application/zip",
        bytes=9_999,
        pages=7,
        sha256="f" * 64,
        fetched_at=NIGHT,
        verdict=DocumentVerdict.HELD,
    )


def disclosure(force: str, reference: str, day: date) -> Disclosure:
    key = f"{force}/{reference}"
    return Disclosure(
        force=force,
        url=f"https://example.police.invalid/{force}/{reference.lower()}",
        reference=reference,
        title=f"Bicycle thefts, {reference}",
        act=Act.FOIA,
        lang="en",
        source_kind=SourceKind.LOG,
        received_on=day - timedelta(days=28),
        received_basis=DateBasis.INFERRED_YEAR,
        responded_on=day,
        responded_basis=DateBasis.PRINTED,
        published_on=day + timedelta(days=3),
        published_basis=DateBasis.LISTING,
        kind=LetterKind.ANSWER,
        outcome=Outcome.PARTIAL,
        outcome_quote=LONG,
        outcome_basis=OutcomeBasis.SENTENCE,
        working_days=20,
        on_time=True,
        quality=Quality.CLEAN,
        sensitivity=Sensitivity.NONE,
        summary="How many bicycles were stolen",
        request="Please tell me how many bicycles were stolen near the velodrome. " + LONG,
        response="We hold what you ask for; cross-border cases are left out. " + LONG,
        questions=(
            Question(1, "How many bicycles were stolen? " + LONG, Outcome.GRANTED, LONG),
            Question(2, "Who stole them?", Outcome.WITHHELD, "Section 40(2) is engaged."),
        ),
        exemptions=(
            Exemption(
                Act.FOIA,
                ExemptionKind.EXEMPTION,
                "40",
                "2",
                "Section 40(2)",
                applied=True,
                ncnd=False,
                quote=LONG,
                question=2,
            ),
            Exemption(
                Act.FOIA,
                ExemptionKind.EXEMPTION,
                "31",
                "1",
                "section 31(1)",
                applied=False,
                ncnd=False,
                quote="Section 31(1) was considered.",
            ),
        ),
        caveats=(
            Caveat(CaveatKind.SYSTEM_CHANGE, "A new system came in 2024.", table=0, document=0),
            Caveat(CaveatKind.NOT_COMPARABLE, LONG),
        ),
        documents=(document(key, 0, crosstab(), cases()), held()),
    )


def record(force: str = "kent", reference: str = "FOI-100/25", day: int = 1) -> Record:
    """One answer with two tables, a held document, questions, exemptions and caveats."""
    answered = date(2026, 1, 1) + timedelta(days=day)
    given = disclosure(force, reference, answered)
    key = f"{force}/{reference}"
    page = CaptureFact(
        url=given.url,
        fetched_at=NIGHT - timedelta(hours=2),
        status=200,
        sha256=hashlib.sha256(key.encode()).hexdigest(),
        media_type="text/html",
        bytes=5_000,
        warc_record_id=f"<urn:uuid:{hashlib.md5(key.encode()).hexdigest()}>",
    )
    hidden = replace(page, url=held().url, sha256="f" * 64, warc_record_id=f"<urn:x:{key}>")
    return Record(
        key=key,
        uid=hashlib.sha1(key.encode()).hexdigest(),
        first_seen=NIGHT - timedelta(hours=2),
        last_seen=NIGHT - timedelta(hours=2),
        gone_since=None,
        disclosure=given,
        captures=(page, hidden),
    )


def records(force: str = "kent", count: int = 3) -> list[Record]:
    return [record(force, f"FOI-{100 + n}/25", day=n) for n in range(count)]


def edited(given: Record, **facts: object) -> Record:
    """``given`` with other facts in its disclosure."""
    return replace(given, disclosure=replace(given.disclosure, **facts))  # type: ignore[arg-type]


def accounted(given: Record) -> Record:
    """``given`` with the account of the tables that its documents have."""
    tables = [table for document in given.disclosure.documents for table in document.tables]
    numbers = sum(table.reading.numbers for table in tables)
    account = Account(
        tables=TableCount(found=len(tables), published=len(tables)),
        numbers=NumberCount(seen=numbers, in_figures=numbers),
    )
    return edited(given, account=account)


def health(force: str, verdict: str = "ok") -> Health:
    return Health(
        force=force,
        verdict=verdict,
        since=NIGHT - timedelta(days=3),
        last_success=NIGHT,
        listed=3,
        claimed=3,
        new=0,
        changed=0,
        removed=0,
        failed=0,
        newest_on=date(2026, 1, 7),
    )


def load(
    staging: Path,
    force: str,
    given: Iterable[Record],
    *,
    at: datetime = NIGHT,
    expect: Expect = NO_FLOOR,
    policy: Policy | None = None,
    complete: bool = True,
) -> LoadReport:
    """Load one force's records over the directory, each with an account that fits."""
    load_bodies(staging, BODIES)
    row = ForceRow(slug=force, name=f"{force.title()} Police", policy=policy)
    made = map(accounted, given)
    return load_force(
        staging, row, made, at=at, expect=expect, health=health(force), complete=complete
    )
