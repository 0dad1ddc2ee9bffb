"""Whether a page says the same as HTML, JSON, CSV and XLSX, cell by cell.

CSV and workbook must be equal, sheet by sheet. Every number, date, address and reference that
stands in them must stand in the JSON too, and every cell of the HTML's tables. Where a spreadsheet
has a code's meaning in words ("Calendar year"), the JSON has the code.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

from bs4 import BeautifulSoup
from datasette.app import Datasette
from openpyxl import load_workbook

from db.faces.addresses import with_form
from db.faces.page import Form
from db.faces.route import Route

_SPACE: Final = re.compile(r"\s+")
_NUMBER: Final = re.compile(r"[+-]?[\d,]*\.?\d+")
# Columns that only a spreadsheet has: said there in one cell, in the JSON in parts.
_JOINED: Final = re.compile("[,;/] |[;/]| or | > | (?=\\[)")
_COLUMNS: Final = "Columns"  # the sheet that says what each column means


async def disagreements(site: Datasette, route: Route, path: str) -> list[str]:
    """What one form of the page at ``path`` says and another does not, in words."""
    said = (await _got(site, path, Form.JSON)).json()
    known = {_same(one) for one in _values(said)}
    known |= {part for one in known for part in map(_same, _JOINED.split(one))}
    page = await site.client.get(path, follow_redirects=True)
    cells = _cells_of(BeautifulSoup(page.text, "lxml"))
    wrong = [f"{path}: HTML has {one!r}, JSON not" for one in cells if not _is_in(one, known)]
    if not route.has_csv:
        return wrong
    csvs = await _sheets(site, route, path)
    for name, rows in csvs.items():
        for row in rows[1:] if name != _COLUMNS else []:
            wrong += [
                f"{path}, {name}: CSV has {cell!r}, JSON not"
                for cell in row
                if any(map(str.isdigit, cell)) and not _is_in(cell.removeprefix("'"), known)
            ]
    if Form.XLSX in route.forms:
        book = load_workbook(io.BytesIO((await _got(site, path, Form.XLSX)).content))
        for name, rows in csvs.items():
            written = [["" if v is None else str(v) for v in row] for row in book[name].values]
            plain = [[cell.removeprefix("'") for cell in row] for row in rows]
            if written != plain:
                unlike = next(
                    (pair for pair in zip(written, plain, strict=False) if pair[0] != pair[1]), ""
                )
                wrong.append(f"{path}, {name}: workbook and CSV differ: {unlike}")
    return wrong


async def _got(site: Datasette, path: str, form: Form, sheet: str = "") -> Any:
    plain, _, query = path.partition("?")
    words = "&".join(filter(None, (query, f"sheet={quote(sheet)}" if sheet else "")))
    answer = await site.client.get(with_form(plain, form, words), follow_redirects=True)
    assert answer.status_code == 200, (path, form, answer.text[:300])
    return answer


async def _sheets(site: Datasette, route: Route, path: str) -> dict[str, list[list[str]]]:
    """Every sheet as CSV; the workbook names them."""
    names = [""]
    if Form.XLSX in route.forms:
        book = load_workbook(io.BytesIO((await _got(site, path, Form.XLSX)).content))
        names = book.sheetnames[:-1]
    return {
        name: list(csv.reader(io.StringIO((await _got(site, path, Form.CSV, name)).text)))
        for name in names
    }


def _values(said: Any) -> Iterator[str]:
    """Every value of a JSON, and the names of its keys that are words."""
    if isinstance(said, dict):
        for name, one in said.items():
            yield str(name)
            yield from _values(one)
    elif isinstance(said, list):
        for one in said:
            yield from _values(one)
    elif said is not None:
        yield str(said) if not isinstance(said, bool) else json.dumps(said)


def _cells_of(soup: BeautifulSoup) -> list[str]:
    """The cells of numbers and of printed tables, marks and notes beside them left out."""
    for beside in soup.select("sup, abbr, .visually-hidden, .meta, .none"):
        beside.decompose()
    found = soup.select("main table.printed :is(td, th), main table.plain td.figure")
    return [cell.get_text(" ", strip=True) for cell in found]


def _same(words: str) -> str:
    """As compared: space once, a number without commas and without a zero behind the point."""
    plain = _SPACE.sub(" ", words).strip()
    if _NUMBER.fullmatch(plain):
        number = float(plain.replace(",", ""))
        return str(int(number)) if number == int(number) else str(number)
    return plain


def _is_in(cell: str, known: set[str]) -> bool:
    plain = _same(cell)
    return not plain or plain in known or all(_same(part) in known for part in _JOINED.split(plain))
