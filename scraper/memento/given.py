"""What each source has given of a force, month by month, and what none has."""

from __future__ import annotations

from dataclasses import dataclass

from db.coverage import UNDATED, Given
from scraper.archive import sources
from scraper.archive.store import Store


@dataclass(slots=True)
class Month:
    """One month of publication: how many answers and files are known, what the force's own
    ``site``, a ``recording`` and an ``archive`` have given of them (one may be from several),
    and how many are missing."""

    month: str
    answers: int = 0
    answers_site: int = 0
    answers_recording: int = 0
    answers_archive: int = 0
    answers_missing: int = 0
    files: int = 0
    files_site: int = 0
    files_recording: int = 0
    files_archive: int = 0
    files_missing: int = 0

    def count(self, one: Given) -> None:
        """One answer or file, with the sources that have given it."""
        for name, count in ({one.kind.value: 1} | one.counts).items():
            setattr(self, name, getattr(self, name) + count)


def given(store: Store, slug: str) -> list[Month]:
    """The months in which anything was published that is known and not withdrawn, the newest
    first, then what has no day."""
    months: dict[str, Month] = {}
    for one in sources.given(store, slug):
        name = one.month or UNDATED
        months.setdefault(name, Month(name)).count(one)
    dated = sorted((name for name in months if name != UNDATED), reverse=True)
    return [months[name] for name in (*dated, *([UNDATED] if UNDATED in months else []))]
