"""Dimensions and concepts, each with its witnesses."""

import pytest

from db.questions.dimension_data import CONCEPTS, DIMENSIONS, Concept, Dimension
from db.questions.dimensions import concept, dimension_of, named_dimension
from db.questions.outcome_types import OUTCOMES, OutcomeType


@pytest.mark.parametrize("row", DIMENSIONS, ids=lambda row: row.name)
def test_headings(row: Dimension) -> None:
    assert named_dimension(row.yes) == row.name
    assert named_dimension(row.no) != row.name


@pytest.mark.parametrize("row", CONCEPTS, ids=lambda row: f"{row.dimension}-{row.name}")
def test_labels(row: Concept) -> None:
    assert concept(row.yes) == (row.dimension, row.name)
    assert concept(row.no) != (row.dimension, row.name)


@pytest.mark.parametrize("row", OUTCOMES, ids=lambda row: row.name)
def test_outcome_types(row: OutcomeType) -> None:
    assert concept(row.yes) == ("outcome", row.name)
    assert concept(f"{row.number} - {row.yes}") == ("outcome", row.name)
    assert concept(row.no) != ("outcome", row.name)


def test_all_outcome_types_are_there() -> None:
    assert [row.number for row in OUTCOMES] == list(range(1, 23))


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("18-24", "18-24"),
        ("18 to 24 years", "18-24"),
        ("Under 18", "<18"),
        ("17 and under", "<18"),
        ("65+", "65+"),
        ("65 and over", "65+"),
        ("Age unknown", "unknown"),
        ("24-18", None),
        ("18-240", None),
        ("2019-20", None),
        ("18", None),
    ],
)
def test_ages(label: str, said: str | None) -> None:
    assert concept(label) == (("age", said) if said else concept(label))
    assert said or (concept(label) or ("",))[0] != "age"


@pytest.mark.parametrize(
    ("heading", "labels", "name"),
    [
        ("Age band", ["North"], "age"),
        (None, ["18-24", "25-34", "Not known"], "age"),
        (None, ["18-24", "North", "South"], None),
        (None, ["Male", "Female", "Not recorded"], "sex"),
        (None, [], None),
        ("Colour", ["Red"], None),
    ],
)
def test_what_labels_vary_by(heading: str | None, labels: list[str], name: str | None) -> None:
    assert dimension_of(heading, labels) == name
