"""How low a row or how narrow a column may be before nobody reads what stands in it."""

from __future__ import annotations

# Points. The lowest row that shows a line of anything is some 3 points high.
LEAST_HEIGHT = 2.0
# Characters: less is never seen; between the two, only what runs on into blank cells is.
LEAST_WIDTH = 0.3
READABLE_WIDTH = 1.0
