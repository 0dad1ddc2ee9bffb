"""Addresses of items that are a piece of a page: ``log.xlsx#item=foi-12-24``.

RFC 3986 section 3.5: a fragment names a part of what the address before it leads
to. Nothing more is fetched for such an item; it is read from the page it is on.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final
from urllib.parse import urldefrag

_PART: Final = re.compile(r"item=[a-z0-9][a-z0-9.-]{0,119}")
_UNSAFE: Final = re.compile(r"[^a-z0-9.]+")


def part_address(page: str, *names: str) -> str:
    """The address of the part of ``page`` that these words name, such as a printed reference."""
    slug = _UNSAFE.sub("-", "-".join(names).lower()).strip("-.")
    if not slug or len(slug) > 80:
        digest = hashlib.sha256("\n".join(names).encode()).hexdigest()[:12]
        slug = f"{slug[:60].strip('-.')}-{digest}".strip("-")
    return f"{urldefrag(page).url}#item={slug}"


def whole_of(address: str) -> str:
    """The address to fetch for an item: its page, where the item is a part of one."""
    return urldefrag(address).url if is_part(address) else address


def is_part(address: str) -> bool:
    """Whether an address names a part of a page rather than a page."""
    return _PART.fullmatch(urldefrag(address).fragment) is not None
