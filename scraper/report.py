"""What a stage says when it is done: rows for a person or a machine, and what failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Report:
    """``rows`` all have the keys of ``columns``; ``failures`` are whole sentences.

    A report with failures makes the command exit with status 1.
    """

    title: str
    columns: tuple[str, ...]
    rows: list[dict[str, object]] = field(default_factory=list)
    failures: Sequence[str] = ()
