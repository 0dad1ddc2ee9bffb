"""What an answer is about, in a line: its title without what only the force needs.

A title on a log carries the force's reference, the day or month of publication and labels
such as "FOI request"; some are nothing else. Rows with witnesses take these off at either
end. A year is what the title is about, unless a day or month beside it is the answer's own.
Where nothing is left, the request says it: the topic that it names, or its first sentence
that asks, cut at a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from db.questions.openings import capital, topic
from parsers.types import Disclosure

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_EDGE: Final = r"[\s\-–—:;,.|/_#]"
_TRIM: Final = " \t\n-–—:;,.|/_#*"
# What makes a month the subject's own: "incident in March 2024", "January to March 2024".
_TIES: Final = re.compile(
    r"(?:\b(?:in|on|for|of|to|from|since|until|till|between|and|during|by|at|after|before|up|the|"
    rf"{_MONTH})|[-–&/])\s*$",
    re.IGNORECASE,
)
_TIED: Final = re.compile(rf"\s*(?:to|and|until|[-–&/]\s*(?:\d|{_MONTH}))", re.IGNORECASE)
_ENDING: Final = re.compile(r"\.(?:pdf|docx?|xlsx?|csv|html?)$", re.IGNORECASE)
_GAP: Final = " | "  # where a reference stood between two pieces
_EMPTY: Final = re.compile(r"[(\[{]\s*[-–—:;,./]*\s*[)\]}]")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A piece of a title that is none of its subject, at its start or end.

    ``takes`` is a title and what is left of it, ``leaves`` one that stays as it is.
    """

    name: str
    pattern: re.Pattern[str]
    takes: tuple[str, str]
    leaves: str


def _row(name: str, pattern: str, takes: tuple[str, str], leaves: str) -> Rule:
    return Rule(name, re.compile(pattern, re.IGNORECASE), takes, leaves)


def _start(piece: str) -> str:
    return rf"^{_EDGE}*(?:{piece})(?={_EDGE}|$)"


def _end(piece: str) -> str:
    return rf"(?:^|(?<=[\s\-–—:;,.|/_(\[]))(?:{piece}){_EDGE}*$"


def _either_end(piece: str) -> str:
    return rf"{_start(piece)}|{_end(piece)}"


_YEAR: Final = r"(?:19|20)\d\d"
# References that no number of a subject looks like.
_LETTERED: Final = (
    r"01[./]FOI[./]\d\d[./]\d{6}|(?:IM-)?F(?:OI)?\s?[-/]\s?(?:20\d\d\s?-\s?)?[\dO]{4,6}"
    r"|FOI/\d{2,6}|(?:[A-Z]{2,3}/)?DC/FOI[/ ]\d{1,4}/\d\d|(?:HQ|HC|CM)/(?:PA/)?\d{6}/\d\d"
    r"|FOI/\d{5}/\d\d/[A-Z]{2}|PUB\s\d{3,4}|RFI\s?20\d\d-\d{1,4}|FOIA?[\s\-]?20\d\d[/\-]\d{1,5}"
    r"|FOI[\s\-]\d{1,5}[\s\-]20\d\d"
)
# What may stand before a number that is a reference.
_SAYS_REFERENCE: Final = (
    r"(?:(?:our |your )?(?:foia?|eir|rfi|f\.o\.i\.|pub|dpa)?[\s\-:./]*(?:request|enquiry|case"
    r"|disclosure"
    r"|application)?\s*(?:ref(?:erence)?|n(?:o|umber|\.º)|id)\.?\s*(?:no|number)?\.?\s*[:#]?\s*)"
)
_CALLED: Final = frozenset({"foi", "foia", "rfi", "eir", "pub", "ref"})
_BEFORE_REFERENCE: Final = re.compile(
    rf"[(\[]?\s*{_SAYS_REFERENCE}?(?:(?:{'|'.join(sorted(_CALLED))})[\s.:/_#\-]*)*$", re.IGNORECASE
)
_LABEL: Final = (
    r"(?:the )?freedom of information(?: act)?(?: 2000)?(?:,? \(?scotland\)? act 2002)?"
    r"(?: \(?foia?\)?)?"
    r"|f\.?o\.?i\.?(?:a|sa)?|eir|environmental information regulations?(?: 2004)?|rfi"
)
_WHAT: Final = (
    r"(?:requests?(?: for information)?|response|reply|answer|disclosures?|decision|release"
    r"|disclosure log|letter|enquiry|final)(?:\s+(?:response|letter|log|reply|notice))?"
)
# What a title is about that begins with "FOI request".
_OF_REQUESTS: Final = (
    r"(?:handling|volumes?|statistics|stats|times?|timeliness|backlogs?|compliance|process(?:es"
    r"|ing)?"
    r"|polic(?:y|ies)|numbers?|figures|data|performance|received|staff(?:ing)?|teams?|costs?"
    r"|officers?"
    r"|units?|departments?|training|logs?|refus\w+|exempt\w+|made|answered|completed|submitted"
    r"|about|by|from|sent|since|between|per|in|that|which|and)"
)
_ABOUT: Final = r"(?:regarding|re|concerning|relating to|in relation to|on|for)"

