"""The gate for RTF letters: hidden, deleted and pale words, comments, files inside.

Rich Text Format 1.9.1. RTF is read only after a conversion, which the gate judges as
well; what a conversion would drop is found here, in the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from parsers.documents.contents import Source
from parsers.gate.pdf.words import is_news, squashed
from parsers.gate.policy import finding
from parsers.gate.strings.telling import Kept, stored_findings
from parsers.gate.text.word_ink import TINY_SIZE, is_near
from parsers.types import Reason

MAX_TOKENS = 5_000_000
_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\'(?P<hex>[0-9a-fA-F]{2})|\\u(?P<wide>-?\d{1,6}) ?"
    rb"|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\(?P<mark>[^a-zA-Z])"
    rb"|(?P<text>[^{}\\\r\n]{1,4000})|[\r\n]"
)
# Destinations that print nothing; what they hold is part of no page.
_SILENT = frozenset(
    {
        *("fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "rsidtbl"),
        *("info", "generator", "themedata", "colorschememapping", "datastore", "latentstyles"),
        *("pict", "fldinst", "xmlnstbl", "mmathPr", "revtbl", "filetbl", "atnid", "atnauthor"),
        *("atnref", "atndate", "bkmkstart", "bkmkend", "pgdsctbl", "userprops", "nonshppict"),
    }
)
# Destinations that programs may pass over (``\\*``), and that print what is in them all the same.
_PRINTED = frozenset({"shpinst", "shppict", "do", "ud", "shptxt", "dptxbxtext", "pnseclvl", "pn"})
_TEXT_BOXES = frozenset({"shptxt", "dptxbxtext"})
# Who made the file, and letters that are numbers of a picture or a theme.
_OWN = frozenset({"info", "userprops", "revtbl", "atnauthor", "atnid", "generator", "protusertbl"})
_HEXADECIMAL = frozenset({"pict", "themedata", "colorschememapping", "datastore", "nonshppict"})
_STARTS = {
    "annotation": "RTF_COMMENT",
    "objdata": "RTF_EMBEDDED_OBJECT",
    "docvar": "RTF_VARIABLE",
    "template": "",
}
_GROUNDS = frozenset(("cb", "highlight", "chcbpat", "clcbpat", "cbpat"))
_SPACES = frozenset(("par", "tab", "cell", "row", "line", "page", "sect"))


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group."""

    code: str | None = None
    hidden: bool = False
    deleted: bool = False
    silent: str = ""  # the destination that prints nothing
    starred: bool = False
    ink: int = 0
    ground: int = 0
    size: int = 24
    skipped: int = 1


@dataclass(slots=True)
class _Reading:
    """The words of an RTF file with the reason why each is not seen."""

    colours: list[str] = field(default_factory=list)
    found: list[tuple[str | None, str]] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)  # by the destination

    def read(self, body: bytes) -> None:
        """Walk over the file once."""
        state, skip = _State(), 0
        around: list[_State] = []
        for count, token in enumerate(_TOKEN.finditer(body)):
            if count > MAX_TOKENS:
                self.found.append(("RTF_HIDDEN_TEXT", "more words than are looked at"))
                return
            if token["open"]:
                around.append(state)
            elif token["close"]:
                state = around.pop() if around else _State()
            elif token["mark"] == b"*":
                state = replace(state, starred=True)
            elif token["word"]:
                state = self.word(token["word"].decode(), token["number"], state)
            elif token["wide"]:
                self.take(chr(int(token["wide"]) & 0xFFFF), state)
                skip = state.skipped
                continue
            elif token["hex"] and skip:
                skip -= 1
                continue
            elif token["hex"]:
                self.take(bytes.fromhex(token["hex"].decode()).decode("cp1252", "replace"), state)
            elif token["text"]:
                self.take(token["text"].decode("cp1252", "replace")[skip:], state)
            skip = 0

    def word(self, word: str, number: bytes | None, state: _State) -> _State:
        """What a control word changes."""
        value = int(number) if number else 1
        if word in _SPACES:
            self.take(" ", state)
        if state.starred or word in _SILENT or word in _STARTS or word in _TEXT_BOXES:
            return _opened(word, state)
        if word in _GROUNDS:
            return replace(state, ground=value)
        match word:
            case "v":
                return replace(state, hidden=value != 0)
            case "deleted":
                return replace(state, deleted=value != 0)
            case "plain":
                return replace(state, hidden=False, ink=0, size=24, ground=0)
            case "cf":
                return replace(state, ink=value)
            case "fs":
                return replace(state, size=value)
            case "uc":
                return replace(state, skipped=value)
        return state

    def take(self, text: str, state: _State) -> None:
        """Keep words with their fate."""
        if state.silent:
            self._keep(text, state.silent)
            return
        code = state.code
        if code is None and state.deleted:
            code = "RTF_TRACKED_DELETION"
        if code is None and state.hidden:
            code = "RTF_HIDDEN_TEXT"
        if code is None and state.size < TINY_SIZE:
            code = "RTF_TINY_TEXT"
        if code is None and self.is_pale(state):
            code = "RTF_WHITE_TEXT"
        if self.found and self.found[-1][0] == code:
            self.found[-1] = (code, self.found[-1][1] + text)
        else:
            self.found.append((code, text))

    def _keep(self, text: str, silent: str) -> None:
        if silent in _HEXADECIMAL:
            return
        if self.kept and self.kept[-1][0] == silent and not self.kept[-1][1].endswith(";"):
            self.kept[-1] = (silent, self.kept[-1][1] + text)
        else:
            self.kept.append((silent, text))

    def is_pale(self, state: _State) -> bool:
        """Whether the ink is the colour of the ground, white where none is set."""
        ink = self.colour(state.ink)
        return ink is not None and is_near(ink, self.colour(state.ground) or "FFFFFF")

    def colour(self, index: int) -> str | None:
        return self.colours[index] or None if 0 <= index < len(self.colours) else None


def _opened(word: str, state: _State) -> _State:
    """The state in a destination: printed, silent, or with a finding of its own."""
    state = replace(state, starred=False)
    if word in _STARTS:
        return replace(state, code=_STARTS[word] or None, silent="")
    if word in _PRINTED:
        return replace(state, silent="") if word in _TEXT_BOXES else state
    return replace(state, silent=word)


def rtf_hazards(source: Source) -> Iterator[Reason]:
    """Every finding of an RTF file."""
    reading = _Reading(list(_colours(source.body)))
    reading.read(source.body)
    seen = [text for code, text in reading.found if code is None]
    shown = squashed("".join(seen)) + "|" + "|".join(map(squashed, seen))
    for code, text in reading.found:
        if code == "RTF_EMBEDDED_OBJECT" or (code is not None and is_news(text, shown)):
            yield finding(code, "the text")
    yield from stored_findings(
        (Kept(text, where, own=where in _OWN, token=True) for where, text in reading.kept),
        shown,
        "the text",
    )
    author = re.search(rb"\{\\(?:author|operator|manager|company) [^}\s]", source.body[:200_000])
    if author is not None:
        yield finding("RTF_META_NAME", "document properties")


def _colours(body: bytes) -> Iterator[str]:
    """The colour table; an empty entry is the automatic colour."""
    table = re.search(rb"\{\\colortbl([^}]{0,20000})\}", body)
    for entry in table[1].split(b";") if table is not None else ():
        levels = [re.search(rb"\\" + name + rb"(\d{1,3})", entry) for name in _CHANNELS]
        if all(levels):
            yield "".join(f"{int(level[1]) & 255:02X}" for level in levels if level is not None)
        else:
            yield ""


_CHANNELS = (b"red", b"green", b"blue")
