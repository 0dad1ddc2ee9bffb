"""The acts outside ``parsers``: text recognition of scans, and LibreOffice for old letters.

Run in a capped worker (scraper/reading/work.py), once for a body and a version of the
program; the result is stored as a derived capture (scraper/reading/conversions.py).
Without the program nothing is guessed: the document stays ``unsupported`` and its
reason names the line that installs it. docs/convert.md
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from parsers.types import Conversion, Derived
from scraper.errors import ConversionError, WorkerKilledError
from scraper.reading.programs import Program


def convert(program: Program, body: bytes, media_type: str, within: Path) -> Derived:
    """What a program makes of a body; a problem is told in the result.

    Meant for a capped worker: the program runs under the caps of its parent. All
    files lie in the folder ``within``, which whoever asks removes: a worker that is
    killed cannot.
    """
    # Imported here: only a process that converts pays for drawing and setting pages.
    from scraper.reading.office import to_docx
    from scraper.reading.recognise import to_readable_pdf

    makers: dict[Conversion, Callable[[Path], bytes]] = {
        Conversion.OCR: lambda folder: to_readable_pdf(program.path, body, folder),
        Conversion.OFFICE: lambda folder: to_docx(program.path, body, media_type, folder),
    }
    try:
        with tempfile.TemporaryDirectory(dir=within, ignore_cleanup_errors=True) as folder:
            made = makers[program.conversion](Path(folder))
    except ConversionError as error:
        return Derived(program.conversion, program.tool, problem=str(error))
    return Derived(program.conversion, program.tool, made)


def scratch() -> tempfile.TemporaryDirectory[str]:
    """A folder for the files of conversions, removed with all that is in it."""
    return tempfile.TemporaryDirectory(prefix="forcewide-", ignore_cleanup_errors=True)


def stopped(program: Program, error: WorkerKilledError) -> Derived:
    """The result of a conversion that had to be killed."""
    return Derived(program.conversion, program.tool, problem=f"{error.code}: {error}")
