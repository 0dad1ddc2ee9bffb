"""Bombs and giants: refused or read within five seconds and 300 MB, in a process of their own."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = f'<worksheet xmlns="{SPACE}"><dimension ref="A1:XFD1048576"/><sheetData>'.encode()
FOOT = b"</sheetData></worksheet>"
MOST_SECONDS = 5.0
MOST_MEMORY = 300 * 1024  # kilobytes
READ = """
import json, re, sys, time
from pathlib import Path
from parsers.files import read_document
body = Path(sys.argv[1]).read_bytes()
start = time.process_time()
document = read_document(body, name="figures.xlsx")
print(json.dumps({
    "verdict": document.verdict,
    "codes": [reason.code for reason in document.reasons],
    "tables": [table.cell_range for table in document.tables],
    "seconds": time.process_time() - start,
    # The peak since this program began; getrusage counts the parent's in.
    "memory": int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]),
}))
"""


def _packed(sheet: Iterable[bytes], extra: dict[str, Iterable[bytes]] | None = None) -> bytes:
    """A workbook of one sheet, written piece by piece."""
    parts: dict[str, Iterable[bytes]] = {
        "_rels/.rels": [
            f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>'.encode()
        ],
        "xl/workbook.xml": [
            f'<workbook xmlns="{SPACE}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'.encode()
        ],
        "xl/_rels/workbook.xml.rels": [
            f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" Type="{OFFICE}/worksheet"'
            ' Target="worksheets/sheet1.xml"/></Relationships>'.encode()
        ],
        "xl/worksheets/sheet1.xml": sheet,
        **(extra or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, pieces in parts.items():
            with archive.open(name, "w", force_zip64=True) as part:
                for piece in pieces:
                    part.write(piece)
    return buffer.getvalue()


def _cell(row: int, letters: str = "A") -> bytes:
    return f'<row r="{row}"><c r="{letters}{row}"><v>{row}</v></c></row>'.encode()


def _giant() -> bytes:
    """A sheet that claims 300 MB."""
    return _packed([HEAD, *[_cell(1) * 50_000] * 150, FOOT])


def _claiming() -> bytes:
    """A small sheet whose entry claims 300 MB."""
    body = bytearray(_packed([HEAD, _cell(1), FOOT]))
    name = b"xl/worksheets/sheet1.xml"
    entry = body.rindex(b"PK\x01\x02", 0, body.rindex(name))
    body[entry + 24 : entry + 28] = (300 * 1024 * 1024).to_bytes(4, "little")
    return bytes(body)


def _inflating() -> bytes:
    """A zip that inflates to a gigabyte, nearly all of it in one picture."""
    picture = (bytes(1_000_000) for _ in range(1_024))
    return _packed([HEAD, _cell(1), FOOT], {"xl/media/image1.png": picture})


def _declared() -> bytes:
    """Ten cells in a declared range of a million rows and all columns."""
    rows = b"".join(_cell(row) for row in range(1, 11))
    return _packed([HEAD, rows, FOOT])


def _corners() -> bytes:
    """Two cells at the two ends of the sheet."""
    return _packed([HEAD, _cell(1), _cell(1_048_576, "XFD"), FOOT])


def _spread() -> bytes:
    """Merged ranges that all cover the whole sheet."""
    merges = b'<mergeCell ref="A1:XFD1048576"/>' * 50_000
    rows = b"".join(_cell(row) for row in range(1, 2_000))
    foot = b"</sheetData><mergeCells>" + merges + b"</mergeCells></worksheet>"
    return _packed([HEAD, rows, foot])


def _entities() -> bytes:
    """A part that defines entities of entities."""
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    return _packed([bomb, HEAD, cell, FOOT])


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize(
    ("make", "verdict", "code"),
    [
        (_claiming, "failed", "TOO_BIG"),
        pytest.param(_giant, "failed", "TOO_BIG", marks=pytest.mark.long),
        pytest.param(_inflating, "failed", "TOO_BIG", marks=pytest.mark.long),
        (_declared, "parsed", None),
        (_corners, "quarantined", "REMOTE_CELL"),
        (_spread, "failed", "TOO_BIG"),
        (_entities, "failed", "BROKEN"),
    ],
)
def test_giants_are_refused_or_read_within_bounds(
    make: object, verdict: str, code: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "figures.xlsx"
    assert callable(make)
    path.write_bytes(make())
    run = subprocess.run(
        [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True
    )
    told = json.loads(run.stdout)
    assert told["verdict"] == verdict
    assert code is None or code in told["codes"]
    assert told["seconds"] < MOST_SECONDS
    assert told["memory"] < MOST_MEMORY
