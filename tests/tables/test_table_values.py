"""Every printed form of a figure, one line each."""

from __future__ import annotations

import pytest

from parsers.tables.values import read_text, with_stored
from parsers.types import Flag, Qualifier

Q = Qualifier

NUMBERS = [
    ("0", 0.0, None),
    ("13", 13.0, None),
    ("1,616", 1616.0, None),
    ("12,345,678", 12345678.0, None),
    ("1\u00a0616", 1616.0, None),
    ("1\u202f234\u202f567", 1234567.0, None),
    (" 42 ", 42.0, None),
    ("‘7’", 7.0, None),
    ("5986.623", 5986.623, None),
    ("29617.89", 29617.89, None),
    (".5", 0.5, None),
    ("Two", 2.0, None),
    ("-5", -5.0, None),
    ("−5", -5.0, None),
    ("+5", 5.0, None),
    ("34.30%", 34.3, "percent"),
    ("0.008%", 0.008, "percent"),
    ("8 %", 8.0, "percent"),
    ("12 per cent", 12.0, "percent"),
    ("£325,000", 325000.0, "GBP"),
    ("£35K", 35000.0, "GBP"),
    ("£2.5m", 2500000.0, "GBP"),
    ("£1.2bn", 1200000000.0, "GBP"),
    ("£1,234.56", 1234.56, "GBP"),
    ("-£40", -40.0, "GBP"),
    ("£-40", None, None),
    ("(£12)", -12.0, "GBP"),
    ("£(12)", -12.0, "GBP"),
    ("€90", 90.0, "EUR"),
    ("2.49 million", 2490000.0, None),
    ("3 thousand", 3000.0, None),
    ("10.8 mins", 10.8, "minutes"),
    ("16 hours", 16.0, "hours"),
    ("5986.62 FTE", 5986.62, "FTE"),
    ("-0.5376344086021447", -0.5376344086021447, None),
    ("0:08:00", 480.0, "seconds"),
    ("255:10:10", 918610.0, "seconds"),
    ("1 minute 30 seconds", 90.0, "seconds"),
    ("2 hrs 5 mins", 7500.0, "seconds"),
    ("12 (34%)", 12.0, None),
    ("1,204 [8.5 %]", 1204.0, None),
    ("4¹", 4.0, None),
    ("132¹˒²", 132.0, None),
    ("8% ³", 8.0, "percent"),
]


@pytest.mark.parametrize(("text", "value", "unit"), NUMBERS)
def test_numbers(text: str, value: float | None, unit: str | None) -> None:
    found = read_text(text)
    assert found.value == value
    assert found.unit == unit
    assert (found.qualifier is None) == (value is not None)


WORDS = [
    ("", Q.BLANK),
    ("   ", Q.BLANK),
    ("*", Q.SUPPRESSED),
    ("* ", Q.SUPPRESSED),
    ("**", Q.SUPPRESSED),
    ("c", Q.SUPPRESSED),
    ("[c]", Q.SUPPRESSED),
    ("Suppressed", Q.SUPPRESSED),
    ("low numbers", Q.SUPPRESSED),
    ("Low data", Q.SUPPRESSED),
    ("[low]", Q.SUPPRESSED),
    ("N/A", Q.NOT_APPLICABLE),
    ("n/a", Q.NOT_APPLICABLE),
    ("NA", Q.NOT_APPLICABLE),
    ("[z]", Q.NOT_APPLICABLE),
    ("NK", Q.NOT_RECORDED),
    ("Not recorded", Q.NOT_RECORDED),
    ("Not monitored", Q.NOT_RECORDED),
    ("No data available", Q.NOT_HELD),
    ("No information held", Q.NOT_HELD),
    ("Not held.", Q.NOT_HELD),
    ("Redacted", Q.REDACTED),
    ("(Link Redacted)", Q.REDACTED),
    ("Withheld", Q.WITHHELD),
    ("s40(2)", Q.WITHHELD),
    ("S.31(1)(a)", Q.WITHHELD),
    ("Section 40 applies", Q.WITHHELD),
    ("Exempt - s31", Q.WITHHELD),
    ("Withheld s38(1)(b)", Q.WITHHELD),
    ("NCND", Q.NCND),
    ("Neither confirm nor deny", Q.NCND),
]


@pytest.mark.parametrize(("text", "qualifier"), WORDS)
def test_words_for_no_number(text: str, qualifier: Qualifier) -> None:
    found = read_text(text)
    assert found.qualifier is qualifier
    assert found.value is None


@pytest.mark.parametrize("text", ["Nil", "nil", "None", "NONE", "nil return", "None recorded"])
def test_words_for_none_are_zero(text: str) -> None:
    assert (read_text(text).value, read_text(text).qualifier) == (0.0, Q.NIL)


