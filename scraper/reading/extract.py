"""``forcewide extract``: files on disk -> the public JSON, with no network and no database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from parsers.types import Derived, Document
from scraper.caps import Progress
from scraper.errors import WorkerKilledError
from scraper.reading.options import Extraction, Options
from scraper.reading.programs import Program, programs
from scraper.reading.work import executor, in_order

# The readers are imported where they run: in a worker, not in the process that asks.


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
    read = partial(_extract, options=options)
    waiting: list[Extraction] = []
    with executor(min(jobs, len(paths)), options.caps, on_progress) as pool:
        killed = partial(_killed, options=options)
        for found in in_order(pool, read, paths, ahead=2 * jobs, killed=killed):
            if found.wanted in options.conversions:
                waiting.append(found)
            else:
                yield found
        if not waiting:
            return
        here = programs()
        yield from (one for one in waiting if one.wanted not in here)
        tasks = [
            (one.path, one.media_type, program)
            for one in waiting
            if one.wanted and (program := here.get(one.wanted))
        ]
        from scraper.reading.convert import scratch

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


def read_file(path: Path, options: Options) -> Document:
    """One file as a document, judged and read; a file that cannot be opened is ``failed``."""
    from scraper.reading import one_file

    return one_file.read_file(path, options)


def stopped_file(path: Path, error: WorkerKilledError) -> Document:
    """A file whose reading had to be stopped. Only its first bytes say what it is."""
    from scraper.reading import one_file

    return one_file.stopped_file(path, error)


def figures_of(path: Path) -> bytes:
    """The figures of the tables in a JSON file (``one_file.figures_of``)."""
    from scraper.reading import one_file

    return one_file.figures_of(path)


def _extract(path: Path, options: Options) -> Extraction:
    from scraper.reading import one_file

    return one_file.extract_file(path, options)


def _killed(path: Path, error: WorkerKilledError, options: Options) -> Extraction:
    from scraper.reading import one_file

    return one_file.killed_file(path, error, options)


_Task = tuple[Path, str, Program]


def _convert(task: _Task, within: Path) -> Derived:
    from scraper.reading.convert import convert

    path, media_type, program = task
    return convert(program, path.read_bytes(), media_type, within)


def _given_up(task: _Task, error: WorkerKilledError) -> Derived:
    from scraper.reading.convert import stopped

    return stopped(task[2], error)


def _read_again(pair: tuple[Path, Derived], options: Options) -> Extraction:
    from scraper.reading import one_file

    return one_file.extract_file(pair[0], options, pair[1])


def _killed_again(
    pair: tuple[Path, Derived], error: WorkerKilledError, options: Options
) -> Extraction:
    return _killed(pair[0], error, options)


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
