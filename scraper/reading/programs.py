"""Outside programs: which are here, in which version, and how one is run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from parsers.documents import install
from parsers.types import Conversion
from scraper.errors import ConversionError

INSTALL: Final[Mapping[Conversion, str]] = {
    Conversion.OCR: install.OCR,
    Conversion.OFFICE: install.OFFICE,
}
_NAMES: Final = {Conversion.OCR: "tesseract", Conversion.OFFICE: "soffice"}
# Part of the tool's name: a better way of using it converts everything again.
_RECIPES: Final = {Conversion.OCR: "recipe 1", Conversion.OFFICE: "recipe 1"}
_VERSION: Final = re.compile(r"\d{1,5}(?:\.\d{1,5}){1,4}")
_ASK_SECONDS: Final = 60.0


@dataclass(frozen=True, slots=True)
class Program:
    """An outside program that is here. ``tool`` is its name and version as they are recorded."""

    conversion: Conversion
    path: str
    tool: str


@cache
def programs() -> Mapping[Conversion, Program]:
    """The programs of this machine; asked once."""
    found = {}
    for conversion, name in _NAMES.items():
        path = shutil.which(name)
        if path is not None and (conversion is not Conversion.OCR or find_spec("PIL") is not None):
            version = _version(path)
            tool = f"{name} {version}, {_RECIPES[conversion]}"
            found[conversion] = Program(conversion, path, tool)
    return found


def _version(path: str) -> str:
    """What a program says of itself. Raises ConversionError if it does not run."""
    said = run([path, "--version"], Path(tempfile.gettempdir()), seconds=_ASK_SECONDS)
    found = _VERSION.search(said)
    return found.group() if found else "of unknown version"


def run(command: Sequence[str], folder: Path, *, seconds: float | None = None) -> str:
    """Run a program in a folder with a bare environment; its standard output.

    Raises ConversionError. What a program prints may hold the file's words, so
    that only its exit status is told.
    """
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "OMP_THREAD_LIMIT": "1",  # tesseract's threads cost more than they bring
        "SAL_USE_VCLPLUGIN": "svp",  # LibreOffice without a screen
    }
    name = Path(command[0]).name
    try:
        done = subprocess.run(  # noqa: S603 - programs of this machine, our own arguments
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ConversionError(f"{name} did not answer within {seconds:g} seconds") from error
    except OSError as error:
        raise ConversionError(f"{name} does not run: {error.strerror}") from error
    if done.returncode != 0:
        raise ConversionError(f"{name} gave up (exit status {done.returncode})")
    return done.stdout.decode("utf-8", "replace")
