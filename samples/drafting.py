"""Turns one case at one force into a published answer with its truth."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from samples.cases.kinds import Case
from samples.house import House, fields
from samples.houses import HOUSES, folder, slugify
from samples.letters.compose import Draft, bases, cited, compose, decide, periods_in_words
from samples.letters.style import Slot, Style
from samples.letters.styles import STYLES
from samples.letters.wording import CLOSINGS, POINTERS
from samples.model import (
    Block,
    FileLink,
    Form,
    Label,
    Para,
    SampleAttachment,
    SampleDisclosure,
    SampleExemption,
    SampleQuestion,
    SampleTable,
)
from samples.periods import add_weekdays, working_day
from samples.tables import Setting, build

# How often each force answers in which form, out of ten.
FORMS: dict[str, tuple[Form, ...]] = {
    "bedfordshire": (Form.LETTER_PDF,) * 5 + (Form.PAGE,) * 3 + (Form.ANNEX_PDF, Form.LETTER_DOCX),
    "metropolitan": (Form.PAGE,) * 5 + (Form.ANNEX_XLSX,) * 2 + (Form.LETTER_PDF, Form.ANNEX_PDF),
    "south-wales": (Form.PAGE,) * 6 + (Form.ANNEX_CSV, Form.ANNEX_XLSX, Form.LETTER_DOCX),
    "dyfed-powys": (Form.PAGE,) * 6 + (Form.LETTER_PDF, Form.ANNEX_XLSX, Form.LETTER_DOCX),
    "cleveland": (Form.PAGE,) * 6 + (Form.LETTER_PDF, Form.ANNEX_XLSX, Form.LETTER_DOCX),
}
# The answers of these are on the page; nothing else of theirs has been seen.
for _slug in ("dorset", "durham", "hampshire", "lincolnshire", "thames-valley"):
    FORMS[_slug] = (Form.PAGE,)
SMALL_FORMS = (Form.PAGE,) * 6 + (Form.ANNEX_XLSX,) * 3 + (Form.LETTER_PDF,)
ANNEXES = (Form.ANNEX_PDF, Form.ANNEX_XLSX, Form.ANNEX_CSV)
LETTERS = (Form.LETTER_PDF, Form.LETTER_DOCX)
ENDINGS = {
    Form.LETTER_PDF: "pdf",
    Form.LETTER_DOCX: "docx",
    Form.ANNEX_PDF: "pdf",
    Form.ANNEX_XLSX: "xlsx",
    Form.ANNEX_CSV: "csv",
}


@dataclass(frozen=True, slots=True)
class _Days:
    received: date
    responded: date
    published: datetime


def disclose(
    house: House,
    case: Case,
    serial: int,
    until: date,
    *,
    draw: int = 1,
    published_at: datetime | None = None,
    changed_at: datetime | None = None,
) -> SampleDisclosure:
    """One answer. ``draw`` 2 gives the same letter with other numbers, as a correction would."""
    rng = random.Random(f"{house.slug}/{case.topic}")
    days = _days(house, case, until, rng)
    if published_at:
        days = replace(days, published=published_at)
    form = _form(house, case, rng)
    draft = _draft(house, case, serial, days, form, rng, draw)
    title = _title(house, case, serial, days, rng)
    path = folder(house.folder, days.published.date()) + slugify(title) + "/"
    tables, attachments, page = _place(house, draft, form, title, days, rng)
    received_basis, responded_basis = bases(draft, letter=form in LETTERS)
    return SampleDisclosure(
        force=house.slug,
        topic=case.topic,
        family=case.topic if case.family else None,
        reference=draft.reference,
        slug_reference=draft.reference,
        title=title,
        summary=case.summary,
        path=path,
        welsh_path=_welsh(house, days, title),
        moved_from=None,
        received_on=days.received,
        received_basis=received_basis,
        responded_on=days.responded,
        responded_basis=responded_basis,
        published_at=days.published,
        changed_at=changed_at or days.published,
        form=form,
        outcome=case.outcome_at(house.slug),
        request="\n".join(filter(None, (draft.intro, *draft.questions, draft.closing))),
        response=_response(draft),
        questions=_questions(draft),
        exemptions=_exemptions(draft),
        tables=tables,
        attachments=attachments,
        page=page,
        traps=("blank_form_in_request",) if case.blank_form else (),
    )


def _response(draft: Draft) -> str:
    decision = draft.decision if _decides(draft.style) else ""
    said = (answer.say.format(**draft.words) for answer in draft.answers)
    return "\n".join(filter(None, (decision, *said)))


def _questions(draft: Draft) -> tuple[SampleQuestion, ...]:
    pairs = zip(draft.questions, draft.answers, strict=True)
    return tuple(
        SampleQuestion(number, question, answer.outcome)
        for number, (question, answer) in enumerate(pairs, start=1)
    )


def _days(house: House, case: Case, until: date, rng: random.Random) -> _Days:
    """Most answers take 11 to 20 weekdays; one in eight is late."""
    received = until - timedelta(days=case.days_ago[house.slug])
    weekdays = rng.randint(11, 19) if rng.random() < 0.875 else rng.randint(22, 33)
    last = until - timedelta(days=1)
    responded = min(add_weekdays(received, weekdays), add_weekdays(last, -1))
    shown = working_day(responded + timedelta(days=rng.randint(1, 19)))
    published = min(shown, last)
    moment = time(rng.randint(8, 16), rng.randint(0, 59))
    return _Days(received, responded, datetime.combine(published, moment))


def _form(house: House, case: Case, rng: random.Random) -> Form:
    choice = rng.choice(FORMS.get(house.slug, SMALL_FORMS))
    if house.slug in case.forms:
        choice = Form(case.forms[house.slug])
    has_tables = any(ask.answered_by(house.slug).shapes for ask in case.asks)
    return choice if has_tables or choice not in ANNEXES else Form.PAGE


def _title(house: House, case: Case, serial: int, days: _Days, rng: random.Random) -> str:
    topic = rng.choice(case.titles)
    words = periods_in_words(days.received)
    if house.slug == "metropolitan" and rng.random() < 0.5:
        topic = f"{topic} {words['first']} to {words['last']}"
    template = house.titles[serial % len(house.titles)]
    printed = fields(serial, days.received, days.published.date())
    return template.format(topic=topic, **printed)


def _welsh(house: House, days: _Days, title: str) -> str | None:
    if house.welsh_folder is None:
        return None
    return folder(house.welsh_folder, days.published.date(), welsh=True) + slugify(title) + "/"


def _draft(
    house: House,
    case: Case,
    serial: int,
    days: _Days,
    form: Form,
    rng: random.Random,
    draw: int,
) -> Draft:
    style = rng.choice(STYLES[house.slug])
    place = list(HOUSES).index(house.slug)
    words = {**periods_in_words(days.received), "force": house.name, "system": house.systems[0]}
    answers = tuple(ask.answered_by(house.slug) for ask in case.asks)
    reference = house.references[serial % len(house.references)].format(
        **fields(serial, days.received, days.published.date())
    )
    closing = rng.choice(CLOSINGS)
    pointer = rng.choice(POINTERS[form.value]) if form in ANNEXES else None
    return Draft(
        house=house,
        case=case,
        style=style,
        reference=reference,
        received=days.received,
        responded=days.responded,
        intro=case.intros[place % len(case.intros)].format(**words),
        closing="" if _paired(style) else closing,
        mark=rng.choice(style.marks),
        questions=tuple(
            ask.wordings[place % len(ask.wordings)].format(**words) for ask in case.asks
        ),
        answers=answers,
        tables=_tables(house, case, days.received, draw),
        decision=decide(case, house, rng),
        pointer=pointer,
    )


def _paired(style: Style) -> bool:
    """Whether each question is beside its answer, with no decision on the whole."""
    return Slot.INTERLEAVED in style.order or Slot.SIDE_BY_SIDE in style.order


def _decides(style: Style) -> bool:
    """Whether the style prints a decision on the whole request."""
    return Slot.DECISION in style.order or style.prints("{decision}")


def _tables(
    house: House, case: Case, received: date, draw: int
) -> tuple[tuple[SampleTable, ...], ...]:
    rng = random.Random(f"{house.slug}/{case.topic}/tables/{draw}")
    groups: list[tuple[SampleTable, ...]] = []
    position = 0
    for place, ask in enumerate(case.asks):
        group = []
        for shape in ask.answered_by(house.slug).shapes:
            setting = Setting(
                rng, received, position, place + 1, house.systems, house.periods, house.thousands
            )
            group.append(build(shape, setting))
            position += 1
        groups.append(tuple(group))
    return tuple(groups)


def _place(
    house: House, draft: Draft, form: Form, title: str, days: _Days, rng: random.Random
) -> tuple[tuple[SampleTable, ...], tuple[SampleAttachment, ...], tuple[Block, ...]]:
    """Decide what is on the page and what in a file."""
    tables = tuple(table for group in draft.tables for table in group)
    if form is Form.PAGE:
        return tables, (), compose(draft, letter=False)
    ending = ENDINGS[form]
    file = folder(house.media, days.published.date()) + slugify(title) + "." + ending
    in_file = tuple(replace(table, attachment=0) for table in tables)
    numbers = tuple(range(len(tables)))
    if form in ANNEXES:
        annex = SampleAttachment(file, f"{title} - data", ending, tables=numbers)
        page = (*compose(draft, letter=False), Label("Attachments"), FileLink(0))
        return in_file, (annex,), page
    letter = SampleAttachment(file, f"{title} - response", ending, compose(draft, letter=True))
    return in_file, (letter,), _pointing_page(draft, rng)


def _pointing_page(draft: Draft, rng: random.Random) -> tuple[Block, ...]:
    """A page that only says where the letter is; half of them repeat the request."""
    pointer = Para(rng.choice(POINTERS["letter"]))
    if rng.random() < 0.5:
        return (pointer, FileLink(0))
    style = draft.style
    if _paired(style):
        style = STYLES[draft.house.slug][0]
    quiet = replace(draft.case, caveats=(), mentions=None)
    short = replace(draft, style=style, answers=(), tables=(), decision=pointer.text, case=quiet)
    blocks = [b for b in compose(short, letter=False) if b != Label("Disclosure")]
    return (*blocks, FileLink(0))


def _exemptions(draft: Draft) -> tuple[SampleExemption, ...]:
    applied = [
        SampleExemption(section, sub, cite.printed, ncnd=cite.ncnd)
        for cite in cited(draft)
        for section, sub in cite.means
    ]
    if draft.case.mentions:
        section = draft.case.mentions.removeprefix("Section ")
        applied.append(SampleExemption(section, None, draft.case.mentions, applied=False))
    return tuple(applied)
