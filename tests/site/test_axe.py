"""axe-core finds nothing on any kind of page, best practice included, in four modes.

Needs Chromium: ``apt-get install -y chromium``. The rules are axe-core's own (MPL-2.0), in the
package axe-playwright-python.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, async_playwright

from tests.site.kinds import MANY_CELLS, REFUSED, every, unseen
from tests.site.test_browser import CHROMIUM, DESK
from tests.site.test_serve import served

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason="no /usr/bin/chromium: apt-get install -y chromium"
)
NARROW: Final = 320
_RUN: Final = """
async (rules) => {
  const asked = {resultTypes: ["violations"], elementRef: false, preload: false};
  if (rules.length) asked.runOnly = {type: "rule", values: rules};
  const found = await axe.run(document, asked);
  return found.violations.map((v) => [v.id, v.nodes.length, v.nodes[0].target.join(" "),
    v.nodes[0].failureSummary]);
}
"""


@dataclass(frozen=True, slots=True)
class Mode:
    """How a page is looked at. Without ``rules`` all of axe-core's are asked."""

    width: int = DESK["width"]
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"
    colours: Literal["active", "none"] = "none"
    rules: tuple[str, ...] = ()


QUICK: Final = {"light": Mode(), "dark": Mode(scheme="dark", rules=("color-contrast",))}
MODES: Final = {
    "dark": Mode(scheme="dark"),
    "phone": Mode(width=NARROW),
    "print": Mode(media="print"),
    "forced colours": Mode(colours="active"),
}


@pytest.fixture(scope="module")
def address(every_kind: Path) -> Iterator[str]:
    with served(every_kind) as found:
        yield found


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        opened: Browser = await playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox"]
        )
        # The site's own policy forbids every script, axe-core's too.
        context = await opened.new_context(bypass_csp=True)
        await context.add_init_script(Axe().axe_script)
        yield await context.new_page()
        await opened.close()


async def found_in(page: Page, mode: Mode) -> list[Any]:
    """What axe-core finds on the page as it stands, with the first place of each."""
    await page.set_viewport_size({"width": mode.width, "height": 800})
    await page.emulate_media(media=mode.media, color_scheme=mode.scheme, forced_colors=mode.colours)
    found: list[Any] = await page.evaluate(_RUN, list(mode.rules))
    return found


async def look(
    page: Page, address: str, every_kind: Path, modes: dict[str, Mode], *, every_cell: bool = False
) -> list[str]:
    """Open every kind of page once and ask in each mode."""
    wrong = []
    paths = every(every_kind)
    assert unseen(paths) == set()
    for name, path in {**paths, **REFUSED}.items():
        if name in MANY_CELLS and not every_cell:
            continue
        answer = await page.goto(address + path)
        assert answer
        assert (answer.status == 200) is (name not in REFUSED), path
        for called, mode in modes.items():
            wrong += [f"{name}, {called}: {one}" for one in await found_in(page, mode)]
    return wrong


async def test_axe_finds_nothing_on_any_kind_of_page(
    page: Page, address: str, every_kind: Path
) -> None:
    assert await look(page, address, every_kind, QUICK) == []


@pytest.mark.long
async def test_axe_finds_nothing_in_the_other_modes(
    page: Page, address: str, every_kind: Path
) -> None:
    assert await look(page, address, every_kind, QUICK | MODES, every_cell=True) == []


async def test_axe_sees_a_fault_of_every_sort(page: Page) -> None:
    """A picture without words, text that is too faint, words outside every landmark."""
    await page.set_content(
        '<html lang="en"><title>A page</title><main><h1>Words</h1><img src="x.png">'
        '<p style="color:#bbb">Faint</p></main><p>Outside</p></html>'
    )
    found = {one[0] for one in await found_in(page, Mode())}
    assert {"image-alt", "color-contrast", "region"} <= found
