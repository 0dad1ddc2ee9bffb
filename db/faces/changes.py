"""``/changes``: what appeared, changed and vanished, in sentences, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from db.change_log import differences
from db.faces import addresses
from db.faces.forces import named
from db.faces.page import Address, Asked, Entry, Head, Page, Reader, Row, Sheet, Wrong
from db.glossary import meaning
from db.records import ChangedPart, ChangeEvent
from parsers.types import Sensitivity

SIZE: Final = 100
_HERE: Final = Address("/changes")
_SAYS: Final = {
    ChangeEvent.ADDED: "is new here",
    ChangeEvent.CHANGED: "is different from before",
    ChangeEvent.REMOVED: "is gone from the force's log",
    ChangeEvent.RESTORED: "is back on the force's log",
    ChangeEvent.MERGED: "was found to be one with another answer",
}
# The index by moment holds the primary key too, in this order; so a page is read along it.
_SQL: Final = """
    SELECT c.at, c.disclosure, c.event, c.summary, d.title_shown, d.reference, d.sensitivity
    FROM (SELECT * FROM changes
        WHERE (:event = '' OR event = :event) AND (at, disclosure, event) < (:at, :after, :last)
        ORDER BY at DESC, disclosure DESC, event DESC LIMIT :size) c
    LEFT JOIN disclosures d ON d.key = c.disclosure
    ORDER BY c.at DESC, c.disclosure DESC, c.event DESC
"""
_OF_A_FORCE: Final = _SQL.replace(
    "WHERE (", "WHERE disclosure >= :force || '/' AND disclosure < :force || '0' AND ("
)
_END: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Differing:
    """One part of an answer before and after, as far as its force's terms let it be shown."""

    part: Annotated[ChangedPart, "What it is"]
    says: Annotated[str, "The same in words"]
    place: Annotated[str, "Where it stands"]
    before: Annotated[str | None, "What it said; null where nothing was, or it is not shown"]
    after: Annotated[str | None, "What it says now"]
    table: Annotated[Address | None, "Its table here"]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to one answer."""

    at: Annotated[str, "When it was found"]
    event: Annotated[ChangeEvent, "What happened"]
    says: Annotated[str, "The same in words"]
    what_differs: Annotated[str, "Which parts differ"]
    key: Annotated[str, "Key of the answer"]
    title: Annotated[str, "The answer's subject"]
    reference: Annotated[str, "The force's reference"]
    force: Annotated[str, "Force"]
    force_name: Annotated[str, "Its name"]
    address: Annotated[Address | None, "The answer here; none where it is not shown any more"]
    differences: Annotated[tuple[Differing, ...], "What is different, before and after"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(Page):
    """What happened to answers, newest first."""

    events: Annotated[tuple[Event, ...], "At most 100"]
    force: Annotated[str, "Force that was asked for"] = ""
    event: Annotated[str, "Event that was asked for"] = ""
    next: Annotated[Address | None, "Older ones"] = None
    choices: Annotated[dict[str, str], "Events that can be asked for"]

    def sheets(self) -> tuple[Sheet, ...]:
        columns = ("When", "Force", "Reference", "Title", "What happened", "What differs", "Here")
        rows = tuple(
            (e.at, e.force_name, e.reference, e.title, e.says, e.what_differs, e.address)
            for e in self.events
        )
        parts = ("When", "Title", "What", "Where", "Before", "After", "Here", "Table")
        differing = tuple(
            (e.at, e.title, d.says, d.place, d.before, d.after, e.address, d.table)
            for e in self.events
            for d in e.differences
        )
        return (Sheet("Changes", columns, rows), Sheet("Before and after", parts, differing))

    def entries(self) -> tuple[Entry, ...]:
        return tuple(
            Entry(
                ident=f"change:{e.key}:{e.at}:{e.event}",
                title=f"{e.force_name}: {e.title} {e.says}",
                address=e.address or _HERE,
                moment=e.at,
                summary=e.what_differs,
            )
            for e in self.events
        )


def load(reader: Reader, asked: Asked) -> Changes:
    """Raises ``Wrong`` for an event or a force that there is not."""
    names = named(reader)
    force = asked.word("force")
    event = asked.word("event")
    if force and force not in names:
        raise Wrong(f"There is no force '{force}'. Choose one from the list of forces.")
    if event and event not in {*ChangeEvent}:
        raise Wrong(f"There is no event '{event}'; there are {', '.join(ChangeEvent)}.")
    at, after, last = [*asked.word("before").split("|"), "", ""][:3]
    found = reader.rows(
        _OF_A_FORCE if force else _SQL,
        event=event,
        force=force,
        at=at or _END,
        after=after,
        last=last,
        size=SIZE + 1,
    )
    events = tuple(_event(reader, row, names) for row in found[:SIZE])
    chosen = {name: word for name, word in (("force", force), ("event", event)) if word}
    older = None
    if len(found) > SIZE:
        final = events[-1]
        before = f"{final.at}|{final.key}|{final.event}"
        older = addresses.with_query(_HERE, **chosen, before=before)
    return Changes(
        head=Head(
            title="What is new, changed and gone",
            address=addresses.with_query(_HERE, **chosen),
            about="Answers that appeared, changed or vanished on the forces' own logs.",
            indexed=not chosen,
            latest=events[0].at if events else None,
        ),
        events=events,
        force=force,
        event=event,
        next=older,
        choices={str(one): _SAYS[one] for one in ChangeEvent},
    )


_LATEST: Final = """
    SELECT c.at, c.disclosure, c.event, c.summary, d.title_shown, d.reference, d.sensitivity
    FROM (SELECT * FROM changes ORDER BY at DESC, disclosure DESC, event DESC LIMIT 500) c
    JOIN disclosures d ON d.key = c.disclosure WHERE c.event <> 'added'
    ORDER BY c.at DESC, c.disclosure DESC LIMIT :most
"""


def latest(reader: Reader, most: int) -> tuple[Event, ...]:
    """The latest events that are not a mere arrival, of the latest 500."""
    names = named(reader)
    return tuple(_event(reader, row, names) for row in reader.rows(_LATEST, most=most))


def _event(reader: Reader, row: Row, names: dict[str, str]) -> Event:
    force = row["disclosure"].partition("/")[0]
    shown = row["sensitivity"] is not None
    # What search engines must stay away from is not spread by its title either.
    title = row["title_shown"] if row["sensitivity"] == Sensitivity.NONE else None
    return Event(
        at=row["at"],
        event=ChangeEvent(row["event"]),
        says=_SAYS[ChangeEvent(row["event"])],
        what_differs=row["summary"] or "",
        key=row["disclosure"],
        title=title or row["reference"] or "An answer",
        reference=row["reference"] or "",
        force=force,
        force_name=names.get(force, force),
        address=addresses.answer(row["disclosure"]) if shown else None,
        differences=_differences(reader, row),
    )


def _differences(reader: Reader, row: Row) -> tuple[Differing, ...]:
    """None of an answer that is gone, or that search engines must stay away from."""
    if row["event"] != ChangeEvent.CHANGED or row["sensitivity"] != Sensitivity.NONE:
        return ()
    return tuple(
        Differing(
            one.part,
            meaning(ChangedPart, one.part),
            one.place,
            one.before,
            one.after,
            addresses.table(one.table_key) if one.table_key else None,
        )
        for one in differences(reader.connection, row["disclosure"], row["at"])
    )
