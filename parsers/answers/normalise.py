"""An item of a log and its documents -> one Disclosure.

The only place that knows how the published schema's fields are chosen when the
item page and its attachments each say something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from urllib.parse import unquote, urlsplit

from parsers.answers import accounts
from parsers.answers.answer import Answer, Writer, read_answer, writer
from parsers.directory import BY_SLUG
from parsers.persons import find_names, mask, mask_filename, mask_letter
from parsers.persons.mask import carries_name
from parsers.text.url_months import month_of
from parsers.types import (
    Act,
    Caveat,
    DateBasis,
    Disclosure,
    Document,
    DocumentVerdict,
    Exemption,
    Force,
    Issue,
    Item,
    Letter,
    Level,
    Outcome,
    PublishedDocument,
    PublishedTable,
    Quality,
    Question,
    ReadVerdict,
    Sensitivity,
    SourceKind,
    TableContext,
)
from parsers.types.account import total

_TELLING_CELLS: Final = 6
_SUMMARY: Final = 200  # characters; the narrow table carries no long text (schema.md)
_VERDICTS: Final = {
    ReadVerdict.PARSED: DocumentVerdict.PARSED,
    ReadVerdict.QUARANTINED: DocumentVerdict.HELD,
    ReadVerdict.UNSUPPORTED: DocumentVerdict.UNSUPPORTED,
    ReadVerdict.FAILED: DocumentVerdict.FAILED,
}
_WORST: Final = {Quality.POOR: 0, Quality.CHECK: 1, Quality.CLEAN: 2}


@dataclass(frozen=True, slots=True)
class Fetched:
    """One document behind an item as it came: ``document`` is None when it was not fetched.

    ``destroyed`` is for a file removed for good because of what it hid.
    """

    url: str
    bytes: int | None
    fetched_at: datetime | None
    document: Document | None
    destroyed: bool = False
    # The file's own name, where the address is that of the zip or e-mail around it.
    name: str | None = None


def unpacked(fetched: Fetched) -> Iterator[Fetched]:
    """A document, then the files inside it (a zip's, an e-mail's), in order, at every depth."""
    yield fetched
    for member in fetched.document.members if fetched.document is not None else ():
        yield from unpacked(replace(fetched, bytes=None, document=member, name=member.file))


def normalise(
    force: Force | None,
    slug: str,
    item: Item,
    page: Fetched,
    attachments: Sequence[Fetched] = (),
    *,
    listed_on: date | None = None,
    source_kind: SourceKind = SourceKind.LOG,
    page_of_log: bool = True,
) -> Disclosure:
    """Put an item page and its attachments together as one disclosure.

    ``page_of_log`` is false where a file stands in the item's place.

    Fields come from the letter that holds both request and response, then from
    the other documents in order; nothing is taken from a document not parsed.
    Every text that leaves is masked of persons (docs/letters.md).
    """
    by = writer(slug, force)
    _, *inside = unpacked(page)
    attachments = (*inside, *(each for one in attachments for each in unpacked(one)))
    published, basis = _published(item, listed_on)
    # A month bounds no answer: its first day may lie before the letter's.
    day = published if basis is not DateBasis.URL_MONTH else None
    answers = _answers(item, attachments, by, day, page_of_log=page_of_log)
    names = _names(answers)
    letters = [mask_letter(answer.letter, names) for answer in answers if answer.letter]
    ordered = sorted(letters, key=_fullness, reverse=True)
    held = item.document.verdict is ReadVerdict.QUARANTINED
    # A held file that stands in an item's place would be told by the item's own address.
    url = log_url(slug) if held else public_url(item.url, log_url(slug), names)
    documents = _linked(_documents(answers, (page, *attachments), url, names))
    reference = _first(letter.reference for letter in letters)
    received = _dated(ordered, "received")
    responded = _dated(ordered, "responded")
    lead = ordered[0] if ordered else None
    time = next((x for x in ordered if x.working_days is not None), None)
    issues = by.issues + item.issues + tuple(i for answer in answers for i in answer.issues)
    if lead is not None and not lead.response and not attachments:
        message = "neither an answer nor a file to read it in"
        issues += (Issue(Level.WARNING, "answer_missing", message, where=item.url),)
    account = total(answer.account for answer in answers)
    issues += accounts.lost(account, documents)
    if reference is None:
        message = "no reference was found, neither in the words nor in title or address"
        issues += (Issue(Level.INFO, "reference_not_found", message, where=item.url),)
    return Disclosure(
        force=slug,
        url=url,
        reference=reference,
        title=mask(item.title, names),
        act=_act(ordered),
        lang=lead.lang if lead else item.lang,
        source_kind=source_kind,
        received_on=received[0],
        received_basis=received[1],
        responded_on=responded[0],
        responded_basis=responded[1],
        published_on=published,
        published_basis=basis,
        outcome=_outcome(ordered),
        working_days=time.working_days if time else None,
        on_time=time.on_time if time else None,
        quality=_quality(documents),
        sensitivity=_sensitivity(letters),
        summary=_summary(ordered),
        request=_first_text(ordered, "request"),
        response=_first_text(ordered, "response"),
        questions=_questions(ordered),
        exemptions=_exemptions(ordered),
        caveats=_caveats(answers, names),
        documents=documents,
        account=account,
        unread=_unread(answers, documents),
        issues=issues,
    )


def _unread(answers: Sequence[Answer], documents: Sequence[PublishedDocument]) -> str:
    """What could not be read, in words: by file where the answer has several."""
    names = [each.filename for each in documents if each.verdict is not DocumentVerdict.NOT_FETCHED]
    several = len(names) > 1
    return "; ".join(
        f"{name}: {words}" if several and name else words
        for answer, name in zip(answers, names, strict=False)
        for words in accounts.sentences(answer.document, answer.account)
    )


# ---------------------------------------------------------------------- reading


def _answers(
    item: Item,
    attachments: Sequence[Fetched],
    by: Writer,
    published_on: date | None,
    *,
    page_of_log: bool,
) -> tuple[Answer, ...]:
    """The page and each attachment, read; attachments see the page's words as context."""
    lead = read_answer(
        item.document,
        by,
        title=item.title,
        url=item.url,
        published_on=published_on,
        page_of_log=page_of_log,
    )
    questions = [question.position for question in lead.letter.questions] if lead.letter else []
    around = TableContext(
        answered_on=lead.letter.responded_on if lead.letter else None,
        text=lead.letter.response if lead.letter else "",
    )
    rest = (
        read_answer(
            fetched.document,
            by,
            url=fetched.url,
            published_on=published_on,
            around=around,
            questions=questions,
        )
        for fetched in attachments
        if fetched.document is not None
    )
    return (lead, *rest)


