"""The gate for zips and e-mails themselves; what is inside them is judged by ``gate``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage

from parsers.documents.containers.archive import climbs, has_litter, has_unlisted, litter
from parsers.documents.containers.mail import bodies, message_of
from parsers.documents.containers.outlook import read_msg
from parsers.documents.contents import Source
from parsers.documents.sniff import sniff
from parsers.gate.pdf.words import is_news, squashed
from parsers.gate.policy import finding
from parsers.gate.strings.leftovers import unread_strings
from parsers.gate.strings.telling import tells_of_somebody
from parsers.gate.text.html import html_words
from parsers.types import Reason

# What mail programs write before the first part, for programs that know no parts.
_STANDARD = re.compile(
    r"this is a (?:multi-?part|cryptographically signed) message|this message is in mime format"
    r"|content-|if you (?:can|are)",
    re.IGNORECASE,
)
# Headers whose values look like addresses and are numbers of messages, servers and signatures.
_NUMBERS = frozenset(
    {"message-id", "in-reply-to", "references", "content-id", "received", "x-received"}
    | {"dkim-signature", "arc-seal", "arc-message-signature", "authentication-results"}
)
_NUMBERED = re.compile(r"[^\s<>;,@]{1,300}@[^\s<>;,]{1,300}")
_ADDRESSES = re.compile(r"[<>,;]")
_WORDS = re.compile(r"[^\W\d_]{3,60}")


def zip_hazards(source: Source) -> Iterator[Reason]:
    """Files in a zip that its directory does not list, and names that lead out of its folder."""
    if climbs(source.body):
        yield finding("ZIP_CLIMBING_NAME", "the zip's directory")
    if has_unlisted(source.body):
        yield finding("ZIP_UNLISTED_FILE", "the zip's directory")
    if has_litter(source.body):
        yield finding("ZIP_LITTER", "the zip's directory")
    for left in litter(source.body):
        yield from unread_strings(left)


def mail_hazards(source: Source) -> Iterator[Reason]:
    """Words of a message that a mail program does not show. Raises ``DocumentError`` (BROKEN)."""
    yield from _bodies("EML", source)
    message = message_of(source)
    yield from _headers(message)
    html, plain = bodies(source)
    shown = html_words(html)[0] if html is not None else ""
    said = squashed(plain.decode("utf-8", "replace")) if plain else ""
    for text in (message.preamble or "", message.epilogue or ""):
        if text.strip() and not _STANDARD.match(text.strip()) and is_news(text, shown + "|" + said):
            yield finding("EML_UNSHOWN_PART", "message")


# What mail programs show above a message and beside its parts (RFC 5322, 3.6; RFC 2183).
_SHOWN_HEADERS = frozenset({"from", "to", "cc", "subject", "date", "sender", "reply-to"})
_OF_A_PART = frozenset({"content-disposition", "content-type"})


def _headers(message: EmailMessage) -> Iterator[Reason]:
    """Headers of a message and of its parts that name somebody whom the shown ones do not."""
    every = [
        (name.lower(), _NUMBERED.sub(" ", f"{value}") if name.lower() in _NUMBERS else f"{value}")
        for part in message.walk()
        for name, value in part.items()
    ]
    seen = "|".join(squashed(value) for name, value in every if name in _SHOWN_HEADERS | _OF_A_PART)
    told = {
        name
        for name, value in every
        if name not in _SHOWN_HEADERS | _OF_A_PART
        and any(is_news(each, seen) and tells_of_somebody(each) for each in _ADDRESSES.split(value))
    }
    if "bcc" in told:
        yield finding("EML_BLIND_COPY", "the headers")
    if told - {"bcc"}:
        yield finding("EML_HEADER_PERSON", "the headers")


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
