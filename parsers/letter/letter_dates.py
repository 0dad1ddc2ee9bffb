"""Which printed date is the day of receipt and which the day of the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from parsers.text import dates
from parsers.text.characters import fold
from parsers.text.dates import PrintedDate
from parsers.types import DateBasis, Issue, Level

_TAIL = r"(?:\s(?:on|dated|of))?(?:\s(?:the|date))?[\s:;,.-]{0,4}$"
_WORDS = r"(?:[\s,]{1,2}[\w'&()/.-]{1,24}){0,12}"

# Words directly before a date, folded, strongest first.
RECEIVED: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"(?:date (?:of receipt|received|request received|received by [a-z ]{1,30})|received "
        r"date|received)\s?[:-]?\s{0,3}$"
    ),
    re.compile(rf"\b(?:received|reached|arrived){_WORDS}{_TAIL}"),
    re.compile(r"(?:date of request|request(?:ed)? date|date requested)\s?[:-]?\s{0,3}$"),
    re.compile(
        r"\b(?:your|the) (?:recent |above[- ]?(?:referenced|mentioned)? ?)?(?:freedom of "
        r"information (?:act )?(?:2000 )?(?:\(foia?\) )?|"
        r"foia? |information )?(?:request|e-?mail|letter|"
        r"enquiry|correspondence|application)"
        r"(?:[\s,(][\w'&()/-]{1,24}){0,7}\s(?:dated|of|made on|submitted on|sent on|"
        r"on)(?:\sthe)?\s{0,2}$"
    ),
    re.compile(
        r"\b(?:information|data|details|records?)(?: that| which)? you (?:have )?(?:requested|"
        r"asked for|sought)(?: from us| from the force)? on (?:the )?$"
    ),
    re.compile(r"\bfirst notified to [a-z &]{3,40} on (?:the )?$"),
    re.compile(r"dyddiad (?:y cais|derbyn)\s?:?\s{0,2}$"),
)
RESPONDED: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"(?:date (?:of (?:(?:initial )?response|reply|decision|letter|our (?:response|reply))|"
        r"responded|answered|"
        r"replied|completed|closed|disclosed|released|sent)|(?:outcome|decision|reply)[a-z ]{0,20} "
        r"(?:issued|sent|given)"
        r"|respon(?:se|ded) date|response sent|date of response sent|responded(?: to)?|dyddiad "
        r"(?:yr "
        r")?ymateb)\s?[:-]?\s{0,3}$"
    ),
    re.compile(r"(?:^(?:date|dyddiad)s?\s?[:-]?|\bdate ?:)\s{0,3}$"),
    re.compile(r"^dated\s?[:-]?\s{0,3}$"),
)
_CLARIFIED = re.compile(r"clarif\w{0,10}[^.;]{0,60}$|clarif\w{0,10} (?:was |were )?received")
_CLARIFIED_AFTER = re.compile(r",? ?(?:we|the force|i|you)\b[^.;]{0,40}\bclarif")
_RECEIVED_AFTER = re.compile(
    r"^,? ?(?:we|the force|i|[a-z ]{3,30}(?:police|constabulary)) (?:have )?received (?:your|a)"
)
# A date that opens a span is a period ("Calls received, 1 January 2022 to ..."), not a receipt.
_SPAN_AFTER = re.compile(r"^\s{0,2}(?:to|until|through|-)\s{0,2}(?:the )?\d")
_SPAN_BEFORE = re.compile(r"\d\s{0,2}(?:to|until|through|-)\s{0,2}(?:the )?$")

_FIELD_BEFORE = re.compile(r":\s{0,3}(?:\d{1,2}:\d{2}\s)?$")

# Forces whose "Dated:" is not the day of the answer: it can lie before the request.
DATED_IS_NOT_THE_ANSWER = frozenset({"northumbria"})
# Forces whose item pages open with the day of publication ("February 11, 2026").
BANNER_IS_PUBLISHED = frozenset({"northern-ireland"})


@dataclass(frozen=True, slots=True)
class LetterDates:
    """Both dates with the way each is known."""

    received: date | None
    received_basis: DateBasis
    responded: date | None
    responded_basis: DateBasis
    clarified: bool
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    rank: int
    printed: PrintedDate


def read(
    head: Sequence[str],
    rest: Sequence[str],
    request: Sequence[str] = (),
    *,
    force: str | None = None,
    month_first: bool = False,
) -> LetterDates:
    """Receipt and answer of a letter.

    ``head`` are the paragraphs before the request, where a date alone on its line is
    the letter's; ``rest`` the response and what follows, where only a labelled date
    counts; ``request`` is searched for impossible dates only. A date without a year
    takes the latest one not after the letter's date.
    """
    received: list[_Found] = []
    responded: list[_Found] = []
    issues: list[Issue] = []
    clarified = False
    for place, text in enumerate((*head, *rest)):
        in_head = place < len(head)
        for printed in dates.find(text, month_first=month_first):
            if not printed.possible:
                issues.append(_impossible(printed))
            before = fold(text[max(0, printed.start - 160) : printed.start])
            if not before.strip(" ,") and place:
                before = _label_above((*head, *rest)[place - 1])
            after = fold(text[printed.end : printed.end + 60])
            if _CLARIFIED.search(before) or _CLARIFIED_AFTER.match(after):
                clarified = True
                continue
            asked_on = list(_received(printed, before, after))
            answered_on = list(_responded(printed, text, before, in_head=in_head, force=force))
            if asked_on:  # the request's own date: only its label makes it the answer's as well
                answered_on = [one for one in answered_on if one.rank == 0]
            received.extend(asked_on)
            responded.extend(answered_on)
            if in_head and not asked_on and not answered_on and _is_field(printed, text, force):
                issues.append(_unclaimed(printed, text))
    for text in request:
        found = dates.find(text, month_first=month_first)
        issues.extend(_impossible(printed) for printed in found if not printed.possible)
        issues.extend(_unclaimed(one, text) for one in found if _is_field(one, text, force))
    answered, answered_basis = _answer(responded, issues)
    asked, asked_basis = _receipt(received, answered, issues)
    if asked and answered and answered < asked:
        message = f"answered on {answered} before it was received on {asked}"
        issues.append(Issue(Level.WARNING, "dates_out_of_order", message))
    return LetterDates(asked, asked_basis, answered, answered_basis, clarified, tuple(issues))


def _label_above(text: str) -> str:
    """A short line above a date alone on its line may be its label: "Request Date:"."""
    return f"{fold(text)} " if len(text) < 50 and not dates.find(text) else ""


def _received(printed: PrintedDate, before: str, after: str) -> Iterator[_Found]:
    if _SPAN_AFTER.match(after) or _SPAN_BEFORE.search(before):
        return
    for rank, pattern in enumerate(RECEIVED):
        if pattern.search(before):
            yield _Found(rank, printed)
            return
    if _RECEIVED_AFTER.match(after):
        yield _Found(1, printed)


def _responded(
    printed: PrintedDate, text: str, before: str, *, in_head: bool, force: str | None
) -> Iterator[_Found]:
    for rank, pattern in enumerate(RESPONDED):
        if rank == 2 and force in DATED_IS_NOT_THE_ANSWER:
            continue
        if pattern.search(before) and (rank == 0 or _ends(text, printed)):
            yield _Found(rank, printed)
            return
    alone = not text[: printed.start].strip(" ,") and not text[printed.end :].strip(" ,.")
    banner = force in BANNER_IS_PUBLISHED and not printed.text[:1].isdigit()
    if in_head and alone and not banner:
        yield _Found(3, printed)


_RUNS_INTO = re.compile(r"\s{1,3}(?:I|We|Dear|Thank|Further|Re)\b")


def _ends(text: str, printed: PrintedDate) -> bool:
    """Whether a date closes its line, or the letter's first sentence runs on behind it."""
    return len(text) <= printed.end + 12 or bool(_RUNS_INTO.match(text[printed.end :]))


