"""What ``staging.db`` keeps of requests that were compared; verbs of ``db.questions.regroup``."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from db.questions.candidates import CROWD, NEIGHBOURS
from db.questions.derived import rules_version
from db.questions.groups import (
    Grouping,
    Request,
    lengths_of,
    read,
    without_stock,
    written,
)
from db.questions.likeness import Likeness, Relation, Wording
from db.questions.packing import number_of
from db.questions.stock import LOOKED_AT, REPEATED, Lengths
from db.schema_kept import KEPT
from db.sql import statement

_INSERT: Final = {
    table.name: statement(
        "INSERT INTO $name ($columns) VALUES", name=table.name, columns=table.names
    )
    + f" ({', '.join('?' * len(table.names))})"
    for table in KEPT
}
# Of each force the first ones that have a piece.
_WITH_PIECE: Final = """
    SELECT force, disclosure FROM (
        SELECT c.number, c.force, c.disclosure,
            row_number() OVER (PARTITION BY c.force ORDER BY c.number) AS place
        FROM compared_pieces p CROSS JOIN compared c ON c.number = p.number WHERE p.piece = ?)
    WHERE place <= ? ORDER BY number
"""
_CLASSES_WITH: Final = """
    SELECT DISTINCT c.class FROM compared_pieces p CROSS JOIN compared c ON c.number = p.number
    WHERE p.piece = ?
"""
_WORDING: Final = """
    SELECT w.wording, c.year FROM compared c JOIN wordings w ON w.disclosure = c.disclosure
    WHERE c.number = ?
"""
_SIZED: Final = (
    "SELECT e.number, e.size, e.class, e.home FROM entry_prints p"
    " CROSS JOIN entries e ON e.number = p.number"
)
_SHARE: Final = f"{_SIZED} WHERE p.print = ? LIMIT ?"
_AROUND: Final = (
    f"{_SIZED} WHERE p.print = ? AND p.number < ? ORDER BY p.number DESC LIMIT ?",
    f"{_SIZED} WHERE p.print = ? AND p.number > ? ORDER BY p.number LIMIT ?",
)
_GROUPS: Final = """
    SELECT c.disclosure, h.disclosure FROM compared c JOIN entries e ON e.class = c.class
    JOIN compared h ON h.number = e.home
"""
_PERIODS: Final = """
    SELECT DISTINCT f.disclosure, s.disclosure FROM period_pairs p
    JOIN entries a ON a.number = p.one JOIN compared f ON f.number = a.home
    JOIN entries b ON b.number = p.other JOIN compared s ON s.number = b.home
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """Requests of one wording and year: what is kept of them."""

    number: int
    cls: int
    size: int
    prints: array[int]
    home: int | None = None
    found: Mapping[int, Likeness] = field(default_factory=dict)  # by class


class Near(NamedTuple):
    """An entry that is worth comparing with another."""

    number: int
    size: int
    cls: int
    home: int

    @property
    def rank(self) -> tuple[int, int]:
        """Its place in the order of grouping: the longest first, then by number."""
        return -self.size, self.number


def class_of(request: Request) -> int:
    """A number that all requests of one wording and year share under the rules of today."""
    return number_of(f"{rules_version()} {request.year} {request.wording}")


