"""The readers of each family of files, imported when a file of the family comes.

Reading a letter of plain text must not cost the libraries for PDF and workbooks
(benchmarks/command.py); so each name here is its reader behind a late import.
"""

from __future__ import annotations

from parsers.documents.contents import Contents, Reader, Source


def zip_contents(source: Source) -> Contents:
    from parsers.documents.containers.archive import zip_contents

    return zip_contents(source)


def mail_contents(source: Source) -> Contents:
    from parsers.documents.containers.mail import mail_contents

    return mail_contents(source)


def open_text_contents(source: Source) -> Contents:
    from parsers.documents.office.open_text import open_text_contents

    return open_text_contents(source)


def slide_contents(source: Source) -> Contents:
    from parsers.documents.office.slides import slide_contents

    return slide_contents(source)


def word_contents(source: Source) -> Contents:
    from parsers.documents.office.word import word_contents

    return word_contents(source)


def pdf_contents(source: Source) -> Contents:
    from parsers.documents.pdf import pdf_contents

    return pdf_contents(source)


def csv_contents(source: Source) -> Contents:
    from parsers.documents.plain.csv import csv_contents

    return csv_contents(source)


def html_contents(source: Source) -> Contents:
    from parsers.documents.plain.html import html_contents

    return html_contents(source)


def text_contents(source: Source) -> Contents:
    from parsers.documents.plain.text import text_contents

    return text_contents(source)


def reader_of(media_type: str) -> Reader:
    """The reader of one kind of workbook."""

    def read(source: Source) -> Contents:
        from parsers.files.spreadsheet import spreadsheet_contents

        return spreadsheet_contents(source, media_type)

    return read
