"""One address of every kind of page, asked before a build takes readers.

Templates are compiled, modules loaded and the file's pages read by whoever asks first; that is not
to be a reader.
"""

from __future__ import annotations

from typing import Final

from db.faces import addresses
from db.faces.page import Address, Form, Reader
from db.faces.sections import section_address

_FIXED: Final = (
    *("/", "/search?q=police+crime", "/topics", "/coverage", "/refusals", "/changes", "/data"),
    *("/api", "/about", "/report", "/ask", "/openapi.json", "/forcewide"),
)
_FIGURE: Final = """
    SELECT t.key, t.disclosure, g.row, g.col FROM tables t
    CROSS JOIN figures g ON g.table_id = t.id ORDER BY t.id, g.row, g.col LIMIT 1
"""


def one_of_each(reader: Reader) -> tuple[Address, ...]:
    """Pages that every build has, and one of each kind of which this build has any."""
    found = [Address(path) for path in _FIXED]
    if row := reader.first(_FIGURE):
        table, answer = addresses.table(row["key"]), addresses.answer(row["disclosure"])
        found += [answer, table, addresses.figure(row["key"], row["row"], row["col"])]
        found += [addresses.with_form(table, Form.XLSX), addresses.with_form(answer, Form.JSON)]
    if row := reader.first("SELECT slug FROM topics ORDER BY slug LIMIT 1"):
        found.append(addresses.topic(row["slug"]))
    if row := reader.first("SELECT slug FROM forces ORDER BY slug LIMIT 1"):
        found.append(addresses.force(row["slug"]))
    if row := reader.first("SELECT act, section FROM exemptions WHERE applied = 1 LIMIT 1"):
        found.append(section_address(row["act"], row["section"]))
    return tuple(found)
