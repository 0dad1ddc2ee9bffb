"""Printed periods: every form of the letters, and where on the page it was read."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.tables.period_forms import read_span
from parsers.tables.period_search import the_span
from parsers.types import Figure, Flag, PeriodFrom, PeriodKind, TableContext
from tests.tables.reading import read

K = PeriodKind

FORMS = [
    ("2018", "2018-01-01", "2018-12-31", K.CALENDAR_YEAR),
    ("2022*", "2022-01-01", "2022-12-31", K.CALENDAR_YEAR),
    ("2018/19", "2018-04-01", "2019-03-31", K.FINANCIAL_YEAR),
    ("2012-13", "2012-04-01", "2013-03-31", K.FINANCIAL_YEAR),
    ("2014/2015", "2014-04-01", "2015-03-31", K.FINANCIAL_YEAR),
    ("2019-2020", "2019-04-01", "2020-03-31", K.FINANCIAL_YEAR),
    ("1999/00", "1999-04-01", "2000-03-31", K.FINANCIAL_YEAR),
    ("FY 2018/19", "2018-04-01", "2019-03-31", K.FINANCIAL_YEAR),
    ("FY20/21", "2020-04-01", "2021-03-31", K.FINANCIAL_YEAR),
    ("01/04/2017 - 31/03/2018", "2017-04-01", "2018-03-31", K.FINANCIAL_YEAR),
    ("Apr’18 - Mar’19", "2018-04-01", "2019-03-31", K.FINANCIAL_YEAR),
    ("Jan-Dec 2016", "2016-01-01", "2016-12-31", K.CALENDAR_YEAR),
    ("2017-2019", "2017-01-01", "2019-12-31", K.RANGE),
    ("2019 to 2021", "2019-01-01", "2021-12-31", K.RANGE),
    ("2015/2016/2017/2018", "2015-01-01", "2018-12-31", K.RANGE),
    ("01.01.2017 - 22.05.2018", "2017-01-01", "2018-05-22", K.RANGE),
    ("1 Jan 2018 -- 5 Dec 2018", "2018-01-01", "2018-12-05", K.RANGE),
    ("3 June 2023 - 2 June 2024", "2023-06-03", "2024-06-02", K.RANGE),
    ("April 6 2019 to April 5 2020", "2019-04-06", "2020-04-05", K.RANGE),
    ("1 January to 30 June 2020", "2020-01-01", "2020-06-30", K.RANGE),
    ("Jan 2012-Dec 2012; Jan 2013-Dec 2013", "2012-01-01", "2013-12-31", K.RANGE),
    ("Dec 2020 – Feb 2021", "2020-12-01", "2021-02-28", K.RANGE),
    ("Apr¿18", "2018-04-01", "2018-04-30", K.MONTH),
    ("Sept 17", "2017-09-01", "2017-09-30", K.MONTH),
    ("February 2020", "2020-02-01", "2020-02-29", K.MONTH),
    ("Jan-18", "2018-01-01", "2018-01-31", K.MONTH),
    ("2018_01", "2018-01-01", "2018-01-31", K.MONTH),
    ("2018-01", "2018-01-01", "2018-01-31", K.MONTH),
    ("201801", "2018-01-01", "2018-01-31", K.MONTH),
    ("Q1 2019/20", "2019-04-01", "2019-06-30", K.QUARTER),
    ("2020/21 Q4", "2021-01-01", "2021-03-31", K.QUARTER),
    ("quarter 4 of 2022", "2022-10-01", "2022-12-31", K.QUARTER),
    ("Jan - Mar 2017", "2017-01-01", "2017-03-31", K.QUARTER),
    ("31/01/2018", "2018-01-31", "2018-01-31", K.DAY),
    ("3/4/18", "2018-04-03", "2018-04-03", K.DAY),
    ("January 21, 2025", "2025-01-21", "2025-01-21", K.DAY),
    ("16^th February 2024", "2024-02-16", "2024-02-16", K.DAY),
    ("as at 31 March 2020", "2020-03-31", "2020-03-31", K.POINT_IN_TIME),
    ("w/c 06/01/2020", "2020-01-06", "2020-01-12", K.WEEK),
    ("week ending 12/01/2020", "2020-01-06", "2020-01-12", K.WEEK),
    ("year ending March 2020", "2019-04-01", "2020-03-31", K.ROLLING),
    ("12 months to 30 June 2021", "2020-07-01", "2021-06-30", K.ROLLING),
    ("2022/23 (financial year) to date (22/8/2022)", "2022-04-01", "2022-08-22", K.TO_DATE),
    ("2015/16 (up to 26.01.16)", "2015-04-01", "2016-01-26", K.TO_DATE),
    ("2019 up to 19 August 2019", "2019-01-01", "2019-08-19", K.TO_DATE),
    ("2021 (to 30 June)", "2021-01-01", "2021-06-30", K.TO_DATE),
    ("2021/22 to end of January", "2021-04-01", "2022-01-31", K.TO_DATE),
    ("2023 – latest available", "2023-01-01", None, K.TO_DATE),
    ("2024 YTD", "2024-01-01", None, K.TO_DATE),
    ("up to 30th April 2022", None, "2022-04-30", K.TO_DATE),
    ("2024 (Jan - Jun)", "2024-01-01", "2024-06-30", K.PART_YEAR),
]


@pytest.mark.parametrize(("text", "start", "end", "kind"), FORMS)
def test_forms(text: str, start: str | None, end: str | None, kind: PeriodKind) -> None:
    span = read_span(text)
    assert span is not None
    found = [day.isoformat() if day else None for day in (span.start, span.end)]
    assert (*found, span.kind) == (start, end, kind)


@pytest.mark.parametrize(
    "text",
    [
        *("13", "11", "18-24", "20/21", "086/02", "86/02", "Total", "Under 10's", "1066", "2098"),
        *("31/02/2018", "September 31 2019", "2018/25", "Section 47", "Maybe"),
        "academic year 2018/19",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert read_span(text) is None


@pytest.mark.parametrize(("text", "month"), [("May", 5), ("Sept", 9), ("December", 12)])
def test_a_bare_month_waits_for_its_year(text: str, month: int) -> None:
    span = read_span(text)
    assert span is not None
    assert (span.month, span.start, span.wants_year) == (month, None, True)


CAPTIONS = [
    ("Theft of bicycles - 01.01.2017 - 22.05.2018", "2017-01-01", "2018-05-22"),
    ("Crimes in the years 2019/20 to 2023/24.", "2019-04-01", "2024-03-31"),
    ("Deployments 2020 – 2022", "2020-01-01", "2022-12-31"),
    ("Stops between 1 April 2017 and 31 March 2018 inclusive", "2017-04-01", "2018-03-31"),
    ("Arrests for the years 2017, 2018 and 2019", "2017-01-01", "2019-12-31"),
    ("Use of dogs: January to March 2017", "2017-01-01", "2017-03-31"),
]


@pytest.mark.parametrize(("caption", "start", "end"), CAPTIONS)
def test_captions(caption: str, start: str, end: str) -> None:
    span = the_span([caption])
    assert span is not None
    assert (str(span.start), str(span.end)) == (start, end)


@pytest.mark.parametrize(
    "caption", ["Thefts", "Years 2012 and 2019", "Under section 5 of the Act", "£2019 per head"]
)
def test_a_caption_without_one_period(caption: str) -> None:
    assert the_span([caption]) is None


def period(figure: Figure) -> tuple[str, str, PeriodKind, PeriodFrom | None]:
    start, end = str(figure.period_start), str(figure.period_end)
    return start, end, figure.period_kind, figure.period_from


def test_header_before_stub_before_caption_before_sentence() -> None:
    columns = read("Offence|2019|2020\nTheft|1|2", caption="Year 2010", sentence="In 2009")
    assert period(columns.first())[2:] == (K.CALENDAR_YEAR, PeriodFrom.HEADER)
    stub = read("Year|Thefts\n2019|1\n2020|2", caption="In 2010", sentence="In 2009")
    assert period(stub.first()) == ("2019-01-01", "2019-12-31", K.CALENDAR_YEAR, PeriodFrom.STUB)
    text = "Offence|Number\nTheft|1\nArson|2"
    caption = read(text, caption="Offences in 2018/19", sentence="In 2009")
    assert period(caption.first())[0::3] == ("2018-04-01", PeriodFrom.CAPTION)
    sentence = read(text, sentence="We searched for offences in 2009.")
    assert period(sentence.first())[0::3] == ("2009-01-01", PeriodFrom.SENTENCE)
    assert read(text).first().period_kind is K.UNKNOWN


def test_two_systems_split_one_year() -> None:
    text = "Offence|2017|2018|Total\nTheft|5|6|11\nArson|1|2|3"
    found = read(text, caption="Crimes 01.01.2017 - 22.05.2018")
    assert period(found.at[1, 1])[:3] == ("2017-01-01", "2017-12-31", K.CALENDAR_YEAR)
    assert period(found.at[1, 2])[:3] == ("2018-01-01", "2018-05-22", K.PART_YEAR)
    assert found.at[1, 2].flags == (Flag.PART_PERIOD,)
    assert period(found.at[1, 3])[:2] == ("2017-01-01", "2018-05-22")
    assert found.at[1, 3].period_from is PeriodFrom.CAPTION


def test_a_caption_of_whole_years_cuts_nothing() -> None:
    found = read("Offence|2018/19|2019/20\nTheft|5|6", caption="Thefts 2019 to 2020")
    assert period(found.first())[:3] == ("2018-04-01", "2019-03-31", K.FINANCIAL_YEAR)


def test_months_take_their_year_from_above_beside_or_the_caption() -> None:
    above = read("|2019||2020|\nOffence|Jan|Feb|Jan|Feb\nTheft|1|2|3|4")
    assert [period(f)[0] for f in above.reading.figures] == [
        "2019-01-01",
        "2019-02-01",
        "2020-01-01",
        "2020-02-01",
    ]
    beside = read("Year|Offence|Jan|Feb\n2019|Theft|1|2\n2020|Theft|1|2")
    assert period(beside.at[2, 3])[:2] == ("2020-02-01", "2020-02-29")
    caption = read("Month|Thefts\nJanuary|1\nFebruary|2", caption="Thefts in 2021")
    assert period(caption.at[2, 1])[0] == "2021-02-01"
    financial = read("|2019/20|\nOffence|Dec|Jan\nTheft|1|2")
    assert [period(f)[0] for f in financial.reading.figures] == ["2019-12-01", "2020-01-01"]
    crossed = read("Month|2018/19|2019/20\nApr|5|6\nJan|1|2")
    assert period(crossed.at[1, 1])[0::3] == ("2018-04-01", PeriodFrom.STUB)
    assert period(crossed.at[2, 2])[:2] == ("2020-01-01", "2020-01-31")
    nowhere = read("Month|Thefts\nJanuary|1\nFebruary|2").first()
    assert (nowhere.period_kind, nowhere.period_start) == (K.MONTH, None)


def test_dates_that_run_by_month_head_months() -> None:
    found = read("Type|01/01/2018|01/02/2018|01/03/2018\nA|1|2|3")
    assert period(found.at[1, 2])[:3] == ("2018-02-01", "2018-02-28", K.MONTH)
    quarters = read("Type|01/01/2018|01/04/2018|01/07/2018\nA|1|2|3")
    assert period(quarters.at[1, 2])[:3] == ("2018-04-01", "2018-04-01", K.DAY)
    ends = read("Type|31/01/2018|28/02/2018|31/03/2018\nA|1|2|3", caption="Caseload by month")
    assert period(ends.at[1, 2])[:3] == ("2018-02-01", "2018-02-28", K.MONTH)


def test_dates_of_a_snapshot_are_points_in_time() -> None:
    found = read("Rank|31/03/2019|31/03/2020\nSergeant|1|2", caption="Strength as at each date")
    assert period(found.first())[2] is K.POINT_IN_TIME


def test_numbers_of_questions_are_no_quarters() -> None:
    found = read("Question|Answer\nQ1|12\nQ2|14")
    assert found.first().period_kind is K.UNKNOWN
    dated = read("Year|Q1|Q2\n2018/19|1|2\n2019/20|3|4")
    assert period(dated.at[1, 1])[:2] == ("2018-04-01", "2018-06-30")


def test_short_years_need_a_run() -> None:
    run = read("Offence|(19/20)|(20/21)\nTheft|1|2")
    assert period(run.first())[:3] == ("2019-04-01", "2020-03-31", K.FINANCIAL_YEAR)
    bands = read("Offence|18/19|20/21\nTheft|1|2")
    assert bands.first().period_kind is K.UNKNOWN


def test_a_redefined_year() -> None:
    found = read(
        "Offence|2014/15|2015/16\nTheft|1|2",
        notes=("Each year runs from 1 November to 31 October.",),
    )
    assert period(found.first())[:3] == ("2014-11-01", "2015-10-31", K.RANGE)


def test_to_date_ends_with_the_answer_at_the_latest() -> None:
    text = "Offence|2023|2024 to date\nTheft|1|2"
    context = TableContext(answered_on=date(2024, 6, 3))
    found = read(text, context=context).at[1, 2]
    assert period(found)[:3] == ("2024-01-01", "2024-06-03", K.TO_DATE)
    assert read(text).at[1, 2].period_end is None


@pytest.mark.parametrize(
    ("note", "end"),
    [
        ("* part year: January to June 2022", "2022-06-30"),
        ("* Data for 2022 is up to 31/08/2022", "2022-08-31"),
        ("* part year only", "None"),
        ("*2022 data is to 30 September 2022", "2022-09-30"),
    ],
)
def test_a_starred_year_is_a_part_year_where_the_note_says_so(note: str, end: str) -> None:
    figure = read("Offence|2021|2022*\nTheft|9|4", notes=(note,)).at[1, 2]
    assert period(figure)[:3] == ("2022-01-01", end, K.PART_YEAR)
    assert figure.flags == (Flag.PART_PERIOD,)
    assert figure.column_path == ("2022*",)


def test_ages_are_no_periods() -> None:
    found = read("Age|Suspects\n11|4\n12|20\n13|22")
    assert {figure.period_kind for figure in found.reading.figures} == {K.UNKNOWN}


def test_a_year_total_keeps_its_year() -> None:
    found = read("Year|Month|Thefts\n2019|Jan|1\n|Feb|2\n2019 Total||3")
    assert period(found.at[3, 2])[:2] == ("2019-01-01", "2019-12-31")
