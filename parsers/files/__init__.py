"""The one way into a file: the gate first, then its reader.

``read_document`` takes any bytes and never raises for bad ones.
"""

from __future__ import annotations

from parsers.files.read import read_document

__all__ = ["read_document"]
