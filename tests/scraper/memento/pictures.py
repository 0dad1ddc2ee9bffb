"""Makes docs/pictures: the guide for people who record a force with their browser, in pictures.

    python -m tests.scraper.memento.pictures [FOLDER]

The steps are our own drawing; what is printed is what our commands print of a sample force whose
site turns crawlers away, on loopback; the page is ours, in Chromium where there is one.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from samples.faults import Fault
from samples.serve import SampleSites
from scraper import web_archives
from scraper.forcekit import sites
from tests.scraper.memento.made_archive import Copy, MadeArchive, copies_of
from tests.scraper.memento.world import FORCE, run
from tests.site.screenshot import browser, served

FOLDER: Final = Path(__file__).parents[3] / "docs" / "pictures"
_OPTIONS: Final = ("--delay", "0", "--policy", "full", "--jobs", "1")
_ROOM: Final = 100  # characters of a line
_SHOWN: Final = 14  # lines of a picture
_LINE: Final = 20
_PROGRESS: Final = re.compile(r"^\w+: .{0,80} in \d+ s\n", re.MULTILINE)
_STEPS: Final = (
    ("1", "Ask what is missing", "forcewide missing", "a list of addresses"),
    ("2", "Record with a browser", "open each address", "while the recorder runs"),
    ("3", "Save the recording", "one file, WACZ or HAR", "on your own disk"),
    ("4", "Import it", "forcewide import FILE", "what is new, what is missing"),
)


def page(address: str, program: str, out: Path) -> None:
    """What the force's page says of its sources, with the table by month opened."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        shown = chromium.new_page(viewport={"width": 900, "height": 700})
        shown.goto(address)
        section = shown.locator("section[aria-labelledby=sources]")
        section.locator("summary").click()
        section.screenshot(path=out)
        chromium.close()


def left_out(copies: Sequence[Copy]) -> list[Copy]:
    """The files that no archive has: what a person is to record."""
    return [one for one in copies if "/SysSiteAssets/" in one.original][:2]


def steps() -> str:
    """The way as a drawing: four boxes, and back to the first."""
    width, gap = 210, 30
    drawn = []
    for place, (number, title, *words) in enumerate(_STEPS):
        x = place * (width + gap)
        drawn.append(
            f'<rect x="{x + 1}" y="1" width="{width - 2}" height="108" rx="8" class="box"/>'
            f'<circle cx="{x + 24}" cy="28" r="14" class="dot"/>'
            f'<text x="{x + 24}" y="33" class="number">{number}</text>'
            f'<text x="{x + 46}" y="33" class="title">{escape(title)}</text>'
            + "".join(
                f'<text x="{x + 14}" y="{66 + 24 * row}">{escape(line)}</text>'
                for row, line in enumerate(words)
            )
        )
        if place:
            drawn.append(f'<path d="M{x - gap + 3} 55 h{gap - 10} m-7 -6 l8 6 l-8 6" class="way"/>')
    whole = len(_STEPS) * (width + gap) - gap
    right, left = whole - width // 2, width // 2
    drawn.append(f'<path d="M{right} 112 v24 H{left} v-20 m-6 8 l6 -9 l6 9" class="way"/>')
    middle = '<text x="{}" y="154" class="middle">until nothing that matters is missing</text>'
    drawn.append(middle.format(whole // 2))
    style = (
        "text{font:15px sans-serif;fill:#1d2733}.title{font-weight:bold}"
        ".number{text-anchor:middle;font-weight:bold;fill:#fff}.middle{text-anchor:middle}"
        ".box{fill:#f3f6f9;stroke:#5b6b7b}.dot{fill:#1d4f91}.way{fill:none;stroke:#5b6b7b;"
        "stroke-width:2}"
    )
    about = "Ask what is missing, record it with a browser, save, import; and again"
    return _drawing(whole, 162, about, f"<style>{style}</style>{''.join(drawn)}")


def terminal(command: str, printed: str, about: str) -> str:
    """What a command prints, as on a screen; of a long list the first lines."""
    lines = [line.rstrip() for line in printed.splitlines() if line.strip()]
    if len(lines) > _SHOWN:
        more = len(lines) - _SHOWN + 1
        lines = [*lines[: _SHOWN - 2], f"  ... and {more} more", lines[-1]]
    shown = [f"$ {command}", *(_short(line) for line in lines)]
    text = "".join(
        f'<text x="14" y="{28 + _LINE * row}" class="{"typed" if row == 0 else "said"}"'
        f' xml:space="preserve">{escape(line)}</text>'
        for row, line in enumerate(shown)
    )
    height = _LINE * len(shown) + 24
    style = "text{font:14px monospace}.typed{fill:#fff}.said{fill:#c9d4df}rect{fill:#16202b}"
    inner = f'<style>{style}</style><rect width="880" height="{height}" rx="8"/>{text}'
    return _drawing(880, height, about, inner)


def _short(line: str) -> str:
    return line if len(line) <= _ROOM else f"{line[: _ROOM - 3]}..."


def _drawing(width: int, height: int, about: str, inner: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">'
        f"<title>{escape(about)}</title>{inner}</svg>\n"
    )


def make(folder: Path) -> None:
    """Make every picture anew."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "recording.svg").write_text(steps(), "utf-8")
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        crawled, data = work / "crawled", work / "data"
        with SampleSites([FORCE], markup="list", seed=5) as there:
            sites.write(crawled, there.base_urls)
            run("nightly", "--data", str(crawled), *_OPTIONS)
            copies = copies_of(crawled, datetime(2026, 2, 3, tzinfo=UTC))
            sites.write(data, there.base_urls)
            there.faults[FORCE] = Fault.CHALLENGE_403
            missing = left_out(copies)
            with MadeArchive(one for one in copies if one not in missing) as archive:
                web_archives.write(data, [archive.described()])
                run("nightly", "--data", str(data), *_OPTIONS, status=1)
            base = there.base_urls[FORCE]
        _print(folder, base, data, "missing-before", ("missing", FORCE))
        _print(folder, base, data, "missing-months", ("missing", FORCE, "--months"))
        if (program := browser()) is not None:
            with served(data) as address:
                page(f"{address}/force/{FORCE}", program, folder / "missing-page.png")
        (warc,) = (crawled / "archive").glob("*.warc.gz")
        shown = ("import", "recording.wacz")
        _print(folder, base, data, "import", ("import", str(warc), "--policy", "full"), shown)
        _print(folder, base, data, "missing-after", ("missing", FORCE))


def _print(
    folder: Path,
    base: str,
    data: Path,
    name: str,
    words: tuple[str, ...],
    shown: tuple[str, ...] | None = None,
) -> None:
    """What a command prints, with the sample's addresses as the force's own would be."""
    result = run(*words, "--data", str(data))
    command = f"forcewide {' '.join(shown or words)}"
    printed = _PROGRESS.sub("", result.output).replace(base, "https://www.example.police.uk")
    printed = re.sub(re.escape(urlsplit(base).netloc), "www.example.police.uk", printed)
    printed = re.sub(r"\S*\.warc\.gz", "recording.wacz", printed)
    (folder / f"{name}.svg").write_text(
        terminal(command, printed, f"What {command} prints"), "utf-8"
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
