"""A feed forgets what was taken down, and says so under the name that its entry had (RFC 6721)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

from db.held import record_takedowns
from db.load import withdraw
from db.publish import publish
from db.serve import open_site
from tests.db.records import NIGHT, load, records


async def _feed(folder: Path, path: str) -> str:
    with open_site(folder / "forcewide.db") as site:
        await site.invoke_startup()
        answer = await site.client.get(path)
    assert answer.status_code == 200
    return str(answer.text)


async def test_a_taken_down_answer_is_a_deleted_entry(tmp_path: Path) -> None:
    staging, target = tmp_path / "staging.db", tmp_path / "forcewide.db"
    given = records("kent", 3)
    load(staging, "kent", given)
    publish(staging, target, moment=NIGHT)
    gone, name = given[1], f"urn:forcewide:answer:{given[1].uid}"
    for path in ("/home.atom", "/force/kent.atom", "/search.atom?q=bicycles"):
        assert f"<id>{name}</id>" in await _feed(tmp_path, path)
    assert "deleted-entry" not in await _feed(tmp_path, "/home.atom")
    withdraw(staging, [gone.key], at=NIGHT)
    record_takedowns(staging, [(gone.uid, "personal_data", date(2026, 3, 9))])
    publish(staging, target, force=True, moment=NIGHT + timedelta(days=1))
    for path in ("/home.atom", "/force/kent.atom", "/search.atom?q=bicycles"):
        assert f"<id>{name}</id>" not in await _feed(tmp_path, path)
    feed = await _feed(tmp_path, "/home.atom")
    assert re.findall(r"<at:deleted-entry [^>]+>", feed) == [
        f'<at:deleted-entry ref="{name}" when="2026-03-09T00:00:00Z" />'
    ]
    assert 'xmlns:at="http://purl.org/atompub/tombstones/1.0"' in feed
    assert gone.key not in feed
