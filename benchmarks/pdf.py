"""Tables out of PDF: ours and every peer with a permissive licence, same files, same run.

    python benchmarks/pdf.py [--rounds 3] [--made 80]

Accuracy on the public half of ICDAR-2013 (../shared/corpus, with its own scorer) and on
invented reports of seeds that were never tuned on; CPU time and peak memory of one
process each, imports left out, rounds interleaved. Peers come with ``pip install
.[bench]``; one that is not installed is said to be missing. Fails where a promise is not
kept. Without ../shared/corpus nothing can be scored, and the run says so.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Final

from samples.documents.table_reports import report

CORPUS: Final = Path(__file__).parents[1].parent / "shared" / "corpus"
FIRST_SEED: Final = 1_000  # seeds below were looked at while the reader was built
LEAST: Final = {"adj_doc_F1": 0.95, "adj_pool_F1": 0.94, "cell_F1": 0.90}
FASTER: Final = 8.0
MEMORY: Final = 120.0
Tables = list[dict[str, object]]
Tool = Callable[[Path], Tables]


def _forcewide(*, judge: bool) -> Tool:
    extract = import_module("scraper.reading.one_file")
    options = import_module("scraper.reading.options").Options(join=judge, judge=judge)
    import_module("scraper.reading.worker").collect_seldom()  # as in the worker that reads a file

    def read(path: Path) -> Tables:
        found = json.loads(extract.extract_file(path, options).json)
        return [{"page": table["page"], "rows": table["grid"]} for table in found["tables"]]

    return read


def _pdfplumber(*, text: bool) -> Tool:
    pdfplumber = import_module("pdfplumber")
    settings = {"vertical_strategy": "text", "horizontal_strategy": "text"}

    def read(path: Path) -> Tables:
        tables: Tables = []
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                found = page.extract_tables() or (page.extract_tables(settings) if text else [])
                tables += [{"page": page.page_number, "rows": rows} for rows in found]
                page.close()
        return tables

    return read


def _tablers() -> Tool:
    tablers = import_module("tablers")

    def read(path: Path) -> Tables:
        document = tablers.Document(str(path))
        found = [
            {
                "page": number,
                "rows": [[cell.text if cell else None for cell in row] for row in table.to_list()],
            }
            for number, page in enumerate(document.pages(), start=1)
            for table in tablers.find_tables(page, extract_text=True)
        ]
        document.close()
        return found

    return read


def _liteparse() -> Tool:
    parser = import_module("liteparse").LiteParse(
        ocr_enabled=False, output_format="markdown", quiet=True
    )

    def read(path: Path) -> Tables:
        pages = parser.parse(str(path)).pages
        return [t for page in pages for t in _markdown(page.page_num, page.markdown or "")]

    return read


def _pdf_inspector() -> Tool:
    inspector = import_module("pdf_inspector")

    def read(path: Path) -> Tables:
        pages = inspector.extract_pages_markdown(str(path)).pages
        found = [(number, page.markdown or "") for number, page in enumerate(pages, start=1)]
        return [table for number, text in found for table in _markdown(number, text)]

    return read


def _pypdfium2() -> Tool:
    pypdfium2 = import_module("pypdfium2")

    def read(path: Path) -> Tables:
        document = pypdfium2.PdfDocument(path)
        for page in document:
            page.get_textpage().get_text_bounded()
        document.close()
        return []

    return read


def _markdown(page: int, text: str) -> Tables:
    """The tables in a page's Markdown."""
    tables: Tables = []
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if line.lstrip().startswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if not all(set(cell) <= set("-: ") and cell for cell in cells):
                rows.append(cells)
        elif rows:
            tables.append({"page": page, "rows": rows})
            rows = []
    return tables


TOOLS: Final[dict[str, tuple[str, Callable[[], Tool]]]] = {
    "pdfplumber": ("pdfplumber", lambda: _pdfplumber(text=False)),
    "forcewide": ("forcewide", lambda: _forcewide(judge=False)),
    "forcewide, letter and figures": ("forcewide", lambda: _forcewide(judge=True)),
    "pdfplumber, lines else text": ("pdfplumber", lambda: _pdfplumber(text=True)),
    "liteparse": ("liteparse", _liteparse),
    "tablers": ("tablers", _tablers),
    "pdf-inspector": ("pdf-inspector", _pdf_inspector),
    "pypdfium2, plain text": ("pypdfium2", _pypdfium2),
}
SCORED: Final = [name for name in TOOLS if "," not in name or "else" in name]


