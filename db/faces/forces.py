"""The forces by their names, as every page says them."""

from __future__ import annotations

from db.faces.page import Reader


def named(reader: Reader) -> dict[str, str]:
    """The name of each force, by slug; in the order of names."""
    found = reader.rows("SELECT slug, name FROM forces ORDER BY name")
    return {row["slug"]: row["name"] for row in found}


def called(names: dict[str, str], slug: str) -> str:
    """The name of a force; its slug where it has none here."""
    return names.get(slug) or slug
