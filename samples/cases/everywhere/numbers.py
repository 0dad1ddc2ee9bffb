"""Answers that give numbers: where the subject is named, and which number stands for a period."""

from __future__ import annotations

from datetime import date, timedelta

from samples.cases.everywhere.turn import (
    IN_WORDS,
    YEARS,
    Said,
    Told,
    Turn,
    case_of,
    districts,
    granted,
    heads,
    row_of,
    said_of,
)
from samples.cases.everywhere.words import OTHER_ROWS
from samples.shapes import MONTHS, Given


def total_row(turn: Turn) -> Told:
    """Districts and their printed total; every text names the subject."""
    counts = turn.counts()
    rows = (heads("District"), *districts(turn, counts), row_of("Total", counts))
    shape = Given(f"{turn.caption} by district, 2022 to 2024", rows)
    return Told(case_of(turn, turn.title, turn.question, granted(shape)), turn.in_years(counts))


def only_title(turn: Turn) -> Told:
    """The caption says no more than that it is a response; the title names the subject."""
    counts = turn.counts()
    shape = Given("Response to question 1", (heads("Year"), row_of("Number", counts)))
    question = f"How many offences were recorded in {IN_WORDS}?"
    return Told(case_of(turn, turn.title, question, granted(shape)), turn.in_years(counts))


def only_caption(turn: Turn) -> Told:
    """Title and question say nothing; the years are rows."""
    counts = turn.counts()
    lines = tuple((str(year), str(n)) for year, n in zip(YEARS, counts, strict=True))
    shape = Given(turn.caption, (("Year", "Number"), *lines))
    question = "Please send me the figures for the last three calendar years."
    case = case_of(turn, "Figures for a student project", question, granted(shape))
    return Told(case, turn.in_years(counts))


def only_question(turn: Turn) -> Told:
    """No caption, and a title that names nothing."""
    counts = turn.counts()
    shape = Given(None, (heads("Year"), row_of("Number recorded", counts)))
    case = case_of(turn, "Request from a newspaper", turn.question, granted(shape))
    return Told(case, turn.in_years(counts))


def in_rows(turn: Turn) -> Told:
    """The subject is one row of several, each of another subject."""
    counts = turn.counts()
    others = [(label, slug, turn.counts()) for label, slug in OTHER_ROWS]
    rows = [row_of(turn.subject.row, counts), *(row_of(label, n) for label, _, n in others)]
    turn.rng.shuffle(rows)
    shape = Given("Selected offences recorded", (heads("Offence"), *rows))
    question = f"Please give the number of the offences that I list below for {IN_WORDS}."
    said = [said_of(slug, y, n) for _, slug, ns in others for y, n in zip(YEARS, ns, strict=True)]
    case = case_of(turn, "Selected offences", question, granted(shape), name="rows")
    return Told(case, (*turn.in_years(counts), *said))


def financial(turn: Turn) -> Told:
    """Financial years beside the calendar years of all others."""
    counts = turn.counts()
    first = ("District", *(f"{year}/{(year + 1) % 100}" for year in YEARS))
    rows = (first, *districts(turn, counts), row_of("Total", counts))
    shape = Given(f"{turn.caption} by financial year", rows)
    said = tuple(
        Said(turn.subject.slug, "value", date(y, 4, 1), date(y + 1, 3, 31), n)
        for y, n in zip(YEARS, counts, strict=True)
    )
    return Told(case_of(turn, turn.title, turn.question, granted(shape), days_ago=90), said)


def three_years(turn: Turn) -> Told:
    """A last column adds up the three years; it is no year."""
    counts = turn.counts()
    lines = (*districts(turn, counts), row_of("Total", counts))
    rows = tuple((*line, str(sum(map(int, line[1:])))) for line in lines)
    shape = Given(f"{turn.caption}, 2022 to 2024", ((*heads("Area"), "Total"), *rows))
    return Told(case_of(turn, turn.title, turn.question, granted(shape)), turn.in_years(counts))


