"""The JSON of ``forcewide extract``: a public contract, described in docs/extract.md."""

from __future__ import annotations

from typing import Final

from parsers.answers.answer import Answer
from parsers.types import (
    Account,
    Cell,
    Document,
    Figure,
    Issue,
    Letter,
    ReadVerdict,
    Reason,
    TableReading,
)
from parsers.types.facts import facts

# Any JSON value; precise enough for a writer, and msgspec encodes the enums and dates in it.
Json = dict[str, object]


def to_json(answer: Answer, force: str | None, members: tuple[Json, ...] = ()) -> Json:
    """One file's reading with every top-level key present, whatever the verdict."""
    document = answer.document
    parsed = document.verdict is ReadVerdict.PARSED
    tables = answer.tables if parsed else ()
    figures = [
        figure_json(table.table.position, figure)
        for table in tables
        for figure in table.reading.figures
    ]
    return _document(document, masked=answer.masked) | {
        "disclosure": _disclosure(answer.letter, force) if parsed and answer.letter else None,
        "tables": [facts_json(read.table) | facts_json(read.reading) for read in tables],
        "figures": figures,
        "issues": [_issue(issue) for issue in answer.issues],
        "account": account_json(answer.account),
        **_members(members),
    }


def structure_json(document: Document, members: tuple[Json, ...] = ()) -> Json:
    """A file's tables as they are printed, read no further: what every key of a reading
    would say is null, and there are no figures."""
    parsed = document.verdict is ReadVerdict.PARSED
    return _document(document, masked=False) | {
        "disclosure": None,
        "tables": [facts_json(table) | _UNREAD for table in (document.tables if parsed else ())],
        "figures": [],
        "issues": [_issue(issue) for issue in document.issues],
        "account": None,
        **_members(members),
    }


def _document(document: Document, *, masked: bool) -> Json:
    return {
        "document": {
            "file": document.file,
            "sha256": document.sha256,
            "media_type": document.media_type,
            "pages": document.pages,
        },
        "masked": masked,
        "verdict": document.verdict,
        "reasons": [_reason(reason) for reason in document.reasons],
    }


def _members(members: tuple[Json, ...]) -> Json:
    return {"members": list(members)} if members else {}


def facts_json(value: object) -> Json:
    """What a value says of itself, under the names of its fields (``parsers.types.facts``)."""
    kind: type = type(value)
    return {fact.name: plain(fact.take(value)) for fact in facts(kind)}


def plain(value: object) -> object:
    """A value as JSON knows it: a cell as its text, or as an object where it spans."""
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Cell):
        if value.rowspan == 1 and value.colspan == 1:
            return value.text
        return {"text": value.text, "rowspan": value.rowspan, "colspan": value.colspan}
    return value


def _disclosure(letter: Letter, force: str | None) -> Json:
    return {
        "force": force,
        **facts_json(letter),
        "questions": [facts_json(question) for question in letter.questions],
        "exemptions": [facts_json(exemption) for exemption in letter.exemptions],
        "caveats": [facts_json(caveat) | {"table": caveat.table} for caveat in letter.caveats],
        **({"parts": [_disclosure(part, force) for part in letter.parts]} if letter.parts else {}),
    }


_UNREAD: Final[Json] = dict.fromkeys(fact.name for fact in facts(TableReading))


def figure_json(table: int, figure: Figure) -> Json:
    """One figure with the position of its table."""
    return {"table": table, **facts_json(figure)}


def account_json(account: Account) -> Json:
    """What came in, what went out, and the rest by code (docs/extract.md, *Account*)."""
    pages, tables, numbers, links = (
        account.pages,
        account.tables,
        account.numbers,
        account.links,
    )
    return {
        "pages": {
            "total": pages.total,
            "read": pages.read,
            "scanned": pages.scanned,
            "failed": pages.failed,
        },
        "tables": {
            "found": tables.found,
            "published": tables.published,
            "dropped": [
                {"page": table.page, "sheet": table.sheet, "code": table.code}
                for table in tables.dropped
            ],
        },
        "numbers": {
            "seen": numbers.seen,
            "in_figures": numbers.in_figures,
            "elsewhere": {str(code): count for code, count in numbers.elsewhere},
        },
        "links": {
            "found": links.found,
            "fetched": links.fetched,
            "elsewhere": dict(links.elsewhere),
        },
    }


def _reason(reason: Reason) -> Json:
    return {
        "code": reason.code,
        "severity": reason.severity,
        "place": reason.place,
        "message": reason.message,
    }


def _issue(issue: Issue) -> Json:
    return {"level": issue.level, "code": issue.code, "message": issue.message}
