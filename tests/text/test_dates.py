"""Printed date forms, missing years, impossible days, and statutory working days."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.letter import letter_dates, working_days
from parsers.letter.working_days import on_time
from parsers.text import dates
from parsers.types import Act, DateBasis

FORMS = [
    ("17th September 2019", date(2019, 9, 17)),
    ("09 May 2018", date(2018, 5, 9)),
    ("24 November, 2009", date(2009, 11, 24)),
    ("Monday, 6 November, 2017", date(2017, 11, 6)),
    ("Friday 6 November 2017", date(2017, 11, 6)),
    ("January 21, 2025", date(2025, 1, 21)),
    ("October 05, 2021", date(2021, 10, 5)),
    ("05/06/2015", date(2015, 6, 5)),
    ("25/08/20", date(2020, 8, 25)),
    ("06/02/26", date(2026, 2, 6)),
    ("07.05.17", date(2017, 5, 7)),
    ("01.01.2017", date(2017, 1, 1)),
    ("16^th February 2024", date(2024, 2, 16)),
    ("1th January 2020", date(2020, 1, 1)),
    ("3rd of March 2021", date(2021, 3, 3)),
    ("4 Sept 2022", date(2022, 9, 4)),
    ("12th\u00a0June\u00a02020", date(2020, 6, 12)),
    ("2024-06-30", date(2024, 6, 30)),
    ("14 Mehefin 2023", date(2023, 6, 14)),
    ("8fed Mawrth 2022", date(2022, 3, 8)),
    ("16 o Chwefror 2026", date(2026, 2, 16)),
    ("9 o Fehefin 2025", date(2025, 6, 9)),
    ("16-02-2026", date(2026, 2, 16)),
    ("16\u201102\u20112026", date(2026, 2, 16)),
    ("16-Feb-2026", date(2026, 2, 16)),
    ("16-Feb-26", date(2026, 2, 16)),
    ("2026/02/16", date(2026, 2, 16)),
    ("2026.02.16", date(2026, 2, 16)),
    ("the 16th of February, 2026"[4:], date(2026, 2, 16)),
    ("16 / 02 / 2026", date(2026, 2, 16)),
    ("16\u00b702\u00b72026", date(2026, 2, 16)),
    ("16\u2009February  2026", date(2026, 2, 16)),
]


@pytest.mark.parametrize(("printed", "day"), FORMS, ids=[form[0] for form in FORMS])
def test_form(printed: str, day: date) -> None:
    (found,) = dates.find(f"It was sent on {printed} by post.")
    assert found.value == day
    assert found.text == printed


@pytest.mark.parametrize(
    "text",
    [
        "Home Office codes 86/02 and 8/21",
        "our reference 20/09/1088",
        "about 3/4 of the total",
        "beats 3 / 4 / 5 and 2 \u00b7 10 \u00b7 12",
        "on page 4 / 12 / 03 / 2025",
        "the years 2018/19 and 2019/20",
        "version 1.2.3 of the system",
        "£12.05.17 was paid",
        "question 45 may be refused",
        "IP address 10.11.12.13",
        "in May 2019",
        "the ratio was 12/25/20/31",
    ],
)
def test_no_date(text: str) -> None:
    assert dates.find(text) == ()


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("16-02-26", date(2026, 2, 16)),
        ("16 Feb 26", date(2026, 2, 16)),
        ("3rd March 24", date(2024, 3, 3)),
    ],
)
def test_short_years_only_where_a_place_holds_days(printed: str, day: date) -> None:
    (found,) = dates.find(printed, short_years=True)
    assert found.value == day
    assert all(one.value is None for one in dates.find(printed))


@pytest.mark.parametrize("text", ["12 May 200 officers left", "page 16-02-261", "FOI-16-02-26"])
def test_no_date_with_short_years(text: str) -> None:
    assert all(one.value is None for one in dates.find(text, short_years=True))


def test_a_time_of_day_may_be_joined() -> None:
    assert dates.find("2026-02-16T10:00:00Z")[0].value == date(2026, 2, 16)
    assert dates.find("16/02/2026T09:15")[0].value == date(2026, 2, 16)


def test_month_first_is_only_by_declaration() -> None:
    assert dates.find("05/06/2015")[0].value == date(2015, 6, 5)
    assert dates.find("05/06/2015", month_first=True)[0].value == date(2015, 5, 6)


@pytest.mark.parametrize("printed", ["September 31 2019", "31/09/2019", "30th February 2020"])
def test_an_impossible_date_is_kept_as_text(printed: str) -> None:
    (found,) = dates.find(printed)
    assert found.value is None
    assert not found.possible
    read = letter_dates.read(["Date: 1 October 2019"], [], [f"from {printed} to now"])
    assert [issue.code for issue in read.issues] == ["date_impossible"]
    assert printed in read.issues[0].message


def test_29_february_without_a_year_takes_a_leap_year() -> None:
    (found,) = dates.find("29th February")
    assert found.possible
    assert found.latest_before(date(2023, 5, 1)) == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("sentence", "letter_date", "received"),
    [
        ("received on 19th August", "17th September 2019", date(2019, 8, 19)),
        ("received on 6th December", "9th January 2019", date(2018, 12, 6)),
        ("received on 9th January", "9th January 2019", date(2019, 1, 9)),
    ],
)
def test_a_missing_year_is_the_latest_before_the_letter(
    sentence: str, letter_date: str, received: date
) -> None:
    head = [letter_date, f"I write in connection with your request for information {sentence}."]
    read = letter_dates.read(head, [])
    assert (read.received, read.received_basis) == (received, DateBasis.INFERRED_YEAR)


def test_a_missing_year_without_a_letter_date_stays_unknown() -> None:
    read = letter_dates.read(["your request received on 19th August"], [])
    assert (read.received, read.received_basis) == (None, DateBasis.UNKNOWN)
    assert [issue.code for issue in read.issues] == ["date_year_unknown"]


HEADS: list[tuple[list[str], date | None, date | None]] = [
    (["Date of request: 11 April 2025"], date(2025, 4, 11), None),
    (["Date of request: April 28, 2021"], date(2021, 4, 28), None),
    (["Date Responded 06 November 2019"], None, date(2019, 11, 6)),
    (["Date: 16/02/26"], None, date(2026, 2, 16)),
    (["Date:10/10/2025"], None, date(2025, 10, 10)),
    (
        ["Request Date: 5 May 2020", "Response Date: 2 June 2020"],
        date(2020, 5, 5),
        date(2020, 6, 2),
    ),
    (["31st March 2025"], None, date(2025, 3, 31)),
    (["Date of Decision: 31 March 2022"], None, date(2022, 3, 31)),
    (
        [
            "10/10/2025",
            "Thank you for your request, received at this office on 15/09/2025 in which",
        ],
        date(2025, 9, 15),
        date(2025, 10, 10),
    ),
    (
        ["I refer to your letter dated 2 May 2019 and received 7 May 2019."],
        date(2019, 5, 7),
        None,
    ),
    (
        ["your request received by Blankshire Constabulary on 3rd July 2024."],
        date(2024, 7, 3),
        None,
    ),
    (["Published: 4 May 2023"], None, None),
    (["On 3 July 2015 we received your clarification."], None, None),
    (["FOI date 09/2023"], None, None),
]


@pytest.mark.parametrize(("head", "received", "responded"), HEADS)
def test_received_and_responded(
    head: list[str], received: date | None, responded: date | None
) -> None:
    read = letter_dates.read(head, [])
    assert (read.received, read.responded) == (received, responded)


def test_dated_is_not_the_answer_where_a_force_misuses_it() -> None:
    head = ["Dated: 31 Jul 2015", "Date of request: 04/07/2014", "Date of response: 12/08/14"]
    assert letter_dates.read(head, [], force="northumbria").responded == date(2014, 8, 12)
    assert letter_dates.read(head[:2], [], force="northumbria").responded is None
    assert letter_dates.read(["Dated: 5 May 2020"], []).responded == date(2020, 5, 5)


def test_a_banner_above_the_title_is_publication_where_a_force_prints_one() -> None:
    assert letter_dates.read(["February 11, 2026"], [], force="northern-ireland").responded is None
    assert letter_dates.read(["14 January 2022"], [], force="northern-ireland").responded == date(
        2022, 1, 14
    )


def test_an_answer_before_its_receipt_is_reported() -> None:
    read = letter_dates.read(["Date: 7 June 2011", "Date of request: 03/04/2012"], [])
    assert [issue.code for issue in read.issues] == ["dates_out_of_order"]


# (received, answered, working days) under FOIA, from answers with both dates printed.
FOIA_COUNTS = [
    (date(2019, 8, 19), date(2019, 9, 17), 20),
    (date(2018, 12, 6), date(2019, 1, 9), 20),  # 2 January is a holiday in Scotland only
    (date(2019, 12, 7), date(2020, 1, 10), 21),
    (date(2019, 10, 10), date(2019, 10, 22), 8),
    (date(2020, 2, 28), date(2020, 4, 3), 24),
    (date(2020, 8, 25), date(2020, 10, 5), 28),
    (date(2018, 11, 2), date(2018, 12, 19), 32),
    (date(2015, 6, 5), date(2015, 7, 9), 24),
    (date(2015, 7, 3), date(2015, 7, 9), 4),
    (date(2014, 7, 4), date(2014, 8, 12), 25),
    (date(2014, 9, 18), date(2014, 10, 8), 14),
    (date(2014, 8, 19), date(2014, 9, 22), 23),
    (date(2013, 10, 11), date(2013, 11, 1), 15),
    (date(2021, 1, 29), date(2021, 2, 26), 20),
    (date(2020, 1, 20), date(2020, 2, 17), 20),
    (date(2015, 10, 19), date(2015, 11, 16), 20),
    (date(2022, 1, 19), date(2022, 2, 16), 20),
]


@pytest.mark.parametrize(("received", "answered", "count"), FOIA_COUNTS)
def test_working_days(received: date, answered: date, count: int) -> None:
    assert working_days(received, answered, Act.FOIA) == count
    assert working_days(received, answered, Act.EIR) == count


def test_scotland_counts_by_its_own_holidays() -> None:
    assert working_days(date(2019, 8, 19), date(2019, 9, 17), Act.FOISA) == 21
    assert working_days(date(2018, 12, 6), date(2019, 1, 9), Act.EISR) == 20


def test_an_answer_on_the_day_of_receipt_takes_none() -> None:
    assert working_days(date(2024, 3, 5), date(2024, 3, 5), Act.FOIA) == 0


@pytest.mark.parametrize("act", [Act.MIXED, Act.UNKNOWN])
def test_working_days_need_the_law(act: Act) -> None:
    with pytest.raises(ValueError, match="need the law"):
        working_days(date(2024, 3, 5), date(2024, 3, 6), act)


def test_working_days_refuse_dates_out_of_order() -> None:
    with pytest.raises(ValueError, match="before it was received"):
        working_days(date(2024, 3, 6), date(2024, 3, 5), Act.FOIA)


P, Y, U = DateBasis.PRINTED, DateBasis.INFERRED_YEAR, DateBasis.UNKNOWN


@pytest.mark.parametrize(
    ("count", "received", "responded", "may_stop", "expected"),
    [
        (20, P, P, False, True),
        (20, Y, P, False, True),
        (20, P, P, True, True),
        (21, P, P, False, False),
        (21, Y, P, False, None),
        (21, P, P, True, None),
        (5, DateBasis.LISTING, P, False, None),
        (None, P, P, False, None),
        (None, U, P, False, None),
    ],
)
def test_on_time(
    count: int | None,
    received: DateBasis,
    responded: DateBasis,
    may_stop: bool,
    expected: bool | None,
) -> None:
    assert on_time(count, received, responded, clock_may_stop=may_stop) is expected
