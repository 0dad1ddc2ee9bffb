"""The made-up world keeps its promises: size, spread, arithmetic, sameness."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import combinations

import pytest

import parsers.types
from samples.documents import document_bytes
from samples.house import ENGLISH_MONTHS
from samples.houses import HOUSES, slugify
from samples.model import Form, Para, SampleDisclosure, SampleTable, SampleTotals
from samples.shapes import Crosstab, Small
from samples.vocabulary import DateBasis, Outcome
from samples.world import FORCES, UNTIL, disclosures, world

ALL = [item for force in FORCES for item in disclosures(force)]
TABLES = [(item, table) for item in ALL for table in item.tables]

# reference/references.csv, one line a force.
REFERENCES = {
    "bedfordshire": r"FOI20\d{2}/\d{5}",
    "metropolitan": r"01[./]FOI[./]\d{2}[./]\d{6}",
    "south-wales": r"\d{2,4}/\d{2}",
    "dyfed-powys": r"\d{1,5}/20\d{2}",
    "cleveland": r"\d{1,5}\s?-\s?\d{2}",
}


def test_the_world_is_large_enough() -> None:
    assert set(FORCES) == {
        "bedfordshire",
        "metropolitan",
        "south-wales",
        "dyfed-powys",
        "cleveland",
    }
    assert len(ALL) >= 90
    assert min(Counter(item.force for item in ALL).values()) >= 15
    assert len(TABLES) >= 140
    assert sum(table.body_cells for _, table in TABLES) >= 1500
    applied = [exemption for item in ALL for exemption in item.exemptions if exemption.applied]
    assert len(applied) >= 15
    assert len({exemption.section for exemption in applied}) >= 8
    assert len({item.topic for item in ALL}) >= 10


def test_the_world_spans_three_years_and_ends_where_it_should() -> None:
    years = {item.published_on.year for item in ALL}
    assert years == {2023, 2024, 2025}
    for force in FORCES:
        newest = disclosures(force)[0].published_on
        assert UNTIL - timedelta(days=60) <= newest < UNTIL


def test_every_outcome_and_form_occurs() -> None:
    outcomes = Counter(item.outcome for item in ALL)
    for outcome in (
        Outcome.GRANTED,
        Outcome.GRANTED_SUPPRESSED,
        Outcome.PARTIAL,
        Outcome.WITHHELD,
        Outcome.NOT_HELD,
        Outcome.COST,
        Outcome.COST_WITH_DATA,
        Outcome.NCND,
        Outcome.ACCESSIBLE_ELSEWHERE,
    ):
        assert outcomes[outcome] >= 2, outcome
    assert {item.form for item in ALL} == set(Form)
    assert any(not exemption.applied for item in ALL for exemption in item.exemptions)
    assert any(exemption.ncnd for item in ALL for exemption in item.exemptions)


def test_several_questions_went_to_all_five_forces_in_other_words() -> None:
    families: dict[str, list[SampleDisclosure]] = defaultdict(list)
    for item in ALL:
        if item.family:
            families[item.family].append(item)
    complete = [items for items in families.values() if {i.force for i in items} == set(FORCES)]
    assert len(complete) >= 6
    for items in complete:
        received = [item.received_on for item in items]
        assert max(received) - min(received) <= timedelta(days=14)
        for one, other in combinations(items, 2):
            assert one.request != other.request


def test_references_have_the_shape_of_their_force() -> None:
    for item in ALL:
        assert re.fullmatch(REFERENCES[item.force], item.reference), item.reference
    for force in FORCES:
        slugs = [item.slug_reference for item in disclosures(force)]
        assert len(slugs) == len(set(slugs))


def test_one_answer_prints_the_reference_of_another() -> None:
    borrowed = [item for item in ALL if item.reference != item.slug_reference]
    assert [item.force for item in borrowed] == ["dyfed-powys"]
    (item,) = borrowed
    assert any(other.reference == item.reference for other in ALL if other is not item)
    assert any(isinstance(b, Para) and item.reference in b.text for b in item.page)
    assert slugify(item.title) in item.path


def test_addresses_are_unique_and_filed_by_month_of_publication() -> None:
    paths = [item.path for item in ALL]
    assert len(paths) == len(set(paths))
    for item in ALL:
        assert item.path.startswith("/foi-ai/")
        assert f"{ENGLISH_MONTHS[item.published_on.month - 1]}" in item.path
        assert (item.welsh_path is not None) == (HOUSES[item.force].welsh_name is not None)
        for attachment in item.attachments:
            assert attachment.path.startswith("/SysSiteAssets/foi-media/")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("FOI 89/26 AI tools", "foi-8926-ai-tools"),
        ("Rural crime 1142/2024", "rural-crime-11422024"),
        ("Equality, diversity & inclusion", "equality-diversity--inclusion"),
        ("101 calls: waiting times", "101-calls--waiting-times"),
        ("FOI 401-24 Firearm officers", "foi-401-24-firearm-officers"),
    ],
)
def test_slugs_lose_what_the_platform_drops(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_dates_are_in_order() -> None:
    for item in ALL:
        assert item.received_on < item.responded_on <= item.published_on
        if item.received_basis is DateBasis.INFERRED_YEAR:
            assert item.responded_basis is DateBasis.PRINTED


def test_questions_and_tables_belong_together() -> None:
    for item in ALL:
        assert item.questions
        assert [q.position for q in item.questions] == list(range(1, len(item.questions) + 1))
        assert [t.position for t in item.tables] == list(range(len(item.tables)))
        for table in item.tables:
            assert table.question in {q.position for q in item.questions}
            assert len({len(row) for row in table.grid}) == 1
            assert (table.attachment is None) == (item.form is Form.PAGE)


# --------------------------------------------------------------------------- arithmetic


def number(text: str | None) -> float | None:
    """A printed number; a blank and an explained dash count as nothing."""
    bare = (text or "").replace(",", "").strip("£%")
    if bare in ("", "-"):
        return 0.0
    return float(bare) if bare.replace(".", "", 1).isdigit() else None


def body(table: SampleTable) -> list[list[float | None]]:
    return [
        [number(cell) for cell in row[table.stubs :]] for row in table.grid[table.header_rows :]
    ]


def labels(table: SampleTable) -> list[str]:
    return [row[0] or "" for row in table.grid[table.header_rows :]]


def is_total(label: str) -> bool:
    return bool(re.match(r"(?i)(grand )?total|all years|total calls", label))


def column_sums_agree(table: SampleTable) -> bool:
    names, rows = labels(table), body(table)
    if table.levels > 1:
        return tree_agrees(table)
    totals = [row for name, row in zip(names, rows, strict=True) if is_total(name)]
    parts = [row for name, row in zip(names, rows, strict=True) if not is_total(name)]
    sums = [sum(value or 0.0 for value in column) for column in zip(*parts, strict=True)]
    return all(
        total == pytest.approx(want)
        for row in totals
        for total, want in zip(row, sums, strict=True)
    )


def row_sums_agree(table: SampleTable) -> bool:
    last = table.grid[0][-1] or ""
    if not is_total(last):
        return True
    return all(row[-1] == pytest.approx(sum(v or 0.0 for v in row[:-1])) for row in body(table))


def tree_agrees(table: SampleTable) -> bool:
    """Some parse of the column into parents and children makes every parent a sum.

    Written apart from the generator: a row is a parent if the rows that follow it,
    taken until their sum is reached, add up to it in every column.
    """
    rows = [row for name, row in zip(labels(table), body(table), strict=True) if not is_total(name)]
    place = 1 if table.levels == 3 else 0
    parents = []
    while place < len(rows):
        parent = rows[place]
        running = [0.0] * len(parent)
        place += 1
        while running != parent:
            if place >= len(rows):
                return False
            running = [a + (b or 0.0) for a, b in zip(running, rows[place], strict=True)]
            place += 1
        parents.append(parent)
    whole = [sum(v or 0.0 for v in column) for column in zip(*parents, strict=True)]
    return table.levels < 3 or rows[0] == whole


@pytest.mark.parametrize("kind", [SampleTotals.AGREE])
def test_printed_totals_are_right(kind: SampleTotals) -> None:
    checked = [(item, table) for item, table in TABLES if table.totals is kind]
    assert len(checked) >= 80
    for item, table in checked:
        assert column_sums_agree(table) or column_sums_agree(turned(table)), (item.path, table)
        assert row_sums_agree(table), (item.path, table.caption)


def turned(table: SampleTable) -> SampleTable:
    """The same table on its side; a turned crosstab has its totals in the last column."""
    flipped = tuple(tuple(row) for row in zip(*table.grid, strict=True))
    return SampleTable(table.position, flipped, table.stubs, table.header_rows)


def test_exactly_one_table_is_wrong_and_it_is_wrong() -> None:
    wrong = [table for _, table in TABLES if table.totals is SampleTotals.WRONG]
    assert len(wrong) == 1
    assert not column_sums_agree(wrong[0])


def test_no_hidden_cell_can_be_worked_out_from_a_total() -> None:
    hidden = [table for _, table in TABLES if table.totals is SampleTotals.SUPPRESSED]
    assert hidden
    for table in hidden:
        rows = [row for row in table.grid[table.header_rows :] if not is_total(row[0] or "")]
        for column in range(table.stubs, len(table.grid[0])):
            starred = sum(row[column] in ("*", "<5") for row in rows)
            assert starred != 1, table.caption


def test_marks_for_small_numbers_occur_and_are_explained() -> None:
    cells = Counter(cell for _, table in TABLES for row in table.grid for cell in row)
    assert cells["<5"] >= 10
    assert cells["*"] >= 10
    assert cells[""] >= 10
    assert cells["-"] >= 2
    for _, table in TABLES:
        marks = {cell for row in table.grid[table.header_rows :] for cell in row[table.stubs :]}
        if "*" in marks or "-" in marks:
            assert table.notes, table.caption


def test_percentages_money_and_levels_occur() -> None:
    bodies = [body_text(table) for _, table in TABLES]
    assert sum("%" in text for text in bodies) >= 5
    assert sum("£" in text for text in bodies) >= 5
    assert sum(table.levels == 3 for _, table in TABLES) >= 5
    assert sum(table.header_rows == 2 for _, table in TABLES) >= 3
    assert sum(table.stubs == 2 for _, table in TABLES) >= 2
    assert sum(table.source is not None for _, table in TABLES) >= 10
    two = [i for i in ALL if len({t.source for t in i.tables if t.source}) == 2]
    assert two, "an answer drawn from two systems"


def body_text(table: SampleTable) -> str:
    return " ".join(cell or "" for row in table.grid[table.header_rows :] for cell in row)


def test_shapes_that_would_give_a_hidden_number_away_are_refused() -> None:
    with pytest.raises(ValueError, match="single hidden cell"):
        Crosstab("t", "x", ("a", "b"), rare=1, small=Small.STAR)
    with pytest.raises(ValueError, match="low must be"):
        Crosstab("t", "x", ("a", "b"), low=2, rare=2, small=Small.LESS_THAN)


# --------------------------------------------------------------------------- sameness

DIGEST = """
import hashlib
from samples.documents import document_bytes
from samples.world import FORCES, world
digest = hashlib.sha256()
for force in FORCES:
    for edition in (1, 2):
        made = world(force, edition)
        digest.update(repr((made.disclosures, made.others, made.dead, made.gone)).encode())
    for item in world(force).disclosures:
        if item.attachments:
            digest.update(document_bytes(item))
