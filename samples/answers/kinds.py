"""The kinds of invented answer letters: one plain table or several, over one page or many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Final

from samples.answers.draws import body, caption, counts, look, one, page, years
from samples.answers.model import (
    Borders,
    Figure,
    Letter,
    PageBreak,
    Part,
    Printed,
    Stub,
    Value,
    Words,
)
from samples.answers.printing import Line, count, printed, summed, with_sum
from samples.answers.words import AREAS, MONTHS, OFFENCES, OUTCOMES, PLACES

Maker = Callable[[Random], Letter]


def _offences(draw: Random, number: int) -> list[str]:
    return sorted(draw.sample(OFFENCES, number))


def _lines(draw: Random, labels: list[str], width: int, *, totals: bool) -> list[Line]:
    rows = [counts(draw, width - totals) for _ in labels]
    if totals:
        rows = [list(with_sum(row)) for row in rows]
    lines = [Line((label,), tuple(row)) for label, row in zip(labels, rows, strict=True)]
    if totals:
        lines.append(Line((draw.choice(("Total", "Grand Total")),), summed(rows), bold=True))
    return lines


def _crosstab(draw: Random, labels: list[str], corner: str, **settings: object) -> Printed:
    totals = draw.random() < 0.5
    heads = years(draw, draw.randint(3, 6)) + (["Total"] if totals else [])
    lines = _lines(draw, labels, len(heads), totals=totals)
    return printed((corner,), one(heads), lines, look=look(draw, **settings))


def plain(draw: Random, borders: Borders) -> Letter:
    """One crosstab on one page, drawn in one way."""
    table = _crosstab(draw, _offences(draw, draw.randint(5, 9)), "Offence", borders=borders)
    parts = body(draw, caption(draw, 1), table)
    return Letter(f"plain, {borders}", "", parts, page(draw))


def continued(draw: Random, *, repeat: bool, borders: Borders = Borders.GRID) -> Letter:
    """A crosstab over two to six pages, the letterhead on each."""
    labels = _offences(draw, 30)
    if draw.random() < 0.5:
        labels = [f"{area} - {label}" for area in AREAS[:3] for label in labels]
    table = _crosstab(draw, labels, "Offence type", borders=borders, repeat=repeat)
    kind = f"continued, {'with' if repeat else 'no'} header again, {borders}"
    return Letter(kind, "", body(draw, caption(draw, 1), table), page(draw), ("pdf", "docx"))


def split_rows(draw: Random) -> Letter:
    """Long labels in a narrow stub: rows of several lines, cut by page breaks."""
    labels = [f"{place}: {words}" for place in draw.sample(PLACES, 3) for words in OUTCOMES]
    table = _crosstab(draw, labels, "Outcome", borders=Borders.GRID, label_share=0.22)
    return Letter(
        "rows split by pages", "", body(draw, caption(draw, 1, "outcome"), table), page(draw)
    )


def caption_before(draw: Random) -> Letter:
    """The caption at the foot of one page, its table at the head of the next."""
    parts: list[Part] = []
    for number in (1, 2, 3):
        table = _crosstab(draw, _offences(draw, 8), "Offence", borders=Borders.GRID)
        parts += [caption(draw, number), PageBreak(), table]
    return Letter("caption on the page before", "", body(draw, *parts), page(draw))


def stacked(draw: Random, borders: Borders = Borders.GRID) -> Letter:
    """Twelve tables with a caption each."""
    parts: list[Part] = []
    totals = draw.random() < 0.5
    heads = one([*years(draw, 4), *(["Total"] if totals else [])])
    for number in range(1, 13):
        lines = _lines(draw, list(draw.sample(AREAS, 4)), len(heads), totals=totals)
        shape = look(draw, borders=borders, size=10, label_share=0.3)
        name = Words(f"{number}. Offences of {OFFENCES[number].lower()} recorded by area")
        parts += [name, printed(("Area",), heads, lines, look=shape)]
    return Letter(f"twelve tables, {borders}", "", body(draw, *parts), page(draw))


def months(draw: Random) -> Letter:
    """Months across, a landscape page, totals below and beside."""
    year = draw.randint(17, 23)
    heads = one([*(f"{month} {year}" for month in MONTHS), "Total"])
    lines = _lines(draw, _offences(draw, 10), 13, totals=True)
    table = printed(("Offence",), heads, lines, look=look(draw, borders=Borders.GRID, size=8))
    return Letter(
        "months across", "", body(draw, caption(draw, 1), table), page(draw, landscape=True)
    )


def years_over_months(draw: Random, borders: Borders = Borders.GRID) -> Letter:
    """Two levels of header: a year over its months."""
    first = draw.randint(2018, 2022)
    chosen = MONTHS[:4]
    heads = [(str(year), month) for year in range(first, first + 3) for month in chosen]
    lines = [Line((label,), tuple(counts(draw, 12))) for label in _offences(draw, 8)]
    table = printed(("Offence",), heads, lines, look=look(draw, borders=borders, size=8))
    parts = body(draw, caption(draw, 1), table)
    return Letter(f"years over months, {borders}", "", parts, page(draw, landscape=True))


def footnotes(draw: Random) -> Letter:
    """Raised note marks on heads and labels, the notes below the table."""
    table = _crosstab(draw, _offences(draw, 7), "Offence", borders=Borders.GRID)
    last = table.rows[0][-1]
    rows = list(table.rows)
    rows[0] = (*rows[0][:-1], f"{last}^1")
    rows[2] = (f"{rows[2][0]}^2", *rows[2][1:])
    notes = (Words("1 Figures for this year are provisional."), Words("2 Includes attempts."))
    made = replace(
        table, rows=tuple(rows), figures=tuple(_marked(each, table) for each in table.figures)
    )
    return Letter(
        "footnote marks",
        "",
        body(draw, caption(draw, 1), made, *notes),
        page(draw),
        ("pdf", "docx"),
    )


def _marked(figure: Figure, table: Printed) -> Figure:
    """A figure with the note marks in its paths, as printed."""
    row, head = table.rows[2][0], table.rows[0][-1]
    return replace(
        figure,
        row_path=tuple(f"{text}2" if text == row else text for text in figure.row_path),
        column_path=tuple(f"{text}1" if text == head else text for text in figure.column_path),
    )


def requested(draw: Random) -> Letter:
    """A table in the request, which is nobody's figures."""
    asked = _crosstab(draw, ["Example A", "Example B"], "Crime", borders=Borders.GRID)
    asked = replace(asked, figures=())
    table = _crosstab(draw, _offences(draw, 6), "Offence", borders=Borders.GRID)
    words = Words("Please set out your answer like this:")
    parts = body(draw, caption(draw, 1), table, asked=(words, asked))
    return Letter("a table in the request", "", parts, page(draw))


