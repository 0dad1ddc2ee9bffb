"""The build beside, its gates, and the swap."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from db.build import copy_tables
from db.builds import builds, current, inspect_path, previous
from db.errors import CheckError, PublishError
from db.load import withdraw
from db.publish import publish, rollback
from db.records import Record
from db.serve import current_inspect
from parsers.types import Policy
from tests.db.records import NIGHT, cases, crosstab, document, edited, held, load, record, records

LATER = NIGHT + timedelta(days=1)


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def _previous(target: Path) -> Path:
    found = previous(target)
    assert found is not None
    return found.path


def left_over(target: Path) -> set[str]:
    known = {target.name, inspect_path(target).name, "builds"}
    return {path.name for path in target.parent.iterdir()} - known - {f".{target.name}.lock"}


def test_a_build_is_complete_and_sound(staging: Path, target: Path) -> None:
    load(staging, "kent", records(count=4))
    report = publish(staging, target, policy=Policy.FULL)
    assert (report.disclosures, report.tables, report.figures) == (4, 8, 36)
    assert (report.forces, report.before, report.bytes) == (58, None, target.stat().st_size)
    assert rows(target, "PRAGMA integrity_check") == [("ok",)]
    assert rows(target, "PRAGMA foreign_key_check") == []
    assert rows(target, "PRAGMA journal_mode") == [("delete",)]
    assert rows(target, "PRAGMA page_size") == [(8192,)]
    assert rows(target, "SELECT count(*) > 10 FROM sqlite_stat1") == [(1,)]
    assert left_over(target) == set()


def test_two_builds_of_one_staging_file_have_equal_rows(staging: Path, target: Path) -> None:
    load(staging, "kent", records("kent", 5))
    load(staging, "essex", records("essex", 3))
    publish(staging, target)
    first = dump(target)
    publish(staging, target)
    assert dump(target) == first


def test_an_unchanged_second_load_leaves_the_published_rows_equal(
    staging: Path, target: Path
) -> None:
    load(staging, "kent", records())
    publish(staging, target)
    first = dump(target)
    load(staging, "kent", records())
    publish(staging, target)
    assert dump(target) == first


def test_numbers_follow_publication_and_stand_in_no_key(staging: Path, target: Path) -> None:
    """Whatever the order of loading, the newest answer has the highest number."""
    late, early, undated = records(count=3)[::-1]
    early = edited(early, published_on=None, responded_on=None)
    load(staging, "kent", [late, early, undated])
    publish(staging, target)
    found = rows(
        target,
        "SELECT coalesce(published_on, responded_on, received_on), id FROM disclosures ORDER BY id",
    )
    assert [number for _, number in found] == [1, 2, 3]
    assert [day for day, _ in found] == sorted(str(day) for day, _ in found)
    tables = rows(
        target,
        "SELECT t.id, d.id FROM tables t JOIN disclosures d ON d.key = t.disclosure ORDER BY t.id",
    )
    assert tables == sorted(tables)
    assert rows(target, "SELECT count(*) FROM figures g JOIN tables t ON t.id = g.table_id") == [
        (27,)
    ]


def test_figures_stand_beside_their_own_table(staging: Path, target: Path) -> None:
    """Renumbering must not move a figure to another table."""
    first, second = records(count=2)
    other = document(second.key, 0, cases(0), crosstab(1, "Other thefts"))
    load(staging, "kent", [edited(second, documents=(other,), caveats=()), first])
    publish(staging, target)
    found = rows(
        target,
        "SELECT DISTINCT table_key, caption, document FROM tidy_figures ORDER BY table_key",
    )
    expected = [
        (given.documents[0].sha256, caption, given.documents[0].url, place)
        for given, caption, place in (
            (first.disclosure, "Thefts by year", 0),
            (replace(second.disclosure, documents=(other,)), "Other thefts", 1),
        )
    ]
    assert found == [
        (f"{key}/{(sha or '')[:12]}/{place}", caption, url)
        for key, (sha, caption, url, place) in zip((first.key, second.key), expected, strict=True)
    ]


def test_summaries_count_what_is_published(staging: Path, target: Path) -> None:
    gone, *rest = records("kent", 4)
    load(staging, "kent", [replace(gone, gone_since=NIGHT), *rest])
    publish(staging, target)
    assert rows(
        target,
        "SELECT disclosures, gone, tables, figures, exemptions FROM summary_forces"
        " WHERE force = 'kent'",
    ) == [(4, 1, 6, 27, 3)]
    assert rows(target, "SELECT count(*) FROM summary_forces") == [(58,)]
    assert rows(target, "SELECT * FROM by_force_month") == [
        ("kent", "Kent Police", "2026-01", 4, 6, 27)
    ]
    assert rows(target, "SELECT * FROM summary_outcomes") == [("kent", "partial", 3)]
    assert rows(target, "SELECT * FROM summary_sections") == [("kent", "FOIA", "40", 3)]


def test_nothing_loaded_publishes_an_empty_but_whole_file(staging: Path, target: Path) -> None:
    load(staging, "kent", [])
    report = publish(staging, target)
    assert (report.disclosures, report.figures, report.forces) == (0, 0, 58)
    assert rows(target, "SELECT count(*) FROM tidy_figures") == [(0,)]


def test_without_staging_there_is_nothing_to_publish(tmp_path: Path, target: Path) -> None:
    with pytest.raises(PublishError, match="no staging database"):
        publish(tmp_path / "absent.db", target)
    assert not target.exists()


# --------------------------------------------------------------------------- gates


def test_a_fall_of_more_than_a_twentieth_is_refused_unless_forced(
    staging: Path, target: Path
) -> None:
    load(staging, "kent", records(count=20))
    publish(staging, target)
    load(staging, "kent", records(count=19))
    publish(staging, target)
    before = target.read_bytes()
    load(staging, "kent", records(count=18))
    with pytest.raises(PublishError, match=r"18 disclosures would replace 19: more than 5 % fewer"):
        publish(staging, target)
    assert target.read_bytes() == before
    assert left_over(target) == set()
    assert publish(staging, target, force=True).before == 19
    assert rows(target, "SELECT count(*) FROM disclosures") == [(18,)]


def test_what_was_taken_out_on_purpose_is_no_fall(staging: Path, target: Path) -> None:
    """A takedown in a small log is published; what vanishes beside it still counts."""
    load(staging, "kent", records(count=5))
    publish(staging, target)
    assert withdraw(staging, ["kent/FOI-100/25", "kent/FOI-101/25"], at=NIGHT) == 2
    assert publish(staging, target).before == 3
    load(staging, "kent", records(count=5))
    assert publish(staging, target).before == 3
    assert withdraw(staging, ["kent/FOI-100/25"], at=NIGHT) == 1
    load(staging, "kent", records(count=4)[1:])
    with pytest.raises(PublishError, match="3 disclosures would replace 4"):
        publish(staging, target)


def test_a_build_that_fails_its_checks_replaces_nothing(staging: Path, target: Path) -> None:
    load(staging, "kent", records())
    publish(staging, target)
    before = target.read_bytes()
    with closing(sqlite3.connect(staging)) as connection, connection:
        connection.execute("UPDATE disclosures SET outcome = 'splendid' WHERE id = 1")
    with pytest.raises(CheckError, match=r"disclosures\.outcome: 'splendid' is not in its vocab"):
        publish(staging, target)
    assert target.read_bytes() == before
    assert left_over(target) == set()


def test_a_held_document_that_tells_more_stops_the_build(staging: Path, target: Path) -> None:
    load(staging, "kent", records())
    with closing(sqlite3.connect(staging)) as connection, connection:
        connection.execute("UPDATE documents SET filename = 'names.xlsx' WHERE verdict = 'held'")
    with pytest.raises(CheckError, match="3 held documents show more than that they are held"):
        publish(staging, target)
    assert not target.exists()


def test_a_damaged_file_is_replaced_only_when_forced(staging: Path, target: Path) -> None:
    load(staging, "kent", records())
    target.parent.mkdir()
    target.write_bytes(b"not a database at all" * 500)
    with pytest.raises(PublishError, match="cannot be read"):
        publish(staging, target)
    assert publish(staging, target, force=True).before is None


def test_only_one_publish_at_a_time(staging: Path, target: Path) -> None:
    load(staging, "kent", records())
    publish(staging, target)
    with target.with_name(f".{target.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(PublishError, match="another publish is under way"):
            publish(staging, target)
        with pytest.raises(PublishError, match="another publish is under way"):
            rollback(target)
    publish(staging, target)


# --------------------------------------------------------------------------- swap


def test_the_build_before_is_kept(staging: Path, target: Path) -> None:
    load(staging, "kent", records(count=2))
    publish(staging, target, moment=NIGHT)
    load(staging, "kent", records(count=3))
    assert publish(staging, target, moment=LATER).before == 2
    assert rows(_previous(target), "SELECT count(*) FROM disclosures") == [(2,)]
    assert rows(target, "SELECT count(*) FROM disclosures") == [(3,)]


def test_after_a_takedown_the_build_before_goes_too(staging: Path, target: Path) -> None:
    load(staging, "kent", records(count=2))
    publish(staging, target, moment=NIGHT)
    publish(staging, target, moment=LATER)
    assert withdraw(staging, ["kent/FOI-100/25"], at=NIGHT) == 1
    publish(staging, target)
    assert len(builds(target)) == 1
    assert rows(target, "SELECT key FROM disclosures") == [("kent/FOI-101/25",)]
    assert rows(target, "SELECT DISTINCT disclosure FROM changes") == [("kent/FOI-101/25",)]
    with pytest.raises(PublishError, match="no earlier build is kept"):
        rollback(target)


def test_a_build_with_a_document_that_is_held_now_is_not_kept(staging: Path, target: Path) -> None:
    load(staging, "kent", records(count=2))
    publish(staging, target, moment=NIGHT)
    one, two = records(count=2)
    load(staging, "kent", [edited(one, documents=(held(0), held(1))), two])
    publish(staging, target, moment=LATER)
    assert rows(target, "SELECT count(*) FROM disclosures") == [(2,)]
    assert len(builds(target)) == 1


def test_a_build_of_a_looser_policy_is_not_kept(staging: Path, target: Path) -> None:
    load(staging, "kent", records(count=2))
    publish(staging, target, policy=Policy.FULL, moment=NIGHT)
    publish(staging, target, policy=Policy.FACTS, moment=LATER)
    assert len(builds(target)) == 1


def test_a_rollback_makes_the_build_before_current(staging: Path, target: Path) -> None:
    load(staging, "kent", records(count=2))
    first = publish(staging, target, moment=NIGHT)
    load(staging, "kent", records(count=3))
    publish(staging, target, moment=LATER)
    assert rollback(target).id == first.build
    assert rows(target, "SELECT count(*) FROM disclosures") == [(2,)]
    assert [one.id for one in builds(target)] == [first.build]
    assert current_inspect(target) == inspect_path(target)


def test_a_copied_file_is_a_build_of_its_own(staging: Path, target: Path, tmp_path: Path) -> None:
    load(staging, "kent", records(count=2))
    publish(staging, target)
    alone = tmp_path / "alone" / "forcewide.db"
    alone.parent.mkdir()
    shutil.copyfile(target, alone)
    found = current(alone)
    assert found is not None
    assert found.path == alone
    assert current(tmp_path / "alone" / "none.db") is None


def test_a_file_system_without_hard_links_keeps_it_too(
    staging: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError("no hard links here")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    load(staging, "kent", records(count=2))
    publish(staging, target, moment=NIGHT)
    publish(staging, target, moment=LATER)
    assert rows(_previous(target), "SELECT count(*) FROM disclosures") == [(2,)]


def test_a_reader_of_the_old_file_goes_on_reading_it(staging: Path, target: Path) -> None:
    load(staging, "kent", records(count=2))
    publish(staging, target)
    with closing(sqlite3.connect(f"file:{target}?immutable=1", uri=True)) as reader:
        assert reader.execute("SELECT count(*) FROM disclosures").fetchone() == (2,)
        load(staging, "kent", records(count=3))
        publish(staging, target)
        assert reader.execute("SELECT count(*) FROM texts").fetchone() == (2,)
    assert rows(target, "SELECT count(*) FROM disclosures") == [(3,)]


def test_a_load_during_a_build_is_not_half_in_it(
    staging: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(staging, "kent", records(count=2))

    def load_meanwhile(connection: sqlite3.Connection) -> None:
        assert load(staging, "essex", records("essex", 3)).added == 3
        copy_tables(connection)

    monkeypatch.setattr("db.publish.copy_tables", load_meanwhile)
    assert publish(staging, target).disclosures == 2
    monkeypatch.undo()
    assert publish(staging, target).disclosures == 5


def test_the_inspect_file_counts_this_build(staging: Path, target: Path) -> None:
    load(staging, "kent", records(count=2))
    publish(staging, target)
    counts = json.loads(inspect_path(target).read_text(encoding="utf-8"))["forcewide"]
    assert counts["tables"]["figures"]["count"] == 18
    assert counts["size"] == target.stat().st_size
    assert current_inspect(target) == inspect_path(target)


def test_an_inspect_file_of_another_build_is_not_used(staging: Path, target: Path) -> None:
    """A crash between the two renames leaves a new database with old counts."""
    load(staging, "kent", records(count=2))
    publish(staging, target)
    later = inspect_path(target).stat().st_mtime + 5
    os.utime(target, (later, later))
    assert current_inspect(target) is None


_ENDLESS = """
import sys, time
from pathlib import Path
from db import publish
def wait(connection):
    print("building", flush=True)
    time.sleep(60)
publish.fill_summaries = wait
publish.publish(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def test_a_killed_publish_leaves_the_old_file_and_does_not_stop_the_next(
    staging: Path, target: Path
) -> None:
    load(staging, "kent", records(count=2))
    publish(staging, target)
    before = target.read_bytes()
    load(staging, "kent", records(count=3))
    child = subprocess.Popen(
        [sys.executable, "-c", _ENDLESS, str(staging), str(target)], stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"building\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert target.read_bytes() == before
    assert publish(staging, target).disclosures == 3
    assert left_over(target) == set()


@pytest.mark.long
def test_a_large_build_keeps_its_pace(staging: Path, target: Path) -> None:
    """Five thousand answers with ten thousand tables: loaded and published in 120 s of CPU."""

    def many() -> Iterator[Record]:
        for number in range(5000):
            yield record("kent", f"FOI-{number}/26", day=number % 700)

    began = time.process_time()
    assert load(staging, "kent", many()).added == 5000
    publish(staging, target)
    assert time.process_time() - began < 120
