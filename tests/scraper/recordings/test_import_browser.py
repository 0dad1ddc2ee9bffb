"""A person's own recording: a real browser walks the sample log, and its HAR is imported.

Needs Chromium: ``apt-get install -y chromium``.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.async_api import Page, Response, async_playwright

from samples.serve import SampleSites
from scraper.archive.store import Store
from scraper.command.cli import main
from scraper.forcekit import sites
from scraper.settings import Settings

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason="no /usr/bin/chromium: apt-get install -y chromium"
)
LISTING = "/foi-ai/af/accessing-information/published-items/?q=&dt=Disclosure+log&fdte=&tdte=&ic="


async def look_at(page: Page, address: str) -> None:
    """Open a page and wait for every body: what a browser has not read is not recorded."""
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    page.on("response", keep)
    await page.goto(address, wait_until="networkidle")
    page.remove_listener("response", keep)
    for answer in answers:
        if answer.ok:
            await answer.body()


async def record(base: str, har: Path) -> list[str]:
    """Look at the log's first page and its first three answers; their addresses."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox"]
        )
        context = await browser.new_context(record_har_path=har, record_har_content="embed")
        page = await context.new_page()
        await look_at(page, base + LISTING)
        links = await page.eval_on_selector_all("main h3 a", "found => found.map(a => a.href)")
        for link in links[:3]:
            await look_at(page, link)
        await context.close()
        await browser.close()
        return [str(link) for link in links]


def test_a_har_of_chromium(tmp_path: Path) -> None:
    har, data = tmp_path / "walk.har", tmp_path / "data"
    with SampleSites(["cleveland"], markup="cards", seed=3) as served:
        links = asyncio.run(record(served.base_urls["cleveland"], har))
        sites.write(data, served.base_urls)
    result = CliRunner().invoke(main, ["import", str(har), "--data", str(data), "--json"])
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    assert report["left_out"] == []
    with Store(Settings(data=data)) as store:
        items = {item.url: item for item in store.items("cleveland")}
        assert set(links) <= items.keys()
        assert all(item.title and item.published_on for item in items.values())
        had = [url for url, item in items.items() if item.last_verdict == "OK"]
        assert sorted(had) == sorted(links[:3])
    assert (data / "forcewide.db").exists()
