"""What became of every page, table and number of a document: its account, in figures and words.

Each side of an equation is counted where it stands: what came in from the document as it
was read, what went out from what was made of it (docs/extract.md, *Account*).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from parsers.tables import count_numbers
from parsers.types import (
    Account,
    Document,
    Issue,
    Level,
    PageState,
    PublishedDocument,
    PublishedTable,
    ReadVerdict,
    Table,
)
from parsers.types.account import (
    DropCode,
    DroppedTable,
    Elsewhere,
    NumberCount,
    PageCount,
    TableCount,
)


def of_document(
    document: Document,
    published: Sequence[PublishedTable],
    gone: Mapping[int, DropCode],
    lists: Sequence[Table] = (),
) -> Account:
    """The account of one document; ``gone`` are the tables left out, by position, ``lists``
    those found in its words.

    A held document has none: nothing of it is said but that it is held.
    """
    if document.verdict is ReadVerdict.QUARANTINED:
        return Account()
    found = (*document.tables, *lists)
    left = [table for table in document.tables if table.position in gone]
    elsewhere: Counter[Elsewhere] = Counter()
    for read in published:
        elsewhere.update(dict(read.reading.elsewhere))
    elsewhere[Elsewhere.DROPPED] += sum(count_numbers(table.grid) for table in left)
    return Account(
        pages=_pages(document),
        tables=TableCount(
            found=len(_announced(document)) + len(lists),
            published=len(published),
            dropped=tuple(DroppedTable(gone[t.position], t.page, t.sheet) for t in left),
        ),
        numbers=NumberCount(
            seen=sum(count_numbers(table.grid) for table in found),
            in_figures=sum(read.reading.numbers for read in published),
            elsewhere=tuple((code, count) for code, count in sorted(elsewhere.items()) if count),
        ),
    )


def _announced(document: Document) -> set[int]:
    """The tables that a document has, and those that its blocks only speak of: one of these was
    lost between its reader and the document."""
    placed = {block.table for block in document.blocks if block.table is not None}
    return placed | {table.position for table in document.tables}


def _pages(document: Document) -> PageCount:
    states = Counter(document.page_states)
    total = len(document.page_states) or document.pages or 0
    if states:
        read = states[PageState.READ] + states[PageState.RECOGNISED]
        return PageCount(total, read, states[PageState.SCANNED], states[PageState.FAILED])
    if document.verdict is ReadVerdict.PARSED:
        return PageCount(total, read=total)
    if any(reason.code == "SCANNED" for reason in document.reasons):
        return PageCount(total, scanned=total)
    return PageCount(total, failed=total)


def issues(account: Account) -> tuple[Issue, ...]:
    """What an operator is told: tables of the request, and an account that does not add up."""
    found: list[Issue] = []
    left = [table for table in account.tables.dropped if table.code is DropCode.IN_REQUEST]
    if left:
        places = ", ".join(dict.fromkeys(map(_place, left)))
        message = f"{len(left)} of {account.tables.found} tables left out ({places})"
        found.append(Issue(Level.WARNING, DropCode.IN_REQUEST, message))
    open_ends = (f"the account does not add up: {gap}" for gap in account.gaps())
    found.extend(Issue(Level.ERROR, "account_open", words) for words in open_ends)
    return tuple(found)


def lost(account: Account, documents: Sequence[PublishedDocument]) -> tuple[Issue, ...]:
    """Tables or figures that went missing on the way from the answers to the published rows."""
    tables = [table for document in documents for table in document.tables]
    numbers = sum(table.reading.numbers for table in tables)
    if (len(tables), numbers) == (account.tables.published, account.numbers.in_figures):
        return ()
    message = (
        f"the account does not add up: {account.tables.published} tables with"
        f" {account.numbers.in_figures} numbers were read, {len(tables)} with {numbers} are left"
    )
    return (Issue(Level.ERROR, "account_open", message),)


def _place(table: DroppedTable) -> str:
    if table.sheet is not None:
        return f"sheet {table.sheet}"
    return f"page {table.page}" if table.page is not None else "no page"


# ---------------------------------------------------------------------- words

# Of one page, and of several.
_SAID = {
    PageState.RECOGNISED: (
        "is a picture, read by text recognition",
        "are pictures, read by text recognition",
    ),
    PageState.SCANNED: (
        "is a picture and could not be read",
        "are pictures and could not be read",
    ),
    PageState.FAILED: ("could not be read", "could not be read"),
}


def sentences(document: Document, account: Account) -> Iterator[str]:
    """What a reader of the answer must know: pages not read, tables left out, numbers left."""
    for state, words in _SAID.items():
        numbers = [at for at, own in enumerate(document.page_states, 1) if own is state]
        if numbers:
            yield f"{pages(numbers)} {words[len(numbers) > 1]}"
    asked = sum(table.code is DropCode.IN_REQUEST for table in account.tables.dropped)
    if asked:
        yield f"{asked} {_many(asked, 'table')} of the request left out"
    if text := dict(account.numbers.elsewhere).get(Elsewhere.TEXT, 0):
        yield f"{text} {_many(text, 'number')} in tables could only be kept as text"


def _many(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"


def pages(numbers: Sequence[int]) -> str:
    """Page numbers in words: "page 2", "pages 2 to 3", "pages 2, 4 and 6 to 9"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [f"{run[0]} to {run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs]
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"{'page' if len(set(numbers)) == 1 else 'pages'} {listed}"
