"""How low a row or how narrow a column may be before nobody reads what stands in it."""

from __future__ import annotations

# Points. A line of the smallest letters that offices use (6 points) needs a row of 5.
LEAST_HEIGHT = 5.0
# Points: smaller letters are not read.
LEAST_LETTERS = 2.0
# Characters: less is never seen; between the two, only what runs on into blank cells is.
LEAST_WIDTH = 0.3
READABLE_WIDTH = 1.0
