"""One file on disk -> its document and its public JSON; runs in a capped worker.

Only a worker imports this: the process that asks (``extract.py``) needs no reader.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from parsers.answers.answer import Writer, read_answer, writer
from parsers.answers.extraction import Json, figure_json, structure_json, to_json
from parsers.answers.masking import masked_answer, names_in
from parsers.documents import sniff
from parsers.errors import DocumentError
from parsers.files import read_document
from parsers.files.derived import failed, stand_in, wanted_by
from parsers.registry import declared_force
from parsers.tables import read_table, table_from_json
from parsers.types import Derived, Document, ReadVerdict, Reason, Severity
from scraper.errors import WorkerKilledError
from scraper.reading import worker
from scraper.reading.options import Extraction, Options

_ENCODER: Final = msgspec.json.Encoder()
_HEAD: Final = 64 * 1024


def extract_file(path: Path, options: Options, derived: Derived | None = None) -> Extraction:
    """Read one file, or what was derived from it. Never raises for bad bytes; a file that
    cannot be opened is ``failed``."""
    return _extraction(path, read_file(path, options, derived), options)


def _extraction(path: Path, document: Document, options: Options) -> Extraction:
    by = writer(options.force, declared_force(options.force) if options.force else None)
    found = _json(document, by, options)
    return Extraction(
        path=path,
        verdict=document.verdict,
        json=msgspec.json.format(_ENCODER.encode(found), indent=1) + b"\n",
        summary=_summary(document, found),
        wanted=wanted_by(document),
        media_type=document.media_type,
    )


def read_file(path: Path, options: Options, derived: Derived | None = None) -> Document:
    """One file as a document, judged and read; a file that cannot be opened is ``failed``."""

    def on_page(done: int, total: int) -> None:
        worker.progress(done, total, path.name)

    try:
        body = path.read_bytes()
    except OSError as error:
        return _unreadable(path, error)
    document = read_document(
        body, name=path.name, join=options.join, judge=options.judge, on_page=on_page
    )
    if derived is None:
        return document
    return stand_in(
        document, derived, body, join=options.join, judge=options.judge, on_page=on_page
    )


def stopped_file(path: Path, error: WorkerKilledError) -> Document:
    """A file whose reading had to be stopped. Only its first bytes say what it is."""
    with path.open("rb") as stream:
        media_type = sniff.sniff(stream.read(_HEAD), path.name)
        stream.seek(0)
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return failed(path.name, digest, media_type, error.code, str(error))


def killed_file(path: Path, error: WorkerKilledError, options: Options) -> Extraction:
    """What is said of a file whose reading had to be stopped."""
    return _extraction(path, stopped_file(path, error), options)


def _json(document: Document, by: Writer, options: Options) -> Json:
    names = names_in(_family(document)) if options.masked and options.judge else frozenset()
    return _json_of(document, by, options, names)


def _json_of(document: Document, by: Writer, options: Options, names: frozenset[str]) -> Json:
    members = tuple(_json_of(member, by, options, names) for member in document.members)
    if options.judge:
        answer = read_answer(document, by)
        shown = masked_answer(answer, names) if options.masked else answer
        found = to_json(shown, options.force, members)
    else:
        found = structure_json(document, members)
    if by.issues and isinstance(issues := found["issues"], list):
        issues[:0] = [{"level": i.level, "code": i.code, "message": i.message} for i in by.issues]
    return found


def _family(document: Document) -> Iterator[Document]:
    """A document and the files inside it, at every depth."""
    yield document
    for member in document.members:
        yield from _family(member)


def _unreadable(path: Path, error: OSError) -> Document:
    reason = Reason("UNREADABLE", Severity.NOTE, "file", f"cannot be opened: {error.strerror}")
    return Document(
        file=path.name,
        sha256=hashlib.sha256(b"").hexdigest(),
        media_type="application/octet-stream",
        pages=None,
        verdict=ReadVerdict.FAILED,
        reasons=(reason,),
    )


def _summary(document: Document, found: Json) -> str:
    if document.verdict is not ReadVerdict.PARSED:
        why = "; ".join(f"{reason.code}: {reason.message}" for reason in document.reasons)
        return f"{document.file}: {document.verdict}: {why}"
    tables, figures = found["tables"], found["figures"]
    assert isinstance(tables, list)
    assert isinstance(figures, list)
    return f"{document.file}: parsed, {len(tables)} tables, {len(figures)} figures"


def figures_of(path: Path) -> bytes:
    """The figures of the tables in a JSON file, as JSON: ``{"figures": [...]}``.

    The file is what ``extract --json`` prints, a truth file, or a list of tables.
    Raises DocumentError naming the table that cannot be read.
    """
    try:
        found = msgspec.json.decode(path.read_bytes())
    except msgspec.DecodeError as error:
        raise DocumentError(f"not JSON: {error}", where=path.name, code="NOT_JSON") from error
    tables = found.get("tables") if isinstance(found, dict) else found
    if not isinstance(tables, list):
        raise DocumentError("no list of tables in it", where=path.name, code="NO_TABLES")
    read = [table_from_json(table, position) for position, table in enumerate(tables)]
    figures = [
        figure_json(table.position, figure)
        for table in read
        for figure in read_table(table).figures
    ]
    return msgspec.json.format(_ENCODER.encode({"figures": figures}), indent=1) + b"\n"