def _run_tool(name: str, folder: Path, out: Path) -> None:
    """In a process of its own: read all files, write predictions, print CPU and memory."""
    read = TOOLS[name][1]()
    files = sorted(folder.glob("*.pdf"))
    read(files[0])  # what a library sets up once is start-up
    spent = 0.0
    for path in files:
        begun = time.process_time()
        tables = read(path)
        spent += time.process_time() - begun
        (out / f"{path.stem}.json").write_text(json.dumps(tables))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu": spent, "peak": peak}))


def _child(name: str, folder: Path, out: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--tool", name, str(folder), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _scores(truth: Path, predicted: Path) -> dict[str, float]:
    scorer = CORPUS / "icdar_score.py"
    command = [sys.executable, str(scorer), str(truth), str(predicted), "--no-grits"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _accuracy(title: str, names: list[str], truth: Path, work: Path) -> dict[str, dict[str, float]]:
    print(f"\n### {title}\n\n| tool | doc F1 | pooled F1 | cell F1 | exact |")
    print("| --- | --- | --- | --- | --- |")
    found: dict[str, dict[str, float]] = {}
    for name in names:
        scores = found[name] = _scores(truth, work / name)
        figures = " | ".join(f"{scores[key]:.3f}" for key in LEAST)
        print(f"| {name} | {figures} | {scores['exact_tables']}/{scores['truth_tables']} |")
    return found


def _made(folder: Path, count: int) -> Path:
    """Invented reports with their truth, of seeds kept for this."""
    folder.mkdir()
    for seed in range(FIRST_SEED, FIRST_SEED + count):
        made = report(seed)
        (folder / f"made-{seed}.pdf").write_bytes(made.body)
        (folder / f"made-{seed}.truth.json").write_text(json.dumps(made.tables))
    return folder


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def main() -> int:
    """Run everything; 1 where a promise is not kept."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--made", type=int, default=80)
    parser.add_argument("--tool", nargs=3)
    options = parser.parse_args()
    if options.tool:
        _run_tool(options.tool[0], Path(options.tool[1]), Path(options.tool[2]))
        return 0
    if not CORPUS.is_dir():
        print("PDF tables: ../shared/corpus is not here; nothing to score")
        return 0
    names = [name for name, (package, _) in TOOLS.items() if _installed(package)]
    for name, (package, _) in TOOLS.items():
        print(f"{name}: {package} {_installed(package) or 'NOT INSTALLED (pip install .[bench])'}")
    with tempfile.TemporaryDirectory() as room:
        return _compare(names, Path(room), options.rounds, options.made)


def _compare(names: list[str], room: Path, rounds: int, count: int) -> int:
    public = CORPUS / "icdar2013"
    for name in names:
        (room / "public" / name).mkdir(parents=True)
        (room / "made" / name).mkdir(parents=True)
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            runs[name].append(_child(name, public, room / "public" / name))
    scored = [name for name in names if name in SCORED]
    reports = _made(room / "reports", count)
    for name in scored:
        _child(name, reports, room / "made" / name)
    ours = _accuracy("ICDAR-2013, public half", scored, public, room / "public")["forcewide"]
    _accuracy(f"Invented reports, {count} unseen seeds", scored, reports, room / "made")
    return _speed(names, runs, ours)


def _speed(
    names: list[str], runs: dict[str, list[dict[str, float]]], ours: dict[str, float]
) -> int:
    print(
        "\n### Speed\n\n| tool | CPU seconds | x pdfplumber | peak MB |\n| --- | --- | --- | --- |"
    )
    ratios: dict[str, float] = {}
    for name in names:
        pairs = zip(runs["pdfplumber"], runs[name], strict=True)
        ratios[name] = median(base["cpu"] / run["cpu"] for base, run in pairs)
        cpu = median(run["cpu"] for run in runs[name])
        peak = max(run["peak"] for run in runs[name])
        print(f"| {name} | {cpu:.2f} | {ratios[name]:.1f} | {peak:.0f} |")
    broken = [
        f"{key} {ours[key]:.3f} < {least}" for key, least in LEAST.items() if ours[key] < least
    ]
    if ratios["forcewide"] < FASTER:
        broken.append(f"{ratios['forcewide']:.1f} x pdfplumber < {FASTER}")
    ours_of = [name for name in names if name.startswith("forcewide")]
    if max(run["peak"] for name in ours_of for run in runs[name]) > MEMORY:
        broken.append(f"peak memory above {MEMORY:.0f} MB")
    print("\nbroken: " + "; ".join(broken) if broken else "\nall promises kept")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
