"""Measure a reader on the bank: ``python -m samples.letter_bank.score OUT READ_DIR``.

OUT holds the letters and their truth; READ_DIR holds FILE.json for each, as ``forcewide extract
--out READ_DIR`` writes them (``python -m samples.letter_bank.reading`` runs it, one process a
force).
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from samples.letter_bank.judge import RIGHT, UNKNOWN, WRONG, Judgement, judge
from samples.letter_bank.write import TRUTH

Pair = tuple[dict[str, Any], Judgement]
COUNTED = ("found", "missed", "invented", "from_mentions", "sub_right", "sub_wrong")


def pairs(out: Path, read_dir: Path) -> list[Pair]:
    """Every truth row with its judgement. A file without JSON is a reader that says nothing."""
    judged = []
    for line in (out / TRUTH).read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        path = read_dir / f"{truth['file']}.json"
        read = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
        judged.append((truth, judge(truth, read)))
    return judged


def totals(judged: Iterable[Pair]) -> dict[str, Any]:
    """Right, unknown and wrong by field; found, missed and invented sections."""
    fields: dict[str, Counter[str]] = defaultdict(Counter)
    sections: Counter[str] = Counter()
    letters = 0
    for _, one in judged:
        letters += 1
        for name, said in one.fields.items():
            fields[name][said] += 1
        sections.update({name: getattr(one, name) for name in COUNTED})
    found, missed, invented = sections["found"], sections["missed"], sections["invented"]
    return {
        "letters": letters,
        "fields": {n: {v: c[v] for v in (RIGHT, UNKNOWN, WRONG)} for n, c in fields.items()},
        "sections": {name: sections[name] for name in COUNTED}
        | {"precision": _share(found, found + invented), "recall": _share(found, found + missed)},
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def report(judged: Sequence[Pair]) -> dict[str, Any]:
    """Totals of all letters, and by kind, structure, first outcome, source and difficulty."""
    groups: dict[str, dict[str, Any]] = {}
    for name in ("kind", "structure", "outcome", "source", "hard"):
        split: dict[str, list[Pair]] = defaultdict(list)
        for pair in judged:
            value = pair[0].get(name)
            if isinstance(value, list):
                value = value[0] if value else "not judged"
            split[str(value)].append(pair)
        groups[name] = {key: totals(split[key]) for key in sorted(split)}
    return {"total": totals(judged), "by": groups}


def as_text(said: dict[str, Any]) -> str:
    """The report as a table for people: right/unknown/wrong of each field."""
    names = ("outcome", "reference", "received", "responded", "kind", "sections")
    lines = ["".join(f"{head:>16}" for head in ("", "letters", *names, "prec/recall"))]
    for group, rows in {"": {"total": said["total"]}, **said["by"]}.items():
        for key, row in rows.items():
            cells = [f"{group} {key}"[:26].ljust(26), f"{row['letters']:>6}"]
            cells += [_cell(row["fields"].get(name)) for name in names]
            both = row["sections"]
            cells.append(f"{both['precision']}/{both['recall']}")
            lines.append("".join(f"{cell:>16}" for cell in cells))
    return "\n".join(lines)


def _cell(counts: dict[str, int] | None) -> str:
    return "-" if counts is None else "/".join(str(counts[v]) for v in (RIGHT, UNKNOWN, WRONG))


def listed(judged: Iterable[Pair], which: str) -> list[str]:
    """One line for each field that is so: file, field, truth, reading, deciding words."""
    lines = []
    for truth, one in judged:
        for name, said in one.fields.items():
            if said == which:
                wanted = truth["applied"] if name == "sections" else truth[name]
                if name == "sections":
                    wanted = ["".join((s["act"], s["number"])) for s in wanted]
                words = " ".join(truth["deciding"].split())[:200]
                lines.append(f"{truth['file']}: {name} {wanted}, read {one.said[name]}: {words}")
    return lines


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m samples.letter_bank.score")
    parser.add_argument("out", type=Path, help="folder of letters with truth.jsonl")
    parser.add_argument("read", type=Path, help="folder of FILE.json")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--list", choices=(RIGHT, UNKNOWN, WRONG), help="list fields judged so")
    chosen = parser.parse_args(arguments)
    judged = pairs(chosen.out, chosen.read)
    if chosen.list:
        print("\n".join(listed(judged, chosen.list)))
    said = report(judged)
    print(json.dumps(said) if chosen.json else as_text(said))


if __name__ == "__main__":
    main()
