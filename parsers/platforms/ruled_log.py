"""A log that is read by rules over addresses: expressions for its answers and for its lists.

The general platform (``web_log``) takes them from a declaration; the platforms of single
systems have them filled in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import ClassVar
from urllib.parse import urlsplit

from parsers.platforms.html_list import FILES
from parsers.platforms.html_log import HtmlLog
from parsers.platforms.site import path_parameter
from parsers.text.dates import MONTHS
from parsers.types import Branch, Page, Request, RequestKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledLog(HtmlLog):
    """The base of platforms whose answers are known by their addresses.

    ``SLASH``: whether the path of the log ends with one; None where it may be either, with
    a query. A rule is an expression that a path, or a path with its query, matches whole.
    """

    log: str

    SLASH: ClassVar[bool | None] = None
    LISTS: ClassVar[str] = ""  # lists below the log; groups ``year`` and ``month`` date them

    def __post_init__(self) -> None:
        HtmlLog.__post_init__(self)
        if self.SLASH is not None:
            path_parameter("log", self.log, slash=self.SLASH)

    @property
    def log_path(self) -> str:
        return self.log

    def item_rules(self) -> tuple[str, ...]:
        """The rules of answers' addresses; empty ones match nothing."""
        raise NotImplementedError

    def list_rule(self) -> str:
        """The rule of lists below the log; empty where there are none."""
        return self.LISTS.format(log=re.escape(self.log)) if self.LISTS else ""

    def is_item(self, path: str) -> bool:
        """Whether a path, with its query if there is one, is an answer."""
        return any(rule and _compiled(rule).fullmatch(path) for rule in self.item_rules())

    def is_item_at(self, path: str, query: str) -> bool:
        if path.rstrip("/").lower() == urlsplit(self.log_path).path.rstrip("/").lower():
            return False  # a log may be numbered like its answers
        return self.is_item(path) or (bool(query) and self.is_item(f"{path}?{query}"))

    def branch(self, address: str, words: str, page: Page) -> Branch | None:
        """A list below the log, with the days that its address names."""
        rule, parts = self.list_rule(), urlsplit(address)
        if not rule or FILES.fullmatch(parts.path):
            return None
        whole = f"{parts.path}?{parts.query}" if parts.query else parts.path
        found = _compiled(rule).fullmatch(whole) or _compiled(rule).fullmatch(parts.path)
        if found is None:
            return None
        return Branch(Request(address, RequestKind.LISTING), *_days(found))


@cache
def _compiled(rule: str) -> re.Pattern[str]:
    return re.compile(rule, re.IGNORECASE)


def _days(found: re.Match[str]) -> tuple[date | None, date | None]:
    """The days that a list's address names, by the groups ``year`` and ``month`` of its rule."""
    named = found.groupdict()
    if not named.get("year"):
        return None, None
    year, words = int(named["year"]), (named.get("month") or "").lower()
    if not words:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(words) if words.isdigit() else MONTHS.get(words, 0)
    if not 1 <= month <= 12:
        return None, None
    first = date(year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
