"""Settings that cannot work are refused where they are made."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.command.cli import main
from scraper.command.stages import CrawlOptions, settings_for
from scraper.errors import SettingsError
from scraper.settings import Settings, agent_of, remembered_contact


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


@pytest.mark.parametrize("hosts", [[], ["127.0.0.1:8000", "localhost:1", "[::1]:80", "127.3.2.1"]])
def test_our_own_machine_needs_no_contact(hosts: list[str]) -> None:
    Settings(data=Path("d")).introduced(hosts)


@pytest.mark.parametrize("host", ["www.kent.police.uk", "127.0.0.1.evil.example", "localhost.uk"])
def test_a_real_site_is_not_asked_without_a_contact(host: str) -> None:
    with pytest.raises(SettingsError, match=r"--contact, with FORCEWIDE_CONTACT, or as .* d/sett"):
        Settings(data=Path("d")).introduced(["127.0.0.1:1", host])
    agent = agent_of("foi@newsroom.example.net")
    Settings(data=Path("d"), user_agent=agent).introduced([host])
    assert agent.startswith("Forcewide/")
    assert "contact: foi@newsroom.example.net)" in agent


@pytest.mark.parametrize("contact", ["", "me", "me@", "a b@c.uk", "x@example.org", "mé@x.uk"])
def test_what_is_no_contact(contact: str) -> None:
    with pytest.raises(SettingsError, match="contact must be"):
        agent_of(contact)


def test_a_folder_remembers_its_contact(tmp_path: Path) -> None:
    assert remembered_contact(tmp_path) is None
    file = tmp_path / "settings.toml"
    file.write_text('contact = "https://newsroom.example.net/foi"\n')
    options = CrawlOptions()
    assert "newsroom.example.net/foi" in settings_for(tmp_path, options).user_agent
    told = CrawlOptions(contact="foi@other.example.net")
    assert "contact: foi@other.example.net" in settings_for(tmp_path, told).user_agent
    for text in ("contact = 5", "colour = 1", "contact", 'contact = "\xff"'):
        file.write_bytes(text.encode("latin-1"))
        with pytest.raises(SettingsError, match=r"settings\.toml"):
            remembered_contact(tmp_path)


@pytest.mark.parametrize(
    "arguments",
    [("crawl", "kent"), ("nightly", "kent"), ("probe", "https://www.kent.police.uk/")],
)
def test_the_commands_ask_for_a_contact(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FORCEWIDE_CONTACT", raising=False)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "www.kent.police.uk is not asked without a contact" in result.output
