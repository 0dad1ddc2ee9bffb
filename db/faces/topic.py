"""``/topic/<slug>``: what every force says about one thing: numbers, refusals and silence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Annotated, Final

from db.faces import addresses
from db.faces.charts import Charts
from db.faces.cite import Citation, page_citation
from db.faces.forces import called, named
from db.faces.page import (
    Address,
    Asked,
    Entry,
    Head,
    Link,
    Missing,
    Page,
    Reader,
    Row,
    Sheet,
    Wrong,
)
from db.faces.shorthand import MEANS
from db.faces.topic_by import Dimension, Split, dimensions_of, split_of
from db.faces.topic_chart import matrix_chart, parts_chart
from db.faces.topic_columns import COLUMNS
from db.faces.topic_numbers import matrices_of, matrix_sheet, number_of, tidy
from db.faces.topic_parts import Definition, Matrix, Note, Number, Said
from db.faces.topic_rows import Rows, rows_of
from db.faces.topic_words import measure_words, state_words, unnumbered
from db.faces.wording import some
from db.questions.vocabulary import TopicState

SHOWN: Final = 6  # matrices in full; the others are linked
NEWEST: Final = 2  # answers without a number that a page shows of each force and state
EVERY: Final = 1 << 40
FEED: Final = 100  # entries
_ANSWERED: Final = frozenset(
    {
        TopicState.ANSWERED,
        TopicState.PART,
        TopicState.REFUSED,
        TopicState.NOT_HELD,
        TopicState.OTHER,
        TopicState.HELD,
        TopicState.NOT_READABLE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Page):
    """What every force says about one thing."""

    slug: Annotated[str, "Lasting name"]
    says: Annotated[str, "How many answers and forces there are"]
    words: Annotated[str, "Words that lead to it"]
    dimensions: Annotated[tuple[Dimension, ...], "What it can be split by"]
    split: Annotated[Split | None, "The topic in parts, where `by` asks for it"]
    main: Annotated[Matrix | None, "The matrix that was asked for, or the one with most forces"]
    others: Annotated[tuple[Matrix, ...], "The others, most forces first; kinds are never mixed"]
    refused: Annotated[tuple[Said, ...], "Forces that refused"]
    answered: Annotated[tuple[Said, ...], "Forces that answered without a number to compare"]
    refusals: Annotated[int, "How many answers refused"]
    further: Annotated[int, "How many answered without a number to compare"]
    silent: Annotated[tuple[Said, ...], "Forces of which nothing was found, and what that means"]
    definitions: Annotated[tuple[Definition, ...], "What counts, where forces say it differently"]
    notes: Annotated[tuple[Note, ...], "Warnings that forces print beside these numbers"]
    shorthand: Annotated[dict[str, str], "What the shorthand in square brackets means"]
    cite: Annotated[Citation, "How to cite it"]

    def sheets(self) -> tuple[Sheet, ...]:
        notes = (
            "Different things, and different kinds of period, are never in one column.",
            *(f"{mark} {means}" for mark, means in self.shorthand.items()),
            *(f"Note {one.number}, {', '.join(one.forces)}: {one.sentence}" for one in self.notes),
            f"Cite as: {self.cite.text}",
        )
        said = {one.measure: one.says for one in self.matrices}
        rows = tuple(tidy(one, said) for one in self.numbers)
        numbers = Sheet("Numbers", tuple(COLUMNS), rows, notes)
        matrices = [
            matrix_sheet(one, f"Matrix {place}")
            for place, one in enumerate(self.matrices[:SHOWN], 1)
        ]
        columns = ("Force", "State", "Answer", "Date", "Sections", "Sentence", "Log read to")
        states = tuple(
            (one.force_name, one.says, one.answer, one.dated, one.sections, one.quote, one.read_to)
            for one in (*self.refused, *self.answered, *self.silent)
        )
        about = Sheet("Columns", ("Column", "What stands in it"), tuple(COLUMNS.items()))
        return (
            numbers,
            *matrices,
            Sheet("Other forces", columns, states),
            about,
            *self._parts(notes),
        )

    def _parts(self, notes: tuple[str, ...]) -> tuple[Sheet, ...]:
        """The numbers of the parts, a row each; none where the topic is not split."""
        if self.split is None:
            return ()
        said = {one.measure: one.says for one in self.split.parts}
        rows = tuple(tidy(one, said) for one in self.split.numbers)
        return (Sheet("Parts", tuple(COLUMNS), rows, notes),)

    def entries(self) -> tuple[Entry, ...]:
        found = {
            one.key: Entry(
                f"topic:{self.slug}:{one.key}",
                f"{one.force_name}: {one.caption or self.head.title}",
                one.answer,
                one.dated,
                f"{one.period}: {one.text}",
            )
            for one in self.numbers
        }
        answers = [
            Entry(
                f"topic:{self.slug}:{one.force}:{one.reference}",
                f"{one.force_name}: {one.says}",
                one.answer,
                one.dated,
                one.quote,
            )
            for one in (*self.refused, *self.answered)
            if one.answer
        ]
        every = [*found.values(), *answers]
        return tuple(sorted(every, key=lambda one: (one.moment, one.ident), reverse=True))[:FEED]

    @property
    def left_out(self) -> int:
        """Answers that this page does not show; its other forms do."""
        return self.refusals + self.further - len(self.refused) - len(self.answered)

    @property
    def embed(self) -> Address:
        """The charts alone, for the page of a newsroom."""
        _, _, query = self.head.address.partition("?")
        return addresses.with_form(Address(f"/embed/{self.slug}"), None, query)

    @property
    def embed_height(self) -> int:
        """Pixels that the charts take on a page 700 wide: three in a row, and the words."""
        drawn = self.drawn()
        return 260 + 130 * -(-len(drawn.charts) // 3) if drawn else 260

    def drawn(self) -> Charts | None:
        """The main matrix as lines, a chart a force; those of each part where it is split."""
        if self.split:
            return parts_chart(self.split.parts)
        return matrix_chart(self.main) if self.main else None

    @property
    def disputed(self) -> bool:
        """Whether one answer gives several numbers for the same anywhere."""
        return any(one.state is TopicState.DISPUTED for one in self.numbers)

    @property
    def silences(self) -> tuple[tuple[str, tuple[Said, ...]], ...]:
        """The silent forces by what their silence means."""
        by: dict[str, list[Said]] = defaultdict(list)
        for one in self.silent:
            by[one.says].append(one)
        return tuple((says, tuple(forces)) for says, forces in by.items())

    @property
    def numbers(self) -> tuple[Number, ...]:
        """All numbers, a row each."""
        cells = (c for m in self.matrices for line in m.lines for c in line.cells)
        return tuple(one for cell in cells for one in cell)

    @property
    def matrices(self) -> tuple[Matrix, ...]:
        """The main one, then the others."""
        return ((self.main,) if self.main else ()) + self.others


def load(reader: Reader, asked: Asked) -> Topic:
    """Raises ``Missing`` for a topic, ``Wrong`` for a measure or period that there is not."""
    slug = asked.parts["slug"]
    rows = rows_of(reader, slug, NEWEST if asked.form is None else EVERY)
    if rows is None:
        lead = Link("Search for it", addresses.with_query("/search", q=slug.replace("-", " ")))
        raise Missing("There is no topic of that name here.", lead)
    names = named(reader)
    notes, of_table = _notes(rows, names)
    numbers = tuple(
        replace(number_of(cell, names), notes=of_table.get(cell["table_key"], ()))
        for cell in rows.cells
        if cell["measure_key"]
    )
    said = measure_words(rows.topic["name"], rows.measures)
    matrices = matrices_of(numbers, said, lambda measure, kind: _at(slug, measure, kind))
    dimensions = dimensions_of(reader, slug)
    split = split_of(reader, rows.topic, dimensions, asked, names)
    main = matrices[0] if split and matrices else _chosen(matrices, asked)
    used = {one.key for line in (main.lines if main else ()) for c in line.cells for one in c}
    head = Head(
        title=rows.topic["name"],
        address=addresses.with_query(
            addresses.topic(slug),
            by=split.by if split else "",
            measure=asked.word("measure"),
            period=asked.word("period"),
        ),
        about=f"What every police force says about it: {_says(rows.topic)}.",
        indexed=not any(asked.word(word) for word in ("by", "measure", "period")),
        crumbs=(Link("Search", Address("/search")),),
        latest=max((one.dated for one in numbers), default=None),
    )
    refused, answered, silent = _others(rows, names)
    return Topic(
        head=head,
        slug=slug,
        says=_says(rows.topic),
        words=rows.topic["words"],
        dimensions=dimensions,
        split=split,
        main=main,
        others=tuple(one for one in matrices if one is not main),
        refused=refused,
        answered=answered,
        refusals=rows.states.get(TopicState.REFUSED, 0),
        further=sum(rows.states.get(one, 0) for one in _ANSWERED - {TopicState.REFUSED}),
        silent=silent,
        definitions=_definitions(main, rows, names) if used else (),
        notes=notes,
        shorthand={
            mark: means
            for mark, means in MEANS.items()
            if any(one.shorthand == mark for one in (*numbers, *(split.numbers if split else ())))
        },
        cite=page_citation(head, asked.site),
    )


def _at(slug: str, measure: str, kind: str) -> Address:
    return addresses.with_query(addresses.topic(slug), measure=measure, period=kind)


def _says(topic: Row) -> str:
    answers, forces = some(topic["answers"], "answer"), some(topic["forces"], "force")
    return f"{answers} from {forces}, {some(topic['numbers'], 'number')} to compare"


def _chosen(matrices: list[Matrix], asked: Asked) -> Matrix | None:
    measure, period = asked.word("measure"), asked.word("period")
    fitting = [
        one
        for one in matrices
        if (not measure or one.measure == measure) and (not period or one.period_kind == period)
    ]
    if matrices and not fitting:
        lead = Link("All numbers of this topic", addresses.topic(asked.parts["slug"]))
        raise Wrong("This topic has no such numbers.", lead)
    return fitting[0] if fitting else None


def _others(
    rows: Rows, names: dict[str, str]
) -> tuple[tuple[Said, ...], tuple[Said, ...], tuple[Said, ...]]:
    """Refusals, further answers, and silence; a force with numbers may have refused others."""
    refused: list[Said] = []
    answered: list[Said] = []
    silent: list[Said] = []
    counts: dict[str, int] = defaultdict(int)
    for cell in rows.cells:
        counts[cell["force"]] += cell["measure_key"] is not None
    for cell in rows.cells:
        if cell["measure_key"]:
            continue
        state = TopicState(cell["state"])
        said = _said(cell, state, names, counts[cell["force"]])
        where = (
            refused if state is TopicState.REFUSED else answered if state in _ANSWERED else silent
        )
        where.append(said)
    by_name = [sorted(found, key=lambda one: one.force_name) for found in (refused, answered)]
    by_state = sorted(silent, key=lambda one: (list(TopicState).index(one.state), one.force_name))
    return tuple(by_name[0]), tuple(by_name[1]), tuple(by_state)


def _said(cell: Row, state: TopicState, names: dict[str, str], numbers: int) -> Said:
    return Said(
        cell["force"],
        called(names, cell["force"]),
        state,
        state_words(state, cell["unread"] or 0, cell["read_to"]),
        numbers,
        addresses.answer(cell["disclosure"]) if cell["disclosure"] else None,
        cell["reference"] or "",
        cell["dated"] or "",
        (cell["sections"] or "").replace(",", ", "),
        cell["quote"] or "",
        cell["read_to"] or "",
        cell["unread"] or 0,
    )


def _definitions(main: Matrix | None, rows: Rows, names: dict[str, str]) -> tuple[Definition, ...]:
    """The sentences of the main matrix's forces, where they are not all the same."""
    sentence = {
        row["table_key"]: unnumbered(row["definition"])
        for row in rows.measures
        if main and row["measure_key"] == main.measure
    }
    forces: dict[str, set[str]] = defaultdict(set)
    for cell in rows.cells:
        if main and cell["measure_key"] == main.measure and cell["table_key"] in sentence:
            forces[sentence[cell["table_key"]]].add(called(names, cell["force"]))
    if len(forces) < 2:
        return ()
    return tuple(Definition(said, tuple(sorted(forces[said]))) for said in sorted(forces))


def _notes(
    rows: Rows, names: dict[str, str]
) -> tuple[tuple[Note, ...], dict[str, tuple[int, ...]]]:
    """The warnings, numbered, and those of each table."""
    tables: dict[str, set[str]] = defaultdict(set)
    for cell in rows.cells:
        if cell["table_key"]:
            tables[cell["disclosure"]].add(cell["table_key"])
    found: dict[str, int] = {}
    by: dict[str, set[str]] = defaultdict(set)
    of_table: dict[str, list[int]] = defaultdict(list)
    for row in rows.caveats:
        force = row["disclosure"].partition("/")[0]
        sentence = unnumbered(row["quote"])
        place = found.setdefault(sentence, len(found) + 1)
        by[sentence].add(called(names, force))
        beside = {row["table_key"]} if row["table_key"] else tables[row["disclosure"]]
        for table in beside:
            if place not in of_table[table]:
                of_table[table].append(place)
    notes = tuple(Note(place, tuple(sorted(by[said])), said) for said, place in found.items())
    return notes, {table: tuple(sorted(places)) for table, places in of_table.items()}
