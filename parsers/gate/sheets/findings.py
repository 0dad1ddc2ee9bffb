"""The checks of each kind of workbook: the structural pass, its stores, and the judgement."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from xlrd.book import Book as XlsBook

from parsers.documents import sniff
from parsers.documents.contents import Source
from parsers.documents.sheets.book import XLS_BOOK, open_book, open_package
from parsers.documents.sheets.model import Kind, Trace
from parsers.gate.policy import workbook_code
from parsers.gate.sheets.ods import ods_traces
from parsers.gate.sheets.stores import PROGRAMS, package_traces
from parsers.gate.sheets.workbook import judge_book
from parsers.gate.sheets.xls import record_traces, storage_traces, workbook_stream
from parsers.gate.sheets.xlsb import xlsb_traces
from parsers.gate.strings.binary import book_texts, workbook_strings
from parsers.gate.strings.package import package_strings, part_strings
from parsers.types import Reason


def _code(family: str) -> Callable[[Kind], str]:
    return lambda kind: workbook_code(family, kind.value)


def xlsx_hazards(source: Source) -> Iterator[Reason]:
    """Findings in an .xlsx or .xlsm. Raises ``DocumentError`` where it cannot be opened."""
    package = open_package(source)
    book = open_book(source, sniff.XLSX)
    macros = package.declares("macroenabled") or source.name.lower().endswith(".xlsm")
    traces = list(package_traces(package, book))
    yield from judge_book(book, traces, _code("XLSM" if macros else "XLSX"), source.name)


def xls_hazards(source: Source) -> Iterator[Reason]:
    """Findings in an .xls. Raises ``DocumentError`` where it cannot be opened."""
    book = open_book(source, sniff.XLS)
    own = source.memo[XLS_BOOK]
    assert isinstance(own, XlsBook)
    traces = record_traces(workbook_stream(source.body), book)
    traces += storage_traces(source.body)
    if not PROGRAMS.fullmatch(own.user_name.strip()) and own.user_name.strip() != "None":
        traces.append(Trace(Kind.DOCPROPS_NAME, "workbook", (), always=True))
    yield from judge_book(book, traces, _code("XLS"), source.name)
    yield from workbook_strings(source, book)


def xml_hazards(source: Source) -> Iterator[Reason]:
    """Findings in an .xls that is XML. Raises ``DocumentError`` where it cannot be opened."""
    book = open_book(source, sniff.XML_SHEET)
    yield from judge_book(book, (), _code("XLS"), source.name)
    yield from part_strings("workbook.xml", source.body, book_texts(book))


def xlsb_hazards(source: Source) -> Iterator[Reason]:
    """Findings in an .xlsb. Raises ``DocumentError`` where it cannot be opened."""
    book = open_book(source, sniff.XLSB)
    traces = list(xlsb_traces(open_package(source), book))
    yield from judge_book(book, traces, _code("XLSB"), source.name)
    yield from package_strings(source, book_texts(book))


def ods_hazards(source: Source) -> Iterator[Reason]:
    """Findings in an .ods. Raises ``DocumentError`` where it cannot be opened."""
    book = open_book(source, sniff.ODS)
    traces = list(ods_traces(open_package(source)))
    yield from judge_book(book, traces, _code("ODS"), source.name)
