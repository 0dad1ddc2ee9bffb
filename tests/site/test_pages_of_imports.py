"""A file that was given to us has no address on the web, so its page links to none."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from db.serve import open_site
from scraper.command.cli import main

LETTER = """Our Ref: FOI2024/00123

14 May 2024

I note you seek access to the following information:

How many drone flights were there?

RESPONSE - Please see the table.

Year\tFlights
2022\t41
2023\t57
"""


async def test_an_import_is_not_linked(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, "utf-8")
    data = tmp_path / "data"
    result = CliRunner().invoke(
        main, ["ingest", str(letter), "--force", "kent", "--data", str(data)]
    )
    assert result.exit_code == 0, result.output
    with open_site(data / "forcewide.db") as site:
        page = await site.client.get("/a/kent/foi2024-00123")
    assert page.status_code == 200
    assert "Given to us as a file" in page.text
    assert 'href="import:' not in page.text
