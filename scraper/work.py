"""Where parsing runs: in this process, or in a pool of processes; one Executor interface.

Parsing is pure and grows with the country, so every stage maps a module-level
function over picklable values and does not care which executor it was given.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import ParamSpec, TypeVar

# pdfminer logs every oddity that it mends; what it cannot mend becomes an issue.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

_P = ParamSpec("_P")
_T = TypeVar("_T")
_R = TypeVar("_R")


class InlineExecutor(Executor):
    """Runs each call at once in this process: for tests, debugging and ``--jobs 1``."""

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
def executor(jobs: int) -> Iterator[Executor]:
    """An executor for ``jobs`` workers; one job needs no pool."""
    if jobs <= 1:
        yield InlineExecutor()
        return
    # A fresh interpreter per worker: fork copies locks of the crawler's threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        yield pool


def in_order(
    pool: Executor, work: Callable[[_T], _R], values: Iterable[_T], *, ahead: int
) -> Iterator[_R]:
    """Results in the order of the values, at most ``ahead`` in flight: memory stays flat."""
    source = iter(values)
    flying = [pool.submit(work, value) for value in islice(source, ahead)]
    while flying:
        yield flying.pop(0).result()
        flying.extend(pool.submit(work, value) for value in islice(source, 1))
