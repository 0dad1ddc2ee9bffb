"""The stage over ``staging.db``: lasting groups, nothing of what left, and the closest answers."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from db.create import make_table
from db.load import withdraw
from db.publish import publish
from db.questions.lasting import lasting_names
from db.questions.lookup import MANY, write_common_words, write_prints
from db.questions.match import Match, Nearness, closest
from db.questions.packing import pack
from db.questions.stage import QuestionsReport, relate_requests
from db.questions.stances import STANCES, Stance, stance
from db.records import Record
from db.schema_questions import REQUEST_PRINTS
from parsers.types import Outcome, Policy
from tests.db.questions.made_requests import (
    OWLS,
    OWN,
    PREAMBLE,
    SWANS,
    Printed,
    numbered,
    round_robin,
    unrelated,
)
from tests.db.records import NIGHT, edited, load, record

LATER = tuple(question.replace("2019 to 2022", "2023 to 2025") for question in SWANS)


@pytest.fixture
def staging(tmp_path: Path) -> Path:
    return tmp_path / "staging.db"


def loaded(staging: Path, requests: Iterable[Printed], **policy: Policy) -> None:
    """Load each force's requests as answers; ``policy`` is by force."""
    by_force: dict[str, list[Record]] = {}
    for place, one in enumerate(requests):
        answer = record(one.force, one.key, day=place)
        by_force.setdefault(one.force, []).append(
            edited(answer, request=one.text, title=f"Title {one.key}", summary=None)
        )
    for force, answers in by_force.items():
        load(staging, force, answers, policy=policy.get(force))


