"""Lines are drawn where one level of labels is of periods, and nowhere else."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace

import pytest

from db.faces.charts import Charts, Point, charts
from db.faces.page import Address, Head, Missing, Page, Site
from db.faces.picture import as_svg
from db.faces.printed import FigureRow
from db.faces.table_chart import table_chart
from parsers.types import Counted, PeriodKind, Qualifier, Statistic

SVG = "{http://www.w3.org/2000/svg}"


def figure(row: str, year: int, value: float | None, *, total: bool = False) -> FigureRow:
    return FigureRow(
        row=1,
        column=year,
        row_labels=(row,),
        column_labels=(str(year),),
        printed="" if value is None else f"{value:g}",
        value=value,
        qualifier=Qualifier.SUPPRESSED if value is None else None,
        low=None,
        high=None,
        flags=(),
        statistic=Statistic.COUNT,
        counted=Counted.OFFENCES,
        unit=None,
        period_start=f"{year}-01-01",
        period_end=f"{year}-12-31",
        period_kind=PeriodKind.CALENDAR_YEAR,
        total=total,
        address=Address("/f/x"),
    )


def line(name: str, *values: float | None, first: int = 2020) -> list[FigureRow]:
    return [figure(name, year, value) for year, value in enumerate(values, first)]


def names(drawn: Charts | None) -> list[str]:
    return [one.name for one in drawn.charts] if drawn else []


def test_a_row_a_line() -> None:
    drawn = table_chart([*line("Theft", 1, 2, 4), *line("Arson", 3, 3, 3)], "Crimes")
    assert names(drawn) == ["Theft", "Arson"]
    assert drawn
    assert (drawn.first, drawn.last, drawn.top) == ("2020", "2022", 4)
    assert drawn.charts[0].says == "Theft. 2020: 1, 2021: 2, 2022: 4"
    assert [dot.y for dot in drawn.charts[0].dots] == [53.5, 41.0, 16.0]


def test_periods_in_rows_and_a_column_a_line() -> None:
    turned = [
        replace(one, row_labels=one.column_labels, column_labels=one.row_labels)
        for one in line("Theft", 1, 2)
    ]
    assert names(table_chart(turned, "")) == ["Theft"]


def test_a_hidden_number_and_a_year_that_nobody_gave_break_a_line() -> None:
    hidden = table_chart(line("Theft", 1, 2, None, 4, 5), "")
    assert hidden
    assert len(hidden.charts[0].paths) == 2
    assert len(hidden.charts[0].dots) == 4
    gap = table_chart([*line("Theft", 1, 2), *line("Theft", 4, 5, first=2025)], "")
    assert gap
    assert len(gap.charts[0].paths) == 2
    xs = [dot.x for dot in gap.charts[0].dots]
    assert xs[2] - xs[1] > 3 * (xs[1] - xs[0])


def test_a_total_is_not_drawn_beside_its_parts() -> None:
    total = [figure("Total", year, 9, total=True) for year in (2020, 2021)]
    assert names(table_chart([*line("Theft", 1, 2), *total], "")) == ["Theft"]
    assert names(table_chart(total, "")) == ["Total"]


@pytest.mark.parametrize(
    "given",
    [
        [],
        line("Theft", 1),
        line("Theft", None, None),
        line("Theft", -1, 2),
        [replace(one, column_labels=("Number",)) for one in line("Theft", 1, 2)],
        [replace(one, period_kind=PeriodKind.RANGE) for one in line("Theft", 1, 2)],
        [replace(one, period_start=None) for one in line("Theft", 1, 2)],
        [*line("Theft", 1, 2), *line("Theft", 3, 4)],
    ],
    ids=["empty", "one", "hidden", "negative", "one label", "spans", "undated", "twice"],
)
def test_what_is_no_series_has_no_lines(given: list[FigureRow]) -> None:
    assert table_chart(given, "") is None


def test_numbers_of_another_unit_are_left_out() -> None:
    share = [replace(one, statistic=Statistic.PERCENT) for one in line("Share", 50, 60)]
    assert names(table_chart([*line("Theft", 1, 2, 3), *share], "")) == ["Theft"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn(Page):
    lines: tuple[tuple[str, tuple[Point, ...]], ...]

    def drawn(self) -> Charts | None:
        return charts(self.lines, PeriodKind.CALENDAR_YEAR)


def test_a_picture_says_where_it_is_from_and_needs_no_style_sheet() -> None:
    points = tuple(Point(str(y), f"{y}-01-01", y - 2019.0, str(y - 2019)) for y in (2020, 2021))
    head = Head("Theft <of>\x00 bicycles", Address("/topic/bicycle-theft"))
    page = Drawn(head=head, lines=(("Kent Police", points),))
    root = ET.fromstring(as_svg(page, Site("http://here", "b1")))
    words = " ".join(one.text or "" for one in root.iter(f"{SVG}text"))
    assert "Theft <of> bicycles" in words
    assert "http://here/topic/bicycle-theft" in words
    assert "build b1" in words
    assert "Kent Police" in words
    assert all("style" not in one.attrib and "class" not in one.attrib for one in root.iter())
    with pytest.raises(Missing):
        as_svg(replace(page, lines=()), Site())
