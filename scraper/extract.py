"""``forcewide extract``: files on disk -> the public JSON, with no network and no database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from parsers.answer import Answer, Writer, read_answer, writer
from parsers.documents import read_document
from parsers.errors import DocumentError
from parsers.extraction import Json, figure_json, to_json
from parsers.registry import declared
from parsers.tables import read_table, table_from_json
from parsers.types import Document, PublishedTable, ReadVerdict, Reason, Severity
from scraper.work import executor, in_order

EXIT_STATUS: Final = {
    ReadVerdict.PARSED: 0,
    ReadVerdict.QUARANTINED: 3,
    ReadVerdict.UNSUPPORTED: 4,
    ReadVerdict.FAILED: 5,
}
_ENCODER: Final = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Extraction:
    """One file's JSON and what an operator needs to know of it."""

    path: Path
    verdict: ReadVerdict
    json: bytes
    summary: str


@dataclass(frozen=True, slots=True)
class Options:
    """How ``extract`` reads: the force, whether pages are joined and the gate judges."""

    force: str | None = None
    join: bool = True
    judge: bool = True


def extract_file(path: Path, options: Options) -> Extraction:
    """Read one file. Never raises for bad bytes; a file that cannot be opened is ``failed``."""
    by = writer(options.force, declared().get(options.force) if options.force else None)
    document = read_file(path, options)
    found = _json(document, by, options)
    return Extraction(
        path=path,
        verdict=document.verdict,
        json=msgspec.json.format(_ENCODER.encode(found), indent=1) + b"\n",
        summary=_summary(document, found),
    )


def read_file(path: Path, options: Options) -> Document:
    """One file as a document, judged and read; a file that cannot be opened is ``failed``."""
    try:
        body = path.read_bytes()
    except OSError as error:
        return _unreadable(path, error)
    return read_document(body, name=path.name, join=options.join, judge=options.judge)


def extract_all(
    paths: Sequence[Path],
    out: Path,
    options: Options,
    *,
    jobs: int,
    done: Callable[[Extraction], None],
) -> None:
    """Read many files in parallel; each gets ``OUT/<file name>.json``, whatever its verdict."""
    out.mkdir(parents=True, exist_ok=True)
    with executor(min(jobs, len(paths))) as pool:
        read = partial(extract_file, options=options)
        for extraction in in_order(pool, read, paths, ahead=2 * jobs):
            (out / f"{extraction.path.name}.json").write_bytes(extraction.json)
            done(extraction)


def _json(document: Document, by: Writer, options: Options) -> Json:
    answer = read_answer(document, by) if options.judge else _structure(document)
    members = tuple(_json(member, by, options) for member in document.members)
    found = to_json(answer, options.force, members)
    if by.issues and isinstance(issues := found["issues"], list):
        issues[:0] = [{"level": i.level, "code": i.code, "message": i.message} for i in by.issues]
    return found


def _structure(document: Document) -> Answer:
    """Every table of a file that is not judged: what is no letter has no request whose
    tables could be left out."""
    tables = tuple(PublishedTable(table, read_table(table)) for table in document.tables)
    return Answer(document, None, tables, document.issues)


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
