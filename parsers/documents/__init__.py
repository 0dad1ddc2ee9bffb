"""Files of a disclosure to words and tables: one module per format, one way in.

``read_document`` takes any bytes and never raises for bad ones. Platforms use
``blocks_from_html`` on the main element of an item page and ``attach_captions``
on what it returns.
"""

from __future__ import annotations

from parsers.documents.captions import attach as attach_captions
from parsers.documents.html import blocks_from_html, read_html
from parsers.documents.read import read_document

__all__ = ["attach_captions", "blocks_from_html", "read_document", "read_html"]
