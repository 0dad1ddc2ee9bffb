"""A made file and what a right reading of it holds."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal

Half = Literal["a", "b"]
Cell = list[Any]

# Values that a cell may hold: a number, or "-" for a dash that means none.
NIL: Final = "-"


@dataclass(frozen=True, slots=True)
class Truth:
    """What the file says. A label `a > b` is an outer and an inner one; an empty label fits any.

    cells    [row, column, value or list of acceptable values]: each must be a figure
    null     [row, column]: whatever stands there has no value
    never    [row, column, value]: this value must not stand there
    allowed  [row, column, value]: a figure that may be published and need not be
    notpath  [label, ancestor]: no row path may lead from this ancestor to this label
    tables   how many tables hold figures; None where a list may be one table or several
    verdict  of the whole answer; None where holding it back is right too
    reasons_any  one of these reasons must be told
    """

    cells: list[Cell] = field(default_factory=list)
    null: list[Cell] = field(default_factory=list)
    never: list[Cell] = field(default_factory=list)
    allowed: list[Cell] = field(default_factory=list)
    notpath: list[list[str]] = field(default_factory=list)
    tables: int | None = 1
    verdict: str | None = "parsed"
    reasons_any: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Only what is said; `verdict` and lists that say nothing are left out."""
        return {k: v for k, v in asdict(self).items() if v not in (None, [])}


@dataclass(frozen=True, slots=True)
class Made:
    """One file of the bank: its name, kind, half, bytes and truth."""

    name: str
    kind: str
    half: Half
    data: bytes
    truth: Truth