RULES: Final = (
    _row(
        "reference with letters",
        _either_end(rf"{_SAYS_REFERENCE}?(?:{_LETTERED})"),
        ("IM-FOI-2024-1188 Drone flights", "Drone flights"),
        "F-150 pick-ups seized",
    ),
    _row(
        "number after a label",
        _either_end(
            rf"(?:{_LABEL}|{_SAYS_REFERENCE})[\s\-:.#]*(?:{_WHAT})?[\s\-:.#]*\d{{2,8}}A?"
            r"(?:\s?[-/_.]\s?\d{2,6}){0,2}"
        ),
        ("FOI 20911: Retired dogs", "Retired dogs"),
        "Section 60 searches",
    ),
    _row(
        "number and year",
        # 2021/22 and 2019-2023 are periods; a number and a year are a reference.
        _either_end(
            rf"(?!{_YEAR}\s?[-/])\d{{2,7}}A?\s?[-/_]\s?(?:20)?[0-3]\d|\d{{4}}\.20\d\d-\d\d"
        ),
        ("Vetting appeals - 418/25", "Vetting appeals"),
        "Stop and search 2021/22",
    ),
    _row(
        "in brackets",
        r"[(\[]\s*(?:(?:foia?|ref(?:erence)?|request|no)[\s.:#]*)*(?:"
        r"(?!(?:19|20)\d\d\s?[-/]\s?(?:\d\d|20\d\d)\s*[)\]])\d{1,7}A?\s?[-/_.]\s?\d{2,6}|\d{5,8}"
        r"|F(?:OI)?[-/ ]?(?:20\d\d[-/])?\d{2,6})\s*[)\]]",
        ("Night shifts (1207A/24)", "Night shifts"),
        "Night shifts (2021-22)",
    ),
    _row(
        "serial at the start",
        r"^\d{5,8}(?=[\s\-–:_]+[^\W\d])",
        ("310442 Kennel costs", "Kennel costs"),
        "101 and 999 calls",
    ),
    _row(
        "label before a separator",
        rf"^{_EDGE}*(?:{_LABEL})?\s*(?:{_WHAT})?\s*[-–—:|]+\s*(?={_EDGE}*\w)(?<=[-–—:|\s])(?<!^)",
        ("FOI Request: Speed awareness courses", "Speed awareness courses"),
        "Stop-and-search training",
    ),
    _row(
        "label before the subject",
        rf"^{_EDGE}*(?:{_LABEL})\s+(?:request|response|disclosure|enquiry)\b\s*(?:{_ABOUT}\b)?"
        rf"(?!\s*(?:{_OF_REQUESTS})\b)(?=\s*\S)",
        ("FOI request regarding kennels", "Kennels"),
        "FOI request volumes",
    ),
    _row(
        "asking before the subject",
        rf"^{_EDGE}*request(?: for information)?\s+(?:regarding|concerning|relating to|about|on)\b"
        r"|^request for information\s*[-–:]",
        ("Request for information regarding kennels", "Kennels"),
        "Request handling on mobile terminals",
    ),
    _row(
        "law before the subject",
        rf"^{_EDGE}*(?:foia?|f\.o\.i\.|eir)(?=\s+[^\W\d])(?!\s+(?:{_OF_REQUESTS}|requests?"
        rf"|responses?"
        r"|disclosures?|exemptions?|sections?|act|appeals?|reviews?|enquir\w+)\b)",
        ("FOI Kennel costs", "Kennel costs"),
        "FOI exemptions used",
    ),
    _row(
        "label at the end",
        rf"[-–—:|(\[,]\s*(?:{_LABEL})?\s*(?:{_WHAT})?\s*[)\]]?$(?<=[a-z)\]])",
        ("Speed awareness courses - FOI request", "Speed awareness courses"),
        "The cost of a Freedom of Information request",
    ),
    _row(
        "law at the end",
        r"(?<=\w)(?<!\bof)(?<!\ba)(?<!\ban)(?<!\bthe)(?<!\bby)(?<!\bon)(?<!\bfor)(?<!\bto)(?<!\bin)"
        r"(?<!\band)(?<!\bunder)(?<!\bvia)\s+(?:foia?(?: (?:request|response|disclosure))?"
        r"|freedom of information (?:request|response|disclosure))$",
        ("Speed awareness courses FOI", "Speed awareness courses"),
        "The cost of a Freedom of Information request",
    ),
    _row(
        "nothing but a label",
        rf"^{_EDGE}*(?:(?:{_LABEL})\s*)?(?:{_WHAT})?{_EDGE}*\d*{_EDGE}*$",
        ("FOI response 12", ""),
        "Replies to complaints",
    ),
    _row(
        "Welsh label",
        r"^(?:cais(?: am wybodaeth)?|rhyddid gwybodaeth|ymateb)(?:\s+(?:rhg"
        r"|rhyddid gwybodaeth))?\s*[-–:]\s*",
        ("Cais Rhyddid Gwybodaeth: Drones", "Drones"),
        "Ymateb i alwadau brys",
    ),
    _row(
        "nothing but a month",
        rf"^{_EDGE}*(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH}\s+)?20\d\d{_EDGE}*$",
        ("Apr 2024", ""),
        "April 2024 floods",
    ),
    _row(
        "month that heads the title",
        rf"^{_MONTH}\s+20\d\d\s*[-–:|]+\s*|^20\d\d\s*[-–:|]+\s*(?=[^\W\d])",
        ("Nov 2024: Canteen prices", "Canteen prices"),
        "November 2024 protest",
    ),
    _row(
        "day that labels the title",
        rf"^\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\s+20\d\d\s*[-–:|]*\s*"
        rf"|^\d\d[./]\d\d[./](?:20)?\d\d\s*[-–:|]*\s*"
        rf"|(?:[-–:|(\[]|\bpublished|\bdated)\s*\d{{1,2}}(?:st|nd|rd"
        rf"|th)?\s+{_MONTH}\s+20\d\d\s*[)\]]?$"
        r"|(?:[-–:|(\[]|\bpublished|\bdated)\s*\d\d[./]\d\d[./](?:20)?\d\d\s*[)\]]?$",
        ("Canteen prices - 12 March 2024", "Canteen prices"),
        "Incident on 12 March 2024",
    ),
)


