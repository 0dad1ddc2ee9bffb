"""PDF letters: pages to blocks and tables in reading order.

feed (a library) -> words, lines, boxes -> ruled tables, then aligned ones ->
furniture dropped -> prose -> pages in order -> tables joined over pages.
"""

from __future__ import annotations

from parsers.documents.pdf.reader import pdf_contents

__all__ = ["pdf_contents"]
