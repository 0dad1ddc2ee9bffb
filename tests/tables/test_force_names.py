"""The names of forces in labels: found without importing a force for labels that name none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from parsers.force_names import force_of, spoken_names, spoken_words


@pytest.mark.parametrize("name", spoken_names())
def test_every_name_is_found(name: str) -> None:
    assert force_of(name, plain=True) == spoken_names()[name]


@pytest.mark.parametrize("label", ["Total", "2022", "Flights", "North", "", "Central", "Unknown"])
def test_a_label_that_names_none(label: str) -> None:
    assert force_of(label, plain=True) is None


def test_ordinary_labels_import_no_force() -> None:
    program = (
        "import sys; from parsers.force_names import force_of;"
        "assert [force_of(one, plain=True) for one in ('Total', '2022', 'Drone flights')]"
        " == [None] * 3; assert 'parsers.directory' not in sys.modules;"
        "assert force_of('Kent', plain=True) == 'kent'; assert 'parsers.directory' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[2])


def test_all_names_are_known_without_importing_a_force() -> None:
    """What no force is called beside them: bodies that are no police force."""
    assert spoken_names().keys() <= spoken_words()
    assert {name for name in spoken_words() - spoken_names().keys() if "police" not in name} <= {
        *("npcc", "belfast airport", "civil nuclear constabulary", "port of portland")
    }
