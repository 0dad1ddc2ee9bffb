"""Scores a reading of the bank: ``python -m samples.document_bank.score OUT READ [--json] [-v]``.

OUT holds the files and their truth, READ the JSON of ``forcewide extract --out READ OUT/FILE...``.
Each true cell is right, wrong (another value stands there), unknown (no value) or missing.
Each published figure with a value is right if it answers one cell, and wrong otherwise; those in a
table of quality `clean` are wrong in silence, and none is the goal.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from samples.document_bank.matching import Figure, answers, equal, figures_of, fits


@dataclass(slots=True)
class Score:
    """Counts of one file or of many."""

    files: int = 0
    whole: int = 0
    right: int = 0
    wrong: int = 0
    unknown: int = 0
    missing: int = 0
    figures: int = 0
    figures_right: int = 0
    figures_wrong: int = 0
    wrong_clean: int = 0
    wrong_clean_files: int = 0
    tables: int = 0
    tables_read: int = 0
    found: int = 0
    published: int = 0
    accounted: int = 0
    unbalanced: int = 0
    said: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Adds another score's counts."""
        for each in fields(self):
            if each.name != "said":
                here = getattr(self, each.name)
                setattr(self, each.name, here + getattr(other, each.name))

    @property
    def lost(self) -> int:
        """Cells (and other demands) that are not right."""
        return self.wrong + self.unknown + self.missing

    def as_json(self) -> dict[str, Any]:
        """The counts with precision, recall and the share wrong in a clean table."""
        counts = {k: v for k, v in asdict(self).items() if k != "said"}
        counts["precision"] = _share(self.figures_right, self.figures)
        counts["recall"] = _share(self.right, self.right + self.lost)
        counts["wrong_clean_share"] = _share(self.wrong_clean, self.figures)
        return counts


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def judge(truth: dict[str, Any], read: dict[str, Any]) -> Score:
    """One file against its truth."""
    figures = figures_of(read)
    score = Score(files=1)
    used = _cells(truth, figures, score)
    _forbidden(truth, figures, score)
    _figures(truth, figures, used, score)
    _whole_answer(truth, read, score)
    score.whole = int(not (score.lost or score.figures_wrong))
    return score


def _here(figures: Iterable[Figure], row: str, column: str) -> list[Figure]:
    return [f for f in figures if fits(row, f.row_path) and fits(column, f.column_path)]


def _cells(truth: dict[str, Any], figures: list[Figure], score: Score) -> set[int]:
    """Scores the true cells; the places of the figures that answer one."""
    used: set[int] = set()
    unmet = []
    for row, column, value in truth.get("cells", []):
        hit = next(
            (f for f in _here(figures, row, column) if f.place not in used and equal(f, value)),
            None,
        )
        if hit:
            used.add(hit.place)
            score.right += 1
        else:
            unmet.append((row, column, value))
    for row, column, value in unmet:
        others = [f for f in _here(figures, row, column) if f.place not in used]
        valued = any(f.value is not None for f in others)
        score.wrong += valued
        score.unknown += bool(others) and not valued
        score.missing += not others
        got = [f.shown for f in others[:2]] or "no figure"
        score.said.append(f"{row} / {column}: want {value}, got {got}")
    return used


def _forbidden(truth: dict[str, Any], figures: list[Figure], score: Score) -> None:
    """What must not stand: a value for a sign, a value struck out, a path over a group's end."""
    for row, column in truth.get("null", []):
        if any(f.value is not None for f in _here(figures, row, column)):
            score.wrong += 1
            score.said.append(f"{row} / {column}: must have no value")
    for row, column, value in truth.get("never", []):
        if any(f.value is not None and equal(f, value) for f in _here(figures, row, column)):
            score.wrong += 1
            score.said.append(f"{row} / {column}: must not be {value}")
    for label, ancestor in truth.get("notpath", []):
        if any(fits(f"{ancestor} > {label}", f.row_path) for f in figures):
            score.wrong += 1
            score.said.append(f"{label} stands under {ancestor}")


def _figures(truth: dict[str, Any], figures: list[Figure], used: set[int], score: Score) -> None:
    """Scores the published figures that have a value."""
    broken = [(a, label) for label, a in truth.get("notpath", [])]
    for figure in figures:
        if figure.value is None:
            continue
        score.figures += 1
        misplaced = any(fits(f"{a} > {label}", figure.row_path) for a, label in broken)
        allowed = any(
            fits(row, figure.row_path) and fits(column, figure.column_path) and equal(figure, value)
            for row, column, value in truth.get("allowed", [])
        )
        if (figure.place in used or allowed) and not misplaced:
            score.figures_right += 1
            continue
        score.figures_wrong += 1
        score.said.append(f"published wrongly ({figure.quality}): {figure.shown}")
        if figure.quality == "clean":
            score.wrong_clean += 1
    score.wrong_clean_files = int(score.wrong_clean > 0)


