"""Text that a program writes into a page of the documentation, between two marks."""

from __future__ import annotations


def put(page: str, begin: str, text: str, end: str) -> str:
    """The page with ``text`` between its marks. Raises ``ValueError`` where one is missing."""
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"no {begin.strip()!r} with {end!r} behind it")
    return f"{before}{begin}{text}{end}{after}"
