"""An item of a log and its documents -> one Disclosure.

The only place that knows how the published schema's fields are chosen when the
item page and its attachments each say something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from parsers.answers import accounts
from parsers.answers.answer import Answer, Writer, read_answer, writer
from parsers.answers.documents import (
    Fetched,
    fit_to_publish,
    linked,
    log_url,
    public_url,
    published_documents,
    unpacked,
)
from parsers.answers.masking import names_in
from parsers.persons import mask, mask_letter
from parsers.text.url_months import month_of
from parsers.types import (
    Act,
    Caveat,
    DateBasis,
    Disclosure,
    DocumentVerdict,
    Exemption,
    Force,
    Issue,
    Item,
    Letter,
    LetterKind,
    Level,
    Outcome,
    OutcomeBasis,
    PublishedDocument,
    Quality,
    Question,
    ReadVerdict,
    Sensitivity,
    SourceKind,
    TableContext,
)
from parsers.types.account import total

_SUMMARY: Final = 200  # characters; the narrow table carries no long text (schema.md)
_WORST: Final = {Quality.POOR: 0, Quality.CHECK: 1, Quality.CLEAN: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    """All documents of one answer, read, masked and in order. ``alone``: no file came along."""

    slug: str
    item: Item
    url: str
    source_kind: SourceKind
    published: tuple[date | None, DateBasis]
    answers: tuple[Answer, ...]
    letters: list[Letter]
    documents: tuple[PublishedDocument, ...]
    names: frozenset[str]
    alone: bool
    issues: tuple[Issue, ...]
    addresses: tuple[str, ...]


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
    addresses: tuple[str, ...] = (),
) -> Disclosure:
    """Put an item page and its attachments together as one disclosure.

    ``page_of_log`` is false where a file stands in the item's place. ``addresses`` are
    all that lead to the item.

    Fields come from the letter that holds both request and response, then from
    the other documents in order; nothing is taken from a document not parsed.
    Every text that leaves is masked of persons (docs/letters.md).
    """
    by = writer(slug, force)
    _, *inside = unpacked(page)
    attachments = (*inside, *(each for one in attachments for each in unpacked(one)))
    published = _published(item, listed_on)
    # A month bounds no answer: its first day may lie before the letter's.
    day = published[0] if published[1] is not DateBasis.URL_MONTH else None
    answers = _answers(item, attachments, by, day, page_of_log=page_of_log)
    names = names_in(answer.document for answer in answers)
    letters = [mask_letter(answer.letter, names) for answer in answers if answer.letter]
    held = item.document.verdict is ReadVerdict.QUARANTINED
    # A held file that stands in an item's place would be told by the item's own address.
    url = log_url(slug) if held else public_url(item.url, log_url(slug), names)
    documents = linked(published_documents(answers, (page, *attachments), url, names))
    return _disclosure(
        _Whole(
            slug=slug,
            item=item,
            url=url,
            source_kind=source_kind,
            published=published,
            answers=answers,
            letters=letters,
            documents=documents,
            names=names,
            alone=not attachments,
            issues=by.issues,
            addresses=() if held else fit_to_publish(addresses, names),
        )
    )


def _disclosure(whole: _Whole) -> Disclosure:
    """The fields of a disclosure, each chosen from what its documents say."""
    letters, answers, documents = whole.letters, whole.answers, whole.documents
    ordered = sorted(letters, key=_fullness, reverse=True)
    reference = _first(letter.reference for letter in letters)
    received = _dated(ordered, "received")
    responded = _dated(ordered, "responded")
    lead = ordered[0] if ordered else None
    decided = _decided(ordered)
    time = next((x for x in ordered if x.working_days is not None), None)
    without_answer = lead is not None and not lead.response and whole.alone
    account = total(answer.account for answer in answers)
    return Disclosure(
        force=whole.slug,
        url=whole.url,
        reference=reference,
        title=mask(whole.item.title, whole.names),
        act=_act(ordered),
        lang=lead.lang if lead else whole.item.lang,
        source_kind=whole.source_kind,
        received_on=received[0],
        received_basis=received[1],
        responded_on=responded[0],
        responded_basis=responded[1],
        published_on=whole.published[0],
        published_basis=whole.published[1],
        kind=decided.kind if decided else LetterKind.UNKNOWN,
        outcome=decided.outcome if decided else Outcome.UNKNOWN,
        outcome_quote=decided.outcome_quote if decided else None,
        outcome_basis=decided.outcome_basis if decided else OutcomeBasis.NONE,
        working_days=time.working_days if time else None,
        on_time=time.on_time if time else None,
        quality=_quality(documents),
        sensitivity=_sensitivity(letters),
        summary=_summary(ordered),
        request=_first_text(ordered, "request"),
        response=_first_text(ordered, "response"),
        questions=_questions(ordered),
        exemptions=_exemptions(ordered),
        caveats=_caveats(answers, whole.names),
        documents=documents,
        account=account,
        unread=_unread(answers, documents),
        addresses=whole.addresses,
        issues=(
            *whole.issues,
            *whole.item.issues,
            *(issue for answer in answers for issue in answer.issues),
            *_missing(whole.item.url, answer=without_answer, reference=reference is None),
            *accounts.lost(account, documents),
        ),
    )


def _missing(url: str, *, answer: bool, reference: bool) -> Iterator[Issue]:
    """What an answer should have and has not."""
    if answer:
        message = "neither an answer nor a file to read it in"
        yield Issue(Level.WARNING, "answer_missing", message, where=url)
    if reference:
        message = "no reference was found, neither in the words nor in title or address"
        yield Issue(Level.INFO, "reference_not_found", message, where=url)


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


def _decided(letters: Sequence[Letter]) -> Letter | None:
    """The letter that decides: the first with an outcome, else the first."""
    known = (letter for letter in letters if letter.outcome is not Outcome.UNKNOWN)
    return next(known, letters[0] if letters else None)


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


# ---------------------------------------------------------------------- keys

_REFERENCE_SAFE: Final = re.compile(r"[^a-z0-9.]+")


def reference_slug(reference: str) -> str:
    """A reference in the form that stands in a key: lower case, separators as one hyphen.

    ``FOI2019/05348`` becomes ``foi2019-05348``, ``89- 26`` becomes ``89-26``.
    """
    return _REFERENCE_SAFE.sub("-", reference.lower()).strip("-.")
