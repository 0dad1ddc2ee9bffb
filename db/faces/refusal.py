"""``/refusals/<act>/<section>``: who uses one section, how often, in which words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Final

from db.faces import addresses
from db.faces.forces import called, named
from db.faces.narrowing import address_of
from db.faces.page import (
    Address,
    Asked,
    Entry,
    Head,
    Link,
    Missing,
    Moved,
    Page,
    Reader,
    Row,
    Sheet,
)
from db.faces.sections import section_address, section_name, section_words
from db.faces.wording import some
from db.glossary import meaning
from db.search.facets import token
from db.search.find import NEWEST
from db.search.given import read_act, read_force, read_section
from db.search.vocabulary import Facet
from parsers.types import Act, Outcome

SIZE: Final = 50
LEAST: Final = 20  # answers of which a share is worth printing
GROUPS: Final = 10  # requests shown that others answered
_FORCES: Final = """
    SELECT s.force, s.disclosures AS citing, f.disclosures AS answers
    FROM summary_sections s JOIN summary_forces f ON f.force = s.force
    WHERE s.act = :act AND s.section = :section ORDER BY s.disclosures DESC, s.force
"""
ANSWERS: Final = """
    SELECT d.key, d.force, d.reference, coalesce(d.title_shown, d.reference, d.key) AS title,
        d.outcome, d.dated, d.id,
        (SELECT json_group_array(json_array(e.citation, e.quote)) FROM exemptions e
            WHERE e.disclosure = d.key AND e.act = :act AND e.section = :section
            AND e.applied = 1) AS said
    FROM json_each(:ids) j CROSS JOIN answers d ON d.id = j.value ORDER BY d.id DESC
"""
# Requests that one force refuses under the section and another answers.
DISPUTED: Final = """
    SELECT DISTINCT q.key, q.title, q.released, q.refused
    FROM exemptions e CROSS JOIN group_members m ON m.disclosure = e.disclosure
    CROSS JOIN request_groups q ON q.key = m.group_key AND q.released > 0 AND q.refused > 0
    WHERE e.section = :section AND e.applied = 1 AND e.act = :act LIMIT :most
"""
MEMBERS: Final = """
    SELECT m.group_key, d.key, d.force, d.outcome, d.outcome_quote,
        EXISTS (SELECT 1 FROM exemptions e WHERE e.disclosure = d.key AND e.act = :act
            AND e.section = :section AND e.applied = 1) AS uses
    FROM json_each(:groups) j CROSS JOIN group_members m ON m.group_key = j.value
    JOIN disclosures d ON d.key = m.disclosure AND d.repeats IS NULL
    ORDER BY m.group_key, d.force, d.key
