"""How much of each row is published: the policies as SQL over ``db.schema``.

``full`` shows everything, ``facts`` what ``Column.facts`` leaves, ``link_only``
the columns marked so and no other rows. A disclosure that the force has removed
is shown as ``link_only`` whatever the policy (architecture: two databases).
"""

from __future__ import annotations

from db.spec import QUESTION_LENGTH, QUOTE_LENGTH, Column, Show, Table
from parsers.types import Policy

# From the loosest to the tightest.
_ORDER = (Policy.FULL, Policy.FACTS, Policy.LINK_ONLY)

# Most texts are short enough as they are, and asking for the length costs less than a call.
_CUT = "CASE WHEN length(x.{name}) > {length} THEN shorten(x.{name}, {length}) ELSE x.{name} END"
_CELLS = (
    f"CASE WHEN length(x.{{name}}) > {QUOTE_LENGTH} THEN shorten_cells(x.{{name}})"
    " ELSE x.{name} END"
)
_SHOWN = {
    Show.WHOLE: "x.{name}",
    Show.QUOTE: _CUT.format(length=QUOTE_LENGTH, name="{name}"),
    Show.QUESTION: _CUT.format(length=QUESTION_LENGTH, name="{name}"),
    Show.CELLS: _CELLS,
    # A table of records or a lookup is text, not figures.
    Show.GRID: f"CASE WHEN x.kind IN ('crosstab', 'keyed') THEN {_CELLS} END",
    Show.EMPTY: "NULL",
}


def tightest(instance: str, force: str | None) -> str:
    """The policy of a force on an instance: its own terms can only tighten the default."""
    return max(Policy(instance), Policy(force or instance), key=_ORDER.index)


def shown(table: Table, column: Column) -> str:
    """The SQL of one column of row ``x`` under the policy in ``s.policy``."""
    whole = f"x.{column.name}"
    facts = _SHOWN[column.facts].format(name=column.name)
    cases = []
    if facts != whole:
        cases.append(f"WHEN '{Policy.FACTS}' THEN {facts}")
    if table.stays and not column.link_only:
        cases.append(f"WHEN '{Policy.LINK_ONLY}' THEN NULL")
    return f"CASE s.policy {' '.join(cases)} ELSE {whole} END" if cases else whole
