"""Tables without ruled lines, by alignment (the first, strict reading)."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.documents.pdf.fragment import Fragment
from parsers.documents.pdf.page import PageFeed, Word


def aligned_fragments(page: PageFeed, words: Sequence[Word]) -> list[Fragment]:
    """Tables by alignment among the words outside ruled tables."""
    del page, words
    return []
