"""What one page of a log shows."""

from __future__ import annotations

from dataclasses import dataclass

from samples.logs.kind import Line, Node


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of a node: its lines and its place among the node's pages."""

    node: Node
    lines: tuple[Line, ...]
    page: int
    total: int
    first: int
    has_next: bool
    counted: bool = True
