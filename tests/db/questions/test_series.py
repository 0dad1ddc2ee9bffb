"""Which number of a table stands for all, period by period; where none is sure there is none."""

from collections.abc import Iterable, Sequence

import pytest

from db.questions.cells import Cell, Numbers, Path, Period, is_total_of, is_whole
from db.questions.lines import Naming
from db.questions.series import Point, points
from db.questions.vocabulary import Standing

COUNT = Numbers("count", "offences", None)
NAMING = Naming(lambda label: label in ("Offences", "Calls"), frozenset({"call"}), one_thing=True)


def year(number: int) -> Period:
    return Period(f"{number}-01-01", f"{number}-12-31", "calendar_year")


def financial(number: int) -> Period:
    return Period(f"{number}-04-01", f"{number + 1}-03-31", "financial_year")


SPAN = Period("2022-01-01", "2023-12-31", "range")


def cell(
    row: Path,
    col: Path,
    value: float | str | None,
    period: Period,
    *,
    at: tuple[int, int] = (1, 1),
    total: tuple[bool, bool] = (False, False),
    numbers: Numbers = COUNT,
) -> Cell:
    """A cell; text as value is a qualifier."""
    number = None if isinstance(value, str) else value
    qualifier = value if isinstance(value, str) else None
    return Cell(*at, row, col, *total, number, qualifier, None, None, numbers, period)


Row = tuple[Path, tuple[float | str | None, float | str | None], bool]


def table(rows: Sequence[Row], periods: Sequence[Period]) -> list[Cell]:
    """Rows by periods across; the flag says that a row is a total."""
    return [
        cell(path, (), value, period, at=(r, c), total=(total, False))
        for r, (path, values, total) in enumerate(rows, 1)
        for c, (value, period) in enumerate(zip(values, periods, strict=True), 1)
    ]


def found(cells: Iterable[Cell], *, adds_up: bool = True) -> list[Point]:
    return list(points(list(cells), NAMING, adds_up=adds_up))


def values(cells: Iterable[Cell], *, adds_up: bool = True) -> dict[Period, tuple[object, Standing]]:
    return {
        one.period: (one.qualifier or one.value, one.how) for one in found(cells, adds_up=adds_up)
    }


TWO = (year(2022), year(2023))


def test_the_printed_total_of_each_year() -> None:
    rows: list[Row] = [
        (("North",), (3, 4), False),
        (("South",), (5, 6), False),
        (("Total",), (8, 10), True),
    ]
    (one, two) = found(table(rows, TWO))
    assert (one.value, one.how, one.row, one.col) == (8, Standing.PRINTED_TOTAL, 3, 1)
    assert (two.value, two.row, two.col) == (10, 3, 2)


def test_a_total_that_hides_its_number_is_a_state_and_no_sum() -> None:
    rows: list[Row] = [(("North",), (3, 4), False), (("Total",), ("suppressed", 10), True)]
    assert values(table(rows, TWO)) == {
        year(2022): ("suppressed", Standing.PRINTED_TOTAL),
        year(2023): (10, Standing.PRINTED_TOTAL),
    }


@pytest.mark.parametrize("nothing", ["blank", "text"])
def test_a_total_without_a_number_is_no_value(nothing: str) -> None:
    rows: list[Row] = [(("North",), (3, 4), False), (("Total",), (nothing, 10), True)]
    assert set(values(table(rows, TWO))) == {year(2023)}


def test_parts_without_a_total_are_never_added_up() -> None:
    rows: list[Row] = [(("Race",), (3, 4), False), (("Faith",), (5, 6), False)]
    assert not values(table(rows, TWO))


def test_one_row_is_all() -> None:
    assert values(table([((), (3, 4), False)], TWO)) == {
        year(2022): (3, Standing.ONLY_ROW),
        year(2023): (4, Standing.ONLY_ROW),
    }


def test_the_label_of_a_lone_row_narrows_what_is_counted() -> None:
    (one, _) = found(table([(("Fixed cameras",), (3, 4), False)], TWO))
    assert (one.part, one.how) == (("Fixed cameras",), Standing.ONLY_ROW)
    (one, _) = found(table([(("Offences",), (3, 4), False)], TWO))
    assert one.part == ()


def test_a_row_that_a_period_has_alone_is_not_all_of_it() -> None:
    cells = [
        cell(("Robbery",), (), 3, year(2022)),
        cell(("Burglary",), (), 4, year(2023), at=(2, 1)),
    ]
    assert not values(cells)


def test_kinds_of_period_and_spans_are_never_mixed() -> None:
    total = [
        cell(("Total",), (), 8, year(2022), at=(3, 1), total=(True, False)),
        cell(("Total",), ("Total",), 18, SPAN, at=(3, 3), total=(True, True)),
        cell(("Total",), (), 9, financial(2022), at=(3, 4), total=(True, False)),
    ]
    north = [
        cell(("North",), (), 3, year(2022)),
        cell(("North",), ("Total",), 7, SPAN, at=(1, 3), total=(False, True)),
        cell(("North",), (), 2, financial(2022), at=(1, 4)),
    ]
    assert {period: value for period, (value, _) in values([*north, *total]).items()} == {
        year(2022): 8,
        SPAN: 18,
        financial(2022): 9,
    }


