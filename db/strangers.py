"""Questions that readers ask in SQL of their own: answered by a process of its own, one at a time.

So that whatever they cost is theirs: the threads that answer pages wait for none of them.
"""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from typing import IO, Final, SupportsIndex, overload

import msgspec
from datasette.database import Database, QueryInterrupted, Results
from datasette.views.base import DatasetteError

from db.sql_bounds import Value
from db.stranger import Question, Reply, got, put

# Whether what is being answered was asked in a reader's own SQL.
asks_in_sql: ContextVar[bool] = ContextVar("asks_in_sql", default=False)
OF_READERS: Final = frozenset({"sql", "_where"})  # words of an address that are SQL
_DATASETTES_OWN: Final = "PRAGMA "  # readers' statements begin with SELECT, WITH or EXPLAIN
_WAITING: Final = 8  # questions; who comes after them is asked to come again


class Row(tuple[Value, ...]):
    """A row as Datasette wants it: by place, by name, with its ``keys``."""

    columns: Sequence[str] = ()

    def keys(self) -> Sequence[str]:
        return self.columns

    @overload
    def __getitem__(self, at: SupportsIndex | str) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Value, ...]: ...
    def __getitem__(self, at: SupportsIndex | str | slice) -> Value | tuple[Value, ...]:
        return super().__getitem__(self.columns.index(at) if isinstance(at, str) else at)


class BuildDatabase(Database):  # type: ignore[misc]
    """An immutable build; what readers ask in SQL is asked beside it."""

    _process: subprocess.Popen[bytes] | None = None
    _queue: ThreadPoolExecutor | None = None
    _waiting = 0

    async def execute(
        self,
        sql: str,
        params: Mapping[str, Value] | Sequence[Value] | None = None,
        truncate: bool = False,
        custom_time_limit: int | None = None,
        page_size: int | None = None,
        log_sql_errors: bool = True,
    ) -> Results:
        """Raises QueryInterrupted for what takes too long, sqlite3.OperationalError for what
        SQLite refuses, DatasetteError (503) where too many are waiting."""
        if not asks_in_sql.get() or sql.startswith(_DATASETTES_OWN):
            return await super().execute(
                sql, params, truncate, custom_time_limit, page_size, log_sql_errors
            )
        limit = min(self.ds.sql_time_limit_ms, custom_time_limit or self.ds.sql_time_limit_ms)
        most = self.ds.max_returned_rows
        most += most == (page_size or self.ds.page_size)
        given = dict(params or {}) if isinstance(params, Mapping | None) else list(params)
        question = Question(sql, given, limit / 1000, most if truncate and most else None)
        answer = await self._in_turn(question)
        if answer.interrupted:
            raise QueryInterrupted(sqlite3.OperationalError("interrupted"), sql, params)
        if answer.error:
            raise sqlite3.OperationalError(answer.error)
        return Results(list(_rows(answer)), answer.more, [(name,) for name in answer.columns])

    async def _in_turn(self, question: Question) -> Reply:
        if self._waiting > _WAITING:
            raise DatasetteError("Too many questions in SQL at once: ask again later", status=503)
        if self._queue is None:
            self._queue = ThreadPoolExecutor(1, "strangers")
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(
                self._queue, self._asked, question
            )
        finally:
            self._waiting -= 1

    def _asked(self, question: Question) -> Reply:
        """Ask the process. One that ended with its question is started again for the next."""
        if self._process is None or self._process.poll() is not None:
            self._end()
            command = [sys.executable, "-m", "db.stranger", str(self.path)]
            self._process = subprocess.Popen(  # noqa: S603 - our own command line, no shell
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        questions, answers = _pipe(self._process.stdin), _pipe(self._process.stdout)
        try:
            put(questions, question)
            body = got(answers)
        except BrokenPipeError:
            body = None
        if body is None:
            self._end()
            return Reply(interrupted=True)
        return msgspec.msgpack.decode(body, type=Reply)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()

    def close(self) -> None:
        """End the process, and close what Datasette's own threads have opened."""
        if self._queue is not None:
            self._queue.shutdown(cancel_futures=True)
        self._end()
        super().close()


def _rows(answer: Reply) -> Iterator[Row]:
    for values in answer.rows:
        row = Row(values)
        row.columns = answer.columns
        yield row


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    """The end of a pipe that Popen was told to make."""
    if pipe is None:
        raise ValueError("this process has no such pipe")
    return pipe
