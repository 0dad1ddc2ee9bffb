"""What came in is what went out and what was told: on every corpus, and not by chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from parsers.answers import accounts, documents, normalise
from parsers.answers.answer import Answer, read_answer, writer
from parsers.files import read_document
from parsers.tables import read_table
from parsers.tables.figures import make_figures
from parsers.types import (
    Document,
    Figure,
    Item,
    PageState,
    PublishedTable,
    ReadVerdict,
    TableReading,
)
from parsers.types.account import Account, PageCount, TableCount, total
from samples.document_bank.bank import write
from tests.answers.test_letterhood import document

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
FOLDERS = ("answers", pytest.param("sheets", marks=pytest.mark.long), "cases", "icdar2013")


def _every(folder: Path) -> Iterator[Answer]:
    """Each file of a folder and each file inside it, read as an answer."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.endswith((".truth.json", ".md", ".xml")):
            waiting = [read_document(path.read_bytes(), name=path.name, judge=False)]
            while waiting:
                one = waiting.pop()
                waiting += one.members
                yield read_answer(one, writer(None, None))


def _holds(read: Answer) -> list[str]:
    """The gaps of an account, and where it differs from what was really made."""
    gaps = list(read.account.gaps())
    if read.account.tables.published != len(read.tables):
        gaps.append("tables")
    made = sum(
        figure.value is not None and any(map(str.isdigit, figure.text))
        for table in read.tables
        for figure in table.reading.figures
    )
    if read.account.numbers.in_figures < made:
        gaps.append(f"{made} figures of {read.account.numbers.in_figures} numbers")
    return gaps


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not here")
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_account_of_every_corpus_adds_up(folder: str) -> None:
    read = list(_every(CORPUS / folder))
    assert len(read) > 5
    assert {one.document.file: gaps for one in read if (gaps := _holds(one))} == {}


def test_the_account_of_the_bank_adds_up(tmp_path: Path) -> None:
    write(tmp_path, "a")
    read = list(_every(tmp_path))
    assert sum(one.account.numbers.in_figures for one in read) > 500
    assert {one.document.file: gaps for one in read if (gaps := _holds(one))} == {}


def _disclosed(read: Document) -> tuple[str, ...]:
    """The issues of an answer that is one document, as it would be published."""
    item = Item(url="https://a.example/1", title="", published_on=None, lang="en", document=read)
    page = documents.Fetched(item.url, 1, None, read)
    made = normalise.normalise(None, "kent", item, page, page_of_log=False)
    return tuple(issue.code for issue in made.issues)


TABLED = document("Crime", None, "Vehicles", None)


def test_nothing_is_said_of_a_whole_answer() -> None:
    assert "account_open" not in _disclosed(TABLED)


def test_a_table_dropped_when_read_opens_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = accounts.of_document

    def losing(read: Document, tables: list[PublishedTable], *rest: object) -> Account:
        return kept(read, tables[:-1], *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("parsers.answers.accounts.of_document", losing)
    assert "account_open" in _disclosed(TABLED)


@pytest.mark.parametrize("at", [0, 1])
def test_a_table_dropped_by_its_reader_opens_the_account(at: int) -> None:
    assert len(TABLED.tables) == 2
    left = (*TABLED.tables[:at], *TABLED.tables[at + 1 :])
    assert "account_open" in _disclosed(replace(TABLED, tables=left))


def test_a_table_dropped_when_masked_opens_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        normalise,
        "published_documents",
        lambda *given, whole=documents.published_documents: tuple(
            replace(one, tables=one.tables[1:]) for one in whole(*given)
        ),
    )
    assert "account_open" in _disclosed(TABLED)


def test_a_figure_dropped_when_made_opens_the_account(monkeypatch: pytest.MonkeyPatch) -> None:

    def losing(*given: object) -> tuple[Figure, ...]:
        return make_figures(*given)[:-1]  # type: ignore[arg-type]

    monkeypatch.setattr("parsers.tables.read.make_figures", losing)
    assert "account_open" in _disclosed(TABLED)


def test_a_block_of_a_table_dropped_opens_the_account(monkeypatch: pytest.MonkeyPatch) -> None:

    def losing(*given: object) -> TableReading:
        return replace(read_table(*given), numbers=0)  # type: ignore[arg-type]

    monkeypatch.setattr("parsers.answers.answer.read_table", losing)
    assert "account_open" in _disclosed(TABLED)


def test_pages_are_told_in_words() -> None:
    states = (PageState.READ, PageState.SCANNED, PageState.SCANNED, PageState.FAILED)
    read = replace(document("Words"), pages=4, page_states=states)
    account = accounts.of_document(read, (), {})
    assert account.pages == PageCount(total=4, read=1, scanned=2, failed=1)
    assert list(accounts.sentences(read, account)) == [
        "pages 2 to 3 are pictures and could not be read",
        "page 4 could not be read",
    ]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([2], "page 2"), ([2, 3], "pages 2 to 3"), ([2, 4, 6, 7, 8], "pages 2, 4 and 6 to 8")],
)
def test_page_numbers_in_words(numbers: list[int], words: str) -> None:
    assert accounts.pages(numbers) == words


def test_a_held_document_has_no_account() -> None:
    held = replace(document(None), verdict=ReadVerdict.QUARANTINED)
    assert accounts.of_document(held, (), {}) == Account()


def test_accounts_are_added_up() -> None:
    one = Account(tables=TableCount(found=2, published=2))
    assert total([one, one]).tables == TableCount(found=4, published=4)
    assert list(replace(one, tables=TableCount(found=3, published=2)).gaps()) == [
        "3 tables, told of 2"
    ]
