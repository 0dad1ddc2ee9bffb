"""The sections that an answer applies, as SQL beside an answer ``d``."""

from __future__ import annotations

from typing import Final

APPLIED: Final = """(SELECT group_concat(DISTINCT e.act || ' ' || e.section) FROM exemptions e
    WHERE e.disclosure = d.key AND e.applied = 1)"""
