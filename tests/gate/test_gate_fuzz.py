"""Damaged files of every kind: the gate says that they are broken, and never falls over."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from parsers.files import read_document
from parsers.types import ReadVerdict

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
KINDS = ("pdf", "docx", "zip")


def _files() -> list[Path]:
    folder = CORPUS / "hazards"
    return [path for kind in KINDS for path in sorted(folder.glob(f"*.{kind}"))]


def damaged(body: bytes, seed: int) -> bytes:
    """The bytes with some of them changed; of a zip, those of one part before packing."""
    chance = random.Random(seed)
    if not body.startswith(b"PK") or seed % 2:
        found = bytearray(body)
        for _ in range(12):
            found[chance.randrange(len(found))] = chance.randrange(256)
        return bytes(found)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as before, zipfile.ZipFile(buffer, "w") as after:
        names = before.namelist()
        chosen = chance.choice(names)
        for name in names:
            part = bytearray(before.read(name))
            if name == chosen and part:
                for _ in range(6):
                    part[chance.randrange(len(part))] = chance.randrange(32, 127)
            after.writestr(name, bytes(part))
    return buffer.getvalue()


@pytest.mark.long
@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not here")
@pytest.mark.parametrize("path", _files() if CORPUS.is_dir() else [], ids=lambda path: path.name)
def test_damaged_files_never_raise_and_never_tell(path: Path) -> None:
    body = path.read_bytes()
    for seed in range(25):
        document = read_document(damaged(body, seed), name=path.name)
        assert document.verdict in set(ReadVerdict)
        if document.verdict is not ReadVerdict.PARSED:
            assert "CANARY" not in repr(document)
