"""Numbers of pages in words."""

from __future__ import annotations

from collections.abc import Sequence


def in_words(numbers: Sequence[int], count: int) -> str:
    """Pages as a reader counts them: ``page 2 of 3``, ``pages 2 to 4 and 7 of 9``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    listed = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    return f"page{'s' if len(numbers) > 1 else ''} {listed} of {count}"
