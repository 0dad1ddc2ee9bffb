"""Invented tables with their truth: header trees, stubs, figures, notes, in seeded variants.

Made for judging the PDF reader on structures that it was not tuned on: what statistical
reports of agencies print, with words and figures that mean nothing.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

STUBS = (
    "Arable land", "Permanent grassland", "Forestry and logging", "Mining of coal and lignite",
    "Food products and beverages", "Textiles", "Paper products", "Basic metals", "Furniture",
    "Electricity and gas", "Water supply", "Construction", "Wholesale and retail trade",
    "Transport", "Accommodation", "Publishing activities", "Telecommunications", "Insurance",
    "Real estate", "Legal and accounting services", "Scientific research", "Veterinary services",
    "Security services", "Public administration", "Education", "Human health", "Libraries",
    "Sports clubs", "Repair of household goods", "Domestic personnel", "Other services",
    "Northern region", "Southern region", "Islands", "Coastal districts", "Highlands",
)  # fmt: skip
LONG = (
    "Manufacture of machinery and equipment not elsewhere classified in this list",
    "Households as employers, including producers of goods for their own use",
    "Renting of equipment without operator and of personal and household goods",
    "Collection, purification and distribution of water to towns and villages",
)
HEADS = (
    "Total", "Number", "Share", "Change", "Urban", "Rural", "Women", "Men", "Enterprises",
    "Persons employed", "Value added", "Turnover", "Average size", "Unit cost", "Production",
    "Per inhabitant", "Growth rate", "Imports", "Exports", "Stocks at end of year",
)  # fmt: skip
GROUPS = (
    "All units",
    "Small units",
    "Large units",
    "Public sector",
    "Private sector",
    "Survey year",
)
SENTENCES = (
    "The survey was sent to all units that were active in the reference period.",
    "Results for the most recent quarter are provisional and may be revised later.",
    "Differences between regions are largest in the north and along the coast.",
    "Units that did not answer were weighted by their size in the register.",
    "The definition of an enterprise follows the regulation that is in force.",
    "Prices are those of the base year unless the text says something else.",
    "More detail can be found in the annex to this report and on the web site.",
    "Since the last edition the classification of activities has changed twice.",
)  # fmt: skip
WORDS = (
    "new premises opened", "delayed by weather", "under review", "no change planned",
    "agreed in principle", "closed for repairs", "report awaited", "funds released in May",
    "open to the public on weekdays only", "to be decided by the board in autumn",
)  # fmt: skip


@dataclass(slots=True)
class Place:
    """One cell: its words, spans, steps of indentation and how it is set."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    indent: int = 0
    bold: bool = False
    mark: str = ""  # a raised note mark behind the words

    def truth(self) -> object:
        """The cell as the scorer reads it."""
        text = self.text + self.mark
        if self.colspan == 1 and self.rowspan == 1:
            return text
        return {"text": text, "colspan": self.colspan, "rowspan": self.rowspan}


Row = list[Place | None]


@dataclass(slots=True)
class Made:
    """A table: header rows first. ``kinds`` of its columns: stub, figure, words."""

    rows: list[Row]
    headers: int
    kinds: list[str]
    sections: set[int] = field(default_factory=set)

    def truth(self) -> list[list[object]]:
        """The rows as the scorer reads them."""
        return [[cell.truth() if cell else None for cell in row] for row in self.rows]


