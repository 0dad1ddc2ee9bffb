"""Writes the table of codes in ``docs/hidden-data.md`` from the gate's policy.

Run ``python -m scraper.held.codes`` after a change of ``parsers/gate/policy.py``; a test compares.
"""

from __future__ import annotations

from pathlib import Path

from db.marked import put
from parsers.gate.policy import CONTAINER, HTML, PDF, PERSONS, WORD, WORKBOOK, HazardKind

PAGE = Path(__file__).parents[2] / "docs" / "hidden-data.md"
_BEGIN, _END = "a test compares -->\n", "<!-- end of codes -->"
_FAMILIES = {
    "Workbooks": WORKBOOK,
    "Rows of persons": PERSONS,
    "Word, presentations and other office documents": WORD,
    "PDF": PDF,
    "Web pages": HTML,
    "Containers": CONTAINER,
}


def page(text: str) -> str:
    """The page with its table of codes as the policy has them now."""
    tables = "".join(_table(name, rules) for name, rules in _FAMILIES.items())
    return put(text, _BEGIN, f"{tables}\n", _END)


def _table(name: str, rules: dict[str, HazardKind]) -> str:
    codes: dict[HazardKind, list[str]] = {}
    for code, kind in rules.items():
        codes.setdefault(kind, []).append(f"`{code}`")
    lines = [
        f"| {', '.join(of)} | {kind.severity} | {kind.sentence} |" for kind, of in codes.items()
    ]
    head = ("", f"### {name}", "", "| codes | severity | meaning |", "| --- | --- | --- |")
    return "\n".join((*head, *lines)) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
