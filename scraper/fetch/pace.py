"""One request at a time on a host, and a rest after each answer.

Hosts, not forces: platforms share hosts, and the second visitor trips the limit.
"""

from __future__ import annotations

import asyncio
import email.utils
import random
from datetime import UTC, datetime
from typing import Final

_SECONDS_DIGITS: Final = 7


class Gate:
    """The queue of one host. Hold ``lock`` while asking; ``rest`` before each request."""

    def __init__(self, delay: float, jitter: float) -> None:
        self.lock = asyncio.Lock()
        self.parked: str | None = None  # why nothing more is asked of this host in this run
        self.spent = 0.0  # seconds that its answers have taken
        self._delay = delay
        self._jitter = jitter
        self._free_at = 0.0

    def slow_down(self, seconds: float) -> None:
        """Never rest for less than this (robots.txt's Crawl-delay)."""
        self._delay = max(self._delay, seconds)

    async def rest(self) -> None:
        """Wait until the host may be asked again."""
        wait = self._free_at - asyncio.get_running_loop().time()
        if wait > 0:
            await asyncio.sleep(wait)

    def answered(self, retry_after: float | None = None) -> None:
        """Note the end of an answer; the rest begins here, longer if the host asked for it."""
        rest = self._delay * (1 + random.uniform(0, self._jitter))  # noqa: S311 (manners, not secrets)
        self._free_at = asyncio.get_running_loop().time() + max(rest, retry_after or 0.0)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds asked for by a Retry-After header (RFC 9110 section 10.2.3); None if unreadable."""
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return float(value) if len(value) <= _SECONDS_DIGITS else float("inf")
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
