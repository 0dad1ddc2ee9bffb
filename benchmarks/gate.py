"""Recall and precision of the gate by code, on folders of files that hide something or nothing.

    python -m benchmarks.gate [FOLDER...] [--clean FOLDER...] [--write docs/hidden-data.md]

Without a folder, those of ../shared/corpus, which the page's table is about: a test compares. A
FOLDER has hazards.csv (file, hazard, want, canary): what is wanted is ``finding``, ``clean`` or
``any``; or, in the older set, the finding that is expected. Every file of a --clean folder is
clean: real answers as forces released them. A code's row says how many hazards it was told of, and
how many clean files it kept back: a false hold costs a person's decision, so both belong together.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from parsers.files import read_document
from parsers.gate.policy import RULES
from parsers.types import Document, ReadVerdict, Severity

BEGIN: Final = "<!-- rates: written by `python -m benchmarks.gate` -->"
END: Final = "<!-- end of rates -->"
CORPUS: Final = Path(__file__).parents[1].parent / "shared" / "corpus"
FOLDERS: Final = (CORPUS / "hazards", CORPUS / "hazards2")
CLEAN: Final = (CORPUS / "answers", CORPUS / "sheets", CORPUS / "icdar2013")
_NO_FILE: Final = (".json", ".csv.truth", ".xml", ".md")


def wanted(folders: Sequence[Path], clean: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Each file with what is wanted of it."""
    for folder in folders:
        with (folder / "hazards.csv").open(encoding="utf-8", newline="") as lines:
            yield from ((folder / row["file"], _want(row)) for row in csv.DictReader(lines))
    for folder in clean:
        for path in sorted(folder.iterdir()):
            if path.is_file() and not path.name.endswith(_NO_FILE) and not _hides(path):
                yield path, "clean"


def _want(row: Mapping[str, str]) -> str:
    """What is wanted of a row's file."""
    if "want" in row:
        return row["want"]
    return "clean" if row["expected_finding"] == "none" else "finding"


def _hides(path: Path) -> bool:
    """Whether the truth beside a real file says that it is to be held."""
    truth = path.with_name(f"{path.name}.truth.json")
    if not truth.exists():
        return False
    return "quarantine" in str(json.loads(truth.read_text("utf-8")).get("expected_verdict"))


def codes_of(document: Document) -> set[tuple[str, Severity]]:
    """What the gate said of a document and of the files inside it."""
    own = {(each.code, each.severity) for each in document.reasons if each.code in RULES}
    return own.union(*(codes_of(member) for member in document.members))


def measured(given: Iterator[tuple[Path, str]]) -> list[str]:
    """The table as lines of Markdown, the sum last."""
    hits: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    totals: defaultdict[str, list[bool]] = defaultdict(list)
    for path, want in given:
        document = read_document(path.read_bytes(), name=path.name)
        codes = codes_of(document)
        stopped = document.verdict is ReadVerdict.QUARANTINED
        if want == "finding":
            hits.update(code for code, _ in codes)
            totals[want].append(bool(codes) or document.verdict is not ReadVerdict.PARSED)
        elif want == "clean":
            grave = {code for code, severity in codes if severity is Severity.QUARANTINE}
            alarms.update(grave)
            totals[want].append(stopped)
    lines = ["| code | hazards told | clean files held |", "| --- | --- | --- |"]
    lines += [f"| `{code}` | {hits[code]} | {alarms[code]} |" for code in sorted(hits | alarms)]
    found, clean = totals["finding"], totals["clean"]
    lines += [
        "",
        (
            f"Of {len(found)} files that hide something {sum(found)} were told; of {len(clean)} "
            f"clean ones {sum(clean)} were held."
        ),
    ]
    return lines


def written(text: str, lines: list[str]) -> str:
    """A page with the table between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return "\n".join([before + BEGIN, "", *lines, "", END + after])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--clean", nargs="*", type=Path, default=CLEAN)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    lines = measured(wanted(options.folders, options.clean))
    if options.write:
        page = options.write.read_text("utf-8")
        options.write.write_text(written(page, lines), "utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
