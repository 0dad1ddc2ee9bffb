"""Which force a figure is about: named in a label or the caption, never guessed from a place."""

from __future__ import annotations

from parsers.force_names import force_of
from parsers.tables import read_table
from parsers.tables.subjects import with_subjects
from parsers.types import Table
from tests.tables.reading import to_grid


def subjects(text: str, caption: str | None = None) -> list[str | None]:
    table = Table(0, to_grid(text), caption=caption)
    reading = with_subjects(read_table(table), table)
    assert reading.figures
    return [figure.subject_force for figure in reading.figures]


def test_banners_of_a_joint_team_name_the_force() -> None:
    text = """
    Offence | 2018 | 2019
    NORFOLK >3
    Arson | 11 | 12
    Theft | 210 | 190
    SUFFOLK >3
    Arson | 9 | 14
    Theft | 180 | 170
    """
    assert subjects(text) == ["norfolk"] * 4 + ["suffolk"] * 4


def test_a_list_of_all_forces_and_its_total() -> None:
    text = """
    Force | Officers
    Avon & Somerset | 40
    City of London Police | 12
    PSNI | 30
    Total | 82
    """
    assert subjects(text) == ["avon-and-somerset", "city-of-london", "northern-ireland", None]


def test_forces_over_columns() -> None:
    text = """
    Year | Bedfordshire Police | Cambridgeshire Constabulary
    2021 | 5 | 7
    2022 | 6 | 9
    """
    assert subjects(text) == ["bedfordshire", "cambridgeshire"] * 2


def test_a_county_alone_is_a_place() -> None:
    text = """
    Where stolen | 2021 | 2022
    Kent | 15 | 27
    Calais | 36 | 29
    """
    assert subjects(text) == [None] * 4


def test_a_caption_that_names_one_force() -> None:
    text = """
    Year | Dogs
    2021 | 5
    """
    assert subjects(text, "Dogs of Thames Valley Police by year") == ["thames-valley"]
    assert subjects(text, "Dogs of Kent Police and Essex Police") == [None]
    assert subjects(text, "Dogs stolen in Kent") == [None]


def test_names_in_use() -> None:
    full = ["Met Police", "Heddlu Gwent", "Police Scotland", "Devon and Cornwall Police"]
    assert [force_of(name, plain=False) for name in full] == [
        "metropolitan",
        "gwent",
        "scotland",
        "devon-and-cornwall",
    ]
    assert force_of("Police", plain=True) is None
    assert force_of("Dorset", plain=False) is None
