"""Score whole invented answers end to end: letter files in, figures out, F1 by kind.

    python benchmarks/answers.py [--seeds N] [--kind WORD] [--keep DIR] [--list N]

Letters of ``samples.answers`` are written as Word and text, rendered to PDF by
LibreOffice, read by ``forcewide extract`` and scored as ../shared/corpus does (figures
by path, value and qualifier). Without LibreOffice only Word and text are scored.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

from samples.answers.kinds import PLAIN
from samples.answers.levels import LEVELLED
from samples.answers.model import Letter
from samples.answers.score import Score, score
from samples.answers.sheet import as_sheet
from samples.answers.text import as_text
from samples.answers.word import as_word

TARGET: Final = 0.90


def written(folder: Path, seeds: int, word: str) -> list[tuple[Letter, Path]]:
    """Write the letters; each with each of its files (PDF still to be rendered)."""
    made: list[tuple[Letter, Path]] = []
    for number, maker in enumerate((*PLAIN, *LEVELLED)):
        for seed in range(seeds):
            letter = maker(Random(1000 * number + seed))
            if word not in letter.kind:
                continue
            stem = folder / f"a{number:02}-{seed}"
            made += ((letter, path) for path in _files(letter, stem))
    return made


def _files(letter: Letter, stem: Path) -> Iterator[Path]:
    if "docx" in letter.formats:
        stem.with_suffix(".docx").write_bytes(as_word(letter))
        yield stem.with_suffix(".docx")
        yield stem.with_suffix(".pdf")
    if "txt" in letter.formats:
        stem.with_suffix(".txt").write_text(as_text(letter), "utf-8")
        yield stem.with_suffix(".txt")
    if "xlsx.pdf" in letter.formats:
        stem.with_suffix(".xlsx").write_bytes(as_sheet(letter))
        yield stem.with_suffix(".pdf")


def render(program: str, folder: Path) -> None:
    """PDF of every Word file and workbook in a folder, in one run of LibreOffice."""
    sources = sorted([*folder.glob("*.docx"), *folder.glob("*.xlsx")])
    with tempfile.TemporaryDirectory() as profile:
        command = [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)]
        subprocess.run(command, check=True, capture_output=True, timeout=900)


def extracted(files: Sequence[Path], out: Path) -> None:
    """Read files by the command itself."""
    command = [str(Path(sys.executable).parent / "forcewide"), "extract", "--out", str(out)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--kind", default="")
    parser.add_argument("--keep", type=Path, help="folder for the letters and their readings")
    parser.add_argument("--list", type=int, default=0, help="differences to show of each letter")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        made = written(folder, options.seeds, options.kind)
        program = shutil.which("soffice")
        if program is None:
            print("soffice is not installed (apt-get install libreoffice-writer): no PDF scored")
            made = [(letter, path) for letter, path in made if path.suffix != ".pdf"]
        else:
            render(program, folder)
        extracted([path for _, path in made], folder / "out")
        return report(made, folder / "out", options.list)


def report(made: Sequence[tuple[Letter, Path]], out: Path, listed: int) -> int:
    """Print F1 by kind and format; 1 where the whole falls below the target."""
    sums: dict[str, dict[str, Score]] = defaultdict(lambda: defaultdict(Score))
    for letter, path in made:
        found: dict[str, Any] = json.loads((out / f"{path.name}.json").read_text("utf-8"))
        result = score(letter, found["figures"])
        sums[letter.kind][path.suffix] += result
        sums["all"][path.suffix] += result
        if listed and result.f1 < 1:
            print(f"{path.name}  {letter.kind}  F1 {result.f1:.3f}")
            for line in result.misses[:listed]:
                print("   ", line)
    formats = (".pdf", ".docx", ".txt")
    print("| kind | figures |" + "|".join(f" {form[1:]} " for form in formats) + "|")
    print("| --- | --- | --- | --- | --- |")
    for kind in [*sorted(set(sums) - {"all"}), "all"]:
        most = max(each.truth for each in sums[kind].values())
        cells = (
            f" {sums[kind][form].f1:.3f} " if form in sums[kind] else " - " for form in formats
        )
        print(f"| {kind} | {most:,} |" + "|".join(cells) + "|")
    return 0 if all(each.f1 >= TARGET for each in sums["all"].values()) else 1


if __name__ == "__main__":
    sys.exit(main())
