"""Writes letters as files and what is true of them as one JSON line each."""

import html
import json
from collections.abc import Iterable
from pathlib import Path

from samples.letter_bank.model import Letter, Page

TRUTH = "truth.jsonl"


def as_html(page: Page) -> str:
    """A web page: title, h1, a paragraph for each block."""
    title = html.escape(page.title)
    blocks = "\n".join(
        f"<p>{html.escape(block).replace(chr(10), '<br>')}</p>" for block in page.text.split("\n\n")
    )
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}</title></head>\n<body><main><h1>{title}</h1>\n{blocks}\n</main></body></html>\n"
    )


def text_of(letter: Letter) -> str:
    """What the file of a letter says."""
    if letter.truth.file.endswith(".html"):
        return as_html(letter.page)
    head = f"{letter.page.title}\n\n" if letter.page.title else ""
    return f"{head}{letter.page.text.strip()}\n"


def write(letters: Iterable[Letter], out: Path) -> int:
    """Write all letters and the truth file; the number of letters."""
    out.mkdir(parents=True, exist_ok=True)
    rows = []
    for letter in letters:
        (out / letter.truth.file).write_text(text_of(letter), encoding="utf-8")
        rows.append(json.dumps(letter.truth.as_row(), ensure_ascii=False))
    (out / TRUTH).write_text("\n".join(rows) + "\n", encoding="utf-8")
    return len(rows)
