"""What the docs print to be typed: commands and calls, with what is printed below them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.shell import ROOT

PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
}
_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_CONTINUED = re.compile(r"\\\n\s*")
_COMMENT = re.compile(r"\s{2,}# (.*)$")
# "exit status 1 when ..." tells of another day: on the demo, which is well, it is no promise.
_STATUS = re.compile(r"exit status (\d)(?! when\b)")
_CURL = re.compile(
    r"^\$ curl '[^']*?:8001(/[^']+)'\n```\n\n```json\n(.+?)\n```", re.MULTILINE | re.DOTALL
)
_GET = re.compile(r"^    GET (\S+)$\n(?:\n```json\n(.*?)\n```)?", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """A line of shell on a page, and the exit status that its comment promises (else 0)."""

    page: str
    line: str
    status: int

    @property
    def label(self) -> str:
        return f"{self.page.rsplit('/', 1)[-1]}: {self.line}"


def commands() -> list[Command]:
    """Every line with a `$` in a fenced block, where it stands first in the order of the pages."""
    found: dict[tuple[str, int], Command] = {}
    for page, text in PAGES.items():
        for _, _, block in _FENCE.findall(text):
            for line in _CONTINUED.sub(" ", block).splitlines():
                if not line.lstrip().startswith("$ "):
                    continue
                comment = _COMMENT.search(line)
                promised = _STATUS.search(comment[1]) if comment else None
                bare = _COMMENT.sub("", line).strip().removeprefix("$ ").strip()
                status = int(promised[1]) if promised else 0
                found.setdefault((bare, status), Command(page, bare, status))
    return list(found.values())


def unmarked() -> list[str]:
    """Lines of fenced blocks that call the command without a `$`: no test would run them."""
    return [
        line
        for text in PAGES.values()
        for _, _, block in _FENCE.findall(text)
        for line in block.splitlines()
        if line.strip().startswith(("forcewide ", ".venv/bin/forcewide "))
    ]


def calls() -> list[tuple[str, str, str]]:
    """Every documented call of the API: page, path, and the rows printed below it (or none)."""
    readme = [("README.md", path, rows) for path, rows in _CURL.findall(PAGES["README.md"])]
    page = "docs/api.md"
    return readme + [(page, path, rows) for path, rows in _GET.findall(PAGES[page])]