def to_date(turn: Turn) -> Told:
    """The current year up to a printed day is no whole year."""
    counts, part = turn.counts(), turn.rng.randint(5, 60)
    first = (*heads("Year"), "2025 (to 30 June 2025)")
    shape = Given(turn.caption, (first, (*row_of("Offences", counts), str(part))))
    now = Said(turn.subject.slug, "value", date(2025, 1, 1), date(2025, 6, 30), part)
    case = case_of(turn, turn.title, turn.question, granted(shape), days_ago=100)
    return Told(case, (*turn.in_years(counts), now))


def again(turn: Turn) -> Told:
    """An answer that is also listed at a second address."""
    told = total_row(turn)
    return Told(told.case, told.said, twice=True)


def revised(turn: Turn) -> tuple[Told, Told]:
    """A later answer gives two of the years again with other numbers: the later ones count."""
    before = turn.counts()
    early = (2021, 2022, 2023)
    old = Given(turn.caption, (("Year", *map(str, early)), row_of("Offences", before)))
    question = turn.pick(turn.subject.questions).format(years="2021, 2022 and 2023")
    first = case_of(turn, turn.title, question, granted(old), name="before", days_ago=480)
    counts = tuple(n + turn.rng.randint(1, 9) for n in turn.counts())
    new = Given(turn.caption, (heads("Year"), row_of("Offences", counts)))
    second = case_of(turn, turn.title, turn.question, granted(new), name="after", days_ago=80)
    kept = (said_of(turn.subject.slug, 2021, before[0]),)
    return Told(first, kept), Told(second, turn.in_years(counts))


def in_columns(turn: Turn) -> Told:
    """The subject is one column of several; the years are rows."""
    counts = turn.counts()
    others = [(label, slug, turn.counts()) for label, slug in OTHER_ROWS]
    columns = [counts, *(n for _, _, n in others)]
    lines = [
        (str(year), *(f"{column[place]}" for column in columns)) for place, year in enumerate(YEARS)
    ]
    names = ("Year", turn.subject.row, *(label for label, _, _ in others))
    shape = Given("Offences recorded by calendar year", (names, *lines))
    question = f"How many of each of the offences below were recorded in {IN_WORDS}?"
    said = [said_of(slug, y, n) for _, slug, ns in others for y, n in zip(YEARS, ns, strict=True)]
    case = case_of(turn, "Offences by year", question, granted(shape), name="columns")
    return Told(case, (*turn.in_years(counts), *said))


def months(turn: Turn) -> Told:
    """The months of two years with their totals: a month is no year."""
    by_month = [[turn.rng.randint(1, 19) for _ in YEARS[:2]] for _ in MONTHS]
    totals = tuple(map(sum, zip(*by_month, strict=True)))
    rows = [(name, *map(str, line)) for name, line in zip(MONTHS, by_month, strict=True)]
    lines = (("Month", *map(str, YEARS[:2])), *rows, ("Total", *map(str, totals)))
    said = [said_of(turn.subject.slug, y, n) for y, n in zip(YEARS, totals, strict=False)]
    for number, line in enumerate(by_month, start=1):
        for year, count in zip(YEARS, line, strict=False):
            last = date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)
            first = date(year, number, 1)
            said.append(Said(turn.subject.slug, "value", first, last, count))
    shape = Given(f"{turn.caption} by month", lines)
    return Told(case_of(turn, turn.title, turn.question, granted(shape)), tuple(said))


def only_span(turn: Turn) -> Told:
    """One number for all three years: a span of its own, and no year."""
    (count, *_) = turn.counts()
    days = "1 January 2022 to 31 December 2024"
    shape = Given(f"{turn.caption}, {days}", (("Period", "Number"), (days, str(count))))
    said = Said(turn.subject.slug, "value", date(2022, 1, 1), date(2024, 12, 31), count)
    return Told(case_of(turn, turn.title, turn.question, granted(shape)), (said,))
