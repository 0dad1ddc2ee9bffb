"""What a stage of questions has read before: whole forces that are as they were, then answers.

A stage asks for the forces with a changed row, and in these for the answers with changed facts;
what it has made of the others stays. A change of the rules changes every force.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from parsers.force_names import spoken_words


class Step(StrEnum):
    """A part of the stage ``questions``."""

    REQUESTS = "requests"  # wordings, and which of them are the same
    SUBJECTS = "subjects"
    MEASURES = "measures"


# All that a step reads of an answer is in the hash of its facts, or is named here.
_ROWS: Final = """
    SELECT d.force, d.key, v.sha256, d.title, d.reference, d.received_on, d.responded_on,
        d.published_on, d.gone_since
    FROM disclosures d JOIN versions v ON v.disclosure = d.key ORDER BY d.force, d.key
"""
_RELATIONS: Final = """
    SELECT d.force, r.from_key, r.to_key, r.kind FROM relations r
    JOIN disclosures d ON d.key = r.from_key ORDER BY d.force, r.from_key, r.to_key, r.kind
"""
_KNOWN: Final = "SELECT force, sha256 FROM derived_forces WHERE step = ?"
_ANSWERS: Final = """
    SELECT d.key, d.title, v.sha256 AS facts, m.sha256 AS known
    FROM disclosures d JOIN versions v ON v.disclosure = d.key
    LEFT JOIN derived m ON m.disclosure = d.key AND m.step = ?
    WHERE d.force = ? ORDER BY d.key
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with new or changed facts."""

    key: str
    title: str | None
    digest: str


@cache
def rules_version() -> str:
    """SHA-256 of the rules of this room: a change makes everything again."""
    digest = sha256(repr(sorted(spoken_words())).encode())
    for source in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def changed_forces(connection: sqlite3.Connection, step: Step) -> Mapping[str, str | None]:
    """The forces with a changed row, each with what it is now; None for one without answers."""
    now = _forces(connection)
    known = dict(connection.execute(_KNOWN, [step]).fetchall())
    changed: dict[str, str | None] = {
        force: digest for force, digest in now.items() if known.get(force) != digest
    }
    return changed | dict.fromkeys(sorted(known.keys() - now.keys()))


def _forces(connection: sqlite3.Connection) -> dict[str, str]:
    digests = {}
    for query in (_ROWS, _RELATIONS):
        for force, *rest in connection.execute(query):
            if force not in digests:
                digests[force] = sha256(rules_version().encode())
            digests[force].update(repr(rest).encode())
    return {force: digest.hexdigest() for force, digest in digests.items()}


def changed_answers(connection: sqlite3.Connection, step: Step, force: str) -> Iterator[Answer]:
    """The answers of a force that are new to a step, or changed."""
    for row in connection.execute(_ANSWERS, [step, force]).fetchall():
        digest = sha256(f"{row['facts']} {rules_version()}".encode()).hexdigest()
        if digest != row["known"]:
            yield Answer(row["key"], row["title"], digest)


def note_answer(connection: sqlite3.Connection, step: Step, answer: Answer) -> None:
    """Remember that a step has read an answer."""
    connection.execute(
        "INSERT INTO derived (disclosure, step, sha256) VALUES (?, ?, ?)"
        " ON CONFLICT (disclosure, step) DO UPDATE SET sha256 = excluded.sha256",
        [answer.key, step, answer.digest],
    )


def note_forces(
    connection: sqlite3.Connection, step: Step, forces: Mapping[str, str | None]
) -> None:
    """Remember that a step has read forces whole."""
    connection.executemany(
        "DELETE FROM derived_forces WHERE force = ? AND step = ?",
        [(force, step) for force in forces],
    )
    connection.executemany(
        "INSERT INTO derived_forces (force, step, sha256) VALUES (?, ?, ?)",
        [(force, step, digest) for force, digest in forces.items() if digest is not None],
    )
