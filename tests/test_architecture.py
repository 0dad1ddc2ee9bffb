"""The one rule: parsers is pure, scraper acts, db keeps; imports go one way."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("parsers", "db", "scraper", "samples")

# Which of our rooms each room may import. scraper/command/cli.py, demo and nightly know all.
MAY_IMPORT = {
    "parsers": {"parsers"},
    "db": {"db", "parsers"},
    "scraper": {"scraper", "db", "parsers"},
    "samples": {"samples"},
}
# The demo serves the sample sites, so only it and the command line may know them.
SAMPLES_KNOWN_TO = {"scraper/command/demo.py", "scraper/command/drill.py", "scraper/command/cli.py"}

# What would make a parser act: network, database, clock, environment, files, processes.
IMPURE_MODULES = {
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "logging",
    "multiprocessing",
    "os",
    "pathlib",
    "random",
    "requests",
    "secrets",
    "shutil",
    "socket",
    "sqlite3",
    "sqlite_utils",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
    "urllib.request",
    "uuid",
}
# Which rooms of parsers/, db/ and scraper/ each of their rooms may import, besides itself; the
# files beside the rooms (errors, settings, ...) are for all. A new arrow is a decision.
KNOWS = {
    "parsers.types": "",
    "parsers.text": "",
    "parsers.persons": "text types",
    "parsers.letter": "text types",
    "parsers.tables": "types",
    "parsers.documents": "text types",
    "parsers.gate": "documents persons text types",
    "parsers.files": "documents gate types",
    "parsers.answers": "documents files letter persons tables text types",
    "parsers.platforms": "documents files text types",
    "parsers.forces": "platforms types",
    "db.questions": "",
    "db.search": "questions",
    "db.faces": "questions search",
    "scraper.fetch": "",
    "scraper.archive": "fetch",
    "scraper.crawl": "archive fetch",
    "scraper.held": "archive",
    "scraper.reading": "archive crawl fetch held",
    "scraper.recordings": "archive crawl fetch",
    "scraper.memento": "archive crawl fetch recordings",
    "scraper.forcekit": "fetch recordings",
    "scraper.command": "archive crawl fetch forcekit held memento reading recordings",
}
PACKAGES = ("parsers", "db", "scraper")
# The files that speak of documents which the gate keeps back; nothing else is called held.
KNOW_HELD = (
    "parsers/gate/",
    "parsers/files/read.py",
    "parsers/types/document.py",
    "parsers/answers/documents.py",
    "parsers/answers/normalise.py",
    "scraper/archive/gate_rows.py",
    "scraper/held/",
    "scraper/command/quarantine.py",
    "scraper/command/stages.py",
    "db/checks.py",
    "db/coverage.py",
    "db/faces/",
    "db/questions/topics.py",
    "db/questions/vocabulary.py",
    "db/records.py",
    "db/rows.py",
    "db/versions.py",
)
HELD = re.compile(r"(?:^|_)held(?:_|$)", re.IGNORECASE)
# The store: the only modules that write SQL on crawl.db; all others use its verbs.
STORE = {
    "scraper/crawl/timeline.py",
    "scraper/crawl/accounts.py",
    "scraper/crawl/delisted.py",
    "scraper/archive/store.py",
    "scraper/archive/index.py",
    "scraper/archive/readings.py",
    "scraper/archive/sources.py",
    "scraper/archive/marks.py",
    "scraper/archive/nights.py",
    "scraper/archive/withdrawals.py",
    "scraper/archive/gate_rows.py",
    "scraper/archive/conversion_rows.py",
    "scraper/crawl/frontier.py",
    "scraper/crawl/health_rows.py",
    "scraper/crawl/identity.py",
    "scraper/crawl/ledger.py",
    "scraper/crawl/aliases.py",
    "scraper/crawl/links.py",
    "scraper/crawl/listing.py",
    "scraper/crawl/quiet.py",
    "scraper/crawl/runs.py",
    "scraper/crawl/turns.py",
    "scraper/memento/rows.py",
}
SQL = re.compile(
    r"\s*(?:SELECT\b.+\bFROM|INSERT\b.+\bINTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA|WITH\s.+\bAS)\b",
    re.DOTALL,
)
# Counts the rows of forcewide.db, which is published.
OF_THE_PUBLISHED_FILE = "scraper/command/demo.py"
LONGEST_FILE, LONGEST_FUNCTION = 400, 60  # lines
IMPURE_CALLS = {"open", "input", "print", "exec", "eval", "__import__"}
CLOCKS = {"now", "today", "utcnow", "fromtimestamp"}


@cache
def sources(room: str) -> tuple[tuple[str, ast.Module], ...]:
    """Every file of a room with its syntax tree, parsed once for all tests."""
    return tuple(
        (path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8")))
        for path in sorted((ROOT / room).rglob("*.py"))
    )


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wrong_rooms(name: str, tree: ast.Module) -> set[str]:
    room = name.split("/", 1)[0]
    allowed = MAY_IMPORT[room] | ({"samples"} if name in SAMPLES_KNOWN_TO else set())
    return {module.split(".")[0] for module in imports(tree)} & (set(ROOMS) - allowed)


def impurities(tree: ast.Module) -> set[str]:
    found = {module for module in imports(tree) if module in IMPURE_MODULES}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in IMPURE_CALLS:
            found.add(f"{node.func.id}()")
        if isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            found.add(f"{node.func.attr}()")
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_imports_go_one_way(room: str) -> None:
    wrong = {name: bad for name, tree in sources(room) if (bad := wrong_rooms(name, tree))}
    assert not wrong


def test_parsers_are_pure() -> None:
    # The registry imports the force modules it finds; nothing else may look at its own files.
    wrong = {name: bad for name, tree in sources("parsers") if (bad := impurities(tree))}
    assert not wrong


def test_httpx_has_one_home() -> None:
    users = {
        name
        for room in ("scraper", "parsers", "db")
        for name, tree in sources(room)
        if any(module.split(".")[0] == "httpx" for module in imports(tree))
    }
    # Sites are asked by one, and the operator is told by the other.
    assert users == {"scraper/fetch/client.py", "scraper/alerts.py"}


def room_of(module: str) -> str | None:
    """The room of ``KNOWS`` that a dotted name lies in."""
    room = ".".join(module.split(".")[:2])
    return room if room in KNOWS else None


def unknown_rooms(name: str, tree: ast.Module) -> set[str]:
    """Rooms of the same package that the file at ``name`` imports and may not."""
    own = room_of(name.removesuffix(".py").replace("/", "."))
    if own is None:
        return set()
    package = own.split(".")[0]
    known = {own} | {f"{package}.{room}" for room in KNOWS[own].split()}
    reached = {room_of(module) for module in imports(tree)}
    return {room for room in reached if room and room.startswith(package)} - known


@pytest.mark.parametrize("package", PACKAGES)
def test_a_room_imports_only_the_rooms_it_may_know(package: str) -> None:
    wrong = {name: bad for name, tree in sources(package) if (bad := unknown_rooms(name, tree))}
    assert not wrong


def test_every_room_is_in_the_table() -> None:
    folders = {
        f"{package}.{path.name}"
        for package in PACKAGES
        for path in (ROOT / package).iterdir()
        if (path / "__init__.py").exists()
    }
    assert folders == set(KNOWS)


def has_sql(tree: ast.Module) -> bool:
    """Whether a file writes statements, or gives some to a connection."""
    return any(
        (isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value))
        or (isinstance(node, ast.Attribute) and node.attr in {"execute", "executemany"})
        for node in ast.walk(tree)
    )


def test_only_the_store_writes_sql() -> None:
    found = {name for name, tree in sources("scraper") if has_sql(tree)}
    assert found - {OF_THE_PUBLISHED_FILE} == STORE


@pytest.mark.parametrize(
    "source", ["connection.execute(query)", "q = 'SELECT 1 FROM items'", "q = 'UPDATE runs SET a'"]
)
def test_the_sql_test_can_fail(source: str) -> None:
    assert has_sql(ast.parse(source))
    assert not has_sql(ast.parse("'Select a force from the list'"))


def test_the_rooms_stand_on_floors() -> None:
    """No circle: every room can be built when the rooms it knows are."""
    waiting = {
        room: {f"{room.split('.')[0]}.{known}" for known in knows.split()}
        for room, knows in KNOWS.items()
    }
    built: set[str] = set()
    while ready := {room for room, knows in waiting.items() if knows <= built} - built:
        built |= ready
    assert built == set(KNOWS)


def circles(trees: dict[str, ast.Module]) -> set[str]:
    """Modules that are in a circle or know one; an import for types alone is one, too."""
    known = {module: {*modules_of(tree, trees)} - {module} for module, tree in trees.items()}
    while ready := {module for module, needs in known.items() if not needs & known.keys()}:
        known = {module: needs for module, needs in known.items() if module not in ready}
    return set(known)


def modules_of(tree: ast.Module, known: Collection[str]) -> Iterator[str]:
    """The modules of ours that a file imports: of ``from a import b`` the module ``a.b``, if
    there is one, and not its package, too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in known else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def module_of(name: str) -> str:
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_no_module_is_in_a_circle() -> None:
    trees = {module_of(name): tree for room in ROOMS for name, tree in sources(room)}
    assert not circles(trees)


