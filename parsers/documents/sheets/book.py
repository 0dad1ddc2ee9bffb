"""Any workbook to a ``Book``, once a file: the gate and the reader share one pass."""

from __future__ import annotations

from collections.abc import Callable

from parsers.documents import sniff
from parsers.documents.containers.zipped import check_zip
from parsers.documents.contents import Source
from parsers.documents.sheets.model import MAX_CELLS, Book
from parsers.documents.sheets.ods import ods_book
from parsers.documents.sheets.package import Package
from parsers.documents.sheets.xls import xls_book
from parsers.documents.sheets.xlsb import xlsb_book
from parsers.documents.sheets.xlsx import xlsx_book
from parsers.documents.sheets.xml2003 import xml_book
from parsers.errors import DocumentError

# Unpacked bytes of the sheets of one workbook that are still read.
MAX_SHEET_BYTES = 60 * 1024 * 1024
XLS_BOOK = "xlrd"
_BOOK, _PACKAGE = "workbook", "package"


def open_package(source: Source) -> Package:
    """The parts of a zipped workbook. Raises ``DocumentError`` (BROKEN, ENCRYPTED, TOO_BIG)."""
    known = source.memo.get(_PACKAGE)
    if isinstance(known, Package):
        return known
    check_zip(source.body, source.name, parts="xl/worksheets/", most=MAX_SHEET_BYTES)
    package = Package(source.body, source.name)
    source.memo[_PACKAGE] = package
    return package


def _open_xlsx(source: Source) -> Book:
    return xlsx_book(open_package(source))


def _open_ods(source: Source) -> Book:
    return ods_book(open_package(source))


def _open_xlsb(source: Source) -> Book:
    return xlsb_book(open_package(source))


def _open_xls(source: Source) -> Book:
    book, own = xls_book(source.body, source.name)
    source.memo[XLS_BOOK] = own
    return book


def _open_xml(source: Source) -> Book:
    return xml_book(source.body, source.name)


OPENERS: dict[str, Callable[[Source], Book]] = {
    sniff.XLSX: _open_xlsx,
    sniff.XLSM: _open_xlsx,
    sniff.ODS: _open_ods,
    sniff.XLS: _open_xls,
    sniff.XLSB: _open_xlsb,
    sniff.XML_SHEET: _open_xml,
}


def open_book(source: Source, media_type: str) -> Book:
    """The workbook, read once. Raises ``DocumentError`` (BROKEN, ENCRYPTED, TOO_BIG)."""
    known = source.memo.get(_BOOK)
    if isinstance(known, Book):
        return known
    book = OPENERS[media_type](source)
    if book.too_many():
        message = f"more than {MAX_CELLS} cells; cut the workbook into parts"
        raise DocumentError(message, where=source.name, code="TOO_BIG")
    source.memo[_BOOK] = book
    return book
