"""From the blocks of a letter or item page to one ``Letter``. Pure and total: no text raises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from parsers.letter import (
    acts,
    caveats,
    exemptions,
    language,
    law,
    letter_dates,
    references,
    sensitivity,
)
from parsers.letter.characters import fold
from parsers.letter.citations import find as find_citations
from parsers.letter.judging import judge
from parsers.letter.layout import unfold
from parsers.letter.letter_dates import LetterDates
from parsers.letter.paragraphs import paragraphs
from parsers.letter.parts import Placed, Sections
from parsers.letter.pieces import cut
from parsers.letter.questions import asked, segments
from parsers.letter.sections import split
from parsers.letter.working_days import PARTS, on_time, working_days
from parsers.types import (
    Act,
    Block,
    Exemption,
    ExemptionKind,
    Letter,
    LetterStyle,
    Regime,
    Table,
)

_GAP = "\n\n"
_PLAIN = LetterStyle()


def read_letter(
    blocks: Sequence[Block],
    *,
    tables: Sequence[Table] = (),
    force: str | None = None,
    style: LetterStyle = _PLAIN,
    regime: Regime = Regime.UNKNOWN,
    title: str = "",
    url: str | None = None,
    published_on: date | None = None,
) -> Letter:
    """Read one letter or item page.

    ``blocks`` come in reading order from any format, whole paragraphs or single lines;
    a table block names its table by position. ``force`` is a slug of the directory,
    ``regime`` its access law. ``title`` and ``url`` are searched for a reference only;
    a month in the URL never becomes a date. The result holds names: mask before
    publishing (``people``).
    """
    laid = unfold(paragraphs(blocks), tables)
    pieces = cut(laid.paragraphs, style)
    parts = split(pieces, title=title, unlabelled=style.unlabelled)
    request = _join(parts.request)[0]
    response, placed = _join(parts.response)
    whole = "\n".join([title, *(piece.text for piece in pieces)])
    act = acts.decide(whole, find_citations(response), regime)
    found, cited_issues = exemptions.find(response, acts.for_sections(act, whole, regime))
    when = _dates(parts, force, style)
    days = _count(when, acts.clock(act, regime))
    questions = asked(parts.request)
    stretches = segments(placed, questions)
    judged = judge(response, stretches, questions, found, tables, _said_apart(parts, title))
    named = references.find(
        [piece.paragraph for piece in parts.head],
        [one.piece.paragraph for one in parts.response],
        title=title,
        url=url,
        force=force,
        style=style,
    )
    clarified = parts.clarified or when.clarified
    del published_on
    return Letter(
        reference=named.own,
        references=named.every,
        act=act,
        lang=language.of(f"{request}\n{response}" if request or response else whole),
        received_on=when.received,
        received_basis=when.received_basis,
        responded_on=when.responded,
        responded_basis=when.responded_basis,
        working_days=days,
        on_time=on_time(
            days,
            when.received_basis,
            when.responded_basis,
            clock_may_stop=clarified or _may_take_longer(found),
        ),
        outcome=judged.outcome,
        request=request,
        response=response,
        request_blocks=_blocks(parts.request, laid.blocks),
        response_blocks=_response_blocks(parts, laid.blocks),
        questions=judged.questions,
        exemptions=judged.exemptions,
        caveats=caveats.find(
            [
                one.piece.paragraph
                for (_, one), stretch in zip(placed, stretches, strict=True)
                if stretch.decides
            ],
            tables,
        ),
        sensitivity=sensitivity.judge(title, request, response),
        boilerplate=tuple(parts.boilerplate),
        issues=(*parts.issues, *named.issues, *when.issues, *cited_issues, *judged.issues),
    )


def _said_apart(parts: Sections, title: str) -> tuple[str, ...]:
    """Fields such as "Decision: Disclosed", and a head that calls the letter a review."""
    head = (title, *(piece.text for piece in parts.head))
    return (*parts.fields, *(text for text in head if "review" in fold(text)))


def _join(parts: Sequence[Placed]) -> tuple[str, tuple[tuple[int, Placed], ...]]:
    """The words of a part, and each piece with its offset in them."""
    words: list[str] = []
    placed: list[tuple[int, Placed]] = []
    length = 0
    for one in parts:
        text = "" if one.piece.is_table else one.piece.text
        placed.append((length, one))
        if text:
            words.append(text)
            length += len(text) + len(_GAP)
    return _GAP.join(words), tuple(placed)


def _blocks(parts: Sequence[Placed], layout: frozenset[int]) -> tuple[int, ...]:
    inside = {block for one in parts for block in one.piece.paragraph.blocks}
    return tuple(sorted(inside | layout))


def _response_blocks(parts: Sections, layout: frozenset[int]) -> tuple[int, ...]:
    inside = {block for one in parts.response for block in one.piece.paragraph.blocks}
    return tuple(sorted(inside - layout))


def _dates(parts: Sections, force: str | None, style: LetterStyle) -> LetterDates:
    head = [piece.text for piece in parts.head]
    rest = [*(one.piece.text for one in parts.response), *parts.boilerplate]
    asked_for = [one.piece.text for one in parts.request]
    return letter_dates.read(head, rest, asked_for, force=force, month_first=style.month_first)


def _count(when: LetterDates, act: Act) -> int | None:
    if when.received is None or when.responded is None or act not in PARTS:
        return None
    if when.responded < when.received:
        return None
    return working_days(when.received, when.responded, act)


def _may_take_longer(found: Sequence[Exemption]) -> bool:
    return any(
        item.kind is ExemptionKind.EXCEPTION
        or law.is_qualified(item.act, item.section, item.subsection)
        for item in found
    )
