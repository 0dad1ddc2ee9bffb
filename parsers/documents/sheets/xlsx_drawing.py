"""What is drawn on a worksheet (ECMA-376 part 1, 20.5): over which cells, and the charts that
print numbers of their own."""

from __future__ import annotations

from lxml import etree

from parsers.documents.sheets.charts import charts_of
from parsers.documents.sheets.model import Book, Rect, Sheet
from parsers.documents.sheets.package import Package, flag, local, whole

_OPAQUE = ("pic", "graphicFrame")
_GUESSED_ROWS, _GUESSED_COLS = 20, 10


def read_anchors(root: etree._Element, sheet: Sheet) -> None:
    """Note the cells that pictures, charts and shapes stand over.

    Only cells that lie inside an anchor with all their height and width count as
    covered; a shape counts where it has a fill of its own.
    """
    for anchor in root:
        start = _corner(anchor, "from")
        if start is None:
            continue
        end = _corner(anchor, "to")
        if end is None:
            sheet.drawn.append(_from(start, _GUESSED_ROWS, _GUESSED_COLS))
            continue
        sheet.drawn.append(Rect(start[0], start[1], end[0], end[1]))
        top, left = start[0] + (start[2] > 0), start[1] + (start[3] > 0)
        inside = Rect(top, left, end[0] - 1, end[1] - 1)
        if _is_opaque(anchor) and inside.bottom >= top and inside.right >= left:
            sheet.cover.append(inside)


def read_charts(package: Package, part: str, sheet: Sheet, book: Book) -> None:
    """Note the charts of a visible sheet whose labels print numbers; what they print is shown.

    A chart whose rows or columns are all folded away is not seen.
    """
    for anchor in package.tree(part):
        start, end = _corner(anchor, "from"), _corner(anchor, "to")
        if start is not None and end is not None and _folded(sheet, start, end):
            continue
        if any(flag(each.get("hidden")) for each in anchor.iter("{*}cNvPr")):
            continue
        for chart in charts_of(package, part, anchor):
            sheet.charts.append(chart)
            book.shown_texts += chart.words


def _folded(sheet: Sheet, start: tuple[int, ...], end: tuple[int, ...]) -> bool:
    """Whether every row or every column from one corner to the other is not seen."""
    rows = range(start[0], max(end[0], start[0] + 1))
    cols = range(start[1], max(end[1], start[1] + 1))
    unseen = {col for first, last, _ in sheet.columns for col in cols if first <= col <= last}
    return all(sheet.row_unseen(row) is not None for row in rows) or len(unseen) == len(cols)


def _from(start: tuple[int, int, int, int], rows: int, cols: int) -> Rect:
    return Rect(start[0], start[1], start[0] + rows, start[1] + cols)


def _corner(anchor: etree._Element, name: str) -> tuple[int, int, int, int] | None:
    """A corner as row, column and the offsets into them."""
    marker = next((each for each in anchor if local(each) == name), None)
    if marker is None:
        return None
    found = {local(each): whole((each.text or "").strip()) for each in marker}
    return (
        found.get("row", 0),
        found.get("col", 0),
        found.get("rowOff", 0),
        found.get("colOff", 0),
    )


def _is_opaque(anchor: etree._Element) -> bool:
    for each in anchor:
        kind = local(each)
        if kind in _OPAQUE:
            return True
        if kind == "sp":
            look = next((part for part in each if local(part) == "spPr"), None)
            fills = [local(part) for part in look] if look is not None else []
            return "solidFill" in fills or "blipFill" in fills or "gradFill" in fills
    return False
