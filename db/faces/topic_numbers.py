"""The numbers of a topic, and the matrices of one measure and kind of period that they make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from db.faces import addresses
from db.faces.forces import called
from db.faces.page import Address, Row, Sheet
from db.faces.periods import kind_words, period_words
from db.faces.shorthand import shorthand
from db.faces.topic_parts import Line, Matrix, Number
from db.faces.wording import number
from db.questions.vocabulary import Standing, TopicState
from parsers.types import PeriodKind


def number_of(cell: Row, names: dict[str, str]) -> Number:
    """A row of ``CELLS`` or of ``topic_by`` as a number."""
    table, row, column = cell["table_key"], cell["row"], cell["col"]
    whole = row is not None and column is not None
    text = cell["text"] if whole and cell["text"] is not None else number(cell["value"])
    return Number(
        force=cell["force"],
        force_name=called(names, cell["force"]),
        measure=cell["measure_key"],
        period_kind=PeriodKind(cell["period_kind"]),
        period=period_words(cell["period_kind"], cell["period_start"], cell["period_end"]),
        start=cell["period_start"] or "",
        end=cell["period_end"] or "",
        text=text or "no number",
        value=cell["value"],
        qualifier=cell["qualifier"] or "",
        low=cell["low"],
        high=cell["high"],
        shorthand=shorthand(cell["value"], cell["qualifier"]),
        state=TopicState(cell["state"]),
        how=str(Standing(cell["how"])) if cell["how"] else "",
        address=addresses.figure(table, row, column) if whole else addresses.table(table),
        answer=addresses.answer(cell["disclosure"]),
        key=cell["disclosure"],
        reference=cell["reference"] or "",
        dated=cell["dated"] or "",
        source=cell["url"] or "",
        caption=cell["caption"] or "",
    )


def tidy(one: Number, said: Mapping[str, str]) -> tuple[str | float | None, ...]:
    """A number's row of a spreadsheet: what ``COLUMNS`` says."""
    return (
        *(one.force_name, said.get(one.measure, ""), kind_words(one.period_kind), one.period),
        *(one.start, one.end, one.value, one.text, one.shorthand, one.qualifier, one.low),
        *(one.high, str(one.state), one.how, one.answer, one.dated, one.reference),
        *(one.address, one.source, ", ".join(map(str, one.notes)), one.force),
    )


def matrix_sheet(matrix: Matrix, name: str) -> Sheet:
    """A matrix as a sheet of a workbook."""
    rows = tuple((line.force_name, *(_cell(cell) for cell in line.cells)) for line in matrix.lines)
    says = f"{matrix.says}. {matrix.kind_says}."
    return Sheet(name, ("Force", *matrix.periods), rows, (says,))


def _cell(cell: Sequence[Number]) -> str | float | None:
    """A plain number as such; several, or what is no plain number, as printed with shorthand."""
    if len(cell) == 1 and cell[0].value is not None and not cell[0].shorthand:
        return cell[0].value
    return " / ".join(f"{one.text} {one.shorthand}".strip() for one in cell)


def matrices_of(
    numbers: Iterable[Number], said: Mapping[str, str], at: Callable[[str, str], Address]
) -> list[Matrix]:
    """One matrix for each measure and kind of period, most forces first; ``said`` has the measures
    in words, ``at`` the address of a measure's matrix of a kind."""
    grouped: dict[tuple[str, PeriodKind], list[Number]] = defaultdict(list)
    for one in numbers:
        grouped[one.measure, one.period_kind].append(one)
    found = [_matrix(key, given, said[key[0]], at(*key)) for key, given in grouped.items()]
    usual = (PeriodKind.CALENDAR_YEAR, PeriodKind.FINANCIAL_YEAR)
    return sorted(
        found,
        key=lambda one: (
            *(-len(one.lines), one.period_kind not in usual, -one.numbers),
            *(one.says, one.measure, one.period_kind),
        ),
    )


def _matrix(
    key: tuple[str, PeriodKind], given: list[Number], says: str, address: Address
) -> Matrix:
    measure, kind = key
    periods = sorted({(one.start, one.end, one.period) for one in given})
    lines = []
    for force in sorted({(one.force_name, one.force) for one in given}):
        own = [one for one in given if one.force == force[1]]
        cells = tuple(
            tuple(one for one in own if (one.start, one.end, one.period) == period)
            for period in periods
        )
        lines.append(Line(force[1], force[0], cells))
    return Matrix(
        measure,
        says,
        kind,
        kind_words(kind),
        tuple(p[2] for p in periods),
        tuple(lines),
        len(given),
        address,
    )
