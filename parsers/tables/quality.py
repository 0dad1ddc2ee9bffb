"""How far a table's reading can be trusted (docs/quality.md), and the issues that say why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parsers.types import Issue, Level, Quality, Table, Totals

_COVERED = 0.98  # share of the words inside the table's box that cells must hold
_LOST = 0.85
_STRANGE = 0.2  # share of figures that could not be read as any known form


def judge(
    table: Table, *, totals: Totals, headed: bool, texts: Sequence[bool], issues: Sequence[Issue]
) -> Quality:
    """Clean unless something speaks against it; poor where figures may be wrong or missing.

    ``headed``: a header row stands over every figure; ``texts``: for each figure, whether its
    cell could only be kept as text.
    """
    strange = sum(texts) > _STRANGE * len(texts)
    lost = table.coverage is not None and table.coverage < _LOST
    if lost or strange or (table.ocr and totals is Totals.DISAGREE):
        return Quality.POOR
    covered = table.coverage is None or table.coverage >= _COVERED
    warned = any(issue.level is not Level.INFO for issue in issues)
    sure = covered and headed and not warned and not table.ocr
    return Quality.CLEAN if sure else Quality.CHECK


def issue(table: Table, code: str, message: str) -> Issue:
    """A warning about one table, by its position and page."""
    return Issue(Level.WARNING, code, message, where=f"table {table.position}", page=table.page)


def totals_issue(table: Table, totals: Totals, *, said: bool) -> Iterable[Issue]:
    """A printed total that is not its parts' sum; never by how much, which could lay open
    a hidden cell. ``said``: the notes say that cells overlap."""
    if totals is Totals.DISAGREE:
        yield issue(table, "totals_disagree", "a printed total is not the sum of its parts")
    elif totals is Totals.OVERLAPPING and not said:
        message = "parts add up to more than their totals throughout; cells may count a case twice"
        yield issue(table, "parts_exceed_total", message)


def levels_issue(table: Table, *, certain: bool) -> Iterable[Issue]:
    """Row levels that arithmetic could not decide."""
    if not certain:
        message = "some rows may be sums of the rows beside them; they are read as one level"
        yield issue(table, "levels_unsure", message)


def marks_issues(table: Table, marks: Sequence[str]) -> Iterable[Issue]:
    """Signs in cells that no note explains."""
    for mark in marks:
        yield issue(table, "mark_unexplained", f'no note explains the sign "{mark}" in a cell')
