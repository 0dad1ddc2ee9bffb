"""People in words: names, identifiers, and the mask that takes them out."""

from __future__ import annotations

from parsers.persons.mask import find_names, mask, mask_filename, mask_letter

__all__ = ["find_names", "mask", "mask_filename", "mask_letter"]
