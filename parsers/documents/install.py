"""How to install the programs that read what no reader of ours does (docs/convert.md)."""

from __future__ import annotations

from typing import Final

OCR: Final = "apt-get install tesseract-ocr"
OFFICE: Final = "apt-get install --no-install-recommends libreoffice-writer-nogui"
