"""Questions that reporters ask, answered by clicking on words alone, in a real browser.

Each begins on the search page or on the front page and needs three clicks at most. What must
be seen is asked of the published file, so that a page cannot be right by itself.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.async_api import Error, Page, async_playwright

MOST: Final = 3  # clicks


@dataclass(frozen=True, slots=True)
class Journey:
    """What is asked; words typed into the search box (or pasted); links to click, by their words;
    what must then be seen: plain words, or SQL that gives them."""

    asks: str
    types: str = ""
    clicks: tuple[str, ...] = ()
    sees: tuple[str, ...] = ()
    pastes: str = ""


_CELL: Final = (
    "SELECT g.text FROM figures g JOIN tables t ON t.id = g.table_id"
    " JOIN disclosures d ON d.key = t.disclosure WHERE d.force = '{}' AND g.row_label = '{}'"
    " AND g.column_label = '{}' AND t.caption LIKE '{}%'"
)
_SPIKING: Final = (
    "SELECT cast(value AS INTEGER) FROM topic_cells WHERE topic = 'spiking'"
    " AND force = 'cleveland' AND period_start = '2023-01-01'"
)
JOURNEYS: Final = (
    Journey(
        "J1: drink spiking at every force, and the cell behind a number",
        types="drink spiking",
        clicks=("Spiking", f"{_SPIKING}"),
        sees=("Cleveland Police", "SHA-256", _SPIKING),
    ),
    Journey(
        "J2: one table out of many layouts",
        types="taser",
        clicks=("Taser use",),
        sees=("What forces say", "2022/23", "Where nothing was found|Nothing found"),
    ),
    Journey(
        "J3: who refuses for personal information, how often, in which words",
        clicks=("Refusals", "Section 40 FOIA"),
        sees=("How often each force uses it", "In which words", "Refused by some"),
    ),
    Journey(
        "J4: has anybody been told this already",
        clicks=("Asked before?",),
        pastes="SELECT x.request FROM texts x JOIN group_members m USING (disclosure)"
        " WHERE length(x.request) > 200 ORDER BY disclosure LIMIT 1",
        sees=("to the same request", "The same request"),
    ),
    Journey(
        "J5: what is new, changed or gone",
        clicks=("Changes",),
        sees=("What is new, changed and gone",),
    ),
    Journey(
        "1. How many offences with a machete did Durham record in 2023?",
        types="machete durham",
        sees=(_CELL.format("durham", "Machete", "2023", "Type of blade"),),
    ),
    Journey(
        "2. What do forces say on bicycle theft, asked in other words?",
        types="push bike stolen",
        clicks=("Bicycle theft",),
        sees=("SELECT answers || ' answers from ' FROM topics WHERE slug = 'bicycle-theft'",),
    ),
    Journey(
        "3. A word mistyped: which forces answered on tasers?",
        types="tasr",
        clicks=("taser", "Taser use"),
        sees=("SELECT forces || ' forces' FROM topics WHERE slug = 'taser'",),
    ),
    Journey(
        "4. How many robberies with a knife did Kent record in 2022?",
        types="knife robbery kent",
        sees=(_CELL.format("kent", "Robbery", "2022", "Recorded offences"),),
    ),
    Journey(
        "5. Which answers on knives did the Metropolitan Police give?",
        types="knife",
        clicks=("Metropolitan Police Service",),
        sees=("Force: Metropolitan Police Service",),
    ),
    Journey(
        "6. How often does the Metropolitan Police use law enforcement?",
        types="section 31",
        clicks=("Who refuses under section 31 (FOIA)",),
        sees=(
            (
                "SELECT sum(disclosures) || ' answers from ' || count(*) || ' forces'"
                " FROM summary_sections WHERE act = 'FOIA' AND section = '31'"
            ),
            "Metropolitan Police Service",
        ),
    ),
    Journey(
        "7. Who refused to speak about body-worn video, and why?",
        types="body worn video",
        clicks=(
            "Body worn video",
            (
                "SELECT count(*) || ' refusals' FROM topic_cells"
                " WHERE topic = 'body-worn-video' AND state = 'refused'"
            ),
        ),
        sees=("Who refused, and why", "under FOIA"),
    ),
    Journey(
        "8. Which forces publish no log, so that silence says nothing?",
        types="spiking",
        clicks=("Spiking",),
        sees=("It publishes no log", "SELECT name FROM forces WHERE status = 'no_log' LIMIT 1"),
    ),
    Journey(
        "9. Do forces count electric scooters alike?",
        types="electric scooter",
        clicks=("E-scooters",),
        sees=("Definitions differ",),
    ),
    Journey(
        "10. How do I cite it?",
        types="dog attacks",
        clicks=("Dangerous dogs and dog attacks", "Cite and download"),
        sees=("(build 20", "IMPORTDATA"),
    ),
)


async def take(address: str, database: Path, chromium: str) -> list[str]:
    """Go every way; what is not reached or not seen, in words."""
    wrong: list[str] = []
    with closing(sqlite3.connect(database)) as connection:
        async with async_playwright() as playwright:
            opened = await playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox"]
            )
            context = await opened.new_context(java_script_enabled=True)
            page = await context.new_page()
            page.set_default_timeout(15_000)
            for journey in JOURNEYS:
                try:
                    await _go(page, address, journey, connection)
                except (AssertionError, Error) as error:
                    wrong.append(f"{journey.asks}: {str(error)[:300]} at {page.url}")
            await opened.close()
    return wrong


async def _go(page: Page, address: str, journey: Journey, connection: sqlite3.Connection) -> None:
    assert len(journey.clicks) <= MOST
    await page.goto(f"{address}/search")
    if journey.types:
        await page.fill("#q", journey.types)
        async with page.expect_navigation():
            await page.keyboard.press("Enter")
    for words in journey.clicks:
        link = page.get_by_role("link", name=_said(connection, words), exact=True)
        await link.first.click()
        await page.wait_for_load_state()
    if journey.pastes:
        await page.fill("#text", _said(connection, journey.pastes))
        async with page.expect_navigation():
            await page.get_by_role("button", name="Find answers").click()
    text = await page.locator("main").inner_text()
    for words in journey.sees:
        either = _said(connection, words).split("|")
        assert any(one in text for one in either), f"{either} is not seen"


def _said(connection: sqlite3.Connection, words: str) -> str:
    """Plain words, or what the file says."""
    if not words.startswith("SELECT"):
        return words
    found = connection.execute(words).fetchone()
    assert found, f"the file has nothing for {words}"
    return str(found[0])
