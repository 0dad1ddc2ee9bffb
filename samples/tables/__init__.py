"""Fills a table's shape with numbers whose arithmetic is right by construction."""

from __future__ import annotations

from samples.model import SampleTable
from samples.shapes import (
    Averages,
    Crosstab,
    Given,
    Money,
    Monthly,
    MonthTree,
    Nested,
    Shape,
    Shares,
    Tree,
    TwoHeaders,
)
from samples.tables import amounts, crosstabs, levels
from samples.tables.setting import Setting, table


def build(shape: Shape, setting: Setting) -> SampleTable:
    """Fills one shape. The same seed, date and shape give the same table."""
    match shape:
        case Crosstab():
            return crosstabs.crosstab(shape, setting)
        case Monthly():
            return crosstabs.monthly(shape, setting)
        case Tree():
            return levels.tree(shape, setting)
        case MonthTree():
            return levels.month_tree(shape, setting)
        case Shares():
            return amounts.shares(shape, setting)
        case Money():
            return amounts.money(shape, setting)
        case Averages():
            return amounts.averages(shape, setting)
        case TwoHeaders():
            return crosstabs.two_headers(shape, setting)
        case Nested():
            return crosstabs.nested(shape, setting)
        case Given():
            return table(setting, shape.caption, [*shape.rows], notes=shape.notes)


__all__ = ["Setting", "build"]
