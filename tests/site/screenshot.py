"""Makes the pictures of the site in docs: docs/site.png, two pages side by side, and docs/pages/,
eight pages at a desk and on a phone.

    forcewide demo --no-serve
    python -m tests.site.screenshot [DATA] [DOCS]

DATA is the demo's folder (default data/demo), DOCS the folder of the pictures (default docs).
Needs Chromium and the development
packages: ``apt-get install -y chromium``. The pages are those that Datasette serves.
"""

from __future__ import annotations

import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from db.faces import addresses

CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")
INSTALL: Final = "apt-get install -y chromium"
SHOWN: Final = ("/topic/spiking", "/a/cleveland/49-25")
SIZE: Final = (820, 800)  # of each half
# The file's name and the address; a number's is asked of the database.
PAGES: Final = (
    ("home", "/"),
    ("search", "/search?q=knife"),
    ("topic", "/topic/spiking"),
    ("answer", "/a/cleveland/49-25"),
    ("figure", ""),
    ("force", "/force/cleveland"),
    ("refusal", "/refusals/FOIA/40"),
    ("coverage", "/coverage"),
)
DESK: Final = (1100, 900)
PHONE: Final = (390, 900)
COLOURS: Final = 48  # of a picture's palette
_NUMBER: Final = "SELECT table_key, row, col FROM topic_cells WHERE topic = 'spiking' AND row > 0"
_SECONDS: Final = 120.0
_SIDES: Final = """<body style="margin:0;display:flex;gap:2px;background:#888">
<img src="data:image/png;base64,{left}"><img src="data:image/png;base64,{right}"></body>"""


def browser() -> str | None:
    """The path of a Chromium on this machine."""
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The address of the published file of a folder, served for as long as the block lasts."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "scraper", "serve", "--data", str(data), "--port", str(port)]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        end = time.monotonic() + _SECONDS
        while not _answers(address):
            if child.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"{data} cannot be served; run `forcewide demo --no-serve` first")
            time.sleep(0.1)
        yield address
    finally:
        child.terminate()
        child.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/robots.txt", timeout=5):
            return True
    except (urllib.error.URLError, TimeoutError):
        return False


def draw(address: str, program: str, out: Path) -> None:
    """Write the picture: the topic left, the answer right."""
    import base64

    from playwright.sync_api import sync_playwright

    width, height = SIZE
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": width, "height": height})
        halves = []
        for path in SHOWN:
            page.goto(f"{address}{path}")
            halves.append(page.screenshot())
        sides = [base64.b64encode(half).decode() for half in halves]
        # On a page of its own: the site's policy for contents allows no picture from elsewhere.
        both = chromium.new_page(viewport={"width": 2 * width + 2, "height": height})
        both.set_content(_SIDES.format(left=sides[0], right=sides[1]), wait_until="load")
        both.screenshot(path=out)
        chromium.close()


def draw_pages(address: str, program: str, database: Path, folder: Path) -> None:
    """Write each page as one picture, the desk left and the phone right."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(exist_ok=True)
    with closing(sqlite3.connect(database)) as connection:
        figure = addresses.figure(*connection.execute(_NUMBER).fetchone())
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = chromium.new_page()
        for name, path in PAGES:
            halves = []
            for width, height in (DESK, PHONE):
                page.set_viewport_size({"width": width, "height": height})
                page.goto(f"{address}{path or figure}")
                halves.append(Image.open(BytesIO(page.screenshot())))
            both = Image.new("RGB", (DESK[0] + 12 + PHONE[0], DESK[1]), "#888")
            both.paste(halves[0], (0, 0))
            both.paste(halves[1], (DESK[0] + 12, 0))
            palette = both.quantize(COLOURS, dither=Image.Dither.NONE)
            palette.save(folder / f"{name}.png", optimize=True)
        chromium.close()


def main() -> int:
    """Draw them. 1 where there is no Chromium."""
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "data/demo")
    docs = Path(sys.argv[2] if len(sys.argv) > 2 else "docs")
    program = browser()
    if program is None:
        print(f"no Chromium: {INSTALL}", file=sys.stderr)
        return 1
    with served(data) as address:
        draw(address, program, docs / "site.png")
        draw_pages(address, program, data / "forcewide.db", docs / "pages")
    print(docs / "site.png", docs / "pages")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
