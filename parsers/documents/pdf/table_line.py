"""One line of an unruled table, parted into the stretches that may be its cells."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.documents.grid.columns import Segment
from parsers.documents.pdf.page import Line


@dataclass(frozen=True, slots=True, eq=False)
class TableLine:
    """One line of a table with its segments; ``lines`` are several where figures stand
    half-way between the lines of their label."""

    lines: tuple[Line, ...]
    segments: tuple[Segment, ...]

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(line.box[1] for line in self.lines)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(line.box[3] for line in self.lines)

    @property
    def size(self) -> float:
        """The font size of the first line."""
        return self.lines[0].size

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(line.text for line in self.lines)
