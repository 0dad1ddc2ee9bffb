"""A process that asks one build what strangers ask in SQL, one question after another.

    python -m db.stranger BUILD

Questions come on its standard input and answers leave on its standard output, each as its length
(four bytes) and so many bytes of MessagePack. It gives way to others, has its own bounds of memory
and of what it writes, and a question that does not end in time ends the process: SQLite's own
limit counts steps of its machine, and one function over two long values is one step.
Started by ``db.strangers``.
"""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import sys
import time
from pathlib import Path
from typing import IO, Any, Final

import msgspec

from db.sql_bounds import MOST_OF_STRANGERS, bound

_MEMORY: Final = 1 << 30  # bytes of address space
_WRITTEN: Final = 256 << 20  # bytes of one file that a sort puts aside
_NICE: Final = 10
_STEPS: Final = 1000  # of SQLite's machine between two looks at the clock: 0.1 ms
GRACE: Final = 0.2  # seconds beyond its limit for a step that takes long
_LENGTH: Final = 4


class Question(msgspec.Struct, frozen=True):
    """A statement, its parameters, seconds that it may take, and rows that are wanted."""

    sql: str
    params: dict[str, Any] | list[Any]  # of Value; MessagePack keeps text and bytes apart
    seconds: float
    most: int | None = None


class Reply(msgspec.Struct, frozen=True):
    """Rows, or why there are none. ``more`` says that there were others beyond ``most``."""

    columns: list[str] = []
    rows: list[list[Any]] = []
    more: bool = False
    error: str = ""
    interrupted: bool = False


def put(pipe: IO[bytes], message: msgspec.Struct) -> None:
    """Write one message. Raises OSError where nobody reads it."""
    body = msgspec.msgpack.encode(message)
    pipe.write(len(body).to_bytes(_LENGTH, "big") + body)
    pipe.flush()


def got(pipe: IO[bytes]) -> bytes | None:
    """Read one message; None where the other end is closed."""
    head = pipe.read(_LENGTH)
    size = int.from_bytes(head, "big")
    body = pipe.read(size) if len(head) == _LENGTH else b""
    return body if len(head) == _LENGTH and len(body) == size else None


def main(build: Path) -> int:
    """Reply questions until nobody asks any more: 0."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_WRITTEN, _WRITTEN))
    os.nice(_NICE)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # which ends the process, whatever it does
    connection = sqlite3.connect(f"{build.resolve().as_uri()}?immutable=1", uri=True)
    connection.text_factory = lambda data: str(data, "utf-8", "replace")
    bound(connection, MOST_OF_STRANGERS)
    while (body := got(sys.stdin.buffer)) is not None:
        question = msgspec.msgpack.decode(body, type=Question)
        signal.setitimer(signal.ITIMER_REAL, question.seconds + GRACE)
        answer = _answer(connection, question)
        signal.setitimer(signal.ITIMER_REAL, 0)
        put(sys.stdout.buffer, answer)
    connection.close()
    return 0


def _answer(connection: sqlite3.Connection, question: Question) -> Reply:
    end = time.monotonic() + question.seconds
    connection.set_progress_handler(lambda: int(time.monotonic() >= end), _STEPS)
    most = question.most
    try:
        cursor = connection.execute(question.sql, question.params)
        found = cursor.fetchall() if most is None else cursor.fetchmany(most + 1)
        columns = [one[0] for one in cursor.description or ()]
        cursor.close()
    except (sqlite3.Error, sqlite3.Warning, MemoryError) as error:
        return Reply(error=str(error) or type(error).__name__, interrupted=_late(error))
    rows = [list(row) for row in found[:most]]
    return Reply(columns, rows, more=most is not None and len(found) > most)


def _late(error: BaseException) -> bool:
    return error.args == ("interrupted",)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
