"""``/refusals``: which sections forces use to refuse, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from db.faces.page import Address, Asked, Head, Page, Reader, Sheet
from db.faces.sections import section_address, section_name

_SQL: Final = """
    SELECT act, section, sum(disclosures) AS answers, count(*) AS forces FROM summary_sections
    GROUP BY act, section ORDER BY answers DESC, act, section
"""
_DECIDED: Final = "SELECT coalesce(sum(disclosures), 0) AS answers FROM summary_forces"


@dataclass(frozen=True, slots=True)
class SectionUse:
    """One section or regulation."""

    act: Annotated[str, "Law"]
    section: Annotated[str, "Section or regulation"]
    name: Annotated[str, "What it is about"]
    answers: Annotated[int, "Answers that withhold something under it"]
    forces: Annotated[int, "Forces that gave them"]
    address: Annotated[Address, "Who uses it, in which words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals(Page):
    """Every section that withholds something."""

    sections: Annotated[tuple[SectionUse, ...], "Most frequent first"]
    answers: Annotated[int, "All answers that are counted"]

    def sheets(self) -> tuple[Sheet, ...]:
        columns = ("Law", "Section", "About", "Answers", "Forces", "Page here")
        rows = tuple(
            (one.act, one.section, one.name, one.answers, one.forces, one.address)
            for one in self.sections
        )
        note = f"Of {self.answers} answers in all; an answer may use several sections."
        return (Sheet("Sections", columns, rows, (note,)),)


def load(reader: Reader, asked: Asked) -> Refusals:
    del asked
    sections = tuple(
        SectionUse(
            row["act"],
            row["section"],
            section_name(row["act"], row["section"]),
            row["answers"],
            row["forces"],
            section_address(row["act"], row["section"]),
        )
        for row in reader.rows(_SQL)
    )
    return Refusals(
        head=Head(
            title="Who refuses what, in which words",
            address=Address("/refusals"),
            about="The sections under which police forces withhold information, with their words.",
        ),
        sections=sections,
        answers=reader.first(_DECIDED)["answers"],
    )
