"""``/search``: topics and answers ranked, with the rows that match, and what narrows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from db.faces import addresses
from db.faces.forces import named
from db.faces.narrowing import WORDS, Value, address_of, narrowed_by, value_of
from db.faces.page import Address, Asked, Entry, Head, Link, Page, Reader, Sheet
from db.faces.wording import some
from db.glossary import meaning
from db.search.find import AnswerHit, Found, Search, TopicHit, find
from db.search.given import read_force, read_section
from db.search.rows_shown import TableHit
from db.search.vocabulary import Facet, FoundKind, Sort
from parsers.types import Outcome

HERE: Final = "/search"
FACET_VALUES: Final = 12  # shown at once; the others are behind "more"
_TOPICS: Final = "SELECT slug, name FROM topics ORDER BY forces DESC, answers DESC, slug LIMIT 24"
_NAMES: Final = {
    Facet.FORCE: "Force",
    Facet.YEAR: "Year of the answer",
    Facet.OUTCOME: "Outcome",
    Facet.SECTION: "Section used to refuse",
    Facet.FIGURES: "Has figures",
    Facet.FILE: "Kind of file",
}


@dataclass(frozen=True, slots=True)
class ResultCell:
    """One cell of a row that matches."""

    label: Annotated[str, "Its column"]
    text: Annotated[str, "What is printed in it"]
    address: Annotated[Address, "Where the number stands"]


@dataclass(frozen=True, slots=True)
class ResultTable:
    """A table that matches, with one row of it."""

    caption: Annotated[str, "Words above the table"]
    address: Annotated[Address, "The table"]
    row: Annotated[str, "Label of the row"]
    cells: Annotated[tuple[ResultCell, ...], "The first cells of the row"]


@dataclass(frozen=True, slots=True)
class Result:
    """One topic or answer."""

    kind: Annotated[FoundKind, "What it is"]
    title: Annotated[str, "Its name or subject"]
    address: Annotated[Address, "Where it is"]
    says: Annotated[str, "What there is, in words"]
    key: Annotated[str, "Its lasting key"]
    uid: Annotated[str, "Of an answer: its random name, by which a takedown would name it"] = ""
    force: Annotated[str, "Force that answered"] = ""
    force_name: Annotated[str, "Its name"] = ""
    reference: Annotated[str, "The force's reference"] = ""
    dated: Annotated[str, "Day of the answer or of its publication"] = ""
    outcome: Annotated[str, "How the request was answered"] = ""
    outcome_says: Annotated[str, "The same in words"] = ""
    excerpt: Annotated[str, "Words around what was looked for"] = ""
    source: Annotated[str, "The force's own page"] = ""
    tables: Annotated[tuple[ResultTable, ...], "Tables of it that match"] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that the results can be narrowed to."""

    words: Annotated[str, "What it says"]
    value: Annotated[str, "As the address has it"]
    count: Annotated[int, "Results that have it"]
    address: Annotated[Address, "The results that have it"]
    chosen: Annotated[bool, "Whether they are narrowed to it"]


