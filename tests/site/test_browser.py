"""The pages in a real browser: phone and desk, light and dark, keyboard, no script.

Needs Chromium: ``apt-get install -y chromium``.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Literal, TypeAlias

import pytest
from playwright.async_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Request,
    ViewportSize,
    async_playwright,
)

from tests.site.kinds import PATHS, STOCK, every
from tests.site.test_serve import served

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason="no /usr/bin/chromium: apt-get install -y chromium"
)

PHONE = ViewportSize(width=320, height=640)
DESK = ViewportSize(width=1280, height=900)
Scheme: TypeAlias = Literal["light", "dark"]


@pytest.fixture(scope="module")
def address(every_kind: Path) -> Iterator[str]:
    with served(every_kind) as found:
        yield found


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox"]
        )
        yield opened
        await opened.close()


def watched(page: Page) -> list[str]:
    """What the page complains about, and whatever it asks of another host."""
    complaints: list[str] = []

    def error(found: Error) -> None:
        complaints.append(str(found))

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def request(asked: Request) -> None:
        if "127.0.0.1" not in asked.url:
            complaints.append(asked.url)

    page.on("pageerror", error)
    page.on("console", console)
    page.on("request", request)
    return complaints


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "dark")])
async def test_no_page_scrolls_sideways_or_complains(
    browser: Browser, address: str, every_kind: Path, size: ViewportSize, scheme: Scheme
) -> None:
    context = await browser.new_context(viewport=size, color_scheme=scheme)
    page = await context.new_page()
    complaints = watched(page)
    for name, path in every(every_kind).items():
        await page.goto(address + path)
        width = await page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"], name
    assert complaints == []


async def test_by_keyboard_from_the_front_page_to_a_table(browser: Browser, address: str) -> None:
    context = await browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = await context.new_page()
    await page.goto(address)
    await page.keyboard.press("Tab")
    assert await page.locator(":focus").inner_text() == "Skip to the content"
    await page.locator("#q").focus()
    await page.keyboard.type("velodrome")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/search?q=velodrome")
    await page.locator(".answers a").first.focus()
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/a/*/**")
    assert await page.locator("table.printed").count() >= 1
    await page.locator(".scroll").first.focus()
    assert await page.locator(".scroll:focus").count() == 1
    await page.locator("article.table h3 a").first.focus()
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/t/*")
    assert await page.locator("h1").inner_text() == "Thefts by year"


async def test_focus_can_be_seen(browser: Browser, address: str) -> None:
    page = await (await browser.new_context(viewport=DESK)).new_page()
    await page.goto(address)
    for _ in range(3):
        await page.keyboard.press("Tab")
    style = "getComputedStyle(document.activeElement).outlineStyle"
    width = "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
    assert await page.evaluate(style) == "solid"
    assert await page.evaluate(width) >= 2


async def test_a_wide_table_scrolls_in_its_own_box(browser: Browser, address: str) -> None:
    page = await (await browser.new_context(viewport=PHONE)).new_page()
    await page.goto(address + STOCK["Datasette, figures"])
    box = page.locator(".scroll").first
    inside, outside = await box.evaluate("box => [box.scrollWidth, box.clientWidth]")
    assert inside > outside


async def test_printed_pages_leave_the_menus_out(browser: Browser, address: str) -> None:
    page = await (await browser.new_context(viewport=DESK)).new_page()
    await page.emulate_media(media="print")
    await page.goto(address + PATHS["answer"])
    assert not await page.locator("header nav").is_visible()
    assert await page.locator("table.printed").first.is_visible()
