"""What a stage says when it is done: rows for a person or a machine, and what failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Report:
    """``rows`` all have the keys of ``columns``; ``failures`` are whole sentences; ``late`` counts
    the forces that were not done by the deadline.

    A report with failures makes the command exit with status 1.
    """

    title: str
    columns: tuple[str, ...]
    rows: list[dict[str, object]] = field(default_factory=list)
    failures: Sequence[str] = ()
    late: int = 0

    def sums(self) -> dict[str, int]:
        """The numbers of all rows added up, by column; truths count as one."""
        found: dict[str, int] = {}
        for row in self.rows:
            for name, value in row.items():
                if isinstance(value, int):
                    found[name] = found.get(name, 0) + value
        return found
