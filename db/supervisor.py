"""The server that people reach: one socket, and behind it one process for the current build.

When another build becomes current, a second process is started for it and asked for a page;
only then does the first stop taking connections and the second begin. What has been asked of
the first it answers within a few seconds; where its build was taken down, it sends whoever still
asks to the second. So no answer is of two builds, and nobody is turned away: who comes in between
waits in the socket.
"""

from __future__ import annotations

import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import IO, Final

from db.builds import Build, current
from db.errors import PublishError
from db.readiness import READY, STOPPING, notify

ENDINGS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_LOOK_EVERY: Final = 0.5  # seconds between looks at what is current
_READY_WITHIN: Final = 120.0  # seconds; a build of ten million figures takes two
_DRAIN: Final = 6.0  # seconds until an old process is killed; it gives itself five
_TRY_AGAIN: Final = 5.0  # seconds until a build that did not answer is tried again, then twice
_AT_MOST: Final = 600.0  # as long, up to so many
_RESTART_AFTER: Final = 2.0  # seconds after a process that died by itself


@dataclass(frozen=True, slots=True)
class Offer:
    """What readers are offered beside the pages: where to report faults, and whether SQL."""

    contact: str = ""
    sql: bool = False


def supervise(
    target: Path, listener: socket.socket, say: Callable[[str], None], offer: Offer | None = None
) -> int:
    """Serve what ``target`` names on a listening socket until a signal asks for the end: 0.

    ``say`` takes a line for the operator. Raises PublishError where the first build cannot be
    served.
    """
    with _ended_by_signal() as asked:
        site = _Site(target, listener, say, offer or Offer())
        try:
            site.begin()
            notify(READY, f"STATUS=Serving {target}")
            while not asked.is_set(_LOOK_EVERY):
                site.look()
        finally:
            notify(STOPPING)
            site.end()
    return 0


class _Site:
    """The process that serves, and those that only finish."""

    def __init__(
        self, target: Path, listener: socket.socket, say: Callable[[str], None], offer: Offer
    ) -> None:
        self._target = target
        self._offer = offer
        self._listener = listener
        self._say = say
        self._serving: _Process | None = None
        self._finishing: list[_Process] = []
        self._refused = ""  # the build that did not answer
        self._again = 0.0  # when it is tried again: it may have died of what has passed since
        self._wait = _TRY_AGAIN

    def begin(self) -> None:
        """Serve the current build. Raises PublishError where there is none, or none answers."""
        build = current(self._target)
        if build is None:
            raise PublishError(f"{self._target}: nothing is published there yet")
        self._serving = self._answering(build)
        self._serving.go()

    def look(self) -> None:
        """Switch to another build, start a dead process again, end what finished too long."""
        self._finishing = [one for one in self._finishing if one.finishes()]
        build, serving = current(self._target), self._serving
        if build is None or serving is None:
            return
        if build.id == serving.build.id:
            if serving.died():
                self._say(f"the process of build {build.id} died; it is started again")
                time.sleep(_RESTART_AFTER)
                self._switch(build)
        elif build.id != self._refused or time.monotonic() >= self._again:
            self._switch(build)

    def _switch(self, build: Build) -> None:
        before, began = self._serving, time.monotonic()
        try:
            after = self._answering(build)
        except PublishError as error:
            self._wait = min(self._wait * 2, _AT_MOST) if build.id == self._refused else _TRY_AGAIN
            self._refused, self._again = build.id, time.monotonic() + self._wait
            dead = before is None or before.died()
            self._say(f"{error}; {'nothing' if dead else 'the build before'} is served")
            return
        if before is not None:
            before.stop("stop" if before.build.path.exists() else "leave")
            self._finishing.append(before)
        after.go()
        self._serving = after
        self._say(f"Serving build {build.id} after {time.monotonic() - began:.1f} s")
        notify(f"STATUS=Serving build {build.id}")

    def _answering(self, build: Build) -> _Process:
        process = _Process(build, self._listener, self._offer)
        if process.says("ready", _READY_WITHIN):
            return process
        process.kill()
        raise PublishError(f"{build.path} cannot be served: the site over it does not answer")

    def end(self) -> None:
        """End every process."""
        running = [*self._finishing, *([self._serving] if self._serving else [])]
        for one in running:
            one.stop()
        for one in running:
            while one.finishes():
                time.sleep(0.02)


class _Process:
    """One ``db.served``."""

    def __init__(self, build: Build, listener: socket.socket, offer: Offer) -> None:
        self.build = build
        self._until = 0.0
        self._said = b""
        command = [sys.executable, "-m", "db.served", str(build.path), build.id]
        self._child = subprocess.Popen(  # noqa: S603 - our own command line, no shell
            [*command, str(listener.fileno()), offer.contact, *(["sql"] if offer.sql else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=[listener.fileno()],
            start_new_session=True,  # Ctrl-C is ours to pass on
        )

    def says(self, word: str, within: float) -> bool:
        """Whether the process says a word before it ends, and in time."""
        out, end = _pipe(self._child.stdout), time.monotonic() + within
        with selectors.DefaultSelector() as selector:
            selector.register(out, selectors.EVENT_READ)
            while word.encode() not in self._said.split(b"\n")[:-1]:
                if not selector.select(max(0.0, end - time.monotonic())):
                    return False
                more = os.read(out, 1024)
                if not more:
                    return False
                self._said += more
        return True

    def go(self) -> None:
        """Let it take connections; one that has died meanwhile is seen at the next look."""
        self._tell("go")

    def stop(self, word: str = "stop") -> None:
        """Let it take no more connections (``db.served`` says what ``leave`` does beside)."""
        self._until = time.monotonic() + _DRAIN
        if self._tell(word):
            self.says("closed", _DRAIN)

    def _tell(self, word: str) -> bool:
        with suppress(BrokenPipeError):
            return os.write(_pipe(self._child.stdin), f"{word}\n".encode()) > 0
        return False

    def died(self) -> bool:
        return self._child.poll() is not None

    def finishes(self) -> bool:
        """Whether it still has something to finish, and time for it."""
        if self._child.poll() is None and time.monotonic() < self._until:
            return True
        self.kill()
        return False

    def kill(self) -> None:
        """End it, and close what leads to it."""
        self._child.kill()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                pipe.close()
        self._child.wait()


def _pipe(pipe: IO[bytes] | None) -> int:
    """The descriptor of a pipe that Popen was told to make."""
    if pipe is None:
        raise ValueError("this process has no such pipe")
    return pipe.fileno()


class _Asked:
    """Whether a signal has asked for the end: a pipe, so that a wait ends with the signal."""

    def __init__(self) -> None:
        self._read, self._write = os.pipe()

    def set(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        os.write(self._write, b".")

    def is_set(self, wait: float) -> bool:
        """Wait so many seconds, or until it is."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._read, selectors.EVENT_READ)
            return bool(selector.select(wait))

    def close(self) -> None:
        os.close(self._read)
        os.close(self._write)


@contextmanager
def _ended_by_signal() -> Iterator[_Asked]:
    asked = _Asked()
    before = {number: signal.signal(number, asked.set) for number in ENDINGS}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        asked.close()