BOUNDS = [
    ("<5", Q.LESS_THAN, None, 5.0),
    ("< 5", Q.LESS_THAN, None, 5.0),
    ("‘<5’", Q.LESS_THAN, None, 5.0),
    ("less than 5", Q.LESS_THAN, None, 5.0),
    ("Fewer than 5", Q.LESS_THAN, None, 5.0),
    ("under 10", Q.LESS_THAN, None, 10.0),
    ("5 or fewer", Q.LESS_THAN, None, 5.0),
    ("≤5", Q.LESS_THAN, None, 5.0),
    ("Fewer than five", Q.LESS_THAN, None, 5.0),
    ("less than five victims", Q.LESS_THAN, None, 5.0),
    ("five or fewer", Q.LESS_THAN, None, 5.0),
    ("<1%", Q.LESS_THAN, None, 1.0),
    (">100", Q.MORE_THAN, 100.0, None),
    ("more than 1,000", Q.MORE_THAN, 1000.0, None),
    ("100+", Q.MORE_THAN, 100.0, None),
    ("10 or more", Q.MORE_THAN, 10.0, None),
    ("0-4", Q.RANGE, 0.0, 4.0),
    ("1 – 4", Q.RANGE, 1.0, 4.0),
    ("1 to 4", Q.RANGE, 1.0, 4.0),
    ("between 1 and 4", Q.RANGE, 1.0, 4.0),
]


@pytest.mark.parametrize(("text", "qualifier", "low", "high"), BOUNDS)
def test_bounds_are_as_printed(
    text: str, qualifier: Qualifier, low: float | None, high: float | None
) -> None:
    found = read_text(text)
    assert (found.value, found.qualifier, found.low, found.high) == (None, qualifier, low, high)


@pytest.mark.parametrize("text", ["c. 200", "c 200", "approx 200", "about 200", "~200"])
def test_about_keeps_its_number(text: str) -> None:
    assert (read_text(text).value, read_text(text).qualifier) == (200.0, Q.APPROXIMATE)


TEXTS = [
    "(12)",
    "1 616",
    "1,61",
    "10:30",
    "4 x White British",
    "2018-19",
    "2017 - 2019",
    "11/02/20",
    "1, 2, 3",
    "5m",
    "section 47 assault",
    "s18 wounding",
    "86/02",
    "1.",
    "x",
    "..",
    "-",
    "–",
    "TRUE",
    "Charged",
    "5-3",
    "A12",
    "C5",
]


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_not_a_figure_stays_text(text: str) -> None:
    found = read_text(text)
    assert (found.value, found.qualifier) == (None, Q.TEXT)


@pytest.mark.parametrize(
    ("text", "value", "mark"), [("27*", 27.0, "*"), ("1,204 †", 1204.0, "†"), ("8%#", 8.0, "#")]
)
def test_a_sign_glued_to_a_number_is_left_for_the_notes(text: str, value: float, mark: str) -> None:
    assert (read_text(text).value, read_text(text).mark) == (value, mark)


def test_statistical_shorthand_beside_a_number() -> None:
    assert read_text("27 [p]").flags == (Flag.PROVISIONAL,)
    assert read_text("27(e)").flags == (Flag.ESTIMATED,)
    assert read_text("<5*").qualifier is Q.LESS_THAN


def test_a_stored_number_wins_over_its_display() -> None:
    found = with_stored(read_text("15%"), 15.14)
    assert (found.value, found.unit) == (15.14, "percent")
    assert with_stored(read_text("£35K"), 35123.0).value == 35123.0


@pytest.mark.parametrize("shown", ["", "*", "<5", "###"])
def test_a_stored_number_behind_another_display_is_never_used(shown: str) -> None:
    assert with_stored(read_text(shown), 3.0).value is None


def test_a_stored_zero_shown_as_a_dash_is_none() -> None:
    found = with_stored(read_text("-"), 0.0)
    assert (found.value, found.qualifier) == (0.0, Q.NIL)
    assert with_stored(read_text("-"), 4.0).value is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.2345678901234567e-05", 1.2345678901234567e-05),
        ("-5.37E-17", -5.37e-17),
        ("3e+06", 3e6),
        ("12 / 34.5%", 12.0),
        ("12 (34.5%)", 12.0),
        ("12 of 30", 12.0),
        ("12 out of 30", 12.0),
        ("Twelve (12)", 12.0),
        ("12 (twelve)", 12.0),
        ("2½", 2.5),
        ("¾", 0.75),
        ("12 approx.", 12.0),
        ("12 (est)", 12.0),
    ],
)
def test_floats_of_programs_and_counts_with_their_share(text: str, value: float) -> None:
    assert read_text(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "4E12",
        "12E3",
        "12 / 34",
        "34% / 12",
        "30 of 12",
        "12 (13)",
        "12 (eleven)",
        "1.",
        "12 approx 3",
    ],
)
def test_codes_and_fractions_are_neither(text: str) -> None:
    assert read_text(text).value is None


def test_a_dash_behind_a_currency_is_a_nought_where_that_is_stored() -> None:
    shown = read_text("£ -")
    assert (shown.value, shown.mark, shown.unit) == (None, "-", "GBP")
    assert with_stored(shown, 0.0).qualifier is Qualifier.NIL
    assert with_stored(shown, 3.0).value is None
