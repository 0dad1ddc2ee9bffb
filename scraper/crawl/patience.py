"""When a host has cost a force's run enough: trouble in a row, over a window, or slowness."""

from __future__ import annotations

from collections import deque
from typing import Final

from scraper.fetch.verdicts import Verdict
from scraper.settings import Settings

# What says that the host, not the page, is in trouble.
TROUBLE: Final = frozenset(
    {
        Verdict.BLOCKED,
        Verdict.CHALLENGE,
        Verdict.INTERSTITIAL,
        Verdict.LOGIN,
        Verdict.MAINTENANCE,
        Verdict.PARKED,
        Verdict.RATE_LIMITED,
        Verdict.SERVER_ERROR,
        Verdict.TLS_ERROR,
        Verdict.TOO_SLOW,
        Verdict.UNREACHABLE,
    }
)
# This share of a window of answers in trouble, though none of it in a row, is enough.
_SHARE: Final = 0.5


class Patience:
    """What the last answers of one run were like."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._row = 0
        self._recent: deque[tuple[Verdict, float]] = deque(maxlen=settings.trouble_window)

    def lost(self, verdict: Verdict, seconds: float) -> Verdict | None:
        """Note an answer and how long it took; why to stop, if it is time to.

        A site that answers every other time, or a few bytes a minute, would hold a night
        as long as one that never does.
        """
        self._recent.append((verdict, seconds))
        self._row = self._row + 1 if verdict in TROUBLE else 0
        if self._row >= self._settings.give_up_after:
            return verdict
        if len(self._recent) < self._settings.trouble_window:
            return None
        bad = [one for one, _ in self._recent if one in TROUBLE]
        if len(bad) >= self._settings.give_up_after and len(bad) > _SHARE * len(self._recent):
            return bad[-1]
        mean = sum(took for _, took in self._recent) / len(self._recent)
        return Verdict.TOO_SLOW if mean > self._settings.slow_seconds else None
