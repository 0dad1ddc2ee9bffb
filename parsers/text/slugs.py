"""References as they stand in keys and addresses."""

from __future__ import annotations

import re
from typing import Final

_UNSAFE: Final = re.compile(r"[^a-z0-9.]+")


def reference_slug(reference: str) -> str:
    """A reference in the form of a key: lower case, separators as one hyphen.

    ``FOI2019/05348`` becomes ``foi2019-05348``, ``89- 26`` becomes ``89-26``.
    """
    return _UNSAFE.sub("-", reference.lower()).strip("-.")