def _fullness(letter: Letter) -> tuple[bool, bool, int]:
    """How much of an answer a letter is: a known outcome, request and response, then length."""
    return (
        bool(letter.request and letter.response),
        letter.outcome is not Outcome.UNKNOWN,
        len(letter.response),
    )


# ---------------------------------------------------------------------- choosing fields


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _first_text(letters: Sequence[Letter], name: str) -> str:
    texts: list[str] = [getattr(letter, name) for letter in letters]
    return next((text for text in texts if text.strip()), "")


def _dated(letters: Sequence[Letter], which: str) -> tuple[date | None, DateBasis]:
    for letter in letters:
        found: date | None = getattr(letter, f"{which}_on")
        if found is not None:
            basis: DateBasis = getattr(letter, f"{which}_basis")
            return found, basis
    return None, DateBasis.UNKNOWN


def _published(item: Item, listed_on: date | None) -> tuple[date | None, DateBasis]:
    """The publication date that the page prints, else the listing's, else its address's month."""
    if item.published_on is not None:
        return item.published_on, DateBasis.PRINTED
    if listed_on is not None:
        return listed_on, DateBasis.LISTING
    month = month_of(item.url)
    return month, DateBasis.URL_MONTH if month else DateBasis.UNKNOWN


def _act(letters: Sequence[Letter]) -> Act:
    acts = {letter.act for letter in letters} - {Act.UNKNOWN}
    if not acts:
        return Act.UNKNOWN
    return acts.pop() if len(acts) == 1 else Act.MIXED


def _outcome(letters: Sequence[Letter]) -> Outcome:
    known = (letter.outcome for letter in letters if letter.outcome is not Outcome.UNKNOWN)
    return next(known, Outcome.UNKNOWN)


def _sensitivity(letters: Sequence[Letter]) -> Sensitivity:
    found = {letter.sensitivity for letter in letters}
    return Sensitivity.SENSITIVE if Sensitivity.SENSITIVE in found else Sensitivity.NONE


def _quality(documents: Sequence[PublishedDocument]) -> Quality | None:
    """The worst quality of the disclosure's tables; None where it has none."""
    found = [table.reading.quality for document in documents for table in document.tables]
    return min(found, key=_WORST.__getitem__) if found else None


def _summary(letters: Sequence[Letter]) -> str:
    words = " ".join(_first_text(letters, "request").split())
    if len(words) <= _SUMMARY:
        return words
    return words[: _SUMMARY - 1].rsplit(" ", 1)[0] + "…"


def _questions(letters: Sequence[Letter]) -> tuple[Question, ...]:
    return next((letter.questions for letter in letters if letter.questions), ())


def _exemptions(letters: Sequence[Letter]) -> tuple[Exemption, ...]:
    """Every section cited, once; an applied citation wins over a mention of the same section."""
    found: dict[tuple[Act, str, str | None], Exemption] = {}
    for letter in letters:
        for cited in letter.exemptions:
            key = (cited.act, cited.section, cited.subsection)
            if key not in found or (cited.applied and not found[key].applied):
                found[key] = cited
    return tuple(found.values())


def _caveats(answers: Sequence[Answer], names: frozenset[str]) -> tuple[Caveat, ...]:
    found: dict[str, Caveat] = {}
    for place, answer in enumerate(answers):
        for caveat in answer.letter.caveats if answer.letter else ():
            quote = mask(caveat.quote, names)
            found.setdefault(quote, replace(caveat, quote=quote, document=place))
    return tuple(found.values())


