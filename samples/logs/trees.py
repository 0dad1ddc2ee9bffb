"""The pages of a log: one list, by year and month, by category, by committee, by archive."""

from __future__ import annotations

from itertools import groupby

from samples.house import ENGLISH_MONTHS
from samples.logs.kind import Disclosures, Line, Node
from samples.model import SampleDisclosure

CATEGORIES = ("crime-statistics", "operational-policing", "complaints-and-discipline", "other")


def line_of(item: SampleDisclosure) -> Line:
    """An item as a log lists it; the site adds the day, where it prints one."""
    return Line(item.path, item.title, item.summary)


def flat(log: str, heading: str, items: Disclosures) -> tuple[Node, ...]:
    """One list, newest first."""
    return (Node(log, heading, tuple(line_of(item) for item in items)),)


def nowhere(log: str, heading: str, items: Disclosures) -> tuple[Node, ...]:
    """No page at all: the log is an interface."""
    return ()


def by_month(log: str, heading: str, items: Disclosures) -> tuple[Node, ...]:
    """Years, their months, their items: ``disclosure-log-2024/march/``."""
    nodes: list[Node] = []
    years: list[tuple[str, str]] = []
    for year, group in groupby(items, key=lambda item: item.published_on.year):
        months: list[tuple[str, str]] = []
        top = f"{log}disclosure-log-{year}/"
        for number, some in groupby(group, key=lambda item: item.published_on.month):
            name = ENGLISH_MONTHS[number - 1]
            path = f"{top}{name}/"
            months.append((path, name.capitalize()))
            lines = tuple(line_of(item) for item in some)
            nodes.append(Node(path, f"{name.capitalize()} {year}", lines))
        years.append((top, f"Disclosure log {year}"))
        nodes.append(Node(top, f"Disclosure log {year}", (), tuple(months)))
    return (Node(log, heading, (), tuple(years)), *nodes)


def on_month_pages(log: str, heading: str, items: Disclosures) -> tuple[Node, ...]:
    """A page a month beside each other below the log: ``responses-march-2024``."""
    nodes: list[Node] = []
    months: list[tuple[str, str]] = []
    for (year, number), group in groupby(
        items, key=lambda item: (item.published_on.year, item.published_on.month)
    ):
        name = ENGLISH_MONTHS[number - 1]
        path, words = f"{log}/responses-{name}-{year}", f"{name.capitalize()} {year}"
        months.append((path, words))
        nodes.append(Node(path, f"Responses: {words}", tuple(line_of(item) for item in group)))
    return (Node(log, heading, (), tuple(months)), *nodes)


def by_letter(log: str, heading: str, items: Disclosures) -> tuple[Node, ...]:
    """A to Z: a page for each letter that a title begins with."""

    def letter(item: SampleDisclosure) -> str:
        return "0-9" if item.title[0].isdigit() else item.title[0].upper()

    below = tuple((f"{log}/a-to-z/{one}", one) for one in sorted({letter(item) for item in items}))
    nodes = (
        Node(
            path, f"{heading}: {one}", tuple(line_of(item) for item in items if letter(item) == one)
        )
        for path, one in below
    )
    return (Node(log, heading, (), below), *nodes)


def by_category(log: str, heading: str, items: Disclosures) -> tuple[Node, ...]:
    """A page for each category; an item's category is the folder that it is in."""
    nodes = []
    folders = dict.fromkeys(item.path.rstrip("/").rsplit("/", 1)[0] + "/" for item in items)
    names = [folder.rstrip("/").rsplit("/", 1)[-1] for folder in folders]
    titles = [name.removeprefix("disclosure_log_").replace("-", " ").title() for name in names]
    for folder, title in zip(folders, titles, strict=True):
        lines = tuple(line_of(item) for item in items if item.path.startswith(folder))
        nodes.append(Node(folder, title, lines))
    top = Node(log, heading, (), tuple(zip(folders, titles, strict=True)))
    return (top, *nodes)


def by_archive(log: str, heading: str, items: Disclosures) -> tuple[Node, ...]:
    """Everything on the front page, and again in the archive of its year."""
    years = sorted({item.published_on.year for item in items}, reverse=True)
    below = tuple((f"/{year}/", str(year)) for year in years)
    archives = (
        Node(
            f"/{year}/",
            f"Year: {year}",
            tuple(line_of(item) for item in items if item.published_on.year == year),
        )
        for year in years
    )
    return (Node(log, heading, tuple(line_of(item) for item in items), below), *archives)


def by_committee(log: str, heading: str, items: Disclosures) -> tuple[Node, ...]:
    """A page for each committee, its letters on it."""
    folders = dict.fromkeys(item.path.rsplit("/", 2)[0] for item in items)
    nodes = []
    below = []
    for folder in folders:
        name = folder.rsplit("/", 1)[-1]
        title = name.replace("-", " ").capitalize()
        below.append((f"{log}{name}/", title))
        lines = tuple(line_of(item) for item in items if item.path.startswith(folder + "/"))
        nodes.append(Node(f"{log}{name}/", title, lines))
    return (Node(log, heading, (), tuple(below)), *nodes)
