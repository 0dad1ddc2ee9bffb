"""From the blocks of a letter or item page to one ``Letter``. Pure and total: no text raises."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from parsers.letter import (
    acts,
    caveats,
    exemptions,
    law,
    letter_dates,
    references,
    sensitivity,
    sentences_read,
)
from parsers.letter.checks import checked, subjects, tells_decision
from parsers.letter.citations import find as find_citations
from parsers.letter.flattened import unflatten
from parsers.letter.judging import judge, over_all, settled, without_weak_ground
from parsers.letter.kinds import Shown, kind_of
from parsers.letter.layout import unfold
from parsers.letter.letter_dates import LetterDates
from parsers.letter.mails import arrange
from parsers.letter.paragraphs import Paragraph, paragraphs
from parsers.letter.parts import Placed, Sections
from parsers.letter.pieces import Piece, cut
from parsers.letter.questions import Segment, asked, by_sentence, named_in, segments
from parsers.letter.references import References
from parsers.letter.sections import split
from parsers.letter.sentences_read import Sentence
from parsers.letter.several import page_of, split_answers
from parsers.letter.working_days import PARTS, on_time, working_days
from parsers.text import language
from parsers.types import (
    Act,
    Block,
    DateBasis,
    Exemption,
    ExemptionKind,
    Issue,
    Letter,
    LetterKind,
    LetterStyle,
    Level,
    Regime,
    Table,
)

_GAP = "\n\n"
_PLAIN = LetterStyle()


@dataclass(frozen=True, slots=True)
class _Source:
    """What is known of a letter beside its words."""

    force: str | None
    style: LetterStyle
    regime: Regime
    title: str
    url: str | None
    published_on: date | None


@dataclass(frozen=True, slots=True)
class _Times:
    """Both dates, the days between them, and whether the answer was on time."""

    dates: LetterDates
    days: int | None
    on_time: bool | None
    issues: tuple[Issue, ...]


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
    neither a month in the URL nor ``published_on`` becomes a date of the letter. The
    result holds names: mask before publishing (``people``).
    """
    own_labels = (*style.request_labels, *style.response_labels)
    laid = unfold(paragraphs(blocks, own_labels), tables)
    source = _Source(force, style, regime, title, url, published_on)
    answers = split_answers(laid.paragraphs)
    letters = [_read(one, tables, laid.blocks, source) for one in answers]
    return letters[0] if len(letters) == 1 else page_of(letters)


def _read(
    given: Sequence[Paragraph], tables: Sequence[Table], layout: frozenset[int], source: _Source
) -> Letter:
    """One answer from its paragraphs."""
    if not source.title:
        source = replace(source, title=references.own_title(given, source.force))
    arranged = arrange(unflatten(given))
    pieces = cut(arranged.paragraphs, source.style)
    parts = split(pieces, title=source.title, unlabelled=source.style.unlabelled)
    parts.labelled = parts.labelled and not arranged.unlabelled
    parts.boilerplate.extend(one.text for one in arranged.aside)
    whole = "\n".join([source.title, *(piece.text for piece in pieces)])
    return _letter(parts, whole, tables, layout, source, arranged.aside)