# ---------------------------------------------------------------------- persons


def _names(answers: Sequence[Answer]) -> frozenset[str]:
    """Every person named where a letter names persons, in any document of the disclosure."""
    return find_names(
        (block for answer in answers for block in answer.document.blocks),
        (table for answer in answers for table in answer.document.tables),
    )


def public_url(url: str, instead: str, names: frozenset[str]) -> str:
    """An address fit to be published: ``instead`` where its path carries a person's name."""
    return instead if carries_name(urlsplit(url).path, names) else url


def log_url(slug: str) -> str:
    """The address of a force's log, linked where an item's own address carries a name."""
    return BY_SLUG[slug].log_url or BY_SLUG[slug].website


# ---------------------------------------------------------------------- documents


def _documents(
    answers: Sequence[Answer], fetched: Sequence[Fetched], item_url: str, names: frozenset[str]
) -> tuple[PublishedDocument, ...]:
    """The page and its attachments as published rows, in the order of the page."""
    read = iter(answers)
    return tuple(
        _document(one, next(read) if one.document is not None else None, item_url, names)
        for one in fetched
    )


def _document(
    fetched: Fetched, answer: Answer | None, item_url: str, names: frozenset[str]
) -> PublishedDocument:
    url = public_url(fetched.url, item_url, names)
    path = unquote(urlsplit(fetched.url).path).rstrip("/")
    filename = mask_filename(fetched.name or path.rsplit("/", 1)[-1], names)
    if answer is None:
        return PublishedDocument(
            url=url,
            filename=filename,
            media_type=None,
            bytes=None,
            pages=None,
            sha256=None,
            fetched_at=None,
            verdict=DocumentVerdict.HELD if fetched.destroyed else DocumentVerdict.NOT_FETCHED,
        )
    document = answer.document
    return PublishedDocument(
        url=url,
        filename=filename,
        media_type=document.media_type,
        bytes=fetched.bytes,
        pages=document.pages,
        sha256=document.sha256,
        fetched_at=fetched.fetched_at,
        verdict=_VERDICTS[document.verdict],
        reasons=document.reasons,
        tables=tuple(_masked(table, names) for table in answer.tables),
    )


def _masked(read: PublishedTable, names: frozenset[str]) -> PublishedTable:
    table = read.table
    grid = tuple(
        tuple(cell and replace(cell, text=mask(cell.text, names)) for cell in row)
        for row in table.grid
    )
    figures = tuple(
        replace(
            figure,
            row_path=tuple(mask(label, names) for label in figure.row_path),
            column_path=tuple(mask(label, names) for label in figure.column_path),
            text=mask(figure.text, names),
        )
        for figure in read.reading.figures
    )
    shown = replace(
        table,
        grid=grid,
        caption=mask(table.caption, names) if table.caption else None,
        notes=tuple(mask(note, names) for note in table.notes),
        sheet=mask(table.sheet, names) if table.sheet else None,
        source=mask(table.source, names) if table.source else None,
        sentence=mask(table.sentence, names) if table.sentence else None,
    )
    reading = replace(
        read.reading,
        figures=figures,
        row_dimensions=tuple(mask(name, names) for name in read.reading.row_dimensions),
        column_dimensions=tuple(mask(name, names) for name in read.reading.column_dimensions),
    )
    return replace(read, table=shown, reading=reading)


def _linked(documents: Sequence[PublishedDocument]) -> tuple[PublishedDocument, ...]:
    """The documents with each repeated table linked to its first appearance, not counted twice.

    The same table has the same words in every cell; two columns of one figure are
    too little to tell by.
    """
    first: dict[tuple[tuple[str, ...], ...], tuple[int, int]] = {}
    out = []
    for place, document in enumerate(documents):
        tables = []
        for read in document.tables:
            words = _words(read)
            earlier = first.setdefault(words, (place, read.table.position))
            told = sum(bool(text) for row in words for text in row) >= _TELLING_CELLS
            same = earlier if told and earlier[0] != place else None
            tables.append(replace(read, duplicate_of=same))
        out.append(replace(document, tables=tuple(tables)))
    return tuple(out)


def _words(read: PublishedTable) -> tuple[tuple[str, ...], ...]:
    """A table's cells as comparable words: case, spaces and thousands commas aside."""
    return tuple(
        tuple(
            "".join(cell.text.casefold().replace(",", "").split()) if cell else "" for cell in row
        )
        for row in read.table.grid
    )


# ---------------------------------------------------------------------- keys

_REFERENCE_SAFE: Final = re.compile(r"[^a-z0-9.]+")


def reference_slug(reference: str) -> str:
    """A reference in the form that stands in a key: lower case, separators as one hyphen.

    ``FOI2019/05348`` becomes ``foi2019-05348``, ``89- 26`` becomes ``89-26``.
    """
    return _REFERENCE_SAFE.sub("-", reference.lower()).strip("-.")