def _whole_answer(truth: dict[str, Any], read: dict[str, Any], score: Score) -> None:
    """Verdict, reasons, and tables: those with figures against the truth, and the account."""
    if truth.get("verdict", read["verdict"]) != read["verdict"]:
        score.wrong += 1
        score.said.append(f"verdict {read['verdict']}, want {truth['verdict']}")
    wanted = set(truth.get("reasons_any", []))
    all_answers = list(answers(read))
    if wanted and not wanted & {r["code"] for a in all_answers for r in a.get("reasons") or []}:
        score.missing += 1
        score.said.append(f"none of {sorted(wanted)} is among the reasons")
    with_figures = {
        (n, f["table"]) for n, a in enumerate(all_answers) for f in a.get("figures") or []
    }
    if truth.get("tables") is not None:
        score.tables = truth["tables"]
        score.tables_read = min(len(with_figures), truth["tables"])
    for answer in all_answers:
        _account(answer.get("account") or {}, score)


def _account(account: dict[str, Any], score: Score) -> None:
    """Tables found and published, and whether what came in is what went out and was told."""
    if not account:
        return
    tables, numbers = account.get("tables") or {}, account.get("numbers") or {}
    score.accounted += 1
    score.found += tables.get("found", 0)
    score.published += tables.get("published", 0)
    told = tables.get("published", 0) + len(tables.get("dropped", []))
    counted = numbers.get("in_figures", 0) + sum((numbers.get("elsewhere") or {}).values())
    if tables.get("found", 0) != told or numbers.get("seen", 0) != counted:
        score.unbalanced += 1
        score.said.append(f"the account does not balance: {account}")


def score_folder(out: Path, read: Path) -> dict[str, tuple[dict[str, Any], Score]]:
    """Each file of the bank with its truth and score; a file without JSON misses every cell."""
    scores = {}
    for path in sorted(out.glob("*.truth.json")):
        truth = json.loads(path.read_text("utf-8"))
        made = read / f"{truth['file']}.json"
        if made.exists():
            score = judge(truth, json.loads(made.read_text("utf-8")))
        else:
            lost = len(truth.get("cells", [])) or 1
            score = Score(files=1, missing=lost, said=["no JSON"])
        scores[truth["file"]] = (truth, score)
    return scores


def sums_by(scores: dict[str, tuple[dict[str, Any], Score]], key: str) -> dict[str, Score]:
    """Scores summed by `kind` or `half`."""
    sums: dict[str, Score] = {}
    for truth, score in scores.values():
        sums.setdefault(truth[key], Score()).add(score)
    return sums


def main() -> None:
    """Prints each file that is not wholly right, and the sums."""
    parser = argparse.ArgumentParser(prog="python -m samples.document_bank.score")
    parser.add_argument("out", type=Path)
    parser.add_argument("read", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object with everything")
    parser.add_argument("-v", action="store_true", help="every complaint, and a line a kind")
    options = parser.parse_args()
    scores = score_folder(options.out, options.read)
    total = Score()
    for _, score in scores.values():
        total.add(score)
    halves = {half: s.as_json() for half, s in sums_by(scores, "half").items()}
    kinds = {kind: s.as_json() for kind, s in sums_by(scores, "kind").items()}
    if options.json:
        files = {
            name: score.as_json() | {"said": score.said} for name, (_, score) in scores.items()
        }
        everything = {"total": total.as_json(), "halves": halves, "kinds": kinds, "files": files}
        sys.stdout.write(json.dumps(everything, ensure_ascii=False, indent=1) + "\n")
        return
    for name, (_, score) in scores.items():
        if not score.whole:
            sys.stdout.write(
                f"{name}: right {score.right}, wrong {score.wrong}, unknown {score.unknown}, "
                f"missing {score.missing}, published wrongly {score.figures_wrong} "
                f"(clean {score.wrong_clean})\n"
            )
            for line in score.said[: None if options.v else 3]:
                sys.stdout.write(f"    {line}\n")
    if options.v:
        for kind, said in kinds.items():
            sys.stdout.write(f"{kind}: {json.dumps(said)}\n")
    sys.stdout.write(json.dumps({"total": total.as_json(), "halves": halves}) + "\n")


if __name__ == "__main__":
    main()
