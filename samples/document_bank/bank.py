"""Every file of the bank, and writing one half of it beside its truth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from samples.document_bank import (
    absent,
    around,
    files,
    heads,
    lists,
    look_alikes,
    nested,
    pages,
    periods,
    row_shapes,
    values,
)
from samples.document_bank.model import Made

FAMILIES = (
    around,
    row_shapes,
    values,
    absent,
    heads,
    pages,
    lists,
    periods,
    nested,
    files,
    look_alikes,
)


def bank(half: str = "all") -> Iterator[Made]:
    """The files of half `a`, half `b` or both (`all`), always in the same order."""
    for family in FAMILIES:
        for made in family.made():
            if half in (made.half, "all"):
                yield made


def truth_of(made: Made) -> str:
    """The truth as JSON: the keys of `Truth`, with `file`, `kind` and `half`."""
    said = {"file": made.name, "kind": made.kind, "half": made.half, **made.truth.as_json()}
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def write(folder: Path, half: str = "all") -> int:
    """Writes each file and its truth into `folder`; how many files."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for made in bank(half):
        (folder / made.name).write_bytes(made.data)
        (folder / f"{made.name}.truth.json").write_text(truth_of(made), "utf-8")
        count += 1
    return count