def test_the_circle_test_can_fail() -> None:
    trees = {"a": ast.parse("from b import c"), "b": ast.parse("import a"), "c": ast.parse("")}
    assert circles(trees) == {"a", "b"}


def test_the_room_test_can_fail() -> None:
    assert unknown_rooms("parsers/documents/x.py", ast.parse("from parsers.gate import gate")) == {
        "parsers.gate"
    }


@pytest.mark.parametrize(
    ("name", "source", "bad"),
    [
        ("parsers/x.py", "import scraper.fetch.client", {"scraper"}),
        ("db/x.py", "from scraper import crawl", {"scraper"}),
        ("scraper/crawl/crawl.py", "from samples.serve import SampleSites", {"samples"}),
        ("scraper/command/demo.py", "from samples.serve import SampleSites", set()),
    ],
)
def test_the_direction_test_can_fail(name: str, source: str, bad: set[str]) -> None:
    assert wrong_rooms(name, ast.parse(source)) == bad


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "from pathlib import Path",
        "open('x')",
        "date.today()",
        "datetime.now(UTC)",
        "import urllib.request",
    ],
)
def test_the_purity_test_can_fail(source: str) -> None:
    assert impurities(ast.parse(source))


def names(tree: ast.Module) -> Iterator[str]:
    """Every name that a file gives or uses: variables, arguments, attributes, functions."""
    for node in ast.walk(tree):
        for part in ("id", "name", "arg", "attr", "asname"):
            if isinstance(name := getattr(node, part, None), str):
                yield name


