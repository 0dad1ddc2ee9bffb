"""One page laid out: which words are tables, which are prose, in what order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from parsers.documents.pdf.aligned import aligned_fragments
from parsers.documents.pdf.fragment import Fragment, ruled_fragment
from parsers.documents.pdf.page import Box, Line, PageFeed, Word, around, lines_of
from parsers.documents.pdf.prose import Paragraph, paragraphs
from parsers.documents.pdf.ruled import lattices
from parsers.documents.pdf.stacks import stacks


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's tables and paragraphs, top to bottom."""

    page: PageFeed
    items: tuple[Fragment | Paragraph, ...] = ()


@dataclass(slots=True)
class RuledPage:
    """A page with its lattices filled; ``lines`` are those of the words outside them."""

    page: PageFeed
    fragments: list[Fragment] = field(default_factory=list)
    taken: set[Word] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)


def ruled(page: PageFeed) -> RuledPage:
    """Find the ruled tables of a page; inner tables take their words first.

    A lattice with one column or no words is a frame around prose, not a table.
    """
    found = RuledPage(page)
    drawn = sorted(lattices(page.rules), key=lambda each: _area(each.box))
    listed = (*page.words, *page.turned) if drawn else ()
    middles = [(*word.middle, word) for word in listed]
    for lattice in drawn:
        x0, top, x1, bottom = lattice.box
        inside = [word for x, y, word in middles if x0 <= x <= x1 and top <= y <= bottom]
        words = [word for word in inside if word not in found.taken]
        fragment = ruled_fragment(page.number, lattice, words)
        if words and _is_table(fragment):
            found.fragments.append(fragment)
            found.taken.update(words)
    taken = found.taken
    found.lines = lines_of(
        [word for word in page.words if word not in taken] if taken else page.words
    )
    return found


def laid_out(found: RuledPage, furniture: Collection[Word]) -> Layout:
    """The whole page in reading order: ruled tables, tables by alignment, prose."""
    page = found.page
    lines = _without(found.lines, furniture)
    waiting = list(found.fragments)
    items: list[Fragment | Paragraph] = []
    listed = stacks(lines, (0.0, 0.0, page.width, page.height))
    for stack in listed:
        alone = len(listed) == 1
        fragments = [each for each in waiting if alone or stack.holds(each.box)]
        waiting = [each for each in waiting if each not in fragments]
        aligned = aligned_fragments(page, stack.lines)
        used = {word for fragment in aligned for word in fragment.words}
        prose = paragraphs([line for line in stack.lines if line.words[0] not in used])
        items += in_order([*fragments, *aligned, *prose])
    items += waiting
    headed = {word for item in items if isinstance(item, Fragment) for word in item.words}
    turned = [word for word in page.turned if word not in found.taken and word not in headed]
    if turned:
        items.append(Paragraph(" ".join(word.text for word in turned), around(turned)))
    return Layout(page, tuple(items))


def _without(lines: Sequence[Line], words: Collection[Word]) -> list[Line]:
    """The lines without some words; a line left with none is gone."""
    if not words:
        return list(lines)
    kept = [tuple(word for word in line.words if word not in words) for line in lines]
    whole = [len(left) == len(line.words) for line, left in zip(lines, kept, strict=True)]
    return [
        line if same else Line(left)
        for line, left, same in zip(lines, kept, whole, strict=True)
        if left
    ]


def in_order(items: Sequence[Fragment | Paragraph]) -> list[Fragment | Paragraph]:
    """Items from top to bottom; side by side, from left to right."""
    return sorted(items, key=lambda item: (round(item.box[1] / 3), item.box[0]))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _is_table(fragment: Fragment) -> bool:
    """Whether a filled lattice has words in two columns at least."""
    used = {
        col
        for row in fragment.grid
        for col, cell in enumerate(row)
        if cell is not None and cell.text.strip()
    }
    return len(used) >= 2
