"""Reading in worker processes that may be killed: one hostile file fails, nothing else stops.

``ProcessPoolExecutor`` is broken for good when a child dies. Here each slot has a
thread and one long-lived process of its own; a process that breaks a cap or dies
takes only its own call with it and is started again for the next.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from contextlib import suppress
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Final, ParamSpec, TypeVar

from scraper.caps import MIB, Caps, Progress
from scraper.errors import WorkerKilledError
from scraper.reading.worker import Begun, Done, Raised

_P = ParamSpec("_P")
_T = TypeVar("_T")

_LOOK_EVERY: Final = 0.05  # seconds between looks at a worker's memory and the clock
_START_SECONDS: Final = 60.0
# A worker that has grown beyond this share of the cap is replaced: the cap is a file's own.
_RENEW_AT: Final = 0.25
# A library that aborts this near to the cap was refused memory.
_NEARLY: Final = 0.7
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")

OnProgress = Callable[[Progress], None]


class CappedExecutor(Executor):
    """Runs module-level functions in ``jobs`` processes under ``caps``.

    A call that broke a cap, or whose process died, raises WorkerKilledError from
    its future. ``on_progress`` is called in a thread of the pool.
    """

    def __init__(self, jobs: int, caps: Caps, on_progress: OnProgress | None = None) -> None:
        self._calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._closed = False
        self._slots = [_Slot(self._calls, caps, on_progress) for _ in range(max(1, jobs))]

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        if self._closed:
            raise RuntimeError("the pool has been shut down")
        future: Future[_T] = Future()
        self._calls.put((future, fn, args, kwargs))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if not self._closed:
            self._closed = True
            if cancel_futures:
                self._cancel()
            for _ in self._slots:
                self._calls.put(None)
        if wait:
            for slot in self._slots:
                slot.thread.join()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait for what is under way; after an exception (Ctrl-C) end it."""
        if error is not None:
            self.shutdown(wait=False, cancel_futures=True)
            for slot in self._slots:
                slot.end()
        self.shutdown(wait=True)

    def _cancel(self) -> None:
        with suppress(queue.Empty):
            while (call := self._calls.get_nowait()) is not None:
                call[0].cancel()