def of_the_gate(tree: ast.Module) -> set[str]:
    """Names that say ``held``; information that a force does (not) hold is another thing."""
    return {name for name in names(tree) if HELD.search(name) and "not_held" not in name.lower()}


def test_held_is_the_word_of_the_gate() -> None:
    """Kept back because it hides data, and nothing else; see docs/glossary.md."""
    found = {
        name: words
        for room in ("parsers", "scraper", "db")
        for name, tree in sources(room)
        if not name.startswith(KNOW_HELD) and (words := of_the_gate(tree))
    }
    assert not found


@pytest.mark.parametrize("room", ["parsers", "scraper", "db"])
def test_no_two_types_of_a_room_have_one_name(room: str) -> None:
    where: dict[tuple[str, str], list[str]] = {}
    for name, tree in sources(room):
        folder = "/".join(name.split("/")[:2]) if name.count("/") > 1 else room
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                where.setdefault((folder, node.name), []).append(name)
    assert not {key: files for key, files in where.items() if len(files) > 1}


def too_long(name: str, tree: ast.Module, lines: int) -> set[str]:
    """A file of more than ``LONGEST_FILE`` lines, and functions that fit on no screen."""
    found = {name} if lines > LONGEST_FILE else set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            last = node.end_lineno or node.lineno
            if last - node.lineno >= LONGEST_FUNCTION:
                found.add(f"{name}:{node.name}")
    return found


def test_files_and_functions_can_be_taken_in_at_once() -> None:
    found: set[str] = set()
    for room in (*ROOMS, "benchmarks"):
        for name, tree in sources(room):
            found |= too_long(name, tree, len((ROOT / name).read_text("utf-8").splitlines()))
    for name, tree in sources("tests"):  # a file of tests may be long: one case after another
        found |= too_long(name, tree, 0)
    assert not found


def test_every_room_has_its_folder_of_tests() -> None:
    rooms = {name.removeprefix("parsers.").replace(".", "/") for name in KNOWS}
    rooms = {*rooms, "db", "samples"} - {
        "types"
    }  # values alone; db's test_one_declaration reads them
    assert not {room for room in rooms if not list((ROOT / "tests" / room).glob("test_*.py"))}


def test_the_length_test_can_fail() -> None:
    body = "def long():\n" + "    pass\n" * LONGEST_FUNCTION
    assert too_long("x.py", ast.parse(body), LONGEST_FILE + 1) == {"x.py", "x.py:long"}
    body = "def short():\n" + "    pass\n" * (LONGEST_FUNCTION - 1)
    assert not too_long("x.py", ast.parse(body), LONGEST_FILE)


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    names = {path.name for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    assert not names & {"utils.py", "helpers.py", "common.py", "misc.py", "manager.py"}
