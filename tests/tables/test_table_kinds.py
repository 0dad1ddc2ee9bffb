"""Crosstab, keyed, records, lookup: which tables have figures, and which columns."""

from __future__ import annotations

import pytest

from parsers.types import Statistic, TableKind
from tests.tables.reading import read

DEPLOYMENTS = """
Deployment|Date|Purpose Reference|Start|List Size|Alerts|Remarks
Market Square|11/02/20|1, 2|10:30 - 16:00|5816|0|Fog
Long Bridge|21/02/20|1, 2|09:15|7316|N/A|Fault
Long Bridge|27/02/20|1, 2, 3|11:00 to 4pm|7292|8|Dry
"""


def test_a_keyed_table_has_keys_attributes_and_figures() -> None:
    found = read(DEPLOYMENTS)
    assert found.reading.kind is TableKind.KEYED
    assert (found.reading.header_rows, found.reading.stub_columns) == (1, 4)
    assert found.paths() == [
        ("Market Square", "11/02/20"),
        ("Long Bridge", "21/02/20"),
        ("Long Bridge", "27/02/20"),
    ]
    assert found.columns() == [("List Size",), ("Alerts",)]
    assert found.reading.row_dimensions == ("Deployment", "Date")
    assert str(found.first().period_start) == "2020-02-11"


def test_a_long_list_of_counts_is_keyed() -> None:
    found = read("Month|Code|Patients\nJan-18|A|5\nJan-18|B|6\nFeb-18|A|7\nFeb-18|B|8")
    assert found.reading.kind is TableKind.KEYED
    assert found.paths()[3] == ("Feb-18", "B")


RECORDS = [
    """No.|Date|Offence|Age|Outcome
1|01/02/20|Theft|24|NFA
2|03/02/20|Arson|31|NFA
3|05/02/20|Theft|19|Charged""",
    """Crime Number|Offence|Location
4410/20|Theft|Mill Lane
4411/20|Theft|Hay Street
4417/20|Arson|Mill Lane""",
    "Date|Road|Speed|Limit type\n01/02/20|A99|87|Dual\n01/03/20|B7|64|Single\n02/03/20|A99|71|Dual",
    """Date recorded|Offence|Victim age|Outcome
01/02/20|Theft|24|NFA
03/02/20|Arson|31|NFA
05/02/20|Theft|19|Charged""",
    "Make|Model|Year\nFord|Focus|2016\nVauxhall|Astra|2017\nFord|Transit|2019",
]


@pytest.mark.parametrize("text", RECORDS)
def test_one_row_a_case_has_no_figures(text: str) -> None:
    found = read(text)
    assert found.reading.kind is TableKind.RECORDS
    assert found.reading.figures == ()


@pytest.mark.parametrize(
    "text",
    [
        "Reference|Purpose\n1.|To find lost sheep.\n2.|To count them again.\n3.|",
        "Group|Team\nNorth|Hill team\nNorth|Dale team\nSouth|Fen team",
        "Code|Description\nA1|Sheds\nA2|Barns",
    ],
)
def test_a_lookup_has_no_figures(text: str) -> None:
    found = read(text)
    assert found.reading.kind is TableKind.LOOKUP
    assert found.reading.figures == ()


@pytest.mark.parametrize(
    "text",
    [
        "Date|Searches\n01/02/20|5\n02/02/20|6\n03/02/20|4",
        "Age|Arrests\n11|4\n12|20\n13|22",
        "Month|A1|B2\nJan-2018|2|2\nFeb-2018|3|1",
        "Region|Force|Drawn|Fired\nNorth|March|5|6\nNorth|Fell|7|8\nSouth|Down|1|1",
    ],
)
def test_counts_by_a_label_are_crosstabs(text: str) -> None:
    found = read(text)
    assert found.reading.kind is TableKind.CROSSTAB
    assert found.reading.figures


def test_an_average_age_is_a_figure() -> None:
    found = read("Force|Offence|Average age\nMarch|Theft|31.5\nMarch|Arson|24.2\nFell|Theft|30.1")
    assert found.columns() == [("Average age",)]
    assert found.first().statistic is Statistic.MEAN


def test_a_list_is_compared_with_the_number_stated_above() -> None:
    text = RECORDS[0]
    assert read(text, caption="There were 3 incidents in 2020").codes() == []
    assert read(text, caption="There were 25 incidents in 2020").codes() == [
        "records_count_differs"
    ]
    assert read(text, caption="3 or 4 incidents and 9 arrests").codes() == []


def test_no_figure_comes_from_an_attribute_column() -> None:
    found = read("Ward|Stops|Comment\nNorth|5|12 more expected\nSouth|6|see note 4")
    assert found.columns() == [("Stops",)]
    assert found.reading.kind is TableKind.KEYED


def test_years_as_values_are_no_counts() -> None:
    found = read("Force|First issued\nMarch|2004\nFell|2009\nDown|2010")
    assert found.first().statistic is Statistic.UNKNOWN