"""


@dataclass(frozen=True, slots=True)
class ForceUse:
    """How often one force uses the section."""

    force: Annotated[str, "Force"]
    force_name: Annotated[str, "Its name"]
    citing: Annotated[int, "Its answers that withhold something under the section"]
    answers: Annotated[int, "All its answers"]
    share: Annotated[float | None, "These in per cent of all; none where all are fewer than 20"]
    address: Annotated[Address, "These answers"]


@dataclass(frozen=True, slots=True)
class Use:
    """One answer that withholds something under the section."""

    key: Annotated[str, "Its key"]
    title: Annotated[str, "Its subject"]
    address: Annotated[Address, "The answer"]
    force: Annotated[str, "Force"]
    force_name: Annotated[str, "Its name"]
    reference: Annotated[str, "The force's reference"]
    dated: Annotated[str, "Day of the answer or of its publication"]
    outcome: Annotated[str, "How the request was answered"]
    outcome_says: Annotated[str, "The same in words"]
    citations: Annotated[tuple[str, ...], "The section as printed"]
    quotes: Annotated[tuple[str, ...], "The sentences that use it"]


@dataclass(frozen=True, slots=True)
class Side:
    """One force's answer to a request that others decided otherwise."""

    force_name: Annotated[str, "Force"]
    address: Annotated[Address, "Its answer"]
    outcome: Annotated[str, "How it answered"]
    outcome_says: Annotated[str, "The same in words"]
    uses: Annotated[bool, "Whether it uses the section"]
    quote: Annotated[str, "The sentence that decided"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One request that some forces refused and others answered."""

    title: Annotated[str, "What was asked"]
    released: Annotated[int, "Answers that gave the information"]
    refused: Annotated[int, "Answers that refused all of it"]
    sides: Annotated[tuple[Side, ...], "All answers to it"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Page):
    """Who uses one section."""

    act: Annotated[str, "Law"]
    section: Annotated[str, "Section or regulation"]
    name: Annotated[str, "What it is about"]
    says: Annotated[str, "How often it is used"]
    force: Annotated[str, "Force that was asked for"] = ""
    force_name: Annotated[str, "Its name"] = ""
    forces: Annotated[tuple[ForceUse, ...], "How often each force uses it"]
    uses: Annotated[tuple[Use, ...], "Answers that use it, newest first"]
    disagreements: Annotated[tuple[Disagreement, ...], "Requests that others answered"]
    next: Annotated[Address | None, "Older answers"] = None

    def sheets(self) -> tuple[Sheet, ...]:
        columns = ("Force", "Answers under the section", "All answers", "Per cent")
        forces = tuple((one.force_name, one.citing, one.answers, one.share) for one in self.forces)
        use_columns = ("Force", "Reference", "Title", "Date", "Outcome", "Words", "Page here")
        uses = tuple(
            (
                *(one.force_name, one.reference, one.title, one.dated, one.outcome_says),
                *(" | ".join(one.quotes), one.address),
            )
            for one in self.uses
        )
        return (Sheet("Forces", columns, forces, (self.says,)), Sheet("Answers", use_columns, uses))

    def entries(self) -> tuple[Entry, ...]:
        return tuple(
            Entry(
                f"use:{self.act}:{self.section}:{one.key}",
                f"{one.force_name}: {one.title}",
                one.address,
                one.dated,
                " ".join(one.quotes),
            )
            for one in self.uses
        )


def load(reader: Reader, asked: Asked) -> Refusal:
    """Raises ``Moved`` for another spelling of the section, ``Missing`` where nobody uses it."""
    act, section = _section(asked)
    names = named(reader)
    force = read_force(asked.word("force"), names) if asked.word("force") else ""
    if force is None:
        lead = Link("All forces", section_address(act, section))
        raise Missing(f"There is no force '{asked.word('force')[:80]}'.", lead)
    forces = _forces(reader, act, section, names)
    if not forces:
        lead = Link("All sections that are used", Address("/refusals"))
        raise Missing(
            f"No answer here withholds anything under {section_words(act, section)}.", lead
        )
    ids, older = _numbers(reader, act, section, force, asked.word("before"))
    here = address_of(section_address(act, section), {"force": force})
    name = section_name(act, section)
    shown = next((one for one in forces if one.force == force), None)
    return Refusal(
        head=Head(
            title=f"{section_words(act, section)}{f': {name}' if name else ''}",
            address=here,
            about=f"Which police forces withhold information under {section_words(act, section)}.",
            indexed=not force and not asked.word("before"),
            crumbs=(Link("Who refuses what", Address("/refusals")),),
        ),
        act=act,
        section=section,
        name=name,
        says=_says(forces, shown),
        force=force,
        force_name=called(names, force) if force else "",
        forces=forces,
        uses=_uses(reader, act, section, ids, names),
        disagreements=() if force else _disagreements(reader, act, section, names),
        next=address_of(section_address(act, section), {"force": force, "before": str(older)})
        if older
        else None,
    )


def _section(asked: Asked) -> tuple[str, str]:
    """The law and section as this page spells them. Raises ``Moved`` where they were not."""
    given = f"{asked.parts['act']} {asked.parts['section']}"
    read = read_section(given)
    if read is None:
        lead = Link("All sections that are used", Address("/refusals"))
        raise Missing(f"'{given[:80]}' is no section, such as FOIA 40 or EIR 12.", lead)
    act = str(read_act(given) or Act.FOIA)
    if (act, read.section) != (asked.parts["act"], asked.parts["section"]):
        raise Moved(section_address(act, read.section))
    return act, read.section


def _forces(reader: Reader, act: str, section: str, names: dict[str, str]) -> tuple[ForceUse, ...]:
    return tuple(
        ForceUse(
            row["force"],
            called(names, row["force"]),
            row["citing"],
            row["answers"],
            round(100 * row["citing"] / row["answers"], 1) if row["answers"] >= LEAST else None,
            address_of(section_address(act, section), {"force": row["force"]}),
        )
        for row in reader.rows(_FORCES, act=act, section=section)
    )


def _says(forces: tuple[ForceUse, ...], shown: ForceUse | None) -> str:
    if shown:
        return f"{some(shown.citing, 'answer')} of {shown.answers:,} from {shown.force_name}"
    citing = sum(one.citing for one in forces)
    return f"{some(citing, 'answer')} from {some(len(forces), 'force')}"


def _numbers(
    reader: Reader, act: str, section: str, force: str, before: str
) -> tuple[list[int], int | None]:
    """A page of answers by their numbers, newest first, and where the next page begins."""
    words = [token(Facet.SECTION, f"{act} {section}")]
    words += [token(Facet.FORCE, force)] if force else []
    match = "{facets} : (" + " AND ".join(f'"{word}"' for word in words) + ")"
    place = int(before) if before.isascii() and before.isdigit() and len(before) < 16 else 1 << 62
    found = reader.rows(NEWEST, match=match, before=place, window=SIZE + 1)
    ids = [row["rowid"] for row in found[:SIZE]]
    return ids, ids[-1] if len(found) > SIZE else None


def _uses(
    reader: Reader, act: str, section: str, ids: list[int], names: dict[str, str]
) -> tuple[Use, ...]:
    rows = reader.rows(ANSWERS, ids=json.dumps(ids), act=act, section=section)
    return tuple(_use(row, names) for row in rows)


def _use(row: Row, names: dict[str, str]) -> Use:
    said = json.loads(row["said"])
    return Use(
        row["key"],
        row["title"],
        addresses.answer(row["key"]),
        row["force"],
        called(names, row["force"]),
        row["reference"] or "",
        row["dated"] or "",
        row["outcome"] or "",
        meaning(Outcome, row["outcome"]) if row["outcome"] else "",
        tuple(dict.fromkeys(citation for citation, _ in said if citation)),
        tuple(dict.fromkeys(quote for _, quote in said if quote)),
    )


def _disagreements(
    reader: Reader, act: str, section: str, names: dict[str, str]
) -> tuple[Disagreement, ...]:
    groups = reader.rows(DISPUTED, act=act, section=section, most=GROUPS)
    keys = json.dumps([row["key"] for row in groups])
    sides: dict[str, list[Side]] = {row["key"]: [] for row in groups}
    for row in reader.rows(MEMBERS, groups=keys, act=act, section=section):
        sides[row["group_key"]].append(
            Side(
                called(names, row["force"]),
                addresses.answer(row["key"]),
                row["outcome"] or "",
                meaning(Outcome, row["outcome"]) if row["outcome"] else "Outcome not clear",
                bool(row["uses"]),
                row["outcome_quote"] or "",
            )
        )
    return tuple(
        Disagreement(
            row["title"] or "The same request",
            row["released"],
            row["refused"],
            tuple(sides[row["key"]]),
        )
        for row in groups
    )
