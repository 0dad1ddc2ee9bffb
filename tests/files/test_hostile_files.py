"""Files made to do harm: each gets a verdict or is stopped, and its neighbours are read."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from functools import partial
from pathlib import Path

import pytest

from parsers.files import read_document
from parsers.types import Document, ReadVerdict
from scraper.caps import Caps
from scraper.errors import WorkerKilledError
from scraper.reading.work import executor
from tests.files import hostile
from tests.files.hostile import KINDS, MIB, WORDS, one_page, text

CAPS = Caps(memory=1024 * MIB, cpu_seconds=45, wall_seconds=150)
STOPPED = frozenset({"TOO_MUCH_MEMORY", "TOO_SLOW", "TOO_BIG"})
READ = frozenset({"parsed"})
BROKEN = frozenset({"BROKEN", "TRUNCATED", "PAGE_FAILED", "EMPTY"})
HELD = frozenset({"quarantined"})

# What each may come to: the verdict, or the code of a failure. Never a crash, never silence.
EXPECTED = {
    "encrypted.pdf": HELD,
    "broken-xref.pdf": READ,
    "xref-loop.pdf": READ,
    "page-tree-loop.pdf": BROKEN,
    "deep-page-tree.pdf": BROKEN,
    "deep-arrays.pdf": READ | BROKEN,
    "deep-content.pdf": READ | BROKEN,
    "form-loop.pdf": READ,
    "form-bomb.pdf": STOPPED,
    "million-objects.pdf": READ,
    "million-paths.pdf": READ | HELD | STOPPED,
    "million-words.pdf": READ | STOPPED,
    "page-of-20000.pdf": READ,
    "page-of-1e9.pdf": READ | HELD | BROKEN,
    "flate-bomb.pdf": STOPPED,
    "twice-packed-bomb.pdf": STOPPED,
    "image-bomb.pdf": frozenset({"SCANNED"}) | STOPPED,
    "javascript.pdf": READ | HELD,
    "attachment.pdf": HELD,
    "entity-bomb.docx": BROKEN,
    "foreign-entity.docx": BROKEN,
    "deep-tables.docx": BROKEN | STOPPED,
    "deep.html": READ | BROKEN | STOPPED,
    "deep-tables.html": READ | BROKEN | STOPPED,
    "wide-table.html": READ | BROKEN | STOPPED,
    "zip-bomb.xlsx": frozenset({"TOO_BIG"}),
    "lying-zip.xlsx": BROKEN | STOPPED | HELD,
    "zip-in-zip.zip": HELD | STOPPED | frozenset({"UNSUPPORTED_TYPE"}),
    "many-members.zip": STOPPED | frozenset({"UNSUPPORTED_TYPE"}),
}
SLOW = {
    "form-bomb.pdf",
    "million-objects.pdf",
    "million-paths.pdf",
    "million-words.pdf",
    "flate-bomb.pdf",
    "twice-packed-bomb.pdf",
    "image-bomb.pdf",
    "zip-bomb.xlsx",
    "lying-zip.xlsx",
    "many-members.zip",
    "deep-tables.html",
}


@pytest.fixture(scope="module")
def pool() -> Iterator[Executor]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[2]))
        with executor(2, CAPS) as found:
            yield found


def outcome(read: Callable[[], Document]) -> str:
    """The code of a file that failed or is unsupported, else its verdict."""
    try:
        document = read()
    except WorkerKilledError as error:
        return error.code
    if document.verdict in {ReadVerdict.PARSED, ReadVerdict.QUARANTINED}:
        return document.verdict.value
    return document.reasons[-1].code


def test_every_kind_has_an_expectation() -> None:
    assert set(EXPECTED) == set(KINDS)
    assert set(KINDS) >= SLOW


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.long) if name in SLOW else name
        for name in sorted(KINDS)
    ],
)
def test_a_hostile_file_is_judged_or_stopped(pool: Executor, name: str) -> None:
    body = KINDS[name]()
    before = pool.submit(read_document, one_page(text()), name="before.pdf")
    found = pool.submit(read_document, body, name=name)
    after = pool.submit(read_document, one_page(text()), name="after.pdf")
    assert outcome(lambda: found.result(timeout=400)) in EXPECTED[name]
    for neighbour in (before, after):
        assert [block.text for block in neighbour.result(timeout=400).blocks] == [WORDS]


def test_a_bomb_is_stopped_in_the_middle(pool: Executor) -> None:
    body = hostile.flate_bomb(600 * MIB)
    with executor(1, Caps(memory=300 * MIB, wall_seconds=45)) as small:
        found = small.submit(read_document, body, name="bomb.pdf")
        after = small.submit(read_document, one_page(text()), name="after.pdf")
        assert outcome(lambda: found.result(timeout=60)) in STOPPED
        assert after.result(timeout=60).verdict is ReadVerdict.PARSED


def test_no_entity_brings_in_a_file_of_ours() -> None:
    document = read_document(hostile.foreign_entity(), name="letter.docx")
    words = " ".join(block.text for block in document.blocks)
    assert Path("/etc/hostname").read_text("utf-8").strip() not in words


# ---------------------------------------------------------------------- long files


def many_pages(count: int) -> bytes:
    """A letter of many pages, each with words and a small ruled table."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for number in range(count):
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (len(objects) + 2)
        )
        objects.append(hostile.stream(_page(number)))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), count)
    return hostile.pdf(objects)


