"""The files of pins are complete: who installs from them needs no resolver, now or in a year."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
RUN_TIME: Final = "requirements.txt"
DEVELOPMENT: Final = "requirements-dev.txt"
# The group of pyproject.toml that each file has beside the dependencies.
GROUPS: Final = {RUN_TIME: "build", DEVELOPMENT: "dev"}

HERE: Final = {name: str(value) for name, value in default_environment().items()}
# What markers ask for, here and elsewhere. What another machine needs is not walked further:
# its metadata is not installed here.
MACHINES: Final = [
    {},
    *(
        {"python_version": version, "python_full_version": f"{version}.0"}
        for version in ("3.11", "3.12", "3.13", "3.14", "3.15")
    ),
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    {"sys_platform": "darwin", "platform_system": "Darwin"},
]

_ENTRY: Final = re.compile(r"(?P<pin>[a-z0-9-]+(\[[a-z,]+\])?==[^ ]+( ; .+)?) \\")
_OTHER: Final = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?|    #.*")


class Pin(NamedTuple):
    """One entry of a file of pins: the one version, and the extras that were asked for."""

    version: str
    extras: frozenset[str]


def lines(name: str) -> list[str]:
    return (ROOT / name).read_text("utf-8").splitlines()


def pinned(name: str, machine: Mapping[str, str]) -> dict[str, Pin]:
    """The pins of ``name`` whose markers hold on ``machine``, by package."""
    found: dict[str, Pin] = {}
    for entry in filter(None, map(_ENTRY.fullmatch, lines(name))):
        wanted = Requirement(entry["pin"])
        if wanted.marker is None or wanted.marker.evaluate({**machine}):
            package = canonicalize_name(wanted.name)
            assert package not in found, f"{package} is pinned twice"
            (only,) = wanted.specifier
            found[package] = Pin(only.version, frozenset(wanted.extras))
    return found


@cache
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def group(name: str) -> Iterator[str]:
    for entry in project()["dependency-groups"][name]:
        if isinstance(entry, str):
            yield entry
        else:
            yield from group(entry["include-group"])


def roots(name: str) -> list[Requirement]:
    """What the project itself asks for: to run and to be built, or to be worked on as well."""
    own = [*project()["project"]["dependencies"], *project()["build-system"]["requires"]]
    return [Requirement(text) for text in (*own, *group(GROUPS[name]))]


def needs(wanted: Requirement, machine: Mapping[str, str]) -> Iterator[Requirement]:
    """What ``wanted``, as installed here, asks for in turn, its extras included."""
    try:
        texts = metadata.requires(wanted.name) or []
    except metadata.PackageNotFoundError:
        return
    there = [{**machine, "extra": extra} for extra in ("", *wanted.extras)]
    for needed in map(Requirement, texts):
        if needed.marker is None or any(map(needed.marker.evaluate, there)):
            yield needed


def walk(name: str, machine: Mapping[str, str]) -> Iterator[Requirement]:
    """Every requirement that can be reached from the project's own on ``machine``."""
    waiting = deque(roots(name))
    seen: set[str] = set()
    while waiting:
        wanted = waiting.popleft()
        key = f"{canonicalize_name(wanted.name)} {sorted(wanted.extras)} {wanted.specifier}"
        if key not in seen:
            seen.add(key)
            yield wanted
            waiting.extend(needs(wanted, machine))


def unmet(wanted: Iterable[Requirement], pins: Mapping[str, Pin]) -> list[str]:
    """The requirements that no pin answers, or one of another version or without the extras."""
    bad = []
    for each in wanted:
        pin = pins.get(canonicalize_name(each.name))
        if pin is None or not each.specifier.contains(pin.version, prereleases=True):
            bad.append(str(each))
        elif not pin.extras >= each.extras:
            bad.append(f"{each} is pinned without its extras")
    return bad


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: "-".join(m.values()) or "here")
@pytest.mark.parametrize("name", [RUN_TIME, DEVELOPMENT])
def test_every_requirement_is_pinned_with_its_extras(name: str, machine: dict[str, str]) -> None:
    there = HERE | machine
    reached = list(walk(name, there))
    assert len(reached) > len(roots(name))
    assert unmet(reached, pinned(name, there)) == []


@pytest.mark.parametrize(
    ("wanted", "bad"),
    [
        ("coverage>=7", []),
        ("coverage[toml]>=7", ["coverage[toml]>=7 is pinned without its extras"]),
        ("coverage>=8", ["coverage>=8"]),
        ("tomli", ["tomli"]),
    ],
)
def test_a_missing_pin_is_noticed(wanted: str, bad: list[str]) -> None:
    assert unmet([Requirement(wanted)], {"coverage": Pin("7.17.3", frozenset())}) == bad


@pytest.mark.parametrize("name", [RUN_TIME, DEVELOPMENT])
def test_nothing_else_is_pinned(name: str) -> None:
    assert {canonicalize_name(each.name) for each in walk(name, HERE)} == set(pinned(name, HERE))


def test_what_is_pinned_is_what_is_installed() -> None:
    versions = {name: pin.version for name, pin in pinned(DEVELOPMENT, HERE).items()}
    assert {name: metadata.version(name) for name in versions} == versions


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: "-".join(m.values()) or "here")
def test_both_files_name_the_same_versions(machine: dict[str, str]) -> None:
    all_of_it = pinned(DEVELOPMENT, HERE | machine)
    run_time = pinned(RUN_TIME, HERE | machine)
    assert run_time
    assert {name: all_of_it[name].version for name in run_time} == {
        name: pin.version for name, pin in run_time.items()
    }


@pytest.mark.parametrize("name", [RUN_TIME, DEVELOPMENT])
def test_the_files_have_pins_with_hashes_and_no_address(name: str) -> None:
    written = lines(name)
    assert [
        each for each in written if not (_ENTRY.fullmatch(each) or _OTHER.fullmatch(each))
    ] == []
    assert [each for each in written if "://" in each] == []
    after = [written[at + 1] for at, each in enumerate(written) if _ENTRY.fullmatch(each)]
    assert after
    assert all(each.startswith("    --hash=") for each in after)


def imported(folder: str) -> Iterator[tuple[str, str]]:
    """Each package that a module under ``folder`` imports, with the module's path."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names = [node.module]
            yield from ((name.split(".")[0], f"{path.relative_to(ROOT)}") for name in names)


def of_extras() -> set[str]:
    """What an extra brings: imported late, and only where it is installed."""
    extras = project()["project"]["optional-dependencies"]
    return {canonicalize_name(Requirement(one).name) for extra in extras.values() for one in extra}


@pytest.mark.parametrize(
    ("name", "folders"),
    [(RUN_TIME, ("scraper", "parsers", "db", "samples")), (DEVELOPMENT, ("tests",))],
)
def test_what_the_code_imports_is_declared(name: str, folders: tuple[str, ...]) -> None:
    declared = {canonicalize_name(each.name) for each in roots(name)} | of_extras()
    owners = metadata.packages_distributions()
    known = sys.stdlib_module_names | {"scraper", "parsers", "db", "samples", "tests", "benchmarks"}
    undeclared = {
        (module, where)
        for folder in folders
        for module, where in imported(folder)
        if module not in known
        and declared.isdisjoint(canonicalize_name(o) for o in (module, *owners.get(module, ())))
    }
    assert undeclared == set()
