"""The child's side of reading/capped.py: one process that reads hostile files one by one.

Started by ``capped.CappedExecutor`` with one end of a socket. It takes pickled
calls and answers each with its result; what it says in between tells its parent
which file it holds and how far it has come, should it have to be killed.
"""

from __future__ import annotations

import gc
import math
import os
import pickle
import resource
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Final

from scraper.caps import Caps, Progress

# The parent's watch ends a file at the cap and says so; this is the wall behind it.
_BACKSTOP: Final = 1.25
# Values made between two looks for garbage (the interpreter's own default is 700).
_COLLECT_AFTER: Final = 20_000


class WorkerError(Exception):
    """A call raised something that could not be sent back as it was."""


@dataclass(frozen=True, slots=True)
class Begun:
    """The worker has taken up this part of its work (a file); the caps count from here."""

    part: int


@dataclass(frozen=True, slots=True)
class Done:
    """The call returned."""

    value: Any


@dataclass(frozen=True, slots=True)
class Raised:
    """The call raised; ``out_of_memory`` where that was for want of memory."""

    error: Exception
    out_of_memory: bool = False


class _Line:
    """The way to the parent, if there is one: in tests and ``InlineExecutor`` there is none."""

    connection: Connection | None = None
    caps = Caps()


def begin(part: int) -> None:
    """Say which part of a call is being read: a kill counts against it, its time restarts."""
    if _Line.connection is not None:
        _allow_time(_Line.caps)
        _Line.connection.send(Begun(part))


def progress(done: int, total: int, words: str = "") -> None:
    """Say how far the file at hand has come, for whoever watches."""
    if _Line.connection is not None:
        _Line.connection.send(Progress(done, total, words))


def main(descriptor: int, caps: Caps) -> None:
    """Answer calls until the parent hangs up."""
    connection = Connection(descriptor)
    _Line.connection, _Line.caps = connection, caps
    _wall_in(caps)
    connection.send(Done(None))
    # From here on nothing that a library prints of a file may reach a log.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    gc.disable()  # until the readers are here: the first call imports them
    while True:
        try:
            asked = connection.recv_bytes()
        except (EOFError, OSError):
            return
        connection.send_bytes(_answer(asked, caps))


def collect_seldom() -> None:
    """Look for garbage less often, and never among what has been imported.

    A page makes tens of thousands of small values; looking through everything after
    each 700 of them costs a tenth of the time.
    """
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    gc.enable()


def _wall_in(caps: Caps) -> None:
    """Limits that the kernel holds us to; none of them can be raised again.

    RLIMIT_DATA counts what is allocated privately, so that it fits what a file
    costs; RLIMIT_AS counts every mapped library and file too, twice as much for
    LibreOffice. No core file: it would hold what a file hides.
    """
    most = math.ceil(caps.memory * _BACKSTOP)
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _allow_time(caps: Caps) -> None:
    """Let the processor time of one more file pass before the kernel sends SIGXCPU."""
    used = time.process_time()
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used + caps.cpu_seconds), hard))


def _answer(asked: bytes, caps: Caps) -> bytes:
    _allow_time(caps)
    try:
        work: Callable[..., Any]
        work, args, kwargs = pickle.loads(asked)  # noqa: S301 - from our own parent
        if not gc.isenabled():
            collect_seldom()
        return pickle.dumps(Done(work(*args, **kwargs)), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        gc.collect()
        return pickle.dumps(Raised(MemoryError(), out_of_memory=True))
    except Exception as error:  # noqa: BLE001 - handed to the caller by Future.result()
        return _error(error)


def _error(error: Exception) -> bytes:
    """An exception with its traceback as a note; as plain words where it cannot travel."""
    error.add_note("In a worker:\n" + "".join(traceback.format_tb(error.__traceback__)))
    try:
        packed = pickle.dumps(Raised(error))
        pickle.loads(packed)  # noqa: S301 - what we have just packed
    except Exception:  # noqa: BLE001 - any exception's own pickling may be at fault
        told = WorkerError(f"{type(error).__name__}: {error}")
        told.__notes__ = error.__notes__
        return pickle.dumps(Raised(told))
    return packed
