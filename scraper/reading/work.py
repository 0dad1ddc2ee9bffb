"""Where parsing runs: in this process, or in capped worker processes; one Executor interface.

Parsing is pure and grows with the country, so every stage maps a module-level
function over picklable values and does not care which executor it was given.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from itertools import islice
from typing import ParamSpec, TypeVar

from scraper.caps import Caps
from scraper.errors import WorkerKilledError
from scraper.reading.capped import CappedExecutor, OnProgress

# pdfminer logs every oddity that it repairs; what it cannot repair becomes an issue.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

_P = ParamSpec("_P")
_T = TypeVar("_T")
_R = TypeVar("_R")


class InlineExecutor(Executor):
    """Runs each call at once in this process, without caps: for tests and debugging."""

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        future: Future[_T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - handed to the caller by Future.result()
            future.set_exception(error)
        return future


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def executor(
    jobs: int, caps: Caps | None = None, on_progress: OnProgress | None = None
) -> Iterator[Executor]:
    """An executor of ``jobs`` processes under ``caps``; without caps it is this process."""
    if caps is None:
        yield InlineExecutor()
        return
    with CappedExecutor(jobs, caps, on_progress) as pool:
        yield pool


@contextmanager
def pool_of(
    jobs: int, caps: Caps, on_progress: OnProgress | None = None, dask: str | None = None
) -> Iterator[tuple[Executor, int]]:
    """An executor of ``jobs`` processes here, or the Dask cluster at an address; and how many
    calls to keep in flight. Raises SettingsError as ``dask_executor`` does."""
    if dask is None:
        with executor(jobs, caps, on_progress) as pool:
            yield pool, 2 * jobs
        return
    from scraper.reading.on_dask import dask_executor  # late: an extra, and large

    with dask_executor(dask, caps) as (cluster, places):
        yield cluster, 2 * places


def in_order(
    pool: Executor,
    work: Callable[[_T], _R],
    values: Iterable[_T],
    *,
    ahead: int,
    killed: Callable[[_T, WorkerKilledError], _R] | None = None,
) -> Iterator[_R]:
    """Results in the order of the values, at most ``ahead`` in flight: memory stays flat.

    ``killed`` makes the result of a value whose worker had to be killed; without it
    WorkerKilledError ends the iteration.
    """
    source = iter(values)
    flying = [(value, pool.submit(work, value)) for value in islice(source, ahead)]
    while flying:
        value, future = flying.pop(0)
        try:
            result = future.result()
        except WorkerKilledError as error:
            if killed is None:
                raise
            result = killed(value, error)
        yield result
        flying.extend((value, pool.submit(work, value)) for value in islice(source, 1))
