"""What varying each distance of the PDF reader by a fifth either way costs.

    python benchmarks/pdf_distances.py [--only segments.COLUMN_GAP ...]

Reads the public half of ICDAR-2013 (../shared/corpus, with its own scorer) with each
distance of ``parsers/documents/pdf/distances.py`` at .8 and 1.2 of its value, whole numbers
at least one off, and prints the change of the document F1 for both. The figures go into
the record by hand, where they are above .002.
"""

from __future__ import annotations

import argparse
import ast
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from parsers.documents.pdf.distances import DISTANCES, PACKAGE
from parsers.files import read_document
from parsers.types import Cell

CORPUS: Final = Path(__file__).parents[1].parent / "shared" / "corpus"
SHARE: Final = 0.2


def varied(value: float, share: float) -> float:
    """A distance with a share more, or less; a whole number stays one and changes."""
    if isinstance(value, int):
        step = max(1, round(abs(share) * value))
        return value + step if share > 0 else max(0, value - step)
    return value * (1 + share)


@contextmanager
def changed(name: str, share: float) -> Iterator[None]:
    """Vary one distance in its module, and wherever it was imported from there."""
    home, _, constant = name.partition(".")
    value = getattr(import_module(f"{PACKAGE}.{home}"), constant)
    places = [module for module in _modules() if _is_of(module, constant, home)]
    for module in places:
        setattr(module, constant, varied(value, share))
    try:
        yield
    finally:
        for module in places:
            setattr(module, constant, value)


def _modules() -> list[Any]:
    return [module for name, module in sys.modules.items() if name.startswith(f"{PACKAGE}.")]


def _is_of(module: Any, constant: str, home: str) -> bool:
    """Whether a module defines the constant, or has it from the one that does."""
    own = f"{PACKAGE}.{home}"
    if module.__name__ == own:
        return True
    imports = [
        node
        for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == own
    ]
    return any(alias.name == constant for node in imports for alias in node.names)


def document_f1(files: list[tuple[str, bytes]], scorer: Any, room: Path) -> float:
    """The document F1 of reading all files as they are read now."""
    for name, body in files:
        document = read_document(body, name=name, join=False, judge=False)
        tables = [
            {"page": table.page, "rows": [[_plain(cell) for cell in row] for row in table.grid]}
            for table in document.tables
        ]
        (room / name).with_suffix(".json").write_text(json.dumps(tables))
    found = scorer.summary(scorer.run(str(CORPUS / "icdar2013"), str(room), None, False))
    return float(found["adj_doc_F1"])


def _plain(cell: Cell | None) -> object:
    if cell is None or (cell.rowspan == 1 and cell.colspan == 1):
        return cell.text if cell is not None else None
    return {"text": cell.text, "rowspan": cell.rowspan, "colspan": cell.colspan}


def main() -> int:
    """Print a line for each distance; 0."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="*")
    options = parser.parse_args()
    if not CORPUS.is_dir():
        print("PDF distances: ../shared/corpus is not here; nothing to score")
        return 0
    sys.path.insert(0, str(CORPUS))
    scorer = import_module("icdar_score")
    files = [(path.name, path.read_bytes()) for path in sorted(CORPUS.glob("icdar2013/*.pdf"))]
    names = options.only or [each.name for each in DISTANCES]
    with tempfile.TemporaryDirectory() as room:
        as_it_is = document_f1(files, scorer, Path(room))
        print(f"as it is {as_it_is:.4f}", flush=True)
        for name in names:
            changes = []
            for share in (-SHARE, SHARE):
                with changed(name, share):
                    changes.append(document_f1(files, scorer, Path(room)) - as_it_is)
            print(f"{name} {changes[0]:+.4f} {changes[1]:+.4f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
