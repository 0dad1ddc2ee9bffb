"""What calling the command imports: nothing heavy for the help, no other reader for a letter."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shell import ROOT, Shell

HEAVY = {
    *("bs4", "datasette", "holidays", "httpx", "lxml", "msgspec", "openpyxl", "pdfplumber"),
    *("pypdfium2", "rapidfuzz", "reportlab", "rich", "sqlite_utils", "uvicorn", "xlrd"),
}
_IMPORTED = re.compile(r"^import time:.*\| +([\w.]+)$", re.MULTILINE)


def imported(program: str) -> set[str]:
    """The packages that a program imports, of ours by their rooms."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return set(_IMPORTED.findall(done.stderr))


def test_the_help_imports_nothing_heavy() -> None:
    found = imported(
        "from click.testing import CliRunner; from scraper.command.cli import main;"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0"
    )
    assert "scraper.command.cli" in found
    assert not HEAVY & found
    rooms = {".".join(name.split(".")[:2]) for name in found if name.startswith("scraper.")}
    assert rooms == {"scraper.command"}
    assert not {name for name in found if name.startswith(("parsers", "db", "samples"))}


def test_asking_for_a_letter_imports_no_reader() -> None:
    found = imported("import scraper.reading.extract")
    assert not HEAVY & found
    rooms = {".".join(name.split(".")[:2]) for name in found if name.startswith("parsers.")}
    assert rooms <= {"parsers.types", "parsers.errors", "parsers.documents"}
    assert not {name for name in found if name.startswith("parsers.documents.p")}


def test_reading_a_text_letter_imports_no_reader_of_other_files(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Our Ref: FOI 12/25\n\nNo information is held.\n", "utf-8")
    found = imported(
        "from pathlib import Path; from scraper.reading import one_file;"
        "from scraper.reading.options import Options;"
        f"one_file.extract_file(Path({str(letter)!r}), Options())"
    )
    assert "parsers.documents.plain.text" in found
    assert not (HEAVY - {"msgspec"}) & found
    assert not {name for name in found if name.startswith("parsers.documents.pdf")}
    assert not {name for name in found if name.startswith("parsers.platforms")}


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    shell = Shell.at(tmp_path)
    for line in (f"{sys.executable} -m scraper --version", "forcewide --version"):
        done = shell.run(line)
        assert done.returncode == 0
        assert done.stdout.startswith("forcewide, version ")


@pytest.mark.parametrize("command", ["extract", "nightly", "quarantine", "add", "import"])
def test_every_help_is_printed(tmp_path: Path, command: str) -> None:
    done = Shell.at(tmp_path).run(f"forcewide {command} --help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: forcewide {command} ")
