"""The numbers that a chart prints as its data labels (ECMA-376 part 1, 21.2.2.49), as a table.

A chart keeps every value that it draws; only what a label shows is read, in the words of
the label. A series counts where each of its points is labelled with its value, and where
its categories (and, beside others, its name) can be read off the chart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from parsers.documents.contents import Draft
from parsers.documents.sheets.display import shown
from parsers.documents.sheets.model import Chart, Stored, Style
from parsers.documents.sheets.package import Package, flag, local, whole
from parsers.types import BlockKind, Cell, Grid, Table

# Hundredths of a point: smaller letters are seen by nobody.
_LEAST_SIZE: Final = 400
_MOST_POINTS: Final = 5_000
_AXES: Final = ("catAx", "dateAx", "serAx")
# Charts without an axis print their categories in the legend.
_ROUND: Final = ("pieChart", "pie3DChart", "doughnutChart", "ofPieChart")


@dataclass(frozen=True, slots=True)
class _Series:
    """One series: its name, its labels by point, and its stored values by point."""

    name: str
    labels: dict[int, str]
    stored: dict[int, str]
    names_itself: bool


def charts_of(package: Package, part: str, drawn: etree._Element) -> Iterator[Chart]:
    """The charts below an element of a part that print labels, by their relations."""
    relations = package.relations(part)
    for frame in drawn.iter("{*}chart"):
        ids = (value for name, value in frame.items() if str(name).endswith("}id"))
        for relation in (relations[each] for each in map(str, ids) if each in relations):
            if package.has(relation.target):
                chart = labelled(package.tree(relation.target))
                if chart is not None:
                    yield chart


def add_charts(
    charts: Iterable[Chart], draft: Draft, *, sheet: str | None = None, page: int | None = None
) -> None:
    """Add the charts that print a number which no table before them prints."""
    for chart in charts:
        if chart.says_more(draft.tables):
            draft.words(BlockKind.PARAGRAPH, chart.title, page)
            position = draft.next_position()
            caption = chart.title or None
            draft.table(
                Table(
                    position,
                    chart.grid,
                    page=page,
                    sheet=sheet,
                    caption=caption,
                    method="chart",
                    coverage=1.0,
                )
            )


def labelled(root: etree._Element) -> Chart | None:
    """What a chart part prints as labels; None where that is nothing."""
    chart = next(root.iter("{*}chart"), None)
    area = next(root.iter("{*}plotArea"), None)
    if chart is None or area is None:
        return None
    legend = _child(chart, "legend") is not None
    found = [(group, one) for group in area for one in _series_of(group)]
    if not found or not all(_names_categories(area, group, legend) for group, _ in found):
        return None
    title = _title(chart)
    columns = [one for _, one in found]
    if len(columns) > 1 and not (legend or all(one.names_itself for one in columns)):
        return None
    lone = len(columns) == 1 and not legend and not columns[0].names_itself
    heads = [title or _auto_title(chart, columns[0])] if lone else [one.name for one in columns]
    first = next(each for group, _ in found for each in _children(group, "ser"))
    categories, said = _categories(first)
    grid = _grid(heads, columns, categories)
    words = [word for one in columns for word in _stored_as_shown(one)]
    names = [head for head in heads if head]
    return Chart(title, grid, (*words, *said, *names)) if len(grid) > 1 else None


def _grid(heads: Sequence[str], columns: Sequence[_Series], rows: dict[int, list[str]]) -> Grid:
    width = max((len(path) for path in rows.values()), default=1)
    points = sorted({at for one in columns for at in one.labels})[:_MOST_POINTS]
    if any(at not in rows for at in points):
        return ()
    top = (*[None] * width, *(Cell(head) if head else None for head in heads))
    return (
        top,
        *(
            (
                *(Cell(word) if word else None for word in rows[at]),
                *(Cell(one.labels[at]) if at in one.labels else None for one in columns),
            )
            for at in points
        ),
    )


def _series_of(group: etree._Element) -> Iterator[_Series]:
    """The series of one group of a chart that print the value of each point."""
    for series in _children(group, "ser"):
        labels = _child(series, "dLbls")
        labels = labels if labels is not None else _child(group, "dLbls")
        values = _child(series, "val")
        if labels is None or values is None or _on(labels, "delete"):
            continue
        stored = {at: text for at, text in _points(values) if _number(text) is not None}
        known = _printed(labels, values, stored)
        if stored and set(known) == set(stored):
            name = _name(series)
            yield _Series(name, known, stored, bool(name) and _on(labels, "showSerName"))


def _printed(
    labels: etree._Element, values: etree._Element, stored: dict[int, str]
) -> dict[int, str]:
    """The labels that show a value, by point; a label with words of its own shows none."""
    usual = _shows(labels)
    own = {_whole(_child(one, "idx")): one for one in _children(labels, "dLbl")}
    found = {}
    for at, text in stored.items():
        label = own.get(at)
        if label is not None and (_on(label, "delete") or _child(label, "tx") is not None):
            continue
        if _shows(label) if label is not None else usual:
            code = _code(label, labels, values)
            words = shown(Stored(float(text)), Style(code=code))
            if words:
                found[at] = words
    return found


def _shows(labels: etree._Element) -> bool:
    sizes = (whole(each.get("sz"), _LEAST_SIZE) for each in labels.iter("{*}defRPr"))
    return _on(labels, "showVal") and all(size >= _LEAST_SIZE for size in sizes)


def _code(label: etree._Element | None, labels: etree._Element, values: etree._Element) -> str:
    """The number format of a label: its own, that of all labels, or that of the values."""
    for place in (label, labels):
        own = _child(place, "numFmt") if place is not None else None
        if own is not None and not flag(own.get("sourceLinked")):
            return own.get("formatCode") or "General"
    code = next(values.iter("{*}formatCode"), None)
    return (code.text or "General") if code is not None else "General"


def _stored_as_shown(one: _Series) -> Iterator[str]:
    """Stored values that their label shows with every digit."""
    for at, text in one.stored.items():
        label = _plain(one.labels[at])
        percent = label.endswith("%")
        number = _number(label.rstrip("%"))
        if number is not None and abs(number / (100 if percent else 1) - float(text)) < 1e-9:
            yield text


def _names_categories(area: etree._Element, group: etree._Element, legend: bool) -> bool:
    """Whether the categories can be read: on an axis, in the legend of a pie, or in the labels."""
    if any(_on(each, "showCatName") for each in group.iter("{*}dLbls")):
        return True
    if local(group) in _ROUND:
        return legend
    axes = [each for each in area if local(each) in _AXES]
    return any(
        not _on(axis, "delete") and _value(_child(axis, "tickLblPos")) != "none" for axis in axes
    )


def _categories(series: etree._Element) -> tuple[dict[int, list[str]], list[str]]:
    """The categories by point, outermost level first, and their stored words."""
    cat = _child(series, "cat")
    if cat is None:
        return {}, []
    levels = [dict(_points(level)) for level in cat.iter("{*}lvl")] or [dict(_points(cat))]
    code = next((each.text for each in cat.iter("{*}formatCode") if each.text), "General")
    numeric = next(cat.iter("{*}numCache", "{*}numLit"), None) is not None
    said = [text for level in levels for text in level.values()]
    if numeric:
        levels = [
            {
                at: shown(Stored(float(text)), Style(code=code))
                for at, text in level.items()
                if _number(text) is not None
            }
            for level in levels
        ]
    inner, *outer = levels
    found = {}
    for at in sorted(inner):
        above = [level[max(n for n in level if n <= at)] for level in outer if min(level) <= at]
        found[at] = [*reversed(above), inner[at]]
    return found, said


def _points(parent: etree._Element) -> Iterator[tuple[int, str]]:
    for point in parent.iter("{*}pt"):
        text = next((each.text for each in point if local(each) == "v"), None)
        if text and text.strip():
            yield whole(point.get("idx")), text.strip()


def _name(series: etree._Element) -> str:
    name = _child(series, "tx")
    words = [each.text for each in name.iter("{*}v") if each.text] if name is not None else []
    return " ".join(words)


def _title(chart: etree._Element) -> str:
    title = _child(chart, "title")
    if title is None:
        return ""
    texts = [each.text for each in title.iter("{*}t", "{*}v") if each.text]
    return " ".join("".join(texts).split())


def _auto_title(chart: etree._Element, one: _Series) -> str:
    """The name of a lone series, which stands for a title where that is not switched off."""
    return "" if _on(chart, "autoTitleDeleted") else one.name


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    return (each for each in parent if local(each) == name)


def _child(parent: etree._Element, name: str) -> etree._Element | None:
    return next(_children(parent, name), None)


def _value(element: etree._Element | None) -> str:
    return element.get("val", "") if element is not None else ""


def _whole(element: etree._Element | None) -> int:
    return whole(_value(element), -1)


def _on(parent: etree._Element, name: str) -> bool:
    """Whether a switch is there and on; without a value it is (21.2.3.6)."""
    found = _child(parent, name)
    return found is not None and flag(found.get("val", "1"))


def _plain(text: str) -> str:
    return text.replace(",", "").strip().casefold()


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
