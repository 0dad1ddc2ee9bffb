"""Tables that lay out the letter itself: Request | Response columns, label | text rows.

Their cells are words of the letter and never data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.letter import side_by_side
from parsers.letter.labels import Role, role_of
from parsers.letter.paragraphs import Paragraph
from parsers.letter.reference_patterns import LABEL
from parsers.text.characters import clean, fold, squeeze
from parsers.types import BlockKind, Grid, Table

_DATE_LABELS = ("date", "dated", "received", "responded", "exemption", "decision", "response")


@dataclass(frozen=True, slots=True)
class Laid:
    """Paragraphs with layout tables unfolded, and the blocks of those tables."""

    paragraphs: tuple[Paragraph, ...]
    blocks: frozenset[int]


def unfold(paragraphs: Sequence[Paragraph], tables: Sequence[Table]) -> Laid:
    """Replace every layout table by its words, in the order of a reader."""
    paragraphs = _fields_joined(paragraphs)
    done: list[Paragraph] = []
    blocks: set[int] = set()
    open_column: int | None = None  # where a paragraph that goes on with the request is put
    grids = {table.position: table.grid for table in tables}
    for paragraph in paragraphs:
        grid = grids.get(paragraph.table) if paragraph.table is not None else None
        if grid is None and open_column is not None:
            open_column = _below_columns(done, open_column, paragraph)
            if open_column is not None:
                continue
        if grid is None and " | " in paragraph.text:
            done.extend(_row_of_text(paragraph))
            continue
        texts = _words(grid) if grid else ()
        if not texts:
            done.append(paragraph)
            continue
        blocks.update(paragraph.blocks)
        done.extend(Paragraph(text, paragraph.blocks, BlockKind.PARAGRAPH) for text in texts)
        open_column = None
        if texts[0] == _ASKED and _TOLD in texts:
            open_column = len(done) - len(texts) + texts.index(_TOLD)
    return Laid(tuple(done), frozenset(blocks))


def _below_columns(done: list[Paragraph], place: int, below: Paragraph) -> int | None:
    """Puts the rest of a request column, which is longer than its answers, where it belongs.

    ``place`` is that of the label of the answers; the new place of it, or ``None`` where the
    paragraph is no such rest.
    """
    above, last = done[place - 1], done[-1]
    if side_by_side.is_next(above.text, last.text, below.text):
        done.insert(place, below)
        return place + 1
    if not side_by_side.goes_on(above.text, last.text, below.text):
        return None
    blocks = tuple(dict.fromkeys((*above.blocks, *below.blocks)))
    done[place - 1] = replace(above, text=f"{above.text} {squeeze(below.text)}", blocks=blocks)
    return place


_SECTION_FIELD = re.compile(r"exemptions?(?:\(s\))? (?:applied|used|engaged|cited|claimed)\s?:?$")
_SECTION_VALUE = re.compile(r"(?:sections?|s\.?|regulations?|reg\.?) ?\d|(?:none|n/?a|nil)\b")


def _fields_joined(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The field "Exemptions Applied:" with the sections that stand below it, as one line."""
    done: list[Paragraph] = []
    below = False
    for one in paragraphs:
        folded = fold(one.text).strip()
        if below and _SECTION_VALUE.match(folded) and len(folded) < 120:
            last = done[-1]
            joint = "; " if not last.text.endswith(":") else " "
            blocks = (*last.blocks, *one.blocks)
            done[-1] = replace(last, text=f"{last.text}{joint}{one.text}", blocks=blocks)
            continue
        below = bool(_SECTION_FIELD.fullmatch(folded))
        done.append(replace(one, text=f"{one.text.rstrip(': ')}:") if below else one)
    return tuple(done)


def _row_of_text(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """A row "label | value" that a format printed as text, as the lines of a letter."""
    rows = [row.split(" | ") for row in _NEXT_ROW.split(paragraph.text)]
    if any(len(row) != 2 or not _is_field(row[0]) for row in rows):
        return (paragraph,)
    texts: list[str] = []
    for label, value in rows:
        both = (label, value) if role_of(label) is not None else (f"{label.rstrip(': ')}: {value}",)
        texts.extend(map(squeeze, both))
    return tuple(replace(paragraph, text=text) for text in texts)


# Rows that a reader has joined: "Request | How many? Response | Forty."
_NEXT_ROW = re.compile(r"(?<=[.?!:\d])\s(?=[A-Z][A-Za-z ]{2,30} \| )")


def _words(grid: Grid) -> tuple[str, ...]:
    rows = [tuple(clean(cell.text).strip() if cell else "" for cell in row) for row in grid]
    filled = [tuple(cell for cell in row if cell) for row in rows]
    return _columns(rows) or _labelled_rows(filled)


_ASKED, _TOLD = "Request", "Response"


def _columns(rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """A header row naming a request column and a response column."""
    roles = [role_of(squeeze(cell)) for cell in rows[0]]
    if Role.REQUEST not in roles or Role.RESPONSE not in roles or len(rows) < 2:
        return ()
    asked, answered = roles.index(Role.REQUEST), roles.index(Role.RESPONSE)
    sides = [[row[column] for row in rows[1:]] for column in (asked, answered)]
    if side_by_side.runs_on(*sides):
        return (_ASKED, *side_by_side.items(sides[0]), _TOLD, *side_by_side.items(sides[1]))
    words: list[str] = []
    many = len(rows) > 2
    for number, row in enumerate(rows[1:], 1):
        for label, column in ((_ASKED, asked), (_TOLD, answered)):
            words.append(f"{label} {number}" if many else label)
            words.extend(_lines(row[column]))
    return tuple(words)


def _labelled_rows(rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Rows of a label and its text, at least one of them a request, response or reference."""
    pairs = [row for row in rows if row]
    if not pairs or any(len(row) > 2 for row in pairs):
        return ()
    marked = [row for row in pairs if _is_field(row[0])]
    if len(marked) * 2 < len(pairs) or not any(_opens(row[0]) for row in marked):
        return ()
    words: list[str] = []
    for row in pairs:
        label, *rest = row
        if role_of(squeeze(label)) is not None:
            words.append(squeeze(label))
            words.extend(line for text in rest for line in _lines(text))
        else:
            words.append(squeeze(f"{label.rstrip(': ')}: {' '.join(rest)}" if rest else label))
    return tuple(words)


def _lines(text: str) -> list[str]:
    return [squeeze(line) for line in text.split("\n") if line.strip()]


def _is_field(label: str) -> bool:
    folded = fold(squeeze(label))[:60]
    return (
        role_of(label) is not None
        or folded.rstrip().endswith(":")
        or folded.startswith(_DATE_LABELS)
        or bool(LABEL.match(folded))
    )


def _opens(label: str) -> bool:
    folded = fold(squeeze(label))
    return role_of(label) in (Role.REQUEST, Role.RESPONSE) or bool(LABEL.match(folded))
