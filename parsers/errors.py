"""What parsers raise. One place per stage catches; everything else is an Issue.

ForcewideError
|-- DeclarationError      a force or platform parameter is wrong
`-- ParseError            bytes that could not be read; names file or URL, and page
    |-- AnchorMissingError  a page lacks what its platform always prints
    `-- DocumentError     a document that cannot be read at all
"""

from __future__ import annotations


class ForcewideError(Exception):
    """Root of every error this project raises on purpose; its text is fit to show."""


class DeclarationError(ForcewideError):
    """A force or platform was declared with a parameter that cannot work."""


class ParseError(ForcewideError):
    """Bytes that could not be read. ``where`` is a file name or URL, ``page`` counts from 1."""

    def __init__(self, message: str, *, where: str, page: int | None = None) -> None:
        place = where if page is None else f"{where}, page {page}"
        super().__init__(f"{place}: {message}")
        self.message = message
        self.where = where
        self.page = page


class AnchorMissingError(ParseError):
    """A page lacks what its platform always prints: it has changed, or is another page."""


class DocumentError(ParseError):
    """A document that cannot be read at all; ``code`` is the reason's stable code, ``pages``
    how many pages it has where that is known."""

    def __init__(
        self,
        message: str,
        *,
        where: str,
        code: str,
        page: int | None = None,
        pages: int | None = None,
    ) -> None:
        super().__init__(message, where=where, page=page)
        self.code = code
        self.pages = pages
