"""What each source has given of a force, month by month, and what none has."""

from __future__ import annotations

from dataclasses import dataclass

from db.coverage import UNDATED
from scraper.archive.store import Store
from scraper.memento import rows


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

    def count(self, kind: str, sources: str) -> None:
        """One answer or file, with the sources that have given it."""
        given = [source for source in sources.split(",") if source] or ["missing"]
        for name in (f"{kind}s", *(f"{kind}s_{source}" for source in given)):
            setattr(self, name, getattr(self, name) + 1)


def given(store: Store, slug: str) -> list[Month]:
    """The months in which anything was published that is known and not withdrawn, the newest
    first, then what has no day."""
    months: dict[str, Month] = {}
    for kind, day, sources in rows.given(store, slug):
        name = day[:7] or UNDATED
        months.setdefault(name, Month(name)).count(kind, sources)
    dated = sorted((one for one in months if one != UNDATED), reverse=True)
    return [months[one] for one in (*dated, *([UNDATED] if UNDATED in months else []))]
