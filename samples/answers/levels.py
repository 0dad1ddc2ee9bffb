"""Invented letters whose rows have levels, whose cells are odd, or whose sheets are wide."""

from __future__ import annotations

from random import Random
from typing import Final

from samples.answers.draws import body, caption, counts, look, one, page, years
from samples.answers.kinds import Maker
from samples.answers.model import BLANK, Beside, Borders, Letter, Part, Stub, Value, Words
from samples.answers.printing import Line, count, printed, summed, whole
from samples.answers.words import AGES, AREAS, GROUPS, MONTHS, OFFENCES, PLACES

SUPPRESSED: Final = Value("*", None, "suppressed")
FEW: Final = Value("<5", None, "less_than")
NONE: Final = Value("-", 0, "nil")
NOT_APPLICABLE: Final = Value("N/A", None, "not_applicable")


def hierarchy(draw: Random, stub: Stub, borders: Borders = Borders.GRID, rows: int = 4) -> Letter:
    """Groups over their parts, printed in one of the ways of ``Stub``."""
    heads = one(years(draw, draw.randint(3, 5)))
    parents = stub in (Stub.INDENT, Stub.BOLD)
    lines: list[Line] = []
    tops = []
    for group in draw.sample(GROUPS, 4):
        inner = draw.sample(AGES, 3) if draw.random() < 0.4 else sorted(draw.sample(OFFENCES, rows))
        values = [counts(draw, len(heads)) for _ in inner]
        tops.append(summed(values))
        if parents:
            lines.append(Line((group,), summed(values), bold=stub is Stub.BOLD))
        lines += [
            Line((group, label), tuple(row)) for label, row in zip(inner, values, strict=True)
        ]
    if draw.random() < 0.5:
        lines.append(Line(("Grand Total",), summed(tops), bold=True))
    corner = ("Offence group", "Offence") if stub in (Stub.MERGED, Stub.BLANK) else ("Offence",)
    shape = look(draw, borders=borders, label_share=0.5 if len(corner) == 2 else 0.35)
    table = printed(corner, heads, lines, stub=stub, look=shape)
    kind = f"levels: {stub}, {borders}" + (", several pages" if rows > 4 else "")
    formats = ("pdf", "docx") if stub is Stub.MERGED else ("pdf", "docx", "txt")
    return Letter(kind, "", body(draw, caption(draw, 1), table), page(draw), formats)


def marks(draw: Random, borders: Borders = Borders.GRID) -> Letter:
    """Cells with <5, a star, a dash, N/A and thousands, explained by a note."""
    heads = one(years(draw, 5))
    lines = []
    for label in draw.sample(OFFENCES, 9):
        row = [
            draw.choice(
                (
                    FEW,
                    SUPPRESSED,
                    NONE,
                    NOT_APPLICABLE,
                    BLANK,
                    *(whole(draw.randint(5, 4000)) for _ in range(5)),
                )
            )
            for _ in heads
        ]
        lines.append(Line((label,), tuple(row)))
    table = printed(("Offence",), heads, lines, look=look(draw, borders=borders))
    note = Words("Note: * denotes a figure suppressed to prevent identification; - denotes nil.")
    return Letter(f"marks, {borders}", "", body(draw, caption(draw, 1), table, note), page(draw))


def money(draw: Random, borders: Borders = Borders.GRID) -> Letter:
    """Counts, costs and shares beside each other."""
    heads = one(["Number of claims", "Total paid", "Average paid", "Percentage settled"])
    lines = []
    for year in years(draw, 6):
        paid, mean, share = (
            draw.randint(9000, 900000),
            draw.randint(500, 9000) + 0.25,
            draw.randint(0, 1000) / 10,
        )
        lines.append(
            Line(
                (year,),
                (
                    count(draw.randint(3, 90)),
                    Value(f"£{paid:,}", paid),
                    Value(f"£{mean:,.2f}", mean),
                    Value(f"{share:.1f}%", share),
                ),
            )
        )
    table = printed(("Year",), heads, lines, look=look(draw, borders=borders))
    return Letter(
        f"money and shares, {borders}",
        "",
        body(draw, Words("Compensation claims by year"), table),
        page(draw),
    )


def two_key(draw: Random, borders: Borders = Borders.GRID) -> Letter:
    """Two key columns printed in full on each row, over some pages."""
    heads = one([*MONTHS[:6], "Total"])
    lines = []
    for place in PLACES:
        for label in draw.sample(OFFENCES[:20], 5):
            row = counts(draw, 6)
            lines.append(
                Line(
                    (place, label),
                    (
                        *row,
                        *summed([[value] for value in row])[:0],
                        count(int(sum(v.value or 0 for v in row))),
                    ),
                )
            )
    table = printed(
        ("Hospital", "Offence"),
        heads,
        lines,
        stub=Stub.COLUMNS,
        look=look(draw, borders=borders, label_share=0.5, size=9),
    )
    return Letter(
        f"two key columns, {borders}",
        "",
        body(draw, caption(draw, 1, "hospital"), table),
        page(draw),
    )


def side_by_side(draw: Random) -> Letter:
    """Two tables beside each other on a sheet."""

    def made(labels: list[str], corner: str) -> Part:
        heads = one(["2022", "2023", "2024"])
        lines = [Line((label,), tuple(counts(draw, 3, blanks=0.1))) for label in labels]
        return printed((corner,), heads, lines, look=look(draw, borders=Borders.GRID, size=10))

    left, right = made(list(AREAS[:6]), "Area"), made(list(AGES), "Age")
    parts: list[Part] = [Words("Offences recorded by area and by age of victim")]
    parts.append(Beside(left, right))  # type: ignore[arg-type]
    return Letter("side by side", "", tuple(parts), page(draw, landscape=True), ("xlsx.pdf",))


def wide(draw: Random) -> Letter:
    """Three years of months: the columns go on over later pages, without row labels there."""
    heads = one([f"{month}-{year}" for year in (21, 22, 23) for month in MONTHS])
    parts: list[Part] = []
    labels = draw.choice((list(OFFENCES[:14]), [f"CH{n:02}" for n in range(30)]))
    choices = (FEW, BLANK, *(count(n) for n in (5, 7, 12, 31)))
    lines = [Line((label,), tuple(draw.choice(choices) for _ in heads)) for label in labels]
    parts.append(printed(("Code",), heads, lines, look=look(draw, borders=Borders.GRID, size=10)))
    first = Words("Values of less than 5 have been shown as <5")
    return Letter(
        "columns over pages", "", (first, *parts), page(draw, landscape=True), ("xlsx.pdf",)
    )


LEVELLED: Final[tuple[Maker, ...]] = (
    *(
        lambda draw, s=s: hierarchy(draw, s)
        for s in (Stub.INDENT, Stub.BOLD, Stub.MERGED, Stub.BLANK, Stub.BANNER)
    ),
    *(
        lambda draw, s=s: hierarchy(draw, s, Borders.HORIZONTAL)
        for s in (Stub.INDENT, Stub.BLANK, Stub.BANNER)
    ),
    *(
        lambda draw, s=s: hierarchy(draw, s, rows=12)
        for s in (Stub.INDENT, Stub.MERGED, Stub.BANNER, Stub.BLANK)
    ),
    marks,
    lambda draw: marks(draw, Borders.NONE),
    money,
    lambda draw: money(draw, Borders.HORIZONTAL),
    two_key,
    lambda draw: two_key(draw, Borders.HORIZONTAL),
    side_by_side,
    wide,
)
