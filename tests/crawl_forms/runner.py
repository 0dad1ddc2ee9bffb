"""Crawls or imports a form with the project and says what became of it.

python -m tests.crawl_forms.runner [--json] [--half a] [WORD ..]
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from parsers.platforms.document_index import DocumentIndex
from parsers.platforms.drupal_log import DrupalLog
from parsers.platforms.single_online_home import SingleOnlineHome
from parsers.platforms.site import LogSite
from parsers.platforms.wordpress_log import WordPressLog
from parsers.types import Force
from samples.crawl_forms.form import Form, Log, Recording
from samples.crawl_forms.recorded import FORCE
from samples.crawl_forms.registry import FORMS, RECORDINGS
from samples.crawl_forms.server import FormServer
from scraper.command.cli import main as forcewide
from scraper.crawl.crawl import run_crawl
from scraper.settings import Settings

UNTIL = date(2026, 11, 30)
HOST = "www.testshire.police.uk"
CRASHES = ("TRACEBACK", "CRASHED")  # nothing about one task may end a run or an import
GOOD = {"OK", "UNCHANGED", ""}
PLATFORMS: dict[Log, LogSite] = {
    Log.PLAIN: DrupalLog(host=HOST, log="/foi-log", items="/answers/"),
    Log.DATED: DrupalLog(host=HOST, log="/foi-log", items="/answers/", dated=True),
    Log.SOH: SingleOnlineHome(host=HOST),
    Log.WORDPRESS: WordPressLog(host=HOST),
    Log.FILES: DocumentIndex(host=HOST, log="/foi-log", files=("/documents/",)),
}


class Outcome(StrEnum):
    """What became of a form."""

    RIGHT = "right"
    LOUD = "loud"  # something is missing, and that is said
    SILENT = "silent loss"
    WRONG = "wrong"  # something is stored that is not so, a false alarm, or a crash


@dataclass(frozen=True, slots=True)
class Seen:
    """The database after the last night: ``items`` are read, ``listed`` are all known.

    ``words`` are verdicts and codes that are not good.
    """

    verdict: str
    items: int = 0
    listed: int = 0
    files: int = 0
    dates: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    kept: bool = True  # no answer has another version or title than after the first night
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. ``passes``: right, or loud with a word that will do."""

    name: str
    family: str
    half: str
    outcome: Outcome
    passes: bool
    seen: Seen
    expected: dict[str, Any] = field(default_factory=dict)


def crawl(form: Form, data: Path) -> Seen:
    """Every night of the form against a fresh server and a fresh folder."""
    since, until = None, UNTIL
    if form.month:
        since = date.fromisoformat(f"{form.month}-01")
        until = since.replace(day=28)
    settings = Settings(
        data=data,
        allow_loopback=True,
        delay=0,
        jitter=0,
        backoff=0.01,
        attempts=2,
        max_listing_pages=40,
    )
    first: dict[str, tuple[str, str]] = {}
    verdict = ""
    with FormServer() as server:
        force = Force(
            slug="testshire",
            name="Testshire",
            platform=PLATFORMS[form.log].at(server.hosts.log, "http"),
            inferred=(),
        )
        for night in range(1, form.nights + 1):
            server.answer = form.site(server.hosts, night)
            verdict = str(run_crawl([force], settings, since=since, until=until)[0].verdict)
            if night == 1:
                first = answers(settings.crawl_db)
    return look(settings.crawl_db, verdict, first)


def answers(path: Path) -> dict[str, tuple[str, str]]:
    """Title and version of each answer that has been read."""
    with closing(sqlite3.connect(path)) as db:
        found = db.execute(
            "SELECT canonical_url, title, version FROM items WHERE version IS NOT NULL"
        )
        return {url: (title, version) for url, title, version in found}


def look(
    path: Path, verdict: str, first: dict[str, tuple[str, str]], extra: Iterable[str] = ()
) -> Seen:
    """What the database holds."""
    with closing(sqlite3.connect(path)) as db:
        items = db.execute(
            "SELECT published_on, title, last_verdict, version FROM items ORDER BY canonical_url"
        ).fetchall()
        files = db.execute("SELECT last_verdict FROM attachments").fetchall()
        run = db.execute("SELECT max(id) FROM runs").fetchone()[0]
        codes = db.execute(
            "SELECT DISTINCT code FROM issues WHERE level <> 'info'"
            " AND (run_id = ? OR run_id IS NULL)",
            [run],
        ).fetchall()
    read = [row for row in items if row[3] is not None]
    verdicts = [verdict, *(row[2] or "" for row in items), *(f[0] or "" for f in files)]
    words = {one for one in verdicts if one not in GOOD} | {c[0] for c in codes} | set(extra)
    return Seen(
        verdict=verdict,
        items=len(read),
        listed=len(items),
        files=sum(f[0] in GOOD - {""} for f in files),
        dates=tuple(sorted(row[0] or "none" for row in read)),
        titles=tuple(sorted(row[1] for row in read)),
        kept=all(answers(path).get(url) == was for url, was in first.items()),
        words=tuple(sorted(words)),
    )