@dataclass(frozen=True, slots=True)
class Printed:
    """What is known of an answer that its title may repeat, and what says its subject instead."""

    title: str
    reference: str | None = None
    days: tuple[date, ...] = ()
    request: str = ""

    @classmethod
    def of(cls, disclosure: Disclosure) -> Printed:
        days = (disclosure.published_on, disclosure.responded_on, disclosure.received_on)
        return cls(
            disclosure.title,
            disclosure.reference,
            tuple(day for day in days if day),
            disclosure.request or disclosure.summary,
        )


def shown_title(printed: Printed) -> str | None:
    """The subject of an answer in a line; None where neither title nor request says one."""
    left = subject(printed)
    return left or topic(printed.request) or _plain(printed.title) or None


def subject(printed: Printed) -> str:
    """A title without reference, dates and labels; empty where nothing else is in it."""
    title = _plain(printed.title)
    left = _ENDING.sub("", title)
    for _ in range(6):  # each round may lay open another piece
        before = left
        left = _without_reference(left, printed.reference)
        for rule in RULES:
            left = _clean(rule.pattern.sub(" ", left, count=1))
        for day in printed.days:
            left = _without_own_month(left, day)
        if left == before:
            break
    left = " ".join(left.replace(_GAP.strip(), " ").split())
    if not _LETTERS.search(left):
        return ""
    return left if title.startswith(left[:1]) and title[: len(left)] == left else capital(left)


