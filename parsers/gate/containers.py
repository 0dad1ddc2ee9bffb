"""The gate for zips and e-mails themselves; what is inside them is judged by ``gate``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.documents.containers.archive import climbs, has_unlisted
from parsers.documents.containers.mail import bodies, message_of
from parsers.documents.containers.outlook import read_msg
from parsers.documents.contents import Source
from parsers.documents.sniff import sniff
from parsers.gate.pdf.words import is_news, squashed
from parsers.gate.policy import finding
from parsers.gate.slots import tells_of_somebody
from parsers.gate.text.html import html_words
from parsers.types import Reason

# What mail programs write before the first part, for programs that know no parts.
_STANDARD = re.compile(
    r"this is a (?:multi-?part|cryptographically signed) message|this message is in mime format"
    r"|content-|if you (?:can|are)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]{3,60}")


def zip_hazards(source: Source) -> Iterator[Reason]:
    """Files in a zip that its directory does not list, and names that lead out of its folder."""
    if climbs(source.body):
        yield finding("ZIP_CLIMBING_NAME", "the zip's directory")
    if has_unlisted(source.body):
        yield finding("ZIP_UNLISTED_FILE", "the zip's directory")


def mail_hazards(source: Source) -> Iterator[Reason]:
    """Words of a message that a mail program does not show. Raises ``DocumentError`` (BROKEN)."""
    yield from _bodies("EML", source)
    message = message_of(source)
    if any(tells_of_somebody(f"{value}") for name, value in message.items() if _unshown(name)):
        yield finding("EML_HEADER_PERSON", "the headers")
    html, plain = bodies(source)
    shown = html_words(html)[0] if html is not None else ""
    said = squashed(plain.decode("utf-8", "replace")) if plain else ""
    for text in (message.preamble or "", message.epilogue or ""):
        if text.strip() and not _STANDARD.match(text.strip()) and is_news(text, shown + "|" + said):
            yield finding("EML_UNSHOWN_PART", "message")


def _unshown(header: str) -> bool:
    """Whether mail programs leave a header out: copies in secret, and headers of no standard."""
    return header.lower() == "bcc" or header.lower().startswith("x-")


def msg_hazards(source: Source) -> Iterator[Reason]:
    """The same of an Outlook message, and files that Outlook does not list."""
    yield from _bodies("MSG", source)
    message = read_msg(source)
    if any(map(tells_of_somebody, message.blind)):
        yield finding("MSG_HEADER_PERSON", "the headers")
    for at, each in enumerate(message.files, start=1):
        picture = sniff(each.member.body, each.member.name).startswith("image/")
        if each.hidden and not picture:
            yield finding("MSG_HIDDEN_ATTACHMENT", f"file {at}")


def _bodies(kind: str, source: Source) -> Iterator[Reason]:
    """What the HTML body hides, and what the plain body says beyond it."""
    html, plain = bodies(source)
    if html is None:
        return
    shown, unseen = html_words(html)
    if any(is_news(text, shown) for text in unseen):
        yield finding(f"{kind}_HIDDEN_TEXT", "message")
    told = plain.decode("utf-8", "replace").splitlines() if plain is not None else []
    if any(_says_more(line, shown) for line in told):
        yield finding(f"{kind}_ALTERNATIVE", "message")


def _says_more(line: str, shown: str) -> bool:
    """Whether a line of the plain version has words that the other version lacks."""
    if "://" in line or "mailto:" in line or "cid:" in line:
        return False
    return any(squashed(word) not in shown for word in _WORDS.findall(line)) or any(
        number not in shown for number in re.findall(r"\d{1,40}", line)
    )