def members(path: Path) -> dict[str, tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT disclosure, group_key, family_key FROM group_members")
        return {key: (name, family) for key, name, family in rows}


def key_of(one: Printed) -> str:
    return f"{one.force}/{one.key}"


def test_groups_are_written_and_only_what_changed_is_read_again(staging: Path) -> None:
    swans, owls = round_robin("swans", PREAMBLE, SWANS), round_robin("owls", (), OWLS)
    loaded(staging, [*swans, *owls, *unrelated()])
    assert relate_requests(staging) == QuestionsReport(18, 18, 2, 10)
    first = members(staging)
    assert {name for key, (name, _) in first.items()} == {
        first[key_of(swans[0])][0],
        first[key_of(owls[0])][0],
    }
    assert relate_requests(staging) == QuestionsReport(18, 0, 2, 10)
    assert members(staging) == first


def test_names_stay_when_a_group_grows_and_shrinks(staging: Path) -> None:
    swans = round_robin("swans", PREAMBLE, SWANS)
    loaded(staging, swans[2:4])
    relate_requests(staging)
    (name,) = {name for name, _ in members(staging).values()}
    loaded(staging, swans)
    relate_requests(staging)
    assert {one for one, _ in members(staging).values()} == {name}
    withdraw(staging, [key_of(swans[2])], at=NIGHT)
    relate_requests(staging)
    found = members(staging)
    assert {one for one, _ in found.values()} == {name}
    assert key_of(swans[2]) not in found


def test_other_periods_are_a_family(staging: Path) -> None:
    swans, later = round_robin("swans", PREAMBLE, SWANS), round_robin("later", PREAMBLE, LATER)
    loaded(staging, [*swans, *later])
    relate_requests(staging)
    found = members(staging)
    assert len({name for name, _ in found.values()}) == 2
    assert len({family for _, family in found.values()}) == 1


def test_no_words_of_what_left_stay_in_staging(staging: Path) -> None:
    loaded(staging, round_robin("swans", PREAMBLE, SWANS))
    relate_requests(staging)
    withdraw(staging, [f"{force}/swans-{force}" for force in ("kent", "essex")], at=NIGHT)
    with closing(sqlite3.connect(staging)) as connection:
        kept = {row[0] for row in connection.execute("SELECT disclosure FROM wordings")}
    assert kept
    assert not kept & {"kent/swans-kent", "essex/swans-essex"}


@given(
    st.dictionaries(st.text("abc", min_size=1, max_size=2), st.sampled_from("xyz"), max_size=12),
    st.dictionaries(st.text("abc", min_size=1, max_size=2), st.sampled_from("mno"), max_size=12),
)
def test_lasting_names_are_one_a_group(home: dict[str, str], before: dict[str, str]) -> None:
    groups: dict[str, list[str]] = {}
    for member, group in home.items():
        groups.setdefault(group, []).append(member)
    names = lasting_names(groups, before)
    assert set(names) == set(groups)
    assert len(set(names.values())) == len(names)
    whole = {group for group, keys in groups.items() if len({before.get(key) for key in keys}) == 1}
    for group in whole:
        name = before.get(groups[group][0])
        others = [one for other, one in names.items() if other != group]
        assert name is None or names[group] == name or name in others


@pytest.fixture
def published(staging: Path, tmp_path: Path) -> Path:
    target = tmp_path / "forcewide.db"
    swans, owls = round_robin("swans", PREAMBLE, SWANS), round_robin("owls", (), OWLS)
    loaded(staging, [*swans, *owls, *unrelated()], cleveland=Policy.LINK_ONLY)
    relate_requests(staging)
    publish(staging, target, policy=Policy.FULL)
    return target


def nearest(path: Path, text: str) -> tuple[Match, ...]:
    with closing(sqlite3.connect(path)) as connection:
        return closest(connection, text)


def test_the_closest_answers_come_first(published: Path) -> None:
    found = nearest(published, f"Dear Durham Constabulary,\n{numbered(SWANS)}")
    same = [one.key for one in found if one.nearness is Nearness.SAME]
    assert sorted(same) == [
        "cumbria/swans-cumbria",
        "essex/swans-essex",
        "gwent/swans-gwent",
        "kent/swans-kent",
    ]
    assert [one.nearness for one in found] == sorted(
        (one.nearness for one in found), key=list(Nearness).index
    )


def test_a_part_of_a_request_is_close_and_another_wording_related(published: Path) -> None:
    parts = nearest(published, " ".join([*SWANS[:2], *OWN[:4]]))
    assert {one.nearness for one in parts if "swans" in one.key} == {Nearness.CLOSE}
    reworded = nearest(published, "I want to know about any poisoned owls lying around in a barn.")
    assert reworded[0].nearness is Nearness.RELATED
    assert all("owls" in one.key for one in reworded)


def test_a_text_about_nothing_published_finds_nothing(published: Path) -> None:
    assert nearest(published, "Helicopter turbines and rotor maintenance contracts") == ()
    assert nearest(published, "") == ()


def test_a_force_shown_as_links_gives_no_hashes(published: Path) -> None:
    with closing(sqlite3.connect(published)) as connection:
        (count,) = connection.execute(
            "SELECT count(*) FROM request_prints p JOIN disclosures d ON d.id = p.disclosure_id"
            " WHERE d.force = 'cleveland'"
        ).fetchone()
        groups = connection.execute("SELECT answers, forces, title FROM request_groups").fetchall()
        rows = connection.execute(
            "SELECT count(*), count(DISTINCT d.force) FROM group_members m"
            " JOIN disclosures d ON d.key = m.disclosure GROUP BY m.group_key"
        ).fetchall()
    assert count == 0
    assert sorted((answers, forces) for answers, forces, _ in groups) == sorted(rows)
    assert all(title for _, _, title in groups)


def test_every_outcome_has_a_stance() -> None:
    assert set(STANCES) == set(Outcome)
    assert stance(None) == Stance.NEITHER
    assert stance("cost") == Stance.REFUSED


def test_disagreements_are_groups_that_some_answered_and_others_refused(
    staging: Path, tmp_path: Path
) -> None:
    outcomes = ("granted", "withheld", "partial", "granted", "not_held")
    for name, questions in (("swans", SWANS), ("owls", OWLS)):
        for place, one in enumerate(round_robin(name, (), questions)):
            word = Outcome(outcomes[place] if name == "swans" else "granted")
            answer = edited(record(one.force, one.key), request=one.text, outcome=word)
            load(staging, one.force, [answer], complete=False)
    relate_requests(staging)
    target = tmp_path / "forcewide.db"
    publish(staging, target, policy=Policy.FACTS)
    with closing(sqlite3.connect(target)) as connection:
        rows = connection.execute(
            "SELECT disclosure, outcome, sections, released, refused FROM disagreements"
        ).fetchall()
        count = connection.execute("SELECT count(*) FROM group_answers").fetchone()
    assert count == (10,)
    assert sorted(row[0] for row in rows) == sorted(
        key_of(one) for one in round_robin("swans", (), SWANS)
    )
    assert {row[2:] for row in rows} == {("FOIA 40", 2, 1)}


def test_what_very_many_share_is_kept_as_a_count(tmp_path: Path) -> None:
    """CROWDED: as many requests as the limit are kept, one more are not."""
    words = " ".join(f"word{chr(97 + n)}" for n in range(7))
    for limit, kept in ((3, {1, 2, 3}), (2, {MANY})):
        with closing(sqlite3.connect(":memory:")) as connection:
            make_table(Database(connection), REQUEST_PRINTS)
            write_prints(connection, [(n, pack(words)) for n in (1, 2, 3)], crowded=limit)
            rows = connection.execute("SELECT disclosure_id FROM request_prints").fetchall()
        assert {row[0] for row in rows} == kept


def counted(path: Path) -> dict[str, int]:
    """Have every word counted exactly; the counts by stem."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM common_words")
        write_common_words(connection, counted=0)
        return dict(connection.execute("SELECT word, answers FROM common_words").fetchall())


def test_rare_words_are_searched_for_as_far_as_their_answers_are_read_in_time(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """READ: as many answers as the limit are ranked, one more are not."""
    answers = counted(published)
    text = "Owls, kites, officers?"
    assert answers["kite"] < answers["owl"] < answers["offic"]
    for limit, searched in (
        (answers["kite"], {"kites"}),
        (answers["kite"] + answers["owl"] - 1, {"kites"}),
        (answers["kite"] + answers["owl"], {"kites", "owls"}),
    ):
        monkeypatch.setattr("db.questions.match.READ", limit)
        monkeypatch.setattr("db.questions.match.TOGETHER", 0)
        asked: list[str] = []
        with closing(sqlite3.connect(published)) as connection:
            connection.set_trace_callback(asked.append)
            found = closest(connection, text)
        (query,) = [one for one in asked if "MATCH" in one]
        assert {word for word in ("kites", "owls", "officers") if word in query} == searched
        assert found[0].key.startswith("essex/own")


def test_what_only_very_common_words_say_is_related_to_nothing(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted(published)
    monkeypatch.setattr("db.questions.match.READ", 1)
    assert nearest(published, "Officers?") == ()
