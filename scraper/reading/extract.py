"""``forcewide extract``: files on disk -> the public JSON, with no network and no database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from parsers.answers.answer import Writer, read_answer, writer
from parsers.answers.extraction import Json, figure_json, structure_json, to_json
from parsers.documents import sniff
from parsers.errors import DocumentError
from parsers.files import read_document
from parsers.files.derived import Conversion, Derived, failed, stand_in, wanted_by
from parsers.registry import declared
from parsers.tables import read_table, table_from_json
from parsers.types import Document, ReadVerdict, Reason, Severity
from scraper.caps import MIB, Caps, Progress
from scraper.errors import WorkerKilledError
from scraper.reading import worker
from scraper.reading.convert import convert, scratch, stopped
from scraper.reading.programs import Program, programs
from scraper.reading.work import executor, in_order

EXIT_STATUS: Final = {
    ReadVerdict.PARSED: 0,
    ReadVerdict.QUARANTINED: 3,
    ReadVerdict.UNSUPPORTED: 4,
    ReadVerdict.FAILED: 5,
}
_ENCODER: Final = msgspec.json.Encoder()
_HEAD: Final = 64 * 1024
_CAPS: Final = Caps()
_CONVERT_CAPS: Final = Caps(memory=2048 * MIB, cpu_seconds=900, wall_seconds=900)


@dataclass(frozen=True, slots=True)
class Extraction:
    """One file's JSON and what an operator needs to know of it."""

    path: Path
    verdict: ReadVerdict
    json: bytes
    summary: str
    wanted: Conversion | None = None  # what would make it readable
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """How ``extract`` reads: the force, whether pages are joined and the gate judges.

    ``conversions`` are those that may be tried where no reader reads a file; ``caps``
    and ``convert_caps`` are what reading and converting one file may cost.
    """

    force: str | None = None
    join: bool = True
    judge: bool = True
    conversions: frozenset[Conversion] = frozenset(Conversion)
    caps: Caps = _CAPS
    convert_caps: Caps = _CONVERT_CAPS


def extract_file(path: Path, options: Options, derived: Derived | None = None) -> Extraction:
    """Read one file, or what was derived from it. Never raises for bad bytes; a file that
    cannot be opened is ``failed``."""
    return _extraction(path, read_file(path, options, derived), options)


def _extraction(path: Path, document: Document, options: Options) -> Extraction:
    by = writer(options.force, declared().get(options.force) if options.force else None)
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


def extract_each(
    paths: Sequence[Path],
    options: Options,
    *,
    jobs: int,
    on_progress: Callable[[Progress], None] | None = None,
) -> Iterator[Extraction]:
    """Read files in workers under caps; what can be converted is, and comes last.

    A file that breaks a cap or crashes its reader is ``failed`` and says why.
    """
    read = partial(extract_file, options=options)
    waiting: list[Extraction] = []
    with executor(min(jobs, len(paths)), options.caps, on_progress) as pool:
        killed = partial(_killed, options=options)
        for found in in_order(pool, read, paths, ahead=2 * jobs, killed=killed):
            if found.wanted in options.conversions:
                waiting.append(found)
            else:
                yield found
        here = programs() if waiting else {}
        yield from (one for one in waiting if one.wanted not in here)
        tasks = [
            (one.path, one.media_type, program)
            for one in waiting
            if one.wanted and (program := here.get(one.wanted))
        ]
        with (
            scratch() as folder,
            executor(min(jobs, len(tasks)), options.convert_caps, on_progress) as converters,
        ):
            work = partial(_convert, within=Path(folder))
            made = in_order(converters, work, tasks, ahead=2 * jobs, killed=_given_up)
            pairs = zip((path for path, _, _ in tasks), made, strict=True)
            again = partial(_read_again, options=options)
            killed_again = partial(_killed_again, options=options)
            yield from in_order(pool, again, pairs, ahead=2 * jobs, killed=killed_again)


_Task = tuple[Path, str, Program]


def _convert(task: _Task, within: Path) -> Derived:
    path, media_type, program = task
    return convert(program, path.read_bytes(), media_type, within)


def _given_up(task: _Task, error: WorkerKilledError) -> Derived:
    return stopped(task[2], error)


def _read_again(pair: tuple[Path, Derived], options: Options) -> Extraction:
    return extract_file(pair[0], options, pair[1])


def _killed_again(
    pair: tuple[Path, Derived], error: WorkerKilledError, options: Options
) -> Extraction:
    return _killed(pair[0], error, options)


def _killed(path: Path, error: WorkerKilledError, options: Options) -> Extraction:
    return _extraction(path, stopped_file(path, error), options)


def stopped_file(path: Path, error: WorkerKilledError) -> Document:
    """A file whose reading had to be stopped. Only its first bytes say what it is."""
    with path.open("rb") as stream:
        media_type = sniff.sniff(stream.read(_HEAD), path.name)
        stream.seek(0)
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return failed(path.name, digest, media_type, error.code, str(error))


def extract_all(
    paths: Sequence[Path],
    out: Path,
    options: Options,
    *,
    jobs: int,
    done: Callable[[Extraction], None],
    on_progress: Callable[[Progress], None] | None = None,
) -> None:
    """Read many files in parallel; each gets ``OUT/<file name>.json``, whatever its verdict."""
    out.mkdir(parents=True, exist_ok=True)
    for extraction in extract_each(paths, options, jobs=jobs, on_progress=on_progress):
        (out / f"{extraction.path.name}.json").write_bytes(extraction.json)
        done(extraction)


def _json(document: Document, by: Writer, options: Options) -> Json:
    members = tuple(_json(member, by, options) for member in document.members)
    if options.judge:
        found = to_json(read_answer(document, by), options.force, members)
    else:
        found = structure_json(document, members)
    if by.issues and isinstance(issues := found["issues"], list):
        issues[:0] = [{"level": i.level, "code": i.code, "message": i.message} for i in by.issues]
    return found


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
