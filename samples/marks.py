"""How lists are numbered in letters."""

from __future__ import annotations


def numbered(items: tuple[str, ...], mark: str) -> list[str]:
    """The lines of a list as printed: "1." counts 1. 2. 3., "a)" counts a) b) c), "-" repeats."""
    lines = []
    for place, item in enumerate(items):
        label = mark.replace("1", str(place + 1)).replace("a", chr(ord("a") + place))
        lines.append(f"{label} {item}")
    return lines
