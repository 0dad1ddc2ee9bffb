"""Makes docs/site.png: what every force says of a topic, and one of the answers, side by side.

    forcewide demo --no-serve
    python -m tests.site.screenshot [DATA] [PNG]

DATA is the demo's folder (default data/demo). Needs Chromium and the development
packages: ``apt-get install -y chromium``. The pages are those that Datasette serves.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")
INSTALL: Final = "apt-get install -y chromium"
SHOWN: Final = ("/topic/spiking", "/a/cleveland/49-25")
SIZE: Final = (820, 800)  # of each half
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


def main() -> int:
    """Draw it. 1 where there is no Chromium."""
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "data/demo")
    out = Path(sys.argv[2] if len(sys.argv) > 2 else "docs/site.png")
    program = browser()
    if program is None:
        print(f"no Chromium: {INSTALL}", file=sys.stderr)
        return 1
    with served(data) as address:
        draw(address, program, out)
    print(out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
