"""Which rows are header rows: tables of named rules, each with its weight and two witnesses.

``HEADS`` weighs whether a row may be the first row of labels over a table, ``CONTINUES``
whether the row below header rows is one of them, ``RESTARTS`` whether a row of the body is
the header of another table, ``NUMBERS`` whether the row below the header only counts the
columns. The weights of all rules that fire are added up; a row is a
header row where they come to more than nothing.

A witness is a table in lines of cells parted by bars; the row in question begins with a
question mark, and the rows above it, down from the first, are the header so far.
tests/tables/test_header_rules.py runs them: ``match`` must fire the rule and ``leave`` not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.tables import header_signs as signs
from parsers.tables.header_signs import SeenRow

# A rule that nothing outweighs, either way.
SURE: Final = 32


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """One ground for or against: its name, its weight, when it fires, and its witnesses."""

    name: str
    weight: int
    fires: Callable[[SeenRow], bool]
    match: str
    leave: str


def fired(rules: Sequence[HeaderRule], seen: SeenRow) -> list[HeaderRule]:
    """The rules that fire."""
    return [rule for rule in rules if rule.fires(seen)]


def holds(rules: Sequence[HeaderRule], seen: SeenRow) -> bool:
    """Whether the weights of the rules that fire come to more than nothing."""
    return sum(rule.weight for rule in fired(rules, seen)) > 0


# ------------------------------------------------------------------ the tables of rules

_BODY = "\nAsh|21|36\nElm|24|31"

HEADS: Final = (
    HeaderRule(
        "words right of the row labels",
        1,
        signs.words,
        match="?Area|Homes|Shops" + _BODY,
        leave="?Areas of the county||" + _BODY,
    ),
    HeaderRule(
        "marked as header cells by the document",
        SURE,
        signs.marked,
        match="?Area|#12|#15" + _BODY,
        leave="?Area|12|15" + _BODY,
    ),
    HeaderRule(
        "numbers that do not count up",
        -4,
        signs.data,
        match="?Ash|21|36\nElm|24|31",
        leave="?Hour|0|1|2\nAsh|4|9|6",
    ),
    HeaderRule(
        "numbers in sequence that name nothing",
        -4,
        signs.counted,
        match="?Ash|21|22\nElm|24|31",
        leave="?Age|21|22\nAsh|24|31",
    ),
    HeaderRule(
        "years out of order",
        -4,
        signs.years_astray,
        match="Area|Homes|Shops|Barns\n?Ash|1994|2031|2007",
        leave="Area|Homes >3\n?|2019|2020|2021",
    ),
)

CONTINUES: Final = (
    HeaderRule(
        "words right of the row labels",
        1,
        signs.words,
        match="Area|Homes >2\n?|Sold|Let" + _BODY,
        leave="Area|Homes >2\n?Ash||" + _BODY,
    ),
    HeaderRule(
        "nothing right of the row labels",
        -2 * SURE,
        signs.blank,
        match="Area|Homes|Shops\n?North||" + _BODY,
        leave="Area|Homes >2\n?|Sold|Let" + _BODY,
    ),
    HeaderRule(
        "no data below",
        -2 * SURE,
        signs.nothing_below,
        match="Area|Keeper|Town\n?Ash|Dr Elm|Oakham\nFir|Dr Yew|Ashby",
        leave="Area|Homes >2\n?|Sold|Let" + _BODY,
    ),
    HeaderRule(
        "marked as header cells by the document",
        SURE,
        signs.marked,
        match="Area|#Homes|#Shops\n?Rank|#12|#15" + _BODY,
        leave="Area|#Homes|#Shops\n?Rank|12|15" + _BODY,
    ),
    HeaderRule(
        "units",
        12,
        signs.units,
        match="Area|Spend|Share\n?Unit|£000|%" + _BODY,
        leave="Area|Spend|Share\n?Unit|£000|Rank" + _BODY,
    ),
    HeaderRule(
        "a row label of its own",
        -6,
        signs.own_label,
        match="Area|Homes|Shops\n?Ash|sold|let" + _BODY,
        leave="Offence code|066/02|066/07\n?Offence description|Robbery|Arson\nAsh|4|6",
    ),
    HeaderRule(
        "the row above spans columns or leaves some blank",
        2,
        signs.open_above,
        match="Area|Homes >2\n?|2019|2020" + _BODY,
        leave="Area|Homes|Shops\n?|2019|2020" + _BODY,
    ),
    HeaderRule(
        "no label in the first column",
        2,
        signs.no_label,
        match="Area|Homes|Shops\n?|2019|2020" + _BODY,
        leave="Area|Homes|Shops\n?Area|2019|2020" + _BODY,
    ),
    HeaderRule(
        "numbers",
        -3,
        signs.numbers,
        match="Area|Homes|Shops\n?|14|15" + _BODY,
        leave="Area|Homes|Shops\n?|2019|2020" + _BODY,
    ),
    HeaderRule(
        "periods",
        -1,
        signs.periods,
        match="Area|Homes|Shops\n?Area|2019|2020" + _BODY,
        leave="Area|Homes|Shops\n?Area|sold|let" + _BODY,
    ),
)

NUMBERS: Final = (
    HeaderRule(
        "counts the columns",
        1,
        signs.columns_numbered,
        match="Area|Homes|Shops|Barns\n?1|2|3|4\nAsh|21|36|8",
        leave="Area|Homes|Shops|Barns\n?Ash|1|2|3\nElm|21|36|8",
    ),
    HeaderRule(
        "the rows are counted, too",
        -4,
        signs.rows_numbered,
        match="Line|Homes|Shops|Barns\n?1|2|3|4\n2|36|8|9",
        leave="Area|Homes|Shops|Barns\n?1|2|3|4\nAsh|21|36|8",
    ),
)

RESTARTS: Final = (
    HeaderRule(
        "words or periods over figures",
        1,
        lambda seen: bool(seen.over_figures),
        match="Area|Homes|Shops\nAsh|21|36\n?Area|Barns|Sheds\nElm|4|3",
        leave="Area|Homes|Shops\nAsh|21|36\n?Elm||\nOak|4|3",
    ),
    HeaderRule(
        "the header again with another label",
        SURE,
        signs.is_header_again,
        match="|2021 >2\nArea|Homes|Shops\nAsh|21|36\n?|2022 >2\nArea|Homes|Shops\nElm|4|3",
        leave="|2021 >2\nArea|Homes|Shops\nAsh|21|36\n?|2022 >2\nElm|4|3",
    ),
    HeaderRule(
        "a measure over numbers",
        SURE,
        signs.measure,
        match="Area|Homes\nAsh|21\n?Visits|Number\nElm|4",
        leave="Area|Homes\nAsh|21\n?Visits|Thursday\nElm|4",
    ),
    HeaderRule(
        "fewer than two",
        -8,
        signs.few,
        match="Area|Homes|Shops\nAsh|21|36\n?|Barns|\nElm|4|3",
        leave="Area|Homes|Shops\nAsh|21|36\n?|Barns|Sheds\nElm|4|3",
    ),
    HeaderRule(
        "the same header again",
        -8,
        signs.first_again,
        match="Area|Homes|Shops\nAsh|21|36\n?Area|Homes|Shops\nElm|4|3",
        leave="Area|Homes|Shops\nAsh|21|36\n?Area|Homes|Sheds\nElm|4|3",
    ),
    HeaderRule(
        "a row label of its own",
        -8,
        signs.row_label,
        match="Area|Homes|Shops\nAsh|21|36\n?Oak|Barns|Sheds\nElm|4|3",
        leave="Area|Homes|Shops\nAsh|21|36\n?Area|Barns|Sheds\nElm|4|3",
    ),
    HeaderRule(
        "figures",
        -8,
        signs.figures,
        match="Area|Homes|Shops\nAsh|21|36\n?|4|7\nElm|4|3",
        leave="Area|Homes|Shops|Barns\nAsh|21|36|8\n?Area|1|2|3\nElm|4|3|6",
    ),
    HeaderRule(
        "periods among words, without a corner",
        -8,
        signs.mixed,
        match="Area|Homes|Shops\nAsh|21|36\n?|2020|Sheds\nElm|4|3",
        leave="Area|Homes|Shops\nAsh|21|36\n?|2020|2021\nElm|4|3",
    ),
)