def read_recording(recording: Recording, data: Path) -> Seen:
    """The import of a recording, through the command line; its exit status is a word."""
    file = data / recording.file
    file.write_bytes(recording.data)
    call = ["import", str(file), "--force", FORCE, "--data", str(data / "data")]
    done = CliRunner().invoke(forcewide, call)
    extra = {f"EXIT_{done.exit_code}"} if done.exit_code else set()
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        extra |= {f"TRACEBACK_{type(done.exception).__name__}"}
    path = data / "data" / "crawl.db"
    if not path.exists():
        return Seen(verdict="", words=tuple(sorted(extra)))
    return look(path, "", {}, extra)


def judge(form: Form | Recording, seen: Seen) -> tuple[Outcome, bool]:
    """The outcome, and whether it will do."""
    outcome = _outcome(form, seen, loud=bool(seen.words))
    words = [one for one in seen.words if any(one.startswith(start) for start in form.loud)]
    return outcome, outcome is Outcome.RIGHT or (outcome is Outcome.LOUD and bool(words))


def _outcome(form: Form | Recording, seen: Seen, *, loud: bool) -> Outcome:
    want = form.expected
    missing = Outcome.LOUD if loud else Outcome.SILENT
    if any(one.startswith(CRASHES) for one in seen.words):
        return Outcome.WRONG
    if max(seen.items, seen.listed - want.unread) > want.items or seen.files > max(
        want.files, _may_have(form)
    ):
        return Outcome.WRONG
    if want.kept:
        return Outcome.WRONG if not seen.kept else Outcome.RIGHT if loud else Outcome.SILENT
    if want.unread:
        return Outcome.RIGHT if loud and seen.items == want.items else missing
    if _untrue(want.dates, seen.dates, "none") or _untrue(want.titles, seen.titles, ""):
        return Outcome.WRONG
    if seen.items < want.items or seen.files < want.files:
        return missing
    if (want.dates and seen.dates != want.dates) or (want.titles and seen.titles != want.titles):
        return missing
    return Outcome.WRONG if want.quiet and loud else Outcome.RIGHT


def _may_have(form: Form | Recording) -> int:
    """Where items are files they may be kept as files too."""
    return form.expected.items if isinstance(form, Form) and form.log in {Log.FILES, Log.SOH} else 0


def _untrue(want: tuple[str, ...], seen: tuple[str, ...], nothing: str) -> bool:
    """Whether something is stored that is not among what there is."""
    return bool(want) and bool(Counter(s for s in seen if s != nothing) - Counter(want))


def run(form: Form | Recording) -> Row:
    """One form in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="crawl-form-") as folder:
        data = Path(folder)
        seen = crawl(form, data) if isinstance(form, Form) else read_recording(form, data)
    outcome, passes = judge(form, seen)
    return Row(form.name, form.family, form.half, outcome, passes, seen, asdict(form.expected))


def everything() -> tuple[Form | Recording, ...]:
    return (*FORMS, *RECORDINGS)


def key(form: Form | Recording) -> str:
    """What a form is called in lists: family and name."""
    return f"{form.family.name.lower()}/{form.name}"


def main(arguments: list[str]) -> int:
    """Prints a line for each form, or JSON, and the figures of each family."""
    as_json = "--json" in arguments
    half = arguments[arguments.index("--half") + 1] if "--half" in arguments else ""
    words = [one for one in arguments if not one.startswith("--") and one != half]
    chosen = [
        form
        for form in everything()
        if half in {"", form.half} and (not words or any(w in key(form) for w in words))
    ]
    rows = []
    for form in chosen:
        row = run(form)
        rows.append(row)
        if not as_json:
            mark = "" if row.passes else "  <- not yet"
            print(f"{row.outcome:12} {row.half} {key(form)}: {_told(row)}{mark}", flush=True)
    if as_json:
        print(json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False))
    else:
        print(summary(rows))
    return 0


def _told(row: Row) -> str:
    seen, want = row.seen, row.expected
    return (
        f"items {seen.items} of {want['items']}, files {seen.files} of {want['files']}, "
        f"run {seen.verdict or '-'}, {', '.join(seen.words) or 'nothing said'}"
    )


def summary(rows: list[Row]) -> str:
    """A Markdown table by family and half."""
    lines = ["| family | half | forms | right | loud | silent loss | wrong | will do |"]
    lines.append("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for family, half in sorted({(row.family, row.half) for row in rows}):
        some = [row for row in rows if (row.family, row.half) == (family, half)]
        counts = Counter(row.outcome for row in some)
        figures = " | ".join(str(counts[one]) for one in Outcome)
        passing = sum(row.passes for row in some)
        lines.append(f"| {family} | {half} | {len(some)} | {figures} | {passing} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
