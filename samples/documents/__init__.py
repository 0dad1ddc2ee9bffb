"""Attachments as files: PDF, Word, Excel and CSV, built once, the same bytes every time."""

from __future__ import annotations

from functools import lru_cache

from samples.documents.pdf import annex_pdf, letter_pdf
from samples.documents.sheet import annex_csv, annex_xlsx
from samples.documents.word import letter_docx
from samples.model import Form, SampleDisclosure

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}

_BUILDERS = {
    Form.LETTER_PDF: letter_pdf,
    Form.LETTER_DOCX: letter_docx,
    Form.ANNEX_PDF: annex_pdf,
    Form.ANNEX_XLSX: annex_xlsx,
    Form.ANNEX_CSV: annex_csv,
}


@lru_cache(maxsize=512)
def document_bytes(item: SampleDisclosure) -> bytes:
    """The file behind an item. Raises KeyError for an item that is on its page only."""
    return _BUILDERS[item.form](item)