_Call = tuple[Future[Any], Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class _Slot:
    """One place of the pool: a thread that keeps one process busy and watches it."""

    def __init__(
        self,
        calls: queue.SimpleQueue[_Call | None],
        caps: Caps,
        on_progress: OnProgress | None,
    ) -> None:
        self._calls = calls
        self._caps = caps
        self._on_progress = on_progress
        self._process: _Process | None = None
        self._ended = threading.Event()
        self.thread = threading.Thread(target=self._serve, daemon=True, name="capped-slot")
        self.thread.start()

    def end(self) -> None:
        """Have the thread kill whatever runs, or is about to, and leave."""
        self._ended.set()

    def _serve(self) -> None:
        while not self._ended.is_set() and (call := self._calls.get()) is not None:
            future, work, args, kwargs = call
            if not future.set_running_or_notify_cancel():
                continue
            try:
                packed = pickle.dumps((work, args, kwargs), pickle.HIGHEST_PROTOCOL)
                future.set_result(self._run(packed))
            except Exception as error:  # noqa: BLE001 - handed over by Future.result()
                future.set_exception(error)
        if self._process is not None:
            self._process.close()

    def _run(self, packed: bytes) -> Any:
        process = self._ready()
        try:
            answer = process.ask(packed, self._caps, self._on_progress)
        except BaseException:
            process.kill()
            self._process = None
            raise
        spent = isinstance(answer, Raised) and answer.out_of_memory
        if spent or process.memory() > _RENEW_AT * self._caps.memory:
            process.close()
            self._process = None
        if isinstance(answer, Done):
            return answer.value
        if answer.out_of_memory:
            raise too_much_memory(self._caps, process.part)
        raise answer.error

    def _ready(self) -> _Process:
        """A process that can be asked: the last one if it lives, else a new one."""
        if self._process is not None and not self._process.alive():
            self._process.close()
            self._process = None
        if self._process is None:
            self._process = _Process(self._caps, self._ended)
        return self._process


class _Process:
    """One worker process in a session of its own, so that a kill takes its children along."""

    def __init__(self, caps: Caps, ended: threading.Event) -> None:
        ours, theirs = socket.socketpair()
        script = (
            f"import sys; sys.path[:] = {sys.path!r};"
            " from scraper.caps import Caps; from scraper.reading.worker import main;"
            f" main({theirs.fileno()}, Caps(**{asdict(caps)!r}))"
        )
        try:
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter and source
                [sys.executable, "-c", script],
                stdin=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )
        finally:
            theirs.close()
        self._line = Connection(ours.detach())
        self.part: int | None = None
        self._seen = 0
        self._stated = Path(f"/proc/{self._child.pid}/statm")
        self._ended = ended
        try:
            self._await(Caps(memory=caps.memory, wall_seconds=_START_SECONDS), None)
        except BaseException:
            self.kill()
            raise

    def alive(self) -> bool:
        return self._child.poll() is None

    def memory(self) -> int:
        """Bytes that the process holds in memory; 0 where the system does not tell (no /proc)."""
        try:
            return int(self._stated.read_text().split()[1]) * _PAGE
        except (OSError, IndexError):
            return 0

    def ask(self, packed: bytes, caps: Caps, on_progress: OnProgress | None) -> Done | Raised:
        """Have one call done. Raises WorkerKilledError."""
        self.part = None
        self._seen = 0
        try:
            self._line.send_bytes(packed)
        except OSError as error:
            raise self._died(caps) from error
        return self._await(caps, on_progress)

    def _await(self, caps: Caps, on_progress: OnProgress | None) -> Done | Raised:
        began = time.monotonic()
        while True:
            try:
                said = self._line.recv() if self._line.poll(_LOOK_EVERY) else None
            except (EOFError, OSError) as error:
                raise self._died(caps) from error
            if isinstance(said, Done | Raised):
                return said
            if isinstance(said, Begun):
                self.part = said.part
                began = time.monotonic()
            elif isinstance(said, Progress) and on_progress is not None:
                on_progress(said)
            self._look(caps, began)

    def _look(self, caps: Caps, began: float) -> None:
        """Raise if a cap has been broken or the pool is being ended."""
        if self._ended.is_set():
            raise CancelledError
        self._seen = max(self._seen, self.memory())
        if self._seen > caps.memory:
            raise too_much_memory(caps, self.part)
        if time.monotonic() - began > caps.wall_seconds:
            raise _too_slow(caps.wall_seconds, "", self.part)

    def _died(self, caps: Caps) -> WorkerKilledError:
        """What the death of the process means."""
        self._line.close()
        status = self._child.wait()
        if status == -signal.SIGXCPU:
            return _too_slow(caps.cpu_seconds, " of processor time", self.part)
        if status == -signal.SIGKILL or self._seen > _NEARLY * caps.memory:
            return too_much_memory(caps, self.part)
        how = signal.Signals(-status).name if status < 0 else f"exit status {status}"
        message = f"reading it crashed ({how}): the file is damaged or made to do harm"
        return WorkerKilledError(message, code="CRASHED", part=self.part)

    def kill(self) -> None:
        """End the process and every process that it has started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait()
        self._line.close()

    def close(self) -> None:
        """Hang up; an idle worker leaves by itself."""
        self._line.close()
        try:
            self._child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.kill()


def too_much_memory(caps: Caps, part: int | None) -> WorkerKilledError:
    message = f"reading it takes more than {caps.memory // MIB} MiB of memory"
    return WorkerKilledError(message, code="TOO_MUCH_MEMORY", part=part)


def _too_slow(seconds: float, kind: str, part: int | None) -> WorkerKilledError:
    message = f"reading it takes more than {seconds:g} seconds{kind}"
    return WorkerKilledError(message, code="TOO_SLOW", part=part)