def _page(number: int) -> bytes:
    parts = [text(f"Page {number} of the answer", 72, 780)]
    parts += [text(f"{WORDS}, line {line}", 72, 740 - 14 * line) for line in range(20)]
    for row in range(6):
        y = 400 - 20 * row
        parts += [b"72 %d 300 20 re S" % y, b"172 %d 100 20 re S" % y]
        cells = ("Year", "Thefts", "Charges") if row == 0 else (f"{2015 + row}", f"{row}", "2")
        parts += [text(cell, 76 + 100 * at, y + 6) for at, cell in enumerate(cells)]
    return b"\n".join(parts)


def peak(body: bytes) -> tuple[float, int]:
    """Seconds of processor and the most bytes held, reading a file in this process."""
    began = time.process_time()
    document = read_document(body, name="long.pdf")
    spent = time.process_time() - began
    assert document.verdict is ReadVerdict.PARSED
    assert len(document.tables) > 0
    status = Path("/proc/self/status").read_text("ascii")
    return spent, int(status.partition("VmHWM:")[2].split()[0]) * 1024


def measured(count: int) -> tuple[float, int]:
    """``peak`` of so many pages, in a process that has read a short file before."""
    caps = Caps(memory=1024 * MIB, cpu_seconds=300, wall_seconds=300)
    with executor(1, caps) as alone:
        alone.submit(peak, many_pages(2)).result(timeout=300)
        return alone.submit(peak, many_pages(count)).result(timeout=600)


@pytest.mark.long
def test_a_thousand_pages_take_flat_memory_and_linear_time(pool: Executor) -> None:
    short_time, short_peak = measured(100)
    long_time, long_peak = measured(1000)
    assert long_time < 15 * short_time
    assert long_peak < 250 * MIB
    assert long_peak - short_peak < 100 * MIB
    print(  # the figures of docs/convert.md
        f"100 pages {short_time:.1f} s {short_peak / MIB:.0f} MiB;"
        f" 1000 pages {long_time:.1f} s {long_peak / MIB:.0f} MiB",
        file=sys.stderr,
    )


def test_each_page_is_heard_of() -> None:
    heard: list[tuple[int, int]] = []
    read = partial(read_document, many_pages(5), name="letter.pdf")
    read(on_page=lambda done, total: heard.append((done, total)))
    assert heard == [(page, 5) for page in range(1, 6)]