@dataclass(frozen=True, slots=True)
class Compared:
    """The tables of ``db.schema_kept`` about requests."""

    connection: sqlite3.Connection
    stock: set[int] = field(default_factory=set)

    def classes(self, force: str) -> dict[str, int]:
        """The class of each request of a force, by its answer's key."""
        query = "SELECT disclosure, class FROM compared WHERE force = ?"
        return dict(self.connection.execute(query, [force]).fetchall())

    def count(self) -> int:
        """How many requests there are."""
        (found,) = self.connection.execute("SELECT count(*) FROM compared").fetchone()
        return int(found)

    def read_stock(self) -> None:
        """Read which pieces are stock."""
        self.stock.clear()
        self.stock.update(n for (n,) in self.connection.execute("SELECT piece FROM stock_pieces"))

    def take_out(self, number: int) -> tuple[int, array[int]] | None:
        """Take a request out; return its class and pieces, or None if it is not there."""
        row = self.connection.execute(
            "DELETE FROM compared WHERE number = ? RETURNING class, pieces", [number]
        ).fetchone()
        if row is None:
            return None
        pieces = array("Q", row["pieces"])
        self.connection.executemany(
            "DELETE FROM compared_pieces WHERE piece = ? AND number = ?",
            ((piece, number) for piece in pieces),
        )
        return row["class"], pieces

    def put(self, request: Request, lengths: Lengths) -> int:
        """Keep a request; return its class."""
        number, cls = number_of(request.key), class_of(request)
        pieces = array("Q", sorted(lengths))
        row = (number, request.key, request.force, request.year, cls, pieces.tobytes())
        self.connection.execute(_INSERT["compared"], row)
        self.connection.executemany(_INSERT["compared_pieces"], ((p, number) for p in pieces))
        return cls

    def with_piece(self, piece: int) -> list[tuple[str, Lengths]]:
        """Of each force the requests that a piece is judged by; none if it hardly comes back."""
        repeated = self.connection.execute(
            "SELECT 1 FROM compared_pieces WHERE piece = ? LIMIT ?", [piece, REPEATED]
        ).fetchall()
        if len(repeated) < REPEATED:
            return []
        rows = self.connection.execute(_WITH_PIECE, [piece, LOOKED_AT]).fetchall()
        return [(force, lengths_of(self._wording_of(key))) for force, key in rows]

    def _wording_of(self, key: str) -> str:
        query = "SELECT wording FROM wordings WHERE disclosure = ?"
        return str(self.connection.execute(query, [key]).fetchone()[0])

    def turn(self, piece: int) -> Iterator[int]:
        """Make a piece stock, or no longer; yield the classes that have it."""
        if piece in self.stock:
            self.stock.remove(piece)
            self.connection.execute("DELETE FROM stock_pieces WHERE piece = ?", [piece])
        else:
            self.stock.add(piece)
            self.connection.execute(_INSERT["stock_pieces"], [piece])
        for (cls,) in self.connection.execute(_CLASSES_WITH, [piece]):
            yield cls

    def first_of(self, cls: int) -> int | None:
        """The least number of a class; None if no request is of it."""
        query = "SELECT min(number) FROM compared WHERE class = ?"
        found: int | None = self.connection.execute(query, [cls]).fetchone()[0]
        return found

    def entry_of(self, cls: int) -> Entry | None:
        """The entry of a class."""
        return self._entry("SELECT * FROM entries WHERE class = ?", cls)

    def entry(self, number: int) -> Entry:
        """An entry that is there."""
        found = self._entry("SELECT * FROM entries WHERE number = ?", number)
        if found is None:
            raise LookupError(number)
        return found

    def _entry(self, query: str, value: int) -> Entry | None:
        row = self.connection.execute(query, [value]).fetchone()
        if row is None:
            return None
        number, cls, size, prints, home, found = row
        own = None if home < 0 else home
        return Entry(number, cls, size, array("I", prints), own, dict(read(found)))

    def those(self, numbers: Iterable[int]) -> Iterator[Near]:
        """Entries by their numbers; those that are not there are left out."""
        query = "SELECT number, size, class, home FROM entries WHERE number = ?"
        for number in numbers:
            yield from (Near(*row) for row in self.connection.execute(query, [number]).fetchall())

    def wording(self, number: int) -> Wording:
        """The wording of a request without stock."""
        packed, year = self.connection.execute(_WORDING, [number]).fetchone()
        return without_stock(packed, year, self.stock)

    def delete_entry(self, entry: Entry) -> None:
        """Take an entry out."""
        self.connection.execute("DELETE FROM entries WHERE number = ?", [entry.number])
        self.connection.execute("DELETE FROM period_pairs WHERE one = ?", [entry.number])
        self.connection.executemany(
            "DELETE FROM entry_prints WHERE print = ? AND number = ?",
            ((one, entry.number) for one in entry.prints),
        )

    def add_entry(self, entry: Entry) -> None:
        """Add an entry that has no group yet."""
        row = (entry.number, entry.cls, entry.size, entry.prints.tobytes(), -1, b"")
        self.connection.execute(_INSERT["entries"], row)
        rows = ((one, entry.number) for one in entry.prints)
        self.connection.executemany(_INSERT["entry_prints"], rows)

    def near(self, entry: Entry) -> set[Near]:
        """The entries that are worth comparing with one, whether it is among them or not."""
        found: dict[int, sqlite3.Row] = {}
        for one in entry.prints:
            rows = self.connection.execute(_SHARE, [one, CROWD + 1]).fetchall()
            if len(rows) > CROWD:
                place = [one, entry.number, NEIGHBOURS]
                rows = [row for way in _AROUND for row in self.connection.execute(way, place)]
            found.update((row[0], row) for row in rows)
        found.pop(entry.number, None)
        return {Near(*row) for row in found.values()}

    def keep(self, entry: Entry, home: int, found: Mapping[Near, Likeness]) -> None:
        """Keep the group of an entry, and what it was found to be to others."""
        self.connection.execute(
            "UPDATE entries SET home = ?, found = ? WHERE number = ?",
            [home, written({near.cls: one for near, one in found.items()}), entry.number],
        )
        self.connection.execute("DELETE FROM period_pairs WHERE one = ?", [entry.number])
        self.connection.executemany(
            _INSERT["period_pairs"],
            (
                (entry.number, near.number)
                for near, one in found.items()
                if one.relation is Relation.PERIOD
            ),
        )

    def groups(self) -> dict[str, str]:
        """Each answer's group, by the key of the group's founder."""
        return dict(self.connection.execute(_GROUPS).fetchall())

    def period_pairs(self) -> Sequence[tuple[str, str]]:
        """Groups that are joined by a pair of one template for two periods, by their founders."""
        return [(one, other) for one, other in self.connection.execute(_PERIODS)]

    def write(self, made: Grouping) -> None:
        """Replace everything by what was made of all requests at once."""
        bank = made.bank
        for table in KEPT[:-1]:
            self.connection.execute(statement("DELETE FROM $name", name=table.name))
        classes = array("Q")
        entry_by_key: dict[str, int] = {}
        for place, entry in enumerate(bank.entries):
            classes.append(class_of(Request("", "", entry.wording, entry.year)))
            entry_by_key |= dict.fromkeys(entry.keys, place)
        self.connection.executemany(
            _INSERT["compared"],
            (
                (
                    *(number_of(key), key, force),
                    *(bank.entries[entry_by_key[key]].year, classes[entry_by_key[key]]),
                    array("Q", sorted(lengths)).tobytes(),
                )
                for key, force, lengths in bank.forces
            ),
        )
        del entry_by_key
        numbers = array("Q", (number_of(entry.keys[0]) for entry in bank.entries))
        self._write_pieces(made)
        self.connection.executemany(
            _INSERT["entries"], (_row(made, place, numbers, classes) for place in made.homes)
        )
        self._write_prints(made, numbers)
        pairs = (
            (numbers[one], numbers[other])
            for one, packed in made.found.items()
            for other, likeness in read(packed)
            if likeness.relation is Relation.PERIOD
        )
        self.connection.executemany(_INSERT["period_pairs"], pairs)
        self.read_stock()

    def _write_pieces(self, made: Grouping) -> None:
        """Sorted: rows of a table without row numbers are cheap only in the order of its key."""
        pieces = sorted(
            (piece, number_of(key)) for key, _, lengths in made.bank.forces for piece in lengths
        )
        self.connection.executemany(_INSERT["compared_pieces"], pieces)
        stock = ((piece,) for piece in sorted(made.bank.stock))
        self.connection.executemany(_INSERT["stock_pieces"], stock)

    def _write_prints(self, made: Grouping, numbers: array[int]) -> None:
        """A part at a time, in the order of hashes; places are in the order of numbers."""
        for part in range(PARTS):
            postings = sorted(
                one << 32 | place
                for place, prints in enumerate(made.prints)
                for one in prints
                if one >> 32 - PART_BITS == part
            )
            self.connection.executemany(
                _INSERT["entry_prints"],
                ((packed >> 32, numbers[packed & 0xFFFFFFFF]) for packed in postings),
            )


PART_BITS: Final = 3
PARTS: Final = 1 << PART_BITS  # of the hashes, sorted one after another


def _row(
    made: Grouping, place: int, numbers: array[int], classes: array[int]
) -> tuple[object, ...]:
    found = {classes[other]: likeness for other, likeness in read(made.found[place])}
    return (
        numbers[place],
        classes[place],
        made.sizes[place],
        made.prints[place].tobytes(),
        numbers[made.homes[place]],
        written(found),
    )
