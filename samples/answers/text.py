"""A letter as tab-separated text."""

from __future__ import annotations

from samples.answers.model import Letter, Printed, Words


def as_text(letter: Letter) -> str:
    """The letter, one line a paragraph or row, a tab between cells."""
    lines: list[str] = []
    for part in letter.parts:
        if isinstance(part, Words):
            lines += ["", part.text]
        elif isinstance(part, Printed):
            lines += ["", *_rows(part), ""]
    return "\n".join(lines) + "\n"


def _rows(table: Printed) -> list[str]:
    banners = {top for top, left, _, right in table.merged if left == 0 and right}
    return [
        row[0] if at in banners else "\t".join(text.replace("^", "") for text in row)
        for at, row in enumerate(table.rows)
    ]
