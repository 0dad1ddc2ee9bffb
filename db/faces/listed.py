"""An answer as lists show it: newest answers of the site, of a force, of anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from db.faces import addresses
from db.faces.page import Address, Entry, Row
from db.glossary import meaning
from parsers.types import Outcome

# Newest first, without what is sensitive or removed; more conditions and ``ORDER`` follow.
SQL: Final = """
    SELECT d.key, (SELECT uid FROM disclosures u WHERE u.key = d.key) AS uid, d.force,
        f.name AS force_name, d.reference, d.title_shown, d.outcome, d.n_tables, d.n_figures,
        coalesce(CASE WHEN d.published_basis <> 'url_month' THEN d.published_on END,
            d.responded_on, substr(d.published_on, 1, 7)) AS on_day
    FROM answers d JOIN forces f ON f.slug = d.force
    WHERE d.sensitivity = 'none' AND d.gone_since IS NULL
"""
ORDER: Final = "ORDER BY d.id DESC LIMIT :most"


@dataclass(frozen=True, slots=True)
class Listed:
    """One answer in a list."""

    key: Annotated[str, "Lasting key"]
    uid: Annotated[str, "Random name, by which a takedown would name it"]
    address: Annotated[Address, "The answer here"]
    title: Annotated[str, "Its subject"]
    reference: Annotated[str, "The force's reference"]
    force: Annotated[str, "Force"]
    force_name: Annotated[str, "Its name"]
    on: Annotated[str | None, "Day of publication or of the answer; a month where no more is known"]
    outcome: Annotated[Outcome | None, "How it was answered"]
    outcome_says: Annotated[str, "The same in words"]
    tables: Annotated[int, "Tables"]
    figures: Annotated[int, "Numbers in them"]


def listed(row: Row) -> Listed:
    """A row of ``SQL``."""
    return Listed(
        key=row["key"],
        uid=row["uid"],
        address=addresses.answer(row["key"]),
        title=row["title_shown"] or row["reference"] or row["key"],
        reference=row["reference"] or "",
        force=row["force"],
        force_name=row["force_name"],
        on=row["on_day"],
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        outcome_says=meaning(Outcome, row["outcome"]),
        tables=row["n_tables"] or 0,
        figures=row["n_figures"] or 0,
    )


def entries(answers: tuple[Listed, ...]) -> tuple[Entry, ...]:
    """The same answers in a feed."""
    return tuple(
        Entry(
            ident=f"answer:{one.uid}",
            title=f"{one.force_name}: {one.title}",
            address=one.address,
            moment=one.on or "",
            summary=f"{one.outcome_says}.{_tables(one)}" if one.outcome_says else "",
        )
        for one in answers
    )


def _tables(one: Listed) -> str:
    return f" {one.tables} tables, {one.figures:,} numbers." if one.tables else ""