def _plain(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


def _clean(text: str) -> str:
    text = _EMPTY.sub(" ", text)
    text = " ".join(text.split())
    stripped = text.strip(_TRIM)
    return (
        stripped + ")"
        if text.endswith(").") and stripped.count("(") > stripped.count(")")
        else stripped
    )


def _without_reference(title: str, reference: str | None) -> str:
    """Without the reference, what calls it one before it, and brackets around both."""
    if not reference or not any(char.isdigit() for char in title):
        return title
    pattern = _of_reference(reference)
    while pattern and (found := pattern.search(title)):
        before = _BEFORE_REFERENCE.sub("", title[: found.start()])
        after = title[found.end() :].lstrip().removeprefix(")").removeprefix("]")
        title = _clean(before + _GAP + after)
    return title


def _run(run: str) -> str:
    """One run of a reference: a year with or without its century, a number however padded."""
    if re.fullmatch(r"20[0-3]\d", run):
        return rf"(?:20)?{run[2:]}"
    return rf"0*{run.lstrip('0') or '0'}" if run.isdigit() else run


@lru_cache(maxsize=4096)
def _of_reference(reference: str) -> re.Pattern[str] | None:
    """A reference however it is spaced, padded or joined: 89- 26, 089/26, 8926.

    One pattern an answer: kept small, because making it costs more than asking it.
    """
    runs = re.findall(r"[A-Za-z]+|\d+", reference)
    numbers = [run for run in runs if run.isdigit()]
    if not numbers:
        return None
    if sum(map(len, numbers)) < 4:  # too short to be known in another spelling
        exact = r"\s?".join(re.escape(part) for part in reference.split())
        return re.compile(rf"(?<![\w£/.-]){exact}(?![\w%/]|[.-]\w)", re.IGNORECASE)
    while runs[0].casefold() in _CALLED:
        del runs[0]
    spelt = r"[\s./_()\-]*".join(_run(run) for run in runs)
    return re.compile(rf"(?<![\d£]){spelt}(?![\d%])", re.IGNORECASE)


def _without_own_month(title: str, day: date) -> str:
    """Without the answer's own day or month at an end, where nothing ties it to the subject."""
    if str(day.year) not in title:
        return title
    pattern = _spelt(day)
    if (found := pattern.match(title)) and not _TIED.match(title[found.end() :]):
        return _clean(title[found.end() :])
    for found in pattern.finditer(title):
        before = title[: found.start()].rstrip(" ([")
        if not title[found.end() :].strip(_TRIM + ")]") and not _TIES.search(before):
            return _clean(before)
    return title


@lru_cache(maxsize=512)
def _spelt(day: date) -> re.Pattern[str]:
    month = _MONTHS[day.month - 1]
    return re.compile(
        rf"\b(?:{day.day}(?:st|nd|rd|th)?\s+)?(?:{month}|{month[:3]})\.?,?\s+{day.year}\b",
        re.IGNORECASE,
    )
