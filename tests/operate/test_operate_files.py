"""The files under operate/: what can be checked of them without a second machine."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from scraper.command.cli import main
from tests.shell import ROOT

OPERATE = ROOT / "operate"
UNITS = sorted((OPERATE / "systemd").iterdir())
SERVICES = [path for path in UNITS if path.suffix == ".service"]
RUNBOOK = (ROOT / "docs" / "operations.md").read_text("utf-8")


def unit(path: Path) -> RawConfigParser:
    parser = RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # names keep their case
    parser.read_string(path.read_text("utf-8"))
    return parser


def command_line(words: list[str]) -> None:
    """Whether the program takes these words: its own parser says so."""
    name, *rest = words
    assert name in main.commands, name
    with main.commands[name].make_context(name, list(rest)):
        pass


def compose() -> Any:
    return yaml.safe_load((OPERATE / "compose.yaml").read_text("utf-8"))


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_systemd_takes_the_units(path: Path, tmp_path: Path) -> None:
    """All of them beside each other, with programs that are there."""
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("systemd-analyze is not installed; try: apt-get install systemd")
    for one in UNITS:
        text = one.read_text("utf-8").replace("/opt/forcewide/.venv/bin/forcewide", "/bin/true")
        (tmp_path / one.name).write_text(text.replace("=forcewide\n", "=root\n"), "utf-8")
    done = subprocess.run(
        [verify, "verify", "--man=no", "--recursive-errors=no", str(tmp_path / path.name)],
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if path.stem in line]
    assert (done.returncode, said) == (0, [])


def test_the_check_of_units_can_fail(tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("systemd-analyze is not installed; try: apt-get install systemd")
    wrong = tmp_path / "wrong.service"
    wrong.write_text("[Service]\nType=nonsense\nExecStart=/bin/true\n")
    done = subprocess.run(
        [verify, "verify", "--man=no", str(wrong)], capture_output=True, text=True, check=False
    )
    assert "nonsense" in done.stderr


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_a_service_runs_a_command_that_there_is(path: Path) -> None:
    section = unit(path)["Service"]
    program, *words = section["ExecStart"].split()
    assert program == "/opt/forcewide/.venv/bin/forcewide"
    command_line(words)
    assert section["User"] == "forcewide"
    assert section["NoNewPrivileges"] == "yes"
    assert section["ProtectSystem"] == "strict"
    assert section["Environment"] == "FORCEWIDE_DATA=/var/lib/forcewide"


def test_the_site_reports_that_it_is_ready() -> None:
    section = unit(OPERATE / "systemd" / "forcewide-serve.service")["Service"]
    assert (section["Type"], section["NotifyAccess"]) == ("notify", "main")


@pytest.mark.parametrize("name", ["nightly", "backup"])
def test_a_timer_has_its_service(name: str) -> None:
    timer = unit(OPERATE / "systemd" / f"forcewide-{name}.timer")
    assert timer["Timer"]["Persistent"] == "true"
    assert (OPERATE / "systemd" / f"forcewide-{name}.service").is_file()


def test_containers_run_as_nobody_on_a_read_only_root() -> None:
    services = compose()["services"]
    for name in ("serve", "night"):
        one = services[name]
        assert one["read_only"] is True
        assert not one["user"].startswith(("0", "root"))
        assert one["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in one["security_opt"]
        command_line([str(word) for word in one["command"]])
    assert services["serve"]["volumes"] == ["data:/data:ro"]
    assert services["proxy"]["read_only"] is True
    # The site cannot reach out, and nobody reaches it but through the proxy.
    assert services["serve"]["networks"] == ["inside"]
    assert "ports" not in services["serve"]
    assert compose()["networks"]["inside"] == {"internal": True}
    for one in services.values():
        for volume in one["volumes"]:
            source = volume.split(":")[0]
            assert source in compose()["volumes"] or (OPERATE / source).is_file(), volume


def test_the_image_is_made_of_the_pins_and_what_is_there() -> None:
    lines = (OPERATE / "Containerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
    assert any("--require-hashes -r requirements.txt" in line for line in lines)
    (user,) = [line.split()[1] for line in lines if line.startswith("USER")]
    assert user == "10001:10001"
    copied = [word for line in lines if line.startswith("COPY ") for word in line.split()[1:-1]]
    assert all((ROOT / word).exists() for word in copied)
    assert {"parsers", "db", "scraper", "samples", "metadata.yml"} <= set(copied)
    after = lines[[line.startswith("USER") for line in lines].index(True) :]
    (entry,) = [line for line in after if line.startswith("ENTRYPOINT")]
    assert "forcewide" in entry
    (words,) = [re.findall(r'"([^"]+)"', line) for line in after if line.startswith("CMD")]
    command_line(words)


def test_the_proxy_forgets_a_page_within_seconds() -> None:
    """What is taken down must not live on in front of the site."""
    text = (OPERATE / "Caddyfile").read_text("utf-8")
    assert text.count("{") == text.count("}")
    (ttl,) = re.findall(r"ttl (\d+)s", text)
    assert int(ttl) <= 10
    assert re.findall(r"max-age=(\d+)", text) == ["10", "10"]
    assert "stale 0s" in text
    assert "reverse_proxy serve:8001" in text


def test_the_workflow_keeps_what_is_private_private() -> None:
    flow = yaml.safe_load((OPERATE / "github-nightly.yml").read_text("utf-8"))
    assert flow["permissions"] == {"contents": "read"}
    steps = flow["jobs"]["night"]["steps"]
    assert ".private" in steps[0]["run"]
    uploads = [step["with"]["path"] for step in steps if "upload" in str(step.get("uses"))]
    assert uploads == ["releases"]  # and nothing of the data folder
    text = (OPERATE / "github-nightly.yml").read_text("utf-8")
    for words in re.findall(r"\.venv/bin/forcewide (.+)", text):
        command_line([word for word in words.split() if not word.startswith(('"$',))])


def test_the_runbook_names_every_file() -> None:
    for path in OPERATE.rglob("*"):
        if path.is_file():
            assert f"operate/{path.relative_to(OPERATE).as_posix()}" in RUNBOOK, path


def test_what_the_runbook_types_is_a_command() -> None:
    typed = re.findall(r"^fw (.+)$", RUNBOOK, re.MULTILINE)
    assert len(typed) > 10
    for line in typed:
        command_line(shlex.split(line.partition(" > ")[0], comments=True))