def _is_field(printed: PrintedDate, text: str, force: str | None) -> bool:
    """Whether a date stands as the value of a field ("Date sent: 3 May 2024")."""
    if force in DATED_IS_NOT_THE_ANSWER or printed.value is None or len(text) > 80:
        return False
    return bool(_FIELD_BEFORE.search(text[: printed.start])) and len(text) <= printed.end + 12


def _answer(found: Sequence[_Found], issues: list[Issue]) -> tuple[date | None, DateBasis]:
    for item in sorted(found, key=lambda one: one.rank):
        if item.printed.value is not None:
            return item.printed.value, DateBasis.PRINTED
    if found and found[0].printed.year is None:
        issues.append(_no_year(found[0].printed))
    return None, DateBasis.UNKNOWN


def _receipt(
    found: Sequence[_Found], answered: date | None, issues: list[Issue]
) -> tuple[date | None, DateBasis]:
    for item in sorted(found, key=lambda one: one.rank):
        printed = item.printed
        if printed.value is not None:
            return printed.value, DateBasis.PRINTED
        if printed.year is None and printed.possible:
            inferred = printed.latest_before(answered) if answered else None
            if inferred is not None:
                return inferred, DateBasis.INFERRED_YEAR
            issues.append(_no_year(printed))
    return None, DateBasis.UNKNOWN


def _impossible(printed: PrintedDate) -> Issue:
    return Issue(Level.WARNING, "date_impossible", f"no such day: {printed.text!r}")


def _unclaimed(printed: PrintedDate, text: str) -> Issue:
    message = f"a date under a label that is not known: {text[: printed.end][-60:]!r}"
    return Issue(Level.INFO, "date_unclaimed", message)


def _no_year(printed: PrintedDate) -> Issue:
    message = f"{printed.text!r} has no year, and no letter date to infer it from"
    return Issue(Level.INFO, "date_year_unknown", message)
