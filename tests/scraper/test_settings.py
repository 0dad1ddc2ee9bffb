"""Settings that cannot work are refused where they are made."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.errors import SettingsError
from scraper.settings import Settings


def test_where_things_lie() -> None:
    settings = Settings(data=Path("d"))
    places = (settings.archive, settings.crawl_db, settings.staging_db, settings.forcewide_db)
    names = ["archive", "crawl.db", "staging.db", "forcewide.db"]
    assert [place.relative_to("d").as_posix() for place in places] == names
    assert settings.logs == Path("d/logs")
    assert (settings.delay, settings.max_bytes) == (1.0, 64 * 1024 * 1024)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("delay", -0.1),
        ("jitter", -1),
        ("total_seconds", 0),
        ("max_bytes", 0),
        ("attempts", 0),
        ("give_up_after", 0),
        ("overlap_days", -1),
        ("user_agent", "Forcewide"),
        ("user_agent", "Forcewide (+https://x.uk)\r\nX-Evil: 1"),
        ("user_agent", "Förcewide (+https://x.uk)"),
        ("ca_file", Path("no-such-file.pem")),
    ],
)
def test_what_cannot_work(name: str, value: object) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings(data=Path("d"), **{name: value})  # type: ignore[arg-type]