def read_annex(
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
    """Read what is no letter, a sheet or an annex: its reference, language and caveats.

    It asks and answers nothing, so it has no request, no outcome, no dates and cites no
    section; what is given is as for ``read_letter``.
    """
    source = _Source(force, style, regime, title, url, published_on)
    words = paragraphs(blocks)
    pieces = [Piece(paragraph.text, paragraph) for paragraph in words]
    whole = "\n".join([title, *(piece.text for piece in pieces)])
    letter = _letter(Sections(head=pieces), whole, tables, frozenset(), source, ())
    kinds = (LetterKind.ANNEX, LetterKind.NOT_A_LETTER)
    return replace(
        letter,
        kind=letter.kind if letter.kind in kinds else LetterKind.NOT_A_LETTER,
        received_on=None,
        received_basis=DateBasis.UNKNOWN,
        responded_on=None,
        responded_basis=DateBasis.UNKNOWN,
        working_days=None,
        on_time=None,
        caveats=caveats.find(words, tables),
        issues=(),
    )


def _letter(
    parts: Sections,
    whole: str,
    tables: Sequence[Table],
    layout: frozenset[int],
    source: _Source,
    aside: Sequence[Paragraph],
) -> Letter:
    request = _join(parts.request)[0]
    response, placed = _join(parts.response)
    act = acts.decide(whole, find_citations(response), source.regime)
    law_of_sections = acts.for_sections(act, whole, source.regime)
    questions = asked(parts.request)
    counted = questions if len(questions) > 1 else named_in(parts.response) or questions
    stretches = segments(placed, counted)
    answers = by_sentence(stretches, response, counted)
    sentences = sentences_read.read(response, answers)
    found, cited_issues = exemptions.find(response, law_of_sections, sentences)
    fields = (*parts.fields, *subjects([source.title, *(one.text for one in parts.head)]))
    judged = checked(judge(sentences, answers, counted, found, tables), fields)
    if counted is not questions:
        judged = over_all(judged, questions)
    shown = any(stretch.table is not None for stretch in answers)
    decided = tells_decision(fields)
    apart = frozenset(one.text for one in aside)
    kind = kind_of(
        _shown(parts, request, response, sentences, source, apart, tables=shown, field=decided)
    )
    judged = settled(judged if not parts.guessed else without_weak_ground(judged), kind)
    named = _references(parts, source, aside)
    times = _times(parts, act, found, source, aside)
    return Letter(
        reference=named.own,
        references=named.every,
        act=act,
        lang=language.of(f"{request}\n{response}" if request or response else whole),
        received_on=times.dates.received,
        received_basis=times.dates.received_basis,
        responded_on=times.dates.responded,
        responded_basis=times.dates.responded_basis,
        working_days=times.days,
        on_time=times.on_time,
        outcome=judged.outcome,
        kind=kind,
        outcome_quote=judged.quote,
        outcome_basis=judged.basis,
        request=request,
        response=response,
        request_blocks=_blocks(parts.request, layout),
        response_blocks=_response_blocks(parts, layout),
        layout_blocks=tuple(sorted(layout)),
        questions=judged.questions,
        exemptions=judged.exemptions,
        caveats=caveats.find(_deciding(placed, stretches), tables),
        sensitivity=sensitivity.judge(source.title, request, response),
        answers=judged.answers,
        boilerplate=tuple(parts.boilerplate),
        issues=(*parts.issues, *named.issues, *times.issues, *cited_issues, *judged.issues),
    )


def _references(parts: Sections, source: _Source, aside: Sequence[Paragraph]) -> References:
    return references.find(
        [replace(piece.paragraph, text=piece.text) for piece in parts.head],
        [*(one.piece.paragraph for one in parts.response), *aside],
        title=source.title,
        url=source.url,
        force=source.force,
        style=source.style,
    )


def _deciding(
    placed: Sequence[tuple[int, Placed]], stretches: Sequence[Segment]
) -> list[Paragraph]:
    """The response's paragraphs without labels and repeated questions."""
    pairs = zip(placed, stretches, strict=True)
    return [one.piece.paragraph for (_, one), stretch in pairs if stretch.decides]


def _shown(
    parts: Sections,
    request: str,
    response: str,
    sentences: Sequence[Sentence],
    source: _Source,
    apart: Collection[str],
    *,
    tables: bool,
    field: bool,
) -> Shown:
    return Shown(
        title=source.title,
        head=[piece.text for piece in parts.head],
        request=request,
        response=response,
        boilerplate=[one for one in parts.boilerplate if one not in apart],
        sentences=sentences,
        labelled=parts.labelled,
        field=field,
        tables=tables,
    )


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


def _times(
    parts: Sections,
    act: Act,
    found: Sequence[Exemption],
    source: _Source,
    aside: Sequence[Paragraph],
) -> _Times:
    when = letter_dates.read(
        [piece.text for piece in parts.head],
        [
            *(one.piece.text for one in parts.response),
            *parts.boilerplate,
            *(one.text for one in aside),
        ],
        [one.piece.text for one in parts.request],
        force=source.force,
        month_first=source.style.month_first,
    )
    days = _count(when, acts.clock(act, source.regime))
    punctual = on_time(
        days,
        when.received_basis,
        when.responded_basis,
        clock_may_stop=parts.clarified or when.clarified or _may_take_longer(found),
    )
    return _Times(when, days, punctual, (*when.issues, *_late(when, source.published_on)))


def _late(when: LetterDates, published_on: date | None) -> tuple[Issue, ...]:
    """An answer dated after the page that publishes it: one of the two is misprinted."""
    if when.responded is None or published_on is None or when.responded <= published_on:
        return ()
    message = f"the letter is dated {when.responded}, its page was published on {published_on}"
    return (Issue(Level.WARNING, "answered_after_publication", message),)


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
