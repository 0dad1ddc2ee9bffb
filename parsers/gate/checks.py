"""The checks of each kind of file, imported when a file of the kind comes.

A gate that judges plain text must not cost what judging PDF and workbooks costs; so
each name here is its check behind a late import.
"""

from __future__ import annotations

from collections.abc import Iterable

from parsers.documents.contents import Source
from parsers.types import Reason


def mail_hazards(source: Source) -> Iterable[Reason]:
    from parsers.gate.containers import mail_hazards

    return mail_hazards(source)


def msg_hazards(source: Source) -> Iterable[Reason]:
    from parsers.gate.containers import msg_hazards

    return msg_hazards(source)


def xml_hazards(source: Source) -> Iterable[Reason]:
    from parsers.gate.sheets.findings import xml_hazards

    return xml_hazards(source)


def zip_hazards(source: Source) -> Iterable[Reason]:
    from parsers.gate.containers import zip_hazards

    return zip_hazards(source)


def pdf_hazards(source: Source) -> Iterable[Reason]:
    from parsers.gate.pdf.findings import pdf_hazards

    return pdf_hazards(source)


def ods_hazards(source: Source) -> Iterable[Reason]:
    from parsers.gate.sheets.findings import ods_hazards

    return ods_hazards(source)


def xls_hazards(source: Source) -> Iterable[Reason]:
    from parsers.gate.sheets.findings import xls_hazards

    return xls_hazards(source)


def xlsb_hazards(source: Source) -> Iterable[Reason]:
    from parsers.gate.sheets.findings import xlsb_hazards

    return xlsb_hazards(source)


def xlsx_hazards(source: Source) -> Iterable[Reason]:
    from parsers.gate.sheets.findings import xlsx_hazards

    return xlsx_hazards(source)


def html_hazards(source: Source) -> Iterable[Reason]:
    from parsers.gate.text.html import html_hazards

    return html_hazards(source)


def odt_hazards(source: Source) -> Iterable[Reason]:
    from parsers.gate.text.open_text import odt_hazards

    return odt_hazards(source)


def rtf_hazards(source: Source) -> Iterable[Reason]:
    from parsers.gate.text.rtf import rtf_hazards

    return rtf_hazards(source)


def pptx_hazards(source: Source) -> Iterable[Reason]:
    from parsers.gate.text.slides import pptx_hazards

    return pptx_hazards(source)


def docx_hazards(source: Source) -> Iterable[Reason]:
    from parsers.gate.text.word import docx_hazards

    return docx_hazards(source)


def delimited_hazards(source: Source) -> Iterable[Reason]:
    from parsers.gate.sheets.delimited import delimited_hazards

    return delimited_hazards(source)


def package_strings(source: Source) -> Iterable[Reason]:
    from parsers.gate.strings.package import package_strings

    return package_strings(source)


def zip_leftovers(source: Source) -> Iterable[Reason]:
    from parsers.gate.strings.leftovers import zip_leftovers

    return zip_leftovers(source)


def unread_strings(body: bytes) -> Iterable[Reason]:
    from parsers.gate.strings.leftovers import unread_strings

    return unread_strings(body)


def is_card(body: bytes) -> bool:
    """Whether a file is a calendar entry or a card of somebody (RFC 5545, RFC 6350)."""
    return body[:64].lstrip(b"\xef\xbb\xbf\r\n ").upper().startswith((b"BEGIN:VC", b"BEGIN:VE"))


def message_strings(source: Source) -> Iterable[Reason]:
    from parsers.gate.strings.binary import message_strings

    return message_strings(source)