def test_two_totals_that_differ_decide_nothing_and_equal_ones_do() -> None:
    rows: list[Row] = [
        (("A",), (3, 4), False),
        (("All crime",), (8, 10), True),
        (("Total",), (8, 11), True),
    ]
    assert set(values(table(rows, TWO))) == {year(2022)}
    rows[2] = (("Total",), (8, 10), True)
    assert len(values(table(rows, TWO))) == 2


def test_the_total_of_a_group_is_not_the_total_of_all() -> None:
    rows: list[Row] = [
        (("North", "A"), (3, 4), False),
        (("North", "Total"), (3, 4), True),
        (("South", "A"), (1, 1), False),
        (("South", "Total"), (1, 1), True),
    ]
    assert not values(table(rows, TWO))


def test_a_parent_over_all_other_rows_is_their_total() -> None:
    rows: list[Row] = [
        (("Violence",), (8, 9), True),
        (("Violence", "Assault"), (5, 5), False),
        (("Violence", "Affray"), (3, 4), False),
    ]
    assert values(table(rows, TWO))[year(2022)] == (8, Standing.PRINTED_TOTAL)
    rows.append((("Theft",), (1, 1), False))
    assert not values(table(rows, TWO))


def test_a_total_in_words_of_the_caption() -> None:
    rows: list[Row] = [(("Urgent",), (3, 4), False), (("Total calls",), (8, 10), True)]
    assert values(table(rows, TWO))[year(2022)] == (8, Standing.PRINTED_TOTAL)
    rows = [(("Urgent",), (3, 4), False), (("Total visits",), (8, 10), True)]
    assert not values(table(rows, TWO))


def test_both_axes_need_a_line_that_stands_for_all() -> None:
    cells = [
        cell(("A",), ("Female",), 1, year(2022), at=(1, 1)),
        cell(("A",), ("Male",), 2, year(2022), at=(1, 2)),
        cell(("Total",), ("Female",), 3, year(2022), at=(2, 1), total=(True, False)),
        cell(("Total",), ("Male",), 4, year(2022), at=(2, 2), total=(True, False)),
    ]
    assert not values(cells)
    cells += [
        cell(("A",), ("Total",), 3, year(2022), at=(1, 3), total=(False, True)),
        cell(("Total",), ("Total",), 7, year(2022), at=(2, 3), total=(True, True)),
    ]
    assert values(cells) == {year(2022): (7, Standing.PRINTED_TOTAL)}


def test_the_column_that_counts_cases_stands_for_all() -> None:
    cells = [
        cell((), ("Offences",), 8, year(2022), at=(1, 1)),
        cell((), ("Charged",), 2, year(2022), at=(1, 2)),
    ]
    assert values(cells) == {year(2022): (8, Standing.NAMED_ROW)}
    cells.append(cell((), ("Calls",), 1, year(2022), at=(1, 3)))
    assert not values(cells)


def summed(*parts: float | str | None) -> list[Cell]:
    """Two years; only the first prints its total."""
    rows: list[Row] = [(("A",), (3, parts[0]), False), (("B",), (5, parts[1]), False)]
    total = cell(("Total",), (), 8, year(2022), at=(3, 1), total=(True, False))
    return [*table(rows, TWO), total]


def test_parts_are_added_up_where_the_table_says_so_and_nothing_is_hidden() -> None:
    (one,) = [one for one in found(summed(4, 6)) if one.period == year(2023)]
    assert (one.value, one.how, one.row, one.col) == (10, Standing.SUM, None, 2)
    assert year(2023) not in values(summed(4, 6), adds_up=False)
    assert values(summed("nil", 6)).get(year(2023)) is None  # a nil without its number


@pytest.mark.parametrize(
    "hidden", ["suppressed", "blank", "less_than", "not_recorded", "text", None]
)
def test_nothing_is_added_up_beside_a_hidden_or_missing_part(hidden: str | None) -> None:
    assert year(2023) not in values(summed(4, hidden))


def test_shares_have_no_total_that_counts() -> None:
    share = Numbers("percent", "offences", "percent")
    cells = [
        cell(("A",), (), 40, year(2022), numbers=share),
        cell(("Total",), (), 100, year(2022), at=(2, 1), total=(True, False), numbers=share),
    ]
    assert not values(cells)
    assert values([cell((), (), 40, year(2022), numbers=share)])


def test_two_cells_with_the_same_labels_that_differ_say_nothing() -> None:
    cells = [cell((), (), 40, year(2022)), cell((), (), 41, year(2022), at=(2, 1))]
    assert not values(cells)
    assert values([cells[0], cells[0]])


def test_what_has_no_period_is_in_no_series() -> None:
    assert not values([cell((), (), 40, Period(None, None, "unknown"))])


@pytest.mark.parametrize(
    ("label", "whole"),
    [
        ("Total", True),
        ("Grand Total", True),
        ("All years", True),
        ("Total number of offences", True),
        ("ALL CRIME", True),
        ("Cyfanswm", True),
        ("Total excluding fraud", False),
        ("All saints", False),
        ("Offences", False),
        ("Totalled vehicles", False),
    ],
)
def test_labels_that_say_all(label: str, whole: bool) -> None:
    assert is_whole(label) is whole


def test_all_of_what_the_caption_names() -> None:
    assert is_total_of("Total calls", frozenset({"call"}))
    assert not is_total_of("Total visits", frozenset({"call"}))
    assert not is_total_of("Calls", frozenset({"call"}))
