"""Stored values as a sheet displays them (ECMA-376 part 1, 18.8.31)."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from parsers.documents.sheets.number_format import Stored, display_number, displayed

MOMENT = datetime.fromisoformat("2030-03-04T05:06:07")


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1234, "General", "1234"),
        (12.5, "General", "12.5"),
        (1 / 3, "General", "0.3333333333"),
        (0.1 + 0.2, "General", "0.3"),
        (1234.567, "0", "1235"),
        (2.5, "0", "3"),
        (1234.5, "#,##0.00", "1,234.50"),
        (0, "#,##0", "0"),
        (0, "#", ""),
        (7, "000", "007"),
        (-1234, "#,##0;(#,##0)", "(1,234)"),
        (0, '0;-0;"nil"', "nil"),
        (0, "0;-0;;@", ""),
        ("held", '0;0;0;"text: "@', "text: held"),
        ("held", ";;;", ""),
        (5, ";;;", ""),
        (0.0008, "0.00%", "0.08%"),
        (0.125, "0%", "13%"),
        (1500000, "0.0,,", "1.5"),
        (3, '0 "cases"', "3 cases"),
        (3, "0\\*", "3*"),
        (12.5, "[$£-809]#,##0.00", "£12.50"),
        (12.5, '_-"£"* #,##0.00_-', "£12.50"),
        (3, '[<5]"<5";0', "<5"),
        (7, '[<5]"<5";0', "7"),
        (12345.678, "0.00E+00", "1.23E+04"),
        (True, "General", "TRUE"),
        ("plain", "General", "plain"),
        (MOMENT, "mm-dd-yy", "04/03/2030"),
        (MOMENT, "dd/mm/yyyy hh:mm:ss", "04/03/2030 05:06:07"),
        (MOMENT, "mmm-yy", "Mar-30"),
        (MOMENT, "[$-809]d mmmm yyyy", "4 March 2030"),
        (MOMENT, "ddd", "Mon"),
        (MOMENT, "h:mm AM/PM", "5:06 AM"),
        (MOMENT, 'yyyy"-Q1"', "2030-Q1"),
        (time(14, 5), "h:mm", "14:05"),
        (timedelta(hours=30, minutes=2), "[h]:mm:ss", "30:02:00"),
    ],
)
def test_displayed(value: Stored, code: str, text: str) -> None:
    assert displayed(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "number"),
    [
        (0.0008, "0.00%", 0.08),
        (0.29, "0%", 29.0),
        (1234.5678, "0", 1234.5678),
        (3, '0"%"', 3.0),
        ("3", "General", None),
        (True, "General", None),
        (MOMENT, "mmm-yy", None),
    ],
)
def test_stored_number_in_display_units(value: Stored, code: str, number: float | None) -> None:
    assert display_number(value, code) == number
