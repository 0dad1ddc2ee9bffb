"""Reading on other machines: the Executor of ``work`` over a Dask cluster (``--dask ADDRESS``).

A Dask worker does not read a file itself: each of its threads keeps a capped process of its
own (``capped``), so that a hostile file costs that process there as it does here. A worker
that is lost takes nothing with it: what it had in hand is read by another. Needs the extra
``dask``; imported late, for it is large.
"""

from __future__ import annotations

import logging
import pickle
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

from scraper.caps import Caps
from scraper.errors import SettingsError, WorkerKilledError
from scraper.reading.capped import CappedExecutor
from scraper.reading.sources import digest_of_sources
from scraper.reading.worker import Raised

if TYPE_CHECKING:
    from distributed import Client
    from distributed import Future as DaskFuture

INSTALL: Final = "pip install 'forcewide[dask]'"
_CONNECT_SECONDS: Final = 30
_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Killed:
    """What a WorkerKilledError says: exceptions with words of their own do not travel."""

    message: str
    code: str
    part: int | None


def available() -> bool:
    """Whether Dask is installed here."""
    return util.find_spec("distributed") is not None


class DaskExecutor(Executor):
    """Runs module-level functions on a cluster, each in a process under ``caps`` there.

    As CappedExecutor: a call that broke a cap raises WorkerKilledError from its future. What
    a call says of its progress stays there.
    """

    def __init__(self, client: Client, caps: Caps) -> None:
        self._client = client
        self._caps = caps
        self._flying: set[DaskFuture] = set()
        self._lock = threading.Lock()

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        packed = pickle.dumps((fn, args, kwargs), pickle.HIGHEST_PROTOCOL)
        ours: Future[_T] = Future()
        ours.set_running_or_notify_cancel()
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Sending large graph")  # a file is as large as it is
            theirs = self._client.submit(_run_there, packed, self._caps, pure=False)
        with self._lock:
            self._flying.add(theirs)
        theirs.add_done_callback(lambda done: self._settle(done, ours))
        return ours

    def _settle(self, theirs: DaskFuture, ours: Future[Any]) -> None:
        from distributed.scheduler import KilledWorker

        with self._lock:
            self._flying.discard(theirs)
        try:
            found = theirs.result()
        except KilledWorker:
            text = "reading it ended several Dask workers: the file is damaged or made to do harm"
            ours.set_exception(WorkerKilledError(text, code="CRASHED"))
        except BaseException as error:  # noqa: BLE001 - handed over by Future.result()
            ours.set_exception(error)
        else:
            if isinstance(found, Raised):
                ours.set_exception(found.error)
            elif isinstance(found, _Killed):
                killed = WorkerKilledError(found.message, code=found.code, part=found.part)
                ours.set_exception(killed)
            else:
                ours.set_result(found)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if cancel_futures:
            with self._lock:
                flying = list(self._flying)
            self._client.cancel(flying)


@contextmanager
def dask_executor(address: str, caps: Caps) -> Iterator[tuple[DaskExecutor, int]]:
    """An executor on the cluster at an address, and how many calls it runs at once.

    Raises SettingsError where Dask is not installed, nobody answers, no worker is there, or
    one of them reads by another source: results would depend on where they were made.
    """
    if not available():
        raise SettingsError(f"--dask needs the extra dask: {INSTALL}")
    from distributed import Client

    logging.getLogger("distributed").setLevel(logging.ERROR)
    try:
        client = Client(address, set_as_default=False, timeout=_CONNECT_SECONDS)
    except (OSError, TimeoutError, ValueError) as error:
        raise SettingsError(f"no Dask scheduler answers at {address}: {error}") from error
    with client:
        require_same(client.run(source), address)
        places = sum(client.nthreads().values())
        pool = DaskExecutor(client, caps)
        try:
            yield pool, places
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def require_same(found: Mapping[str, str], address: str) -> None:
    """Raise SettingsError unless there are workers, and each reads by the source of this one."""
    ours = source()
    if not found:
        raise SettingsError(f"the Dask scheduler at {address} has no worker yet; start some")
    others = sorted(worker for worker, theirs in found.items() if theirs != ours)
    if others:
        raise SettingsError(
            f"the Dask worker {others[0]} reads by another version than this one ({len(others)} of"
            f" {len(found)} do); install the same on all"
        )


@cache
def source() -> str:
    """What reading depends on here: our source, and the versions of what it is read with."""
    libraries = ("pypdfium2", "lxml", "openpyxl", "python-calamine", "msgspec")
    versions = [metadata.version(name) for name in libraries]
    return digest_of_sources(Path(__file__).parents[2] / "parsers") + " ".join(versions)


class _Here(threading.local):
    """The capped process of each thread of a Dask worker."""

    pool: CappedExecutor | None = None
    caps: Caps | None = None


_here = _Here()


def _run_there(packed: bytes, caps: Caps) -> object:
    """Runs in a thread of a Dask worker: have a call done by its capped process."""
    if _here.pool is None or _here.caps != caps:
        if _here.pool is not None:
            _here.pool.shutdown()
        _here.pool, _here.caps = CappedExecutor(1, caps), caps
    work, args, kwargs = pickle.loads(packed)  # noqa: S301 - from our own command
    try:
        return _here.pool.submit(work, *args, **kwargs).result()
    except WorkerKilledError as error:
        return _Killed(str(error), error.code, error.part)
    except Exception as error:  # noqa: BLE001 - handed over by Future.result(); Dask would log it
        return Raised(error)