def made_table(chance: random.Random, most_columns: int = 8, most_rows: int = 18) -> Made:
    """An invented table."""
    width = chance.randint(2, most_columns)
    kinds = ["stub", *("figure" for _ in range(width - 1))]
    if chance.random() < 0.2:
        for col in chance.sample(range(1, width), max(1, width // 3)):
            kinds[col] = "words"
    made = Made(_header(chance, kinds), 0, kinds)
    made.headers = len(made.rows)
    _body(chance, made, chance.randint(3, most_rows))
    return made


def _header(chance: random.Random, kinds: list[str]) -> list[Row]:
    """One to three header rows: spanning heads above single ones."""
    width = len(kinds)
    years = chance.random() < 0.4
    first = chance.randint(1990, 2015)
    names = chance.sample(HEADS, min(width - 1, len(HEADS)))
    names += ["Other"] * (width - 1 - len(names))
    low: Row = [Place(chance.choice(("", "", "Sector", "Region", "Type of unit")), bold=True)]
    for col in range(1, width):
        low.append(Place(str(first + col) if years else names[col - 1], bold=True))
    if chance.random() < 0.15:
        low[chance.randrange(1, width)] = Place("Other", bold=True, mark="1")
    rows = [low]
    if width >= 4 and chance.random() < 0.5:
        rows.insert(0, _spanning(chance, width))
        if width >= 6 and chance.random() < 0.2:
            rows.insert(
                0, [None, Place("Reference period", colspan=width - 1), *[None] * (width - 2)]
            )
    if len(rows) > 1 and low[0] is not None and low[0].text and chance.random() < 0.5:
        low[0].rowspan = len(rows)
        rows[0][0], low[0] = low[0], None
    if chance.random() < 0.2 and not years:
        rows.append([None, *(Place(chance.choice(("%", "EUR", "1 000"))) for _ in kinds[1:])])
    return rows


def _spanning(chance: random.Random, width: int) -> Row:
    row: Row = [None] * width
    col = 1
    groups = list(GROUPS)
    chance.shuffle(groups)
    while col < width:
        span = min(chance.choice((2, 2, 3, 4)), width - col)
        row[col] = Place(groups.pop() if groups else "Rest", colspan=span, bold=True)
        col += span
    return row


def _body(chance: random.Random, made: Made, count: int) -> None:
    labels = chance.sample(STUBS, min(count, len(STUBS)))
    styles = [_figure_style(chance) for _ in made.kinds]
    if chance.random() < 0.6:
        styles = [styles[0]] * len(styles)
    sectioned, indented = chance.random() < 0.25, chance.random() < 0.3
    blanks, wrapped = chance.choice((0, 0, 0.05, 0.2)), chance.random() < 0.35
    for at, label in enumerate(labels):
        if sectioned and at % 5 == 0 and at + 2 < len(labels):
            made.sections.add(len(made.rows))
            heading = Place(f"{chance.choice(GROUPS)} {at // 5 + 1}", bold=True)
            made.rows.append([heading, *[None] * (len(made.kinds) - 1)])
        text = chance.choice(LONG) if wrapped and chance.random() < 0.25 else label
        stub = Place(text, indent=1 if indented and chance.random() < 0.6 else 0)
        if chance.random() < 0.04:
            stub.mark = chance.choice("123")
        row: Row = [stub]
        for col, kind in enumerate(made.kinds[1:], start=1):
            words = kind == "words"
            text = chance.choice(WORDS) if words else _figure(chance, styles[col])
            row.append(None if chance.random() < blanks else Place(text))
        if not any(row[1:]):
            row[1] = Place("0")
        made.rows.append(row)
    if chance.random() < 0.4:
        last: Row = [Place("Total", bold=True)]
        last += [
            Place(_figure(chance, styles[col]), bold=True) for col in range(1, len(made.kinds))
        ]
        for col, kind in enumerate(made.kinds):
            if kind == "words":
                last[col] = None
        made.rows.append(last)


def _figure_style(chance: random.Random) -> tuple[int, str, int]:
    """Digits before the point, what parts thousands, digits after the point."""
    return (
        chance.choice((1, 2, 3, 5, 7)),
        chance.choice((",", " ", ",", "")),
        chance.choice((0, 0, 1, 2)),
    )


def _figure(chance: random.Random, style: tuple[int, str, int]) -> str:
    digits, apart, places = style
    if chance.random() < 0.04:
        return chance.choice((":", "-", "n/a", "..", "*"))
    number = chance.randrange(10 ** chance.randint(max(0, digits - 1), digits))
    text = f"{number:,}".replace(",", apart)
    if places:
        text += f".{chance.randrange(10**places):0{places}d}"
    if chance.random() < 0.03:
        text = f"-{text}"
    return text
