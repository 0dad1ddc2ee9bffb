"""Years that a label cuts at a date, and systems that split one year between them."""

from __future__ import annotations

import pytest

from parsers.tables.period_forms import read_span
from tests.tables.reading import read

LABELS = {
    "2017 (CMS)": ("2017-01-01", "2017-12-31", "calendar_year"),
    "2018 (CMS to 22 May)": ("2018-01-01", "2018-05-22", "to_date"),
    "2018 (Athena from 23 May)": ("2018-05-23", "2018-12-31", "part_year"),
    "2018 - Athena from 23 May": ("2018-05-23", "2018-12-31", "part_year"),
    "2018 (after 22 May)": ("2018-05-23", "2018-12-31", "part_year"),
    "2018 (from 23/05/2018)": ("2018-05-23", "2018-12-31", "part_year"),
    "2018 (1 Jan to 22 May)": ("2018-01-01", "2018-05-22", "part_year"),
    "2021-22 (Apr-Sep)": ("2021-04-01", "2021-09-30", "part_year"),
    "2024 (April)": ("2024-04-01", "2024-04-30", "month"),
    "H1 2021": ("2021-01-01", "2021-06-30", "range"),
    "Y/E Mar 2020": ("2019-04-01", "2020-03-31", "rolling"),
    "12 months to Mar-24": ("2023-04-01", "2024-03-31", "rolling"),
}


@pytest.mark.parametrize("label", LABELS)
def test_a_label_that_cuts_a_year(label: str) -> None:
    span = read_span(label)
    assert span is not None
    assert (str(span.start), str(span.end), span.kind.value) == LABELS[label]


@pytest.mark.parametrize("label", ["2019 (part)", "2018 (from 23/05/2020)", "2018 (before June)"])
def test_a_label_that_names_no_dates_of_its_year(label: str) -> None:
    assert read_span(label) is None


def test_two_systems_split_a_year_between_two_columns() -> None:
    found = read(
        "Offence|2018 (CMS to 22 May)|2018 (Athena from 23 May)|2019 (Athena)\nTheft|5|6|7"
    )
    spans = [(str(f.period_start), str(f.period_end)) for f in found.reading.figures]
    assert spans == [
        ("2018-01-01", "2018-05-22"),
        ("2018-05-23", "2018-12-31"),
        ("2019-01-01", "2019-12-31"),
    ]


def test_counted_things_are_figures_kept_as_text() -> None:
    found = read("Team|2020|2021\nA|4 x White British|5 x Asian\nB|2 x Black|1 x White")
    assert [(f.value, f.qualifier) for f in found.reading.figures] == [(None, "text")] * 4
