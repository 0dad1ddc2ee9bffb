"""Settings that cannot work are refused where they are made."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.command.cli import main
from scraper.command.stages import CrawlOptions, settings_for
from scraper.errors import SettingsError
from scraper.settings import Settings, agent_of, declared
from scraper.settings_file import load, remembered_contact, text


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
    for line in ("contact = 5", "colour = 1", "contact", 'contact = "\xff"'):
        file.write_bytes(line.encode("latin-1"))
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


def test_the_printed_file_has_every_setting_and_its_default(tmp_path: Path) -> None:
    printed = CliRunner().invoke(main, ["settings"]).output
    assert printed == text()
    file = tmp_path / "settings.toml"
    file.write_text(printed)
    assert load(tmp_path) == Settings(data=tmp_path)
    # With every '#' before a name taken away, but for the file that is not there.
    lines = [line for line in printed.splitlines() if not line.startswith("#ca_file")]
    file.write_text("\n".join(line.removeprefix("#") for line in lines if line[1:2] != " "))
    assert load(tmp_path) == Settings(data=tmp_path)
    for each in declared():
        if each.name != "user_agent":  # it is said by the contact
            assert f"# {each.about}" in printed
            assert f"\n#{each.name} = " in printed


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("dealy = 2", "'dealy' is no setting; did you mean delay"),
        ("zzzzzz = 2", "'zzzzzz' is no setting; `forcewide settings` prints all"),
        ('delay = "2"', "delay must be a number, not '2'"),
        ("delay = true", "delay must be a number, not True"),
        ("attempts = 2.5", "attempts must be a whole number, not 2.5"),
        ("allow_loopback = 1", "allow_loopback must be true or false, not 1"),
        ('first_date = "2005-01-01"', "first_date must be a day as 2005-01-31"),
        ("attempts = 0", "attempts must be above 0, not 0"),
        ('ca_file = "/nowhere.pem"', "ca_file is not a file"),
        ('user_agent = "me"', "'user_agent' is no setting"),
        ("delay = 1\ndelay = 2", "not TOML"),
    ],
)
def test_a_file_that_cannot_work_is_refused(tmp_path: Path, line: str, words: str) -> None:
    (tmp_path / "settings.toml").write_text(line)
    with pytest.raises(SettingsError) as caught:
        load(tmp_path)
    assert words in str(caught.value)
    assert "settings.toml" in str(caught.value)


def test_the_file_is_heeded_by_every_command(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('delay = 3\nfirst_date = 2020-01-01\ncontact = "foi@newsroom.example.net"\n')
    found = settings_for(tmp_path, CrawlOptions())
    assert (found.delay, found.first_date.year) == (3.0, 2020)
    assert "foi@newsroom" in found.user_agent
    assert settings_for(tmp_path, CrawlOptions(delay=0.5)).delay == 0.5
    shown = CliRunner().invoke(main, ["settings", "--check", "--data", str(tmp_path)]).output
    assert "delay = 3.0 (not 1.0)" in shown
    assert "contact = foi@newsroom.example.net" in shown
    file.write_text("dealy = 2")
    for command in ("verify", "publish", "health", "nightly"):
        refused = CliRunner().invoke(main, [command, "--data", str(tmp_path)])
        assert refused.exit_code == 1
        assert "did you mean delay" in refused.output, command