@dataclass(frozen=True, slots=True)
class FacetList:
    """What results can be narrowed by."""

    name: Annotated[Facet, "Word of the address"]
    words: Annotated[str, "What it is called"]
    values: Annotated[tuple[FacetValue, ...], "Its values, most frequent first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """One page of results."""

    q: Annotated[str, "Words that were asked for"]
    sort: Annotated[Sort, "Order of the results"]
    total: Annotated[int, "Results; more than these where `more` says so"]
    more: Annotated[bool, "Whether there are older results than were counted"]
    says: Annotated[str, "How many results there are, in words"]
    results: Annotated[tuple[Result, ...], "This page of them"]
    facets: Annotated[tuple[FacetList, ...], "What they can be narrowed by"]
    chips: Annotated[tuple[Link, ...], "What narrows them now; each leads to the search without it"]
    hidden: Annotated[dict[str, str], "Words of the address that a new question keeps"]
    leads: Annotated[tuple[Link, ...], "Pages that the words may mean"] = ()
    meant: Annotated[Link | None, "What the words may have been meant to be"] = None
    any_word: Annotated[Link | None, "The same with one of the words instead of all"] = None
    sorts: Annotated[tuple[Link, ...], "The other order"] = ()
    topics: Annotated[tuple[Link, ...], "Topics to begin with, where nothing is asked"] = ()
    next: Annotated[Address | None, "The next page"] = None

    def sheets(self) -> tuple[Sheet, ...]:
        columns = ("Kind", "Title", "Force", "Reference", "Date", "Outcome", "Page here", "Source")
        answers = tuple(
            (
                *(one.kind, one.title, one.force_name, one.reference, one.dated),
                *(one.outcome_says, one.address, one.source),
            )
            for one in self.results
        )
        rows = tuple(
            (one.title, one.force_name, table.caption, table.row, c.label, c.text, c.address)
            for one in self.results
            for table in one.tables
            for c in table.cells
        )
        row_columns = ("Answer", "Force", "Table", "Row", "Column", "As printed", "Page here")
        return (
            Sheet("Results", columns, answers, (self.says,)),
            Sheet("Rows", row_columns, rows, ("The rows of tables that match the words.",)),
        )

    def entries(self) -> tuple[Entry, ...]:
        answers = [one for one in self.results if one.kind is FoundKind.ANSWER]
        return tuple(
            Entry(
                f"answer:{one.uid}",
                f"{one.force_name}: {one.title}",
                one.address,
                one.dated,
                one.outcome_says,
            )
            for one in sorted(answers, key=lambda one: one.dated, reverse=True)
        )


def load(reader: Reader, asked: Asked) -> SearchPage:
    """Raises ``Wrong`` for a force, year, section, outcome or file that there is not."""
    names = named(reader)
    narrowed = narrowed_by(asked, names)
    sort = Sort.NEWEST if asked.word("sort") == Sort.NEWEST else Sort.RELEVANCE
    kept = {"q": asked.word("q"), "sort": sort if sort is Sort.NEWEST else ""}
    kept |= {str(facet): value.word for facet, value in narrowed.items()}
    search = Search(
        asked.word("q"),
        {facet: value.values for facet, value in narrowed.items()},
        sort,
        page=_number(asked.word("page"), 1),
        before=_number(asked.word("before"), 1 << 62),
    )
    found = find(reader.connection, search)
    nothing = not (search.q or narrowed)
    return SearchPage(
        head=Head(
            title=f"Search: {search.q[:100]}" if search.q else "Search every answer",
            address=addresses.with_query(HERE, **kept, **_place(search)),
            about="Topics, answers and rows of tables from every force's disclosure log.",
            indexed=nothing,
        ),
        q=search.q,
        sort=sort,
        total=found.total,
        more=found.more,
        says=_says(found),
        results=tuple(_result(hit) for hit in found.hits),
        facets=_facets(found, kept, names),
        chips=_chips(kept, narrowed),
        hidden={name: word for name, word in kept.items() if word and name != "q"},
        leads=_leads(search.q, names),
        meant=_meant(found, kept),
        any_word=_any_word(found, kept),
        sorts=_sorts(kept, sort) if found.total > 1 else (),
        topics=_topics(reader) if nothing or not found.total else (),
        next=_next(found, kept),
    )


def _number(word: str, otherwise: int) -> int:
    plain = word.isascii() and word.isdigit() and len(word) < 16
    return max(1, int(word)) if plain else otherwise


def _place(search: Search) -> dict[str, str]:
    """Where the page begins, as words of the address."""
    page = str(search.page) if search.page > 1 else ""
    return {"page": page, "before": str(search.before) if search.before < 1 << 62 else ""}


def _says(found: Found) -> str:
    if found.more:
        return f"More than {found.total:,} results; the newest {found.total:,} are ranked first"
    return some(found.total, "result")


def _result(hit: TopicHit | AnswerHit) -> Result:
    if isinstance(hit, TopicHit):
        said = [some(hit.answers, "answer"), f"from {some(hit.forces, 'force')}"]
        said += [f"with {some(hit.numbers, 'number')} to compare"] if hit.numbers else []
        return Result(hit.kind, hit.name, addresses.topic(hit.slug), " ".join(said), hit.slug)
    outcome = meaning(Outcome, hit.outcome) if hit.outcome else ""
    return Result(
        kind=hit.kind,
        title=hit.title,
        address=addresses.answer(hit.key),
        says=some(hit.n_tables, "table") if hit.n_tables else "",
        key=hit.key,
        uid=hit.uid,
        force=hit.force,
        force_name=hit.force_name,
        reference=hit.reference or "",
        dated=hit.dated or "",
        outcome=hit.outcome or "",
        outcome_says=outcome,
        excerpt=hit.words or "",
        source=hit.url,
        tables=tuple(_table(one) for one in hit.tables),
    )


def _table(hit: TableHit) -> ResultTable:
    return ResultTable(
        hit.caption or "A table without a caption",
        addresses.table(hit.key),
        hit.label,
        tuple(
            ResultCell(cell.label, cell.text, addresses.figure(hit.key, hit.row, cell.col))
            for cell in hit.cells
        ),
    )


def _facets(found: Found, kept: Mapping[str, str], names: dict[str, str]) -> tuple[FacetList, ...]:
    lists = []
    for facet, counts in found.facets.items():
        values = []
        for one in counts:
            value, words = value_of(facet, one.token, names)
            chosen = value in found.search.narrowed.get(facet, ())
            to = {**kept, str(facet): "" if chosen else value}
            values.append(FacetValue(words, value, one.count, address_of(HERE, to), chosen))
        if values:
            lists.append(FacetList(facet, _NAMES[facet], tuple(values)))
    return tuple(lists)


def _chips(kept: Mapping[str, str], narrowed: Mapping[Facet, Value]) -> tuple[Link, ...]:
    return tuple(
        Link(f"{_NAMES[facet]}: {value.says}", address_of(HERE, {**kept, str(facet): ""}))
        for facet, value in narrowed.items()
    )


def _leads(q: str, names: dict[str, str]) -> tuple[Link, ...]:
    """The page of a force or of a section that the whole question names."""
    found = []
    if force := read_force(q, names):
        found.append(Link(f"{names[force]}: all about this force", addresses.force(force)))
    section = read_section(q) if len(q.split()) <= WORDS else None
    if section and not q.isdigit():
        act = section.act or "FOIA"
        address = Address(f"/refusals/{act}/{section.section}")
        found.append(Link(f"Who refuses under section {section.section} ({act})", address))
    return tuple(found)


def _meant(found: Found, kept: Mapping[str, str]) -> Link | None:
    if found.meant is None:
        return None
    return Link(found.meant, address_of(HERE, {**kept, "q": found.meant}))


def _any_word(found: Found, kept: Mapping[str, str]) -> Link | None:
    if not found.any_word:
        return None
    words = " OR ".join(dict.fromkeys(found.asked.words))
    says = f"{some(found.any_word, 'answer')} with any of the words"
    return Link(says, address_of(HERE, {**kept, "q": words}))


def _sorts(kept: Mapping[str, str], sort: Sort) -> tuple[Link, ...]:
    other = "" if sort is Sort.NEWEST else str(Sort.NEWEST)
    says = "Most relevant first" if sort is Sort.NEWEST else "Newest first"
    return (Link(says, address_of(HERE, {**kept, "sort": other})),)


def _topics(reader: Reader) -> tuple[Link, ...]:
    return tuple(Link(row["name"], addresses.topic(row["slug"])) for row in reader.rows(_TOPICS))


def _next(found: Found, kept: Mapping[str, str]) -> Address | None:
    if found.further is None:
        return None
    place = _place(Search("", page=found.further.page, before=found.further.before))
    return address_of(HERE, {**kept, **place})
