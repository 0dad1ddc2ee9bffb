"""Opening and writing the fixtures beside this file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from parsers.fixture import FixturePage, Json, fixture_page
from parsers.types import RequestKind

FOLDER = Path(__file__).parent


def has_fixture(slug: str) -> bool:
    return (FOLDER / slug / "fixture.json").exists()


def pages_of(slug: str, folder: Path = FOLDER) -> tuple[FixturePage, ...]:
    """The pages of a force's fixture in the order of ``fixture.json``."""
    place = folder / slug
    told = json.loads((place / "fixture.json").read_text("utf-8"))
    return tuple(
        fixture_page(name, RequestKind(one["kind"]), one["url"], (place / name).read_bytes())
        for name, one in told["pages"].items()
    )


def expected_of(slug: str, folder: Path = FOLDER) -> Json | None:
    """What reading must give; None where nobody has said yet."""
    path = folder / slug / "expected.json"
    if not path.exists():
        return None
    found: Json = json.loads(path.read_text("utf-8"))
    return found


def write_expected(slug: str, expected: Json, folder: Path = FOLDER) -> Path:
    path = folder / slug / "expected.json"
    path.write_text(json.dumps(expected, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return path


def write_pages(
    slug: str, pages: Sequence[FixturePage], origin: str, folder: Path = FOLDER
) -> None:
    """Write a fixture's pages and ``fixture.json``."""
    place = folder / slug
    place.mkdir(parents=True, exist_ok=True)
    told = {one.name: {"url": one.page.url, "kind": one.kind.value} for one in pages}
    for one in pages:
        (place / one.name).write_bytes(one.page.body)
    text = json.dumps({"origin": origin, "pages": told}, indent=1, ensure_ascii=False)
    (place / "fixture.json").write_text(text + "\n", "utf-8")
