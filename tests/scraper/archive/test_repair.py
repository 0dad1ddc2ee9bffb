"""What is torn, altered or missing is named, leaves the index, and is fetched again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scraper.archive import index
from scraper.archive.archive import Archive
from scraper.archive.recovery import warc_files
from scraper.archive.repair import Lost, RepairReport, repair
from scraper.archive.rolling import check_slice
from scraper.archive.rows import Capture
from scraper.archive.store import Store
from scraper.archive.survey import Gap, survey
from scraper.archive.verify import Wrong, verify
from scraper.archive.warc import Record
from scraper.crawl.crawl import crawl
from scraper.errors import ArchiveError
from scraper.settings import Settings
from tests.scraper.sites import Log, force

UNTIL = date(2026, 3, 31)


@pytest.fixture
async def folder(log: Log, settings: Settings) -> Settings:
    """An archive of several files: a log of four items with a file each, crawled once."""
    small = replace(settings, warc_bytes=4000)
    log.fill(4)
    await crawl([force(log)], small, until=UNTIL)
    assert len(warc_files(small.archive)) > 2
    return small


def capture(settings: Settings, url: str) -> Capture:
    with Store(settings) as store:
        found = store.latest_ok_capture(url)
    assert found is not None
    return found


def overwrite(path: Path, offset: int, data: bytes) -> None:
    with path.open("r+b") as out:
        out.seek(offset)
        out.write(data)


def flip(settings: Settings, one: Capture) -> None:
    overwrite(settings.archive / one.warc_file, one.warc_offset + one.warc_length - 9, b"\xff" * 5)


def zero_all(settings: Settings, one: Capture) -> None:
    overwrite(settings.archive / one.warc_file, one.warc_offset, b"\0" * one.warc_length)


def zero_group(settings: Settings, one: Capture) -> None:
    """A block of a disk: the record, and the end of the one before it."""
    start = max(0, one.warc_offset - 300)
    size = one.warc_offset - start + one.warc_length // 2
    overwrite(settings.archive / one.warc_file, start, b"\0" * size)


def cut(settings: Settings, one: Capture) -> None:
    with (settings.archive / one.warc_file).open("r+b") as out:
        out.truncate(one.warc_offset + one.warc_length // 2)


def remove(settings: Settings, one: Capture) -> None:
    (settings.archive / one.warc_file).unlink()


def other_bytes(settings: Settings, one: Capture) -> None:
    """The index has other bytes than the file, as when somebody wrote into it."""
    with Store(settings) as store:
        store.connection.execute("UPDATE captures SET wire_sha256 = 'no' WHERE id = ?", [one.id])


DAMAGE: dict[Callable[[Settings, Capture], None], Wrong] = {
    flip: Wrong.TORN,
    zero_all: Wrong.TORN,
    zero_group: Wrong.TORN,
    cut: Wrong.TORN,
    remove: Wrong.MISSING,
    other_bytes: Wrong.ALTERED,
}


def repaired(settings: Settings) -> RepairReport:
    with Store(settings) as store:
        return repair(store)


def problems(settings: Settings) -> list[str]:
    with Store(settings) as store:
        return verify(store).problems


@pytest.mark.parametrize("path", ["/items/item-2", "/files/item-3-0.pdf"])
@pytest.mark.parametrize("damage", DAMAGE, ids=lambda one: one.__name__)
async def test_what_is_damaged_is_named_and_fetched_again(
    log: Log, folder: Settings, damage: Callable[[Settings, Capture], None], path: str
) -> None:
    url = log.site.base + path
    one = capture(folder, url)
    with Store(folder) as store:
        before = {line.record_id: line.url for line in index.lines(store)}
        # An old item, whose turn is weeks away.
        store.connection.execute("UPDATE items SET published_on = '2019-01-01'")
    damage(folder, one)
    with Store(folder) as store:
        report = verify(store)
    assert DAMAGE[damage] in {finding.wrong for finding in report.findings}
    assert one.id in {capture for finding in report.findings for capture in finding.captures}
    done = repaired(folder)
    assert one.id in {lost.capture.id for lost in done.lost}
    assert problems(folder) == []
    with Store(folder) as store:
        left = {line.record_id for line in index.lines(store)}
        assert before.keys() - left == {lost.capture.warc_record_id for lost in done.lost}
    log.site.forget()
    later = (await crawl([force(log)], folder, until=UNTIL))[0]
    assert (later.verdict, later.changed, later.removed) == ("OK", 0, 0)
    with Store(folder) as store:
        again = store.latest_ok_capture(url)
        assert again is not None
        assert (again.sha256, again.id > one.id or again.fetched_at > one.fetched_at) == (
            one.sha256,
            True,
        )
        assert store.load_page(again).body
        fates = {lost.capture.url: lost.fate(store, done.at) for lost in done.lost}
    assert fates[url] is Lost.AGAIN
    assert Lost.WAITS not in fates.values()
    assert path in log.site.paths()
    assert problems(folder) == []


async def test_one_torn_record_costs_no_other(log: Log, folder: Settings) -> None:
    one = capture(folder, f"{log.site.base}/items/item-2")
    path = folder.archive / one.warc_file
    whole = [found for found in survey(path) if isinstance(found, Record)]
    zero_all(folder, one)
    found = list(survey(path))
    gaps = [each for each in found if isinstance(each, Gap)]
    assert [(gap.offset, gap.length) for gap in gaps] == [(one.warc_offset, one.warc_length)]
    ids = [each.place.record_id for each in found if isinstance(each, Record)]
    assert ids == [
        each.place.record_id for each in whole if each.place.record_id != one.warc_record_id
    ]


async def test_torn_metadata_is_written_again(log: Log, folder: Settings) -> None:
    """So that the index can still be made again from the files alone."""
    one = capture(folder, f"{log.site.base}/items/item-2")
    path = folder.archive / one.warc_file
    metadata = [
        record
        for record in survey(path)
        if isinstance(record, Record)
        and record.kind == "metadata"
        and record.headers["WARC-Concurrent-To"] == one.warc_record_id
    ]
    overwrite(path, metadata[0].place.offset + 30, b"\0" * 40)
    assert len(problems(folder)) == 1
    assert repaired(folder).lost == []
    assert problems(folder) == []
    folder.crawl_db.unlink()
    with Store(folder) as store, Archive(store):
        found = store.latest_ok_capture(one.url)
        assert found is not None
        assert (found.sha256, found.fetched_at) == (one.sha256, one.fetched_at)


async def test_an_older_version_never_takes_the_place_of_a_lost_one(
    log: Log, folder: Settings
) -> None:
    url = f"{log.site.base}/items/item-2"
    old = capture(folder, url)
    log.write("item-2", words="A corrected answer.")
    await crawl([force(log)], folder, until=UNTIL)
    new = capture(folder, url)
    assert new.sha256 != old.sha256
    flip(folder, new)
    done = repaired(folder)
    with Store(folder) as store:
        assert store.latest_ok_capture(url) is None
        assert [lost.fate(store, done.at) for lost in done.lost] == [Lost.WAITS]
    await crawl([force(log)], folder, until=UNTIL)
    assert capture(folder, url).sha256 == new.sha256


@pytest.mark.parametrize("moment", ["before the index", "after the index"])
async def test_a_repair_killed_halfway_is_finished_or_undone(
    log: Log, folder: Settings, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    flip(folder, capture(folder, f"{log.site.base}/items/item-2"))

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    before = moment == "before the index"
    target = "scraper.archive.index.forget" if before else "pathlib.Path.unlink"
    monkeypatch.setattr(target, killed)
    with pytest.raises(Killed):
        repaired(folder)
    monkeypatch.undo()
    with Store(folder) as store, Archive(store) as archive:
        assert archive.recovery.lost == 0
    repaired(folder)
    await crawl([force(log)], folder, until=UNTIL)
    assert problems(folder) == []
    for name in log.items:
        with Store(folder) as store:
            found = store.latest_ok_capture(f"{log.site.base}/items/{name}")
            assert found is not None
            assert name.encode() in store.load_page(found).body


async def test_a_purge_works_beside_damage_and_leaves_no_torn_bytes(
    log: Log, folder: Settings
) -> None:
    torn = capture(folder, f"{log.site.base}/items/item-2")
    flip(folder, torn)
    repaired(folder)
    assert list(folder.archive.glob("*.torn-*"))
    other = capture(folder, f"{log.site.base}/items/item-3")
    overwrite(folder.archive / other.warc_file, 20, b"\0" * 10)
    with Store(folder) as store, Archive(store) as archive:
        archive.purge(other.id, "a test")
        assert store.captures(other.url) == []
    assert not list(folder.archive.glob("*.torn-*"))


async def test_a_file_that_the_disk_does_not_give_is_named_and_kept(folder: Settings) -> None:
    path = warc_files(folder.archive)[1]
    path.rename(folder.data / "away")
    path.mkdir()  # a name that cannot be read, whoever asks
    with Store(folder) as store:
        before = index.count(store)
        (found,) = verify(store).findings
        assert (found.wrong, found.file) == (Wrong.UNREAD, path.name)
        assert repair(store).lost == []
        assert index.count(store) == before
    path.rmdir()
    (folder.data / "away").rename(path)
    assert problems(folder) == []


async def test_an_empty_folder_is_a_disk_that_is_not_mounted(folder: Settings) -> None:
    away = folder.data / "away"
    folder.archive.rename(away)
    folder.archive.mkdir()
    with Store(folder) as store:
        for work in (verify, repair, check_slice, Archive):
            with pytest.raises(ArchiveError, match="is empty, but"):
                work(store)
        assert index.count(store) > 0
    folder.archive.rmdir()
    away.rename(folder.archive)
    assert problems(folder) == []


# ---------------------------------------------------------------------- a slice a night


async def test_every_record_is_read_again_within_the_days(log: Log, folder: Settings) -> None:
    nightly = replace(folder, verify_days=5)
    with Store(nightly) as store:
        all_records = verify(store).records
        slices = [check_slice(store) for _ in range(5)]
    assert all(not one.problems for one in slices)
    assert sum(one.records for one in slices) >= all_records
    assert all(0 < one.records < all_records for one in slices)


async def test_a_damaged_record_is_named_every_night_until_it_is_repaired(
    log: Log, folder: Settings
) -> None:
    nightly = replace(folder, verify_days=4)
    one = capture(folder, f"{log.site.base}/items/item-3")
    flip(folder, one)
    with Store(nightly) as store:
        nights = [check_slice(store) for _ in range(8)]
        told = [any(one.url in line for line in night.problems) for night in nights]
        first = told.index(True)
        assert first < 5
        assert all(told[first:])
        repair(store)
        assert not any(check_slice(store).problems for _ in range(5))


async def test_a_missing_file_is_named_the_same_night(log: Log, folder: Settings) -> None:
    name = capture(folder, f"{log.site.base}/items/item-3").warc_file
    (folder.archive / name).unlink()
    with Store(replace(folder, verify_days=1000)) as store:
        assert any(name in line for line in check_slice(store).problems)


def test_what_was_given_must_be_given_again(settings: Settings) -> None:
    at = datetime(2026, 2, 3, tzinfo=UTC)
    with Store(settings) as store:
        with Archive(store) as archive:
            one = archive.import_file(b"An answer.", "https://x.example/a.txt", at)
            archive.import_file(b"Another.", "https://x.example/b.txt", at)
        flip(settings, one)
        done = repair(store)
        assert [lost.fate(store, done.at) for lost in done.lost] == [Lost.GIVEN]
        assert done.forces == []
