"""An .xlsx or .xlsm as a ``Book``: the workbook part, then one pass over each sheet.

ECMA-376 part 1, 18.2. Both the transitional and the strict form are read, since
elements are told by their names and parts by their relations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from parsers.documents.sheets.addresses import area
from parsers.documents.sheets.model import Book, Kind, Rect, Sheet, State, Trace, WhyUnseen
from parsers.documents.sheets.names import name_traces, print_areas
from parsers.documents.sheets.package import Package, Relation, flag, local, whole
from parsers.documents.sheets.xlsx_drawing import read_anchors, read_charts
from parsers.documents.sheets.xlsx_sheet import SheetPass, Strings, read_strings
from parsers.documents.sheets.xlsx_styles import Styles, read_styles
from parsers.errors import DocumentError

_STATES = {"hidden": State.HIDDEN, "veryHidden": State.VERY_HIDDEN}
_KINDS = {"dialogsheet": Kind.DIALOG_SHEET, "xlMacrosheet": Kind.MACRO_SHEET}
_KINDS["xlIntlMacrosheet"] = Kind.MACRO_SHEET


def xlsx_book(package: Package) -> Book:
    """Read the structure and the stored cells. Raises ``DocumentError`` (BROKEN, TOO_BIG)."""
    main = next(iter(package.related("", "officeDocument")), "xl/workbook.xml")
    if not package.has(main):
        message = "the workbook is damaged (it has no workbook part)"
        raise DocumentError(message, where=package.name, code="BROKEN")
    root = package.tree(main)
    first = {kind: package.related(main, kind) for kind in ("styles", "theme", "sharedStrings")}
    styles = read_styles(package, _first(first["styles"]), _first(first["theme"]))
    strings = Strings()
    book_parts: set[str] = set()
    if first["sharedStrings"]:
        part = first["sharedStrings"][0]
        book_parts.add(part.lower())
        strings = read_strings(package.read(part), styles, package.name)
    book = Book(styles=styles.cells, parts=book_parts)
    book.date_1904 = any(flag(each.get("date1904")) for each in root.iter("{*}workbookPr"))
    _read_sheets(package, main, root, book, strings, styles)
    _read_names(root, book)
    _read_window(root, book)
    _spare_strings(strings, book)
    return book


def _first(parts: Sequence[str]) -> str | None:
    return parts[0] if parts else None


def _read_sheets(
    package: Package,
    main: str,
    root: etree._Element,
    book: Book,
    strings: Strings,
    styles: Styles,
) -> None:
    """Every sheet of the list, in its order; a sheet that is not there is left out."""
    relations = package.relations(main)
    listed = [each for each in root.iter("{*}sheet") if each.get("name") is not None]
    for at, element in enumerate(listed):
        number = next(
            (str(value) for key, value in element.items() if str(key).endswith("}id")), ""
        )
        relation = relations.get(number)
        state = _STATES.get(element.get("state", ""), State.VISIBLE)
        name = element.get("name", "")
        place = f"sheet {name}" if state is State.VISIBLE else f"sheet {at + 1} of {len(listed)}"
        sheet = Sheet(name, place, state, _KINDS.get(relation.kind) if relation else None)
        book.sheets.append(sheet)
        if relation is not None and package.has(relation.target):
            _read_sheet(package, relation, sheet, book, strings, styles)


def _read_sheet(
    package: Package,
    relation: Relation,
    sheet: Sheet,
    book: Book,
    strings: Strings,
    styles: Styles,
) -> None:
    book.parts.add(relation.target.lower())
    reading = SheetPass(sheet, strings, styles, book.traces, package.name)
    reading.read(package.read(relation.target))
    filtered = reading.filtered
    for part in package.related(relation.target, "table"):
        table = package.tree(part)
        _dress(table, sheet)
        filtered = filtered or any(
            local(column) == "filterColumn" and len(column)
            for own in table.iter("{*}autoFilter")
            for column in own
        )
    for part in package.related(relation.target, "drawing"):
        read_anchors(package.tree(part), sheet)
        if sheet.visible:
            read_charts(package, part, sheet, book)
    for part in package.related(relation.target, "pivotTable"):
        sheet.dressed += _areas_of(package.tree(part).iter("{*}location"))
    if not sheet.visible:
        _say_drawn(package, relation, sheet, book)
    if filtered:
        sheet.rows = {
            row: WhyUnseen.FILTERED if why is WhyUnseen.HIDDEN else why
            for row, why in sheet.rows.items()
        }


def _say_drawn(package: Package, relation: Relation, sheet: Sheet, book: Book) -> None:
    """A hidden sheet may hold its data in pictures and text boxes."""
    for part in package.related(relation.target, "drawing"):
        root = package.tree(part)
        words = any(each.text and each.text.strip() for each in root.iter("{*}t"))
        if words or next(root.iter("{*}blip"), None) is not None:
            kind = sheet.kind or Kind.HIDDEN_SHEET
            if sheet.state is State.VERY_HIDDEN:
                kind = Kind.VERYHIDDEN_SHEET
            book.traces.append(Trace(kind, sheet.place, (), always=True))


def _dress(table: etree._Element, sheet: Sheet) -> None:
    """The rows of a table that its style may fill dark: header and totals, or all of it."""
    ref = area(table.get("ref", ""))
    style = next((each.get("name", "") for each in table.iter("{*}tableStyleInfo")), "")
    if ref is None or not style:
        return
    if style.startswith(("TableStyleDark", "SlicerStyleDark")):
        sheet.dressed.append(ref)
    if whole(table.get("headerRowCount"), 1):
        sheet.dressed.append(Rect(ref.top, ref.left, ref.top, ref.right))
    if whole(table.get("totalsRowCount")):
        sheet.dressed.append(Rect(ref.bottom, ref.left, ref.bottom, ref.right))


def _areas_of(elements: Iterator[etree._Element]) -> list[Rect]:
    return [found for each in elements if (found := area(each.get("ref", ""))) is not None]


def _read_names(root: etree._Element, book: Book) -> None:
    """Defined names (18.2.5): print areas, and what others keep as constants."""
    for element in root.iter("{*}definedName"):
        name, text = element.get("name", ""), (element.text or "").strip()
        own = whole(element.get("localSheetId"), -1)
        if name.lower() == "_xlnm.print_area":
            if own in range(len(book.sheets)):
                book.sheets[own].print_areas += print_areas(text)
            continue
        hidden = name if flag(element.get("hidden")) and not name.startswith("_xlnm.") else ""
        book.traces += name_traces(text, element.get("comment", ""), hidden)


def _read_window(root: etree._Element, book: Book) -> None:
    """A window that is not shown hides every sheet; without tabs all but one (18.2.30)."""
    views = list(root.iter("{*}workbookView"))
    if not views:
        return
    shown = [view for view in views if view.get("visibility", "visible") == "visible"]
    if not shown:
        book.traces.append(Trace(Kind.HIDDEN_WINDOW, "workbook", (), always=True))
    elif all(view.get("showSheetTabs") in ("0", "false") for view in shown):
        active = whole(shown[0].get("activeTab"))
        for at, sheet in enumerate(book.sheets):
            if at != active and sheet.state is State.VISIBLE:
                sheet.state = State.HIDDEN
                sheet.place = f"sheet {at + 1} of {len(book.sheets)}"


def _spare_strings(strings: Strings, book: Book) -> None:
    """Strings that no cell uses, and phonetic hints beside those that are."""
    spare = [text for at, text in enumerate(strings.texts) if at not in strings.used]
    words = tuple(text for text in (*spare, *strings.spoken) if text.strip())
    if words:
        book.traces.append(Trace(Kind.ORPHAN_STRING, "shared strings", words))
