"""How far a table's reading can be trusted (docs/quality.md)."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.types import Issue, Level, Quality, Totals

_COVERED = 0.98  # share of the words inside the table's box that cells must hold
_LOST = 0.85
_STRANGE = 0.2  # share of figures that could not be read as any known form


def judge(
    *,
    totals: Totals,
    header_certain: bool,
    levels_certain: bool,
    text_share: float,
    coverage: float | None,
    ocr: bool,
    issues: Sequence[Issue],
) -> Quality:
    """Clean unless something speaks against it; poor where figures may be wrong or missing."""
    disagrees = totals is Totals.DISAGREE
    lost = coverage is not None and coverage < _LOST
    broken = any(issue.level is Level.ERROR for issue in issues)
    if lost or broken or text_share > _STRANGE or (ocr and disagrees):
        return Quality.POOR
    covered = coverage is None or coverage >= _COVERED
    warned = any(issue.level is Level.WARNING for issue in issues)
    sure = header_certain and levels_certain and covered and not ocr
    return Quality.CLEAN if sure and not disagrees and not warned else Quality.CHECK