def interleaved(draw: Random) -> Letter:
    """Questions, each answered by its own table."""
    parts: list[Part] = []
    for number in (1, 2, 3, 4):
        question = Words(
            f"Q{number}. How many offences of this type were recorded in each year?", bold=True
        )
        table = _crosstab(draw, _offences(draw, 5), "Offence", borders=Borders.GRID)
        parts += [question, Words(f"A{number}. The figures are set out in the table below."), table]
    return Letter("questions between tables", "", body(draw, *parts), page(draw))


def tiny(draw: Random) -> Letter:
    """Fourteen columns of six-point figures between narrow margins."""
    heads = one([str(year) for year in range(2010, 2024)])
    lines = [Line((label,), tuple(counts(draw, 14, most=2000))) for label in _offences(draw, 20)]
    borders = draw.choice((Borders.GRID, Borders.HORIZONTAL))
    table = printed(
        ("Offence",), heads, lines, look=look(draw, borders=borders, size=6, label_share=0.2)
    )
    return Letter("tiny figures", "", body(draw, caption(draw, 1), table), page(draw, margin=1.0))


def long_list(draw: Random) -> Letter:
    """One column of figures over several pages."""
    labels = [f"{area} {number}" for area in AREAS for number in range(1, 12)]
    lines = [Line((label,), (count(draw.randint(1, 900)),)) for label in labels]
    table = printed(
        ("Beat",), one(["Number of offences"]), lines, look=look(draw, borders=Borders.GRID)
    )
    return Letter(
        "one column, several pages", "", body(draw, caption(draw, 1, "beat"), table), page(draw)
    )


def records(draw: Random) -> Letter:
    """One row a deployment: place and day make the row, a code column is no figure."""
    heads = one(["Purpose", "Watchlist size", "Total alerts", "True alerts", "False alert rate"])
    lines = []
    for place in draw.choices(PLACES, k=9):
        day = f"{draw.randint(1, 28):02}/{draw.randint(1, 12):02}/{draw.randint(20, 24)}"
        if draw.random() < 0.2:
            values = [Value("N/A", None, "not_applicable")] * 3
        else:
            rate = draw.randint(0, 900) / 100
            values = [
                count(draw.randint(0, 30)),
                count(draw.randint(0, 9)),
                Value(f"{rate:.2f}%", rate),
            ]
        code = Value(draw.choice(("1, 2", "1, 2, 3")), None, "text")
        lines.append(Line((place, day), (code, count(draw.randint(3000, 9999)), *values)))
    lines = list({line.path: line for line in lines}.values())
    table = printed(
        ("Location", "Date"),
        heads,
        lines,
        stub=Stub.COLUMNS,
        attributes=frozenset({0}),
        look=look(draw, borders=Borders.GRID, size=9, label_share=0.45),
    )
    return Letter(
        "records", "", body(draw, Words("Deployments of facial recognition"), table), page(draw)
    )


PLAIN: Final[tuple[Maker, ...]] = (
    *(lambda draw, b=b: plain(draw, b) for b in Borders),
    *(
        lambda draw, b=b, r=r: continued(draw, repeat=r, borders=b)
        for b in (Borders.GRID, Borders.HORIZONTAL)
        for r in (True, False)
    ),
    lambda draw: continued(draw, repeat=False, borders=Borders.NONE),
    split_rows,
    caption_before,
    stacked,
    lambda draw: stacked(draw, Borders.HEAD),
    months,
    years_over_months,
    lambda draw: years_over_months(draw, Borders.HORIZONTAL),
    footnotes,
    requested,
    interleaved,
    tiny,
    long_list,
    records,
)
