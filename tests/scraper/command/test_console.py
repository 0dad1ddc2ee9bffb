"""Progress: bars on a terminal, one line a stage elsewhere."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys

import pytest

from scraper import console
from scraper.caps import Progress
from tests.shell import ROOT

_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_PROGRAM = """
from scraper import console
with console.ticking("Parsing") as outer:
    for slug in ("kent", "essex", "surrey"):
        outer.tick(slug, 0, 5, "reading")
        with console.ticking("Converting") as inner:
            inner.tick(slug, 1, 2)
        outer.tick(slug, 5, 5, "read")
"""


def on_a_terminal(program: str) -> str:
    """What a program shows on a terminal, without what moves the cursor."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    ) as child:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # Linux says so when the other side has closed
                break
            if not part:
                break
            shown += part
    os.close(ours)
    assert child.returncode == 0, shown
    return _ESCAPE.sub("", shown.decode("utf-8"))


def test_a_terminal_ends_with_one_bar_a_stage() -> None:
    shown = on_a_terminal(_PROGRAM)
    last = shown.replace("\r", "\n").strip().splitlines()[-1]
    assert last.startswith("Parsing ")
    assert "15/15" in last
    assert "kent" in shown  # while it was under way


def test_elsewhere_a_stage_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with console.ticking("Parsing") as ticker:
        for slug, total in (("kent", 5), ("essex", 1200)):
            ticker.tick(slug, 0, None)
            console.pages_of(ticker)(Progress(60, 400, "long.pdf"))
            ticker.tick(slug, total, total)
    found = capsys.readouterr()
    assert found.out == ""
    assert re.fullmatch(r"Parsing: 2 forces, 1,205 of 1,205 in \d+ s\n", found.err)


def test_files_are_called_files(capsys: pytest.CaptureFixture[str]) -> None:
    with console.ticking("Importing", "recordings") as ticker:
        ticker.tick("a.har", 3, 3)
        ticker.tick("b.warc", 4, 4)
    assert capsys.readouterr().err.startswith("Importing: 2 recordings, 7 of 7 in ")


def test_a_night_prints_its_own_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with console.night(), console.ticking("Parsing") as ticker:
        ticker.tick("kent", 5, 5)
    assert capsys.readouterr().err == ""
    with console.ticking("Parsing") as ticker:
        ticker.tick("kent", 5, 5)
    assert capsys.readouterr().err.startswith("Parsing: kent, 5 of 5 in ")


def test_what_had_nothing_to_do_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with console.ticking("Parsing"):
        pass
    assert capsys.readouterr().err == ""


def test_a_long_stage_speaks_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 10_000, 200))
    monkeypatch.setattr("scraper.console.time.monotonic", lambda: float(next(clock)))
    with console.ticking("Crawling") as ticker:
        for done in range(1, 5):
            ticker.tick("kent", done, 10)
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "Crawling: kent, 2 of 10 so far",
        "Crawling: kent, 4 of 10 so far",
        "Crawling: kent, 4 of 10 in 1000 s",
    ]
