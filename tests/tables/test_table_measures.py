"""What is counted and how: read from heading, caption and notes, else unknown."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.tables.measures import as_at, counted_in, event_in, statistic_in
from parsers.types import Counted, EventDate, Statistic, TableContext
from tests.tables.reading import read

C, S = Counted, Statistic

COUNTED = [
    ("Recorded Crime: Offender Aged under 14", C.CRIMES),
    ("The total number of crimes logged by your force, by offence", C.CRIMES),
    ("Drug offences: number of arrests", C.ARRESTS),
    ("Victims of hate crime", C.VICTIMS),
    ("Number of people in custody", C.PERSONS),
    ("Burglary offences by district", C.OFFENCES),
    ("Police officers by rank", C.OFFICERS),
    ("FTE by role", C.FTE),
    ("Spend on overtime", C.MONEY),
    ("Freedom of Information requests", C.REQUESTS),
    ("FOI requests received", C.REQUESTS),
    ("Stop searches", C.OTHER),
    ("Offence type", C.UNKNOWN),
    ("Crime Group", C.UNKNOWN),
    ("Victim age", C.UNKNOWN),
    ("Table 1.", C.UNKNOWN),
    ("Suspects", C.SUSPECTS),
    ("Incidents involving dogs", C.INCIDENTS),
    ("Occurrences", C.OCCURRENCES),
]


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_counted(text: str, counted: Counted) -> None:
    assert counted_in(text) is counted


@pytest.mark.parametrize(
    ("text", "statistic"),
    [
        ("% of crimes", S.PERCENT),
        ("Detection rate", S.RATE),
        ("Crimes per 1,000 population", S.RATE),
        ("Average days", S.MEAN),
        ("Median time", S.MEDIAN),
        ("Longest wait", S.MAX),
        ("Minimum", S.MIN),
        ("Ratio", S.RATIO),
        ("Cost (£)", S.SUM),
        ("Number of crimes", S.COUNT),
        ("Hill ward", S.UNKNOWN),
    ],
)
def test_statistic(text: str, statistic: Statistic) -> None:
    assert statistic_in(text) is statistic


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Recorded crime", EventDate.RECORDED),
        ("Not recorded", EventDate.UNKNOWN),
        ("Offences committed in 2019", EventDate.COMMITTED),
        ("Arrests by ward", EventDate.ARREST),
        ("By outcome date", EventDate.OUTCOME),
        ("Thefts", EventDate.UNKNOWN),
    ],
)
def test_event(text: str, event: EventDate) -> None:
    assert event_in(text) is event


def test_heading_before_caption_before_letter() -> None:
    text = "Ward|Arrests|Other\nNorth|5|6"
    found = read(text, caption="Recorded crimes")
    assert (found.at[1, 1].counted, found.at[1, 2].counted) == (C.ARRESTS, C.CRIMES)
    context = TableContext(text="You asked for the number of victims of theft.")
    plain = read("Ward|2019\nNorth|5", context=context)
    assert plain.first().counted is C.VICTIMS
    assert read("Ward|2019\nNorth|5").first().counted is C.UNKNOWN


def test_a_row_may_say_what_is_counted() -> None:
    found = read("Question|2019|2020\nNumber of arrests|5|6\nNumber of victims|7|8")
    assert [figure.counted for figure in found.reading.figures] == [
        *(C.ARRESTS, C.ARRESTS),
        *(C.VICTIMS, C.VICTIMS),
    ]


def test_units_from_cells_headings_and_rows() -> None:
    found = read("Item|Cost|Share|Wait (minutes)\nBoots|£120|40.5%|3.5\nCoats|£1.2m|59.5%|4")
    cost, share, wait = found.reading.figures[:3]
    assert (cost.statistic, cost.counted, cost.unit) == (S.SUM, C.MONEY, "GBP")
    assert (share.statistic, share.unit, share.value) == (S.PERCENT, "percent", 40.5)
    assert (wait.counted, wait.unit) == (C.TIME, "minutes")
    thousands = read("Item|£'000\nBoots|12").first()
    assert (thousands.value, thousands.unit) == (12.0, "GBP thousand")
    row = read("Measure|2019\nPercentage charged|34\nCrimes|12")
    assert (row.first().statistic, row.at[2, 1].statistic) == (S.PERCENT, S.COUNT)


def test_whole_numbers_without_other_words_are_counts() -> None:
    assert read("Ward|2019\nNorth|5\nSouth|6").first().statistic is S.COUNT
    assert read("Ward|2019\nNorth|5.5\nSouth|6").first().statistic is S.UNKNOWN


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Data correct as at 12 May 2024.", date(2024, 5, 12)),
        ("Snapshot date: 31/01/2021", date(2021, 1, 31)),
        ("Extracted on Monday 3rd June 2019", date(2019, 6, 3)),
        ("Crimes from 1 May 2024", None),
    ],
)
def test_data_as_at(text: str, day: date | None) -> None:
    assert as_at([text]) == day


def test_data_as_at_from_a_note() -> None:
    found = read("Ward|2019\nNorth|5", notes=("Correct as at 12 May 2024",))
    assert found.reading.data_as_at == date(2024, 5, 12)
