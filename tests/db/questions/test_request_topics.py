"""Topics from requests that no subject names, and what an unnamed answer is about."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.publish import publish
from db.questions.answered import name_subjects
from db.questions.curated import CURATED, Curated
from db.questions.measure_stage import measure_tables
from db.questions.named import read
from db.questions.phrases import Phrases, words_of
from db.questions.request_topics import FORCES, Member, topic_of_family
from db.questions.said import topic_of, topics
from db.questions.stage import relate_requests
from parsers.types import Outcome, Policy
from tests.db.records import document, edited, load, record

ASKED = (
    "Please answer the following about brass bands.\n"
    "1. How many brass bands has {force} paid for since 2019, and at which parades did they play?\n"
    "2. Which tunes were played, who chose them, and what did the instruments cost?"
)


@pytest.mark.parametrize("row", CURATED, ids=lambda row: row.slug)
def test_a_curated_name_is_for_its_titles_and_no_others(row: Curated) -> None:
    alone = Phrases([(row.slug, row.phrases)])
    assert alone.find(words_of(row.yes))
    assert not alone.find(words_of(row.no))


def family(forces: int, *titles: str | None, named: int = 0) -> list[Member]:
    return [
        Member("fam", f"{place}", f"force{place % forces}", title, named)
        for place, title in enumerate(titles)
    ]


def test_a_request_of_three_forces_is_a_topic_called_as_most_call_it() -> None:
    found = topic_of_family(family(FORCES, "Brass bands", "Bands", "Brass bands", None))
    assert found == ("fam", "Brass bands", "Bands; Brass bands", ("0", "1", "2", "3"))
    assert topic_of_family(family(FORCES - 1, "Brass bands", "Bands", "Brass bands")) is None
    assert topic_of_family(family(FORCES, None, None, None)) is None
    assert topic_of_family(family(FORCES, "Burglary", "A", "B", named=1)) is None


def test_a_curated_name_stands_for_its_families() -> None:
    found = topic_of_family(family(FORCES, "Menopause", "Policy on the menopause", "Menopause"))
    assert found is not None
    assert (found.slug, found.name) == ("menopause", "Menopause at work")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    staging, target = tmp_path / "staging.db", tmp_path / "forcewide.db"
    for force, title, outcome, policy in (
        ("kent", "Brass bands", Outcome.GRANTED, None),
        ("essex", "Music", Outcome.WITHHELD, None),
        ("cumbria", "Brass bands", Outcome.NOT_HELD, None),
        ("surrey", "Bands at parades", Outcome.GRANTED, None),
        ("dorset", "Brass bands", Outcome.GRANTED, Policy.LINK_ONLY),
    ):
        given = record(force, "FOI-7/26")
        told = edited(
            given,
            title=title,
            summary=None,
            request=ASKED.format(force=force.title()),
            questions=(),
            outcome=outcome,
            documents=(document(given.key, 0),),
            caveats=(),
        )
        load(staging, force, [told], policy=policy)
    relate_requests(staging)
    name_subjects(staging)
    measure_tables(staging)
    publish(staging, target, policy=Policy.FACTS)
    return target


def test_what_no_subject_names_is_a_topic_of_its_request(published: Path) -> None:
    assert not read(ASKED).named
    with closing(sqlite3.connect(published)) as connection:
        (topic,) = [one for one in topics(connection) if one.name == "Brass bands"]
        assert topic_of(connection, "brass band") == topic.slug
        assert topic_of(connection, "bands parades") == topic.slug
        assert topic_of(connection, "silver bands") is None
        (kind,) = connection.execute("SELECT kind FROM topics WHERE slug = ?", [topic.slug])
        states = dict(
            connection.execute(
                "SELECT force, state FROM topic_cells WHERE topic = ?", [topic.slug]
            ).fetchall()
        )
        (family_key,) = connection.execute("SELECT DISTINCT family_key FROM request_groups")
    assert kind == ("request",)
    assert family_key == (topic.slug,)
    assert (topic.answers, topic.forces) == (4, 4)
    assert {force: states[force] for force in ("kent", "essex", "cumbria", "dorset")} == {
        "kent": "answered",
        "essex": "refused",
        "cumbria": "not_held",
        "dorset": "links_only",
    }
