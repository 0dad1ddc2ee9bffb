"""What a table's figures measure: subject, kind of number and breakdown, with their series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from db.questions.cells import Cell, Numbers, Path, TableFacts, distinct, is_whole
from db.questions.dimensions import dimension_of
from db.questions.labels import TIMES, axis_dimension
from db.questions.lines import NOTHING, Naming
from db.questions.named import ASPECTS, Named, is_common, read
from db.questions.phrases import words_of
from db.questions.porter import stem
from db.questions.series import Point, points
from db.questions.subjects import Subjects, subjects_of
from db.questions.vocabulary import Standing, SubjectPlace, SubjectRole
from parsers.tables.measures import counted_in, statistic_in
from parsers.types import Counted, Statistic, Totals

_SEVERAL: Final = 2
_MOST: Final = 0.5  # of the labels of an axis must name subjects for it to be of them


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that a table gives numbers of, and its values by period."""

    subjects: Subjects
    numbers: Numbers
    by: tuple[str, ...]
    narrowed: tuple[str, ...]
    points: tuple[Point, ...]


def measures_of(table: TableFacts) -> Iterator[Measure]:
    """The measures of a table: of the whole of it, then of the lines that name a subject."""
    subjects = subjects_of(table)
    by = breakdown(table)
    groups: dict[Numbers, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        groups[cell.numbers].append(cell)
    adds_up = table.totals == Totals.AGREE
    said = frozenset(word.stem for text in _said(table, subjects) for word in words_of(text))
    one_thing = any(one.role is SubjectRole.COUNTED for one in subjects.named)
    naming = Naming(partial(_names, said), said, one_thing)
    of_subjects = {
        axis: _lines_of_subjects(table, subjects, axis)
        for axis in (SubjectPlace.ROW, SubjectPlace.COLUMN)
    }
    for printed, cells in groups.items():
        numbers = _as_captioned(printed, table.caption)
        own = tuple(points(cells, naming, adds_up=adds_up))
        yield from _parts(subjects, numbers, by, own)
        for axis, named in of_subjects.items():
            yield from _named_lines(subjects, numbers, by, cells, axis, named)


def _as_captioned(numbers: Numbers, caption: str | None) -> Numbers:
    """The kind of number; where its labels leave that open, the caption's ("Mean time ...")."""
    if numbers.statistic != Statistic.UNKNOWN or not caption:
        return numbers
    return numbers._replace(statistic=str(statistic_in(caption)))


def _of_subjects(table: TableFacts, axis: SubjectPlace) -> bool:
    """Whether the lines of an axis may be of subjects: no heading calls them anything else."""
    headings = table.row_headings if axis is SubjectPlace.ROW else table.column_headings
    names = {dimension_of(heading, ()) for heading in headings} - {None}
    return not names or bool(names & {"offence", *TIMES})


def _parts(
    subjects: Subjects, numbers: Numbers, by: tuple[str, ...], found: Sequence[Point]
) -> Iterator[Measure]:
    """One measure for each part that only lines name ("Fixed" under a caption of cameras)."""
    parts: dict[Path, list[Point]] = {(): []}
    for point in found:
        parts.setdefault(point.part, []).append(point)
    for part, own in parts.items():
        if own or part == ():
            narrowed = (*subjects.narrowed, *(label.lower() for label in part))
            yield Measure(subjects, numbers, by, narrowed, tuple(own))


def _said(table: TableFacts, subjects: Subjects) -> Iterator[str]:
    """The caption, and the text that names the subject where that is another."""
    yield table.caption or ""
    if subjects.place is SubjectPlace.QUESTION:
        yield from table.questions[:1]
    elif subjects.place is SubjectPlace.TITLE:
        yield table.title or ""


# Nouns that name no case in particular.
_CASE: Final = frozenset(
    stem(word)
    for word in (
        *("number", "count", "volume", "figure", "offence", "crime", "incident", "case"),
        *("occurrence", "report", "record", "use"),
    )
)


_PEOPLE: Final = (Counted.VICTIMS, Counted.SUSPECTS, Counted.OFFENDERS, Counted.ARRESTS)


def _names(said: frozenset[str], label: str) -> bool:
    """Whether a label is one of cases as such ("Offences"), of the people whose number
    is another measure ("Victims"), or of words that are said of the table anyway."""
    words = words_of(label)
    stems = {word.stem for word in words}
    if is_whole(label) or not stems:
        return False
    cases = bool(stems & _CASE) and all(is_common(word) for word in words)
    numbered = any(any(letter.isdigit() for letter in word.word) for word in words)
    people = len(words) == 1 and counted_in(label) in _PEOPLE
    return not numbered and (cases or people or stems <= said)


def _lines_of_subjects(
    table: TableFacts, subjects: Subjects, axis: SubjectPlace
) -> dict[Path, Named]:
    """The lines of an axis whose labels name subjects; none where most of them name nothing."""
    if not _of_subjects(table, axis):
        return {}
    paths = distinct([_path(cell, axis) for cell in table.cells])
    paths = tuple(path for path in paths if path and not is_whole(path[-1]))
    named = {path: one for path in paths if (one := _subject(path[-1], subjects))}
    return named if len(named) >= max(_SEVERAL, _MOST * len(paths)) else {}


def _path(cell: Cell, axis: SubjectPlace) -> Path:
    return cell.row_path if axis is SubjectPlace.ROW else cell.col_path


def _named_lines(
    subjects: Subjects,
    numbers: Numbers,
    by: tuple[str, ...],
    cells: Sequence[Cell],
    axis: SubjectPlace,
    named: Mapping[Path, Named],
) -> Iterator[Measure]:
    """A measure for each line whose label is a subject's name."""
    lines: dict[Path, list[Cell]] = defaultdict(list)
    for cell in cells:
        if _path(cell, axis) in named:
            lines[_path(cell, axis)].append(cell)
    narrowed = tuple(one.words.lower() for one in subjects.named if _narrows(one))
    for path, own_cells in lines.items():
        one = named[path]
        outer = tuple(label.lower() for label in path[:-1] if not _subject(label, subjects))
        own = [_alone(cell, axis) for cell in own_cells]
        found = tuple(points(own, NOTHING, adds_up=False))
        line = Subjects((one,), axis, (), subjects.context)
        if found:
            named_rows = tuple(_by_name(point) for point in found)
            yield Measure(line, numbers, by, (*narrowed, *subjects.narrowed, *outer), named_rows)


def _by_name(point: Point) -> Point:
    return replace(point, how=Standing.NAMED_ROW) if point.how is Standing.ONLY_ROW else point


def _alone(cell: Cell, axis: SubjectPlace) -> Cell:
    """A cell of a line as if the line were a table of its own."""
    if axis is SubjectPlace.ROW:
        return cell._replace(row_path=(), row_total=False)
    return cell._replace(col_path=(), col_total=False)


def _subject(label: str, subjects: Subjects) -> Named | None:
    """The one subject that a label names with all its words, and that is not the table's own."""
    reading = read(label)
    if reading.left or len(reading.named) != 1 or reading.named[0].role is not SubjectRole.COUNTED:
        return None
    own = {one.slug for one in subjects.named if one.role is SubjectRole.COUNTED}
    one = reading.named[0]
    return None if one.slug in own or one.slug in ASPECTS else one


def _narrows(one: Named) -> bool:
    """Whether the table's own subject narrows that of its lines: "all recorded crime" does not."""
    return one.role is SubjectRole.COUNTED and one.slug != "recorded-crime"


def breakdown(table: TableFacts) -> tuple[str, ...]:
    """What the rows, then the columns vary by; ``other`` for labels that nothing explains."""
    found = [
        *_axis([cell.row_path for cell in table.cells], table.row_headings),
        *_axis([cell.col_path for cell in table.cells], table.column_headings),
    ]
    return tuple(dict.fromkeys(found + _periods(table.cells)))


def _axis(paths: Sequence[Path], headings: Sequence[str]) -> Iterator[str]:
    labels = list(dict.fromkeys(path[-1] for path in distinct(paths) if path))
    labels = [label for label in labels if not is_whole(label)]
    if len(labels) < _SEVERAL:
        return
    if name := axis_dimension(headings, labels):
        yield name
    else:
        counted = sum(read(label).named != () for label in labels)
        yield "offence" if counted * 2 > len(labels) else "other"


_KINDS: Final = {
    "calendar_year": "year",
    "financial_year": "financial_year",
    "quarter": "quarter",
    "month": "month",
    "week": "week",
    "day": "day",
}


def _periods(cells: Sequence[Cell]) -> list[str]:
    """The kinds of period that there are at least two of."""
    periods = {cell.period for cell in cells}
    kinds = [period.kind for period in sorted(periods, key=lambda one: (one.kind, one.start or ""))]
    return [
        _KINDS[kind] for kind in dict.fromkeys(kinds) if kind in _KINDS and kinds.count(kind) > 1
    ]
