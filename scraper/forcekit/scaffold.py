"""``forcewide add``: the file of a force, a trimmed fixture, and one run of the harness.

Works in a source checkout only. What is written is a beginning: the force file may
need labels, and the expectation is what the parsers read today, to be compared with
the pages by a person.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, Final, get_origin, get_type_hints

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString

import parsers
from parsers.directory import BY_SLUG, row_of
from parsers.errors import DeclarationError, ForcewideError, ParseError
from parsers.fixture import FixturePage, Json, fixture_page, read_fixture
from parsers.persons.mask import find_names, mask
from parsers.platforms.catalogue import CATALOGUE, KnownPlatform
from parsers.platforms.pages import tree
from parsers.platforms.several import Several
from parsers.platforms.site import LogSite
from parsers.registry import known
from parsers.types import (
    Block,
    BlockKind,
    DateBasis,
    Force,
    Page,
    Platform,
    PublicBody,
    RequestKind,
)
from scraper.forcekit.probing import Probed

ORIGIN: Final = "trimmed by `forcewide add` from a page of the site; names masked"
_SLUG: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DROPPED: Final = (
    *("script", "style", "noscript", "svg", "iframe", "template", "picture", "img", "video"),
    *("input", "button", "select", "textarea", "link", "object", "canvas"),
)
_KEPT_ATTRIBUTES: Final = frozenset(
    {
        *("href", "rel", "class", "id", "lang", "role", "datetime", "aria-label", "title"),
        *("property", "content", "name", "charset", "rowspan", "colspan", "scope", "start"),
        *("data-date", "http-equiv"),
    }
)
_KEPT_META: Final = ("og:title", "article:published_time", "generator")
# What is carried over from a body that had no log, in the order of PublicBody.
_FACTS: Final = ("nation", "kind", "regime", "website", "terms", "whatdotheyknow")
_ENUMS: Final = {"kind": "ForceKind", "regime": "Regime"}


class ScaffoldError(ForcewideError):
    """A force file or fixture that cannot be written here."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """The folders of a source checkout."""

    root: Path

    @property
    def forces(self) -> Path:
        return self.root / "parsers" / "forces"

    @property
    def fixtures(self) -> Path:
        return self.root / "tests" / "forces"

    def force_file(self, slug: str) -> Path:
        return self.forces / f"{slug.replace('-', '_')}.py"


def checkout(root: Path | None = None) -> Checkout:
    """The checkout that this package runs from. Raises ScaffoldError for an installed one."""
    found = Checkout(root or Path(parsers.__file__).resolve().parents[1])
    if not found.fixtures.is_dir() or not (found.root / "pyproject.toml").is_file():
        raise ScaffoldError(
            f"{found.root} is no source checkout (no pyproject.toml, no tests/forces):"
            " clone the repository, install it with `pip install -e .`, and run add there"
        )
    return found


# ---------------------------------------------------------------------- the force file


def platform_of(name: str, host: str, settings: Mapping[str, str]) -> Platform:
    """A platform as declared. Raises DeclarationError, which names what is wrong or lacking."""
    if name not in CATALOGUE:
        raise DeclarationError(f"no platform {name!r}; there are {', '.join(CATALOGUE)}")
    chosen = CATALOGUE[name]
    allowed = {one.name for one in chosen.parameters}
    if unknown := sorted(settings.keys() - allowed):
        raise DeclarationError(f"{name} has no {unknown[0]!r}; it has {', '.join(sorted(allowed))}")
    values = _values(chosen, {"host": host, **settings} if "host" in allowed else dict(settings))
    needed = [one.name for one in chosen.parameters if one.default is None]
    if lacking := [one for one in needed if one not in values]:
        raise DeclarationError(f"{name} needs {', '.join(f'--set {one}=...' for one in lacking)}")
    return chosen.platform(**values)


def several_of(present: Platform, older: Sequence[str]) -> Platform:
    """The logs of a force as one platform: the present one, and each older one in words
    (``wordpress_log www.old.example log=/foi/``). Raises DeclarationError."""
    logs = [present]
    for words in older:
        name, host, *settings = shlex.split(words) + [""] * (2 - len(shlex.split(words)))
        pairs = [one.partition("=") for one in settings]
        if not host or not all(key and mark for key, mark, _ in pairs):
            raise DeclarationError(f"--older takes PLATFORM HOST [NAME=VALUE]..., not {words!r}")
        logs.append(platform_of(name, host, {key: value for key, _, value in pairs}))
    sites = tuple(one for one in logs if isinstance(one, LogSite))
    return Several(logs=sites) if older else present


def _values(chosen: KnownPlatform, given: Mapping[str, str]) -> dict[str, Any]:
    """Settings as their fields want them: true or false, lists with commas, else words."""
    hints = get_type_hints(chosen.platform)
    found: dict[str, Any] = {}
    for name, text in given.items():
        if hints[name] is bool:
            if text not in {"true", "false"}:
                raise DeclarationError(f"{name} must be true or false, not {text!r}")
            found[name] = text == "true"
        elif get_origin(hints[name]) is tuple:
            found[name] = tuple(part.strip() for part in text.split(","))
        else:
            found[name] = text
    return found


def force_source(slug: str, name: str, platform: Platform, before: PublicBody | None) -> str:
    """The force file: what is not ordinary, and nothing else."""
    module = type(platform).__module__
    facts, enums = _facts(before)
    used = {
        type(one) for one in (platform, *(platform.logs if isinstance(platform, Several) else ()))
    }
    lines = [
        f'"""{name}: {module.rsplit(".", 1)[-1]}, added by `forcewide add`."""',
        "",
        *sorted(f"from {one.__module__} import {one.__name__}" for one in used),
        f"from parsers.types import {', '.join(sorted({'Force', *enums}))}",
        "",
        "FORCE = Force(",
        f"    slug={_quoted(slug)},",
        f"    name={_quoted(name)},",
        *facts,
        f"    platform={_declared(platform, ' ' * 4)},",
        ")",
        "",
    ]
    return "\n".join(lines)


def _declared(platform: Platform, indent: str) -> str:
    """A platform as its file declares it, over several lines where one would be too long."""
    kind = type(platform)
    arguments = [
        f"{field.name}={_argument(getattr(platform, field.name), indent + ' ' * 4)}"
        for field in fields(kind)  # type: ignore[arg-type]  # every platform is a dataclass
        if field.default is MISSING or getattr(platform, field.name) != field.default
    ]
    declared = f"{kind.__name__}({', '.join(arguments)})"
    if len(declared) <= 84 - len(indent) and "\n" not in declared:
        return declared
    inner = "".join(f"{indent}    {argument},\n" for argument in arguments)
    return f"{kind.__name__}(\n{inner}{indent})"


def _argument(value: object, indent: str) -> str:
    if isinstance(value, tuple) and value and isinstance(value[0], LogSite):
        inner = "".join(f"{indent}    {_declared(one, indent + ' ' * 4)},\n" for one in value)
        return f"(\n{inner}{indent})"
    return _quoted(value)


def _facts(before: PublicBody | None) -> tuple[list[str], set[str]]:
    """What was known of a body that had no log, where it is not ordinary."""
    if before is None:
        return [], set()
    ordinary = {field.name: field.default for field in fields(PublicBody)}
    lines, enums = [], set()
    for name in _FACTS:
        value = getattr(before, name)
        if value == ordinary[name]:
            continue
        if name in _ENUMS:
            enums.add(_ENUMS[name])
            lines.append(f"    {name}={_ENUMS[name]}.{value.name},")
        else:
            lines.append(f"    {name}={_quoted(value)},")
    return lines, enums


def _quoted(value: object) -> str:
    """Python source of a value, with the double quotes that the formatter wants."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple):
        inner = ", ".join(_quoted(one) for one in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return repr(value)


def declare(place: Checkout, slug: str, name: str | None, platform: Platform) -> tuple[Force, Path]:
    """Write the file of a force and return it. Raises ScaffoldError where there is one already."""
    if not _SLUG.fullmatch(slug):
        raise ScaffoldError(f"{slug!r} is no slug: lower case, words joined by single hyphens")
    before = known().get(slug)
    if isinstance(before, Force):
        raise ScaffoldError(f"{slug} has a log already: {place.force_file(slug)}")
    called = name or (before.name if before else None)
    if called is None:
        raise ScaffoldError(f"{slug} is new: say its full name with --name")
    force = Force(slug=slug, name=called, platform=platform)
    path = place.force_file(slug)
    BY_SLUG[slug] = row_of(force)  # this process knows it too
    path.write_text(force_source(slug, called, platform, before), "utf-8")
    return force, path


# ---------------------------------------------------------------------- the fixture


def trimmed(page: Page) -> bytes:
    """A page without what no parser reads, and without the names in its words.

    Scripts, styles, pictures and forms go; so do addresses for e-mail and attributes
    that only browsers need. Raises ScaffoldError for what is not text.
    """
    if page.media_type != "text/html":
        raise ScaffoldError(
            f"{page.url}: {page.media_type} cannot be masked; put an invented file into the fixture"
        )
    soup = tree(page)
    for node in soup.find_all(_DROPPED):
        if node.name != "link" or "next" not in (node.get("rel") or ()):
            node.decompose()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for node in soup.find_all(True):
        _strip(node)
    _mask_words(soup)
    return soup.encode("utf-8", formatter="minimal")


def _strip(node: Tag) -> None:
    if node.name == "meta" and not node.get("charset") and not _kept_meta(node):
        node.decompose()
        return
    for name in list(node.attrs):
        if name not in _KEPT_ATTRIBUTES:
            del node.attrs[name]
    href = node.attrs.get("href")
    if isinstance(href, str) and href.startswith(("mailto:", "tel:", "data:", "javascript:")):
        del node.attrs["href"]


def _kept_meta(node: Tag) -> bool:
    said = str(node.get("property") or node.get("name") or node.get("http-equiv") or "")
    return said in _KEPT_META


def _mask_words(soup: BeautifulSoup) -> None:
    strings = [text for text in soup.find_all(string=True) if type(text) is NavigableString]
    blocks = [Block(BlockKind.PARAGRAPH, str(text)) for text in strings if str(text).strip()]
    names = find_names(blocks)
    for text in strings:
        masked = mask(str(text), names)
        if masked != str(text):
            text.replace_with(NavigableString(masked))
    for node in soup.find_all(True):
        for attribute in ("title", "aria-label", "content"):
            value = node.attrs.get(attribute)
            if isinstance(value, str) and value.strip():
                node.attrs[attribute] = mask(value, names)


def fixture_of(force: Force, pages: Sequence[Probed]) -> list[FixturePage]:
    """Pages as a fixture: named by what they are, trimmed and masked.

    Raises ScaffoldError for a page of another host, or one the platform cannot read.
    """
    found: list[FixturePage] = []
    counts: dict[RequestKind, int] = {}
    for probed in pages:
        page = probed.page
        kind = _kind(force, page)
        counts[kind] = counts.get(kind, 0) + 1
        number = "" if counts[kind] == 1 else f"_{counts[kind]}"
        name = f"{kind.value}{number}.html"
        found.append(fixture_page(name, kind, page.final_url, trimmed(page)))
    return found


def _kind(force: Force, page: Page) -> RequestKind:
    problems = []
    for kind in (RequestKind.LISTING, RequestKind.ITEM):
        try:
            if kind is RequestKind.LISTING:
                force.platform.read_listing(page)
            else:
                force.platform.read_item(page)
        except ParseError as error:
            problems.append(f"not a {kind}: {error.message}")
        else:
            return kind
    raise ScaffoldError(f"{page.url}: {'; '.join(problems)}")


def write_fixture(place: Checkout, force: Force, pages: Sequence[FixturePage]) -> list[Path]:
    """Write pages, ``fixture.json`` and ``expected.json`` in the harness's shape.

    Pages of an earlier run stay, unless one of the same name is given.
    """
    folder = place.fixtures / force.slug
    folder.mkdir(parents=True, exist_ok=True)
    new = {one.name for one in pages}
    pages = [*(one for one in _earlier(folder) if one.name not in new), *pages]
    fixture: Json = {
        "origin": ORIGIN,
        "pages": {one.name: {"url": one.page.url, "kind": one.kind.value} for one in pages},
    }
    written = []
    for one in pages:
        (folder / one.name).write_bytes(one.page.body)
        written.append(folder / one.name)
    for name, value in (("fixture.json", fixture), ("expected.json", read_fixture(force, pages))):
        text = json.dumps(value, indent=1, ensure_ascii=False)
        (folder / name).write_text(text + "\n", "utf-8")
        written.append(folder / name)
    return written


def _earlier(folder: Path) -> list[FixturePage]:
    path = folder / "fixture.json"
    known = json.loads(path.read_text("utf-8"))["pages"] if path.exists() else {}
    return [
        fixture_page(name, RequestKind(one["kind"]), one["url"], (folder / name).read_bytes())
        for name, one in known.items()
    ]


# What an expectation may lack, and how that is said.
_LACKING: Final = {
    "title": "no title",
    "reference": "no reference",
    "request": "no request was found",
    "response": "no response was found",
    "received": "no day received",
    "responded": "no day responded",
    "published": "no day published",
    "outcome": "no outcome",
    "claimed": "the listing prints no count",
}
_NOTHING: Final[tuple[object, ...]] = (None, "", "unknown", [])


def unread(found: Json) -> list[str]:
    """What the harness could not read of a fixture, a line each; what to look at first."""
    lines: list[str] = []
    for name, page in found.items():
        if not isinstance(page, dict):
            continue
        lines.extend(f"{name}: {issue}" for issue in page.get("issues", ()))
        lines.extend(
            f"{name}: {words}"
            for field, words in _LACKING.items()
            if field in page and _is_nothing(page[field])
        )
    return lines


def _is_nothing(value: object) -> bool:
    """Whether a field says nothing; a day is a pair of the day and how it is known."""
    if isinstance(value, list) and len(value) == 2 and value[1] in set(DateBasis):
        return value[0] is None
    return value in _NOTHING