print(digest.hexdigest())
"""


def test_the_same_bytes_in_another_process() -> None:
    """Neither the clock, nor the hash seed, nor the order of calls makes a difference."""
    found = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo"))
    }
    assert len(found) == 1


def test_documents_are_the_same_when_built_again() -> None:
    items = [item for item in ALL if item.attachments]
    first = [hashlib.sha256(document_bytes(item)).digest() for item in items]
    document_bytes.cache_clear()
    assert [hashlib.sha256(document_bytes(item)).digest() for item in items] == first


def test_the_world_can_end_on_another_day() -> None:
    other = disclosures("cleveland", until=date(2024, 6, 28))
    assert len(other) == len(disclosures("cleveland"))
    assert max(item.published_on for item in other) < date(2024, 6, 28)


def test_more_items_can_be_asked_for() -> None:
    many = disclosures("bedfordshire", extra=60)
    assert len(many) == len(disclosures("bedfordshire")) + 60
    assert len({item.path for item in many}) == len(many)


@pytest.mark.parametrize("force", FORCES)
def test_the_second_night_changes_four_things(force: str) -> None:
    before = {item.topic: item for item in world(force, 1).disclosures}
    after = {item.topic: item for item in world(force, 2).disclosures}
    (new,) = after.keys() - before.keys()
    (removed,) = before.keys() - after.keys()
    assert new == "fireworks"
    assert before[removed].path in world(force, 2).gone
    differing = [topic for topic in before.keys() & after.keys() if before[topic] != after[topic]]
    assert len(differing) == 2
    words = [topic for topic in differing if before[topic].tables != after[topic].tables]
    days = [t for t in differing if before[t].published_at != after[t].published_at]
    assert len(words) == len(days) == 1
    assert words != days
    assert after[words[0]].reference == before[words[0]].reference
    assert after[words[0]].path == before[words[0]].path
    assert after[words[0]].changed_at > before[words[0]].changed_at
    assert after[days[0]].path == before[days[0]].path


def test_unknown_forces_and_editions_are_refused() -> None:
    with pytest.raises(KeyError):
        disclosures("atlantis")
    with pytest.raises(ValueError, match="edition"):
        world("cleveland", 3)


def test_truth_is_told_in_the_words_of_the_schema() -> None:
    assert {str(word) for word in Outcome} <= {str(word) for word in parsers.types.Outcome}
    assert {str(word) for word in DateBasis} <= {str(word) for word in parsers.types.DateBasis}
