"""E-mails (.eml, .msg): the words of the message, and the files that came with it.

Headers name persons and are not content (the subject too is the sender's own words
about somebody's request); inline pictures are decoration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, Message, MIMEPart
from email.parser import BytesParser

from parsers.documents.containers.members import Member, check_depth, safe_name
from parsers.documents.containers.outlook import read_msg
from parsers.documents.containers.uuencoded import uuencoded_files, without_files
from parsers.documents.contents import Contents, Source
from parsers.documents.plain.html import html_contents
from parsers.documents.plain.text import text_contents
from parsers.errors import DocumentError

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENDINGS = {
    "message/rfc822": "eml",
    "text/plain": "txt",
    "text/html": "html",
    "text/csv": "csv",
    "application/pdf": "pdf",
    "application/zip": "zip",
}


def message_of(source: Source) -> EmailMessage:
    """The message as the standard library reads it. Raises ``DocumentError`` (BROKEN)."""
    try:
        found = BytesParser(policy=policy.default).parsebytes(source.body)
    except (MessageError, ValueError, LookupError, IndexError, AttributeError) as fault:
        message = f"the e-mail is damaged ({type(fault).__name__})"
        raise DocumentError(message, where=source.name, code="BROKEN") from fault
    assert isinstance(found, EmailMessage)
    return found


def mail_contents(source: Source) -> Contents:
    """The words that a mail program shows: the HTML body, else the plain one.

    A message of nothing but attachments has no words. Raises ``DocumentError``
    (BROKEN, TOO_DEEP).
    """
    check_depth(source)
    html, plain = bodies(source)
    try:
        if html is not None:
            return replace(html_contents(Source(html, source.name)), pages=None)
        if plain is not None and plain.strip():
            return replace(text_contents(Source(plain, source.name)), pages=None)
    except DocumentError as error:
        if error.code != "EMPTY":
            raise
    return Contents((), ())


def mail_members(source: Source) -> Iterator[Member]:
    """The attached files, e-mails attached to it included.

    Raises ``DocumentError`` (BROKEN, TOO_BIG, TOO_DEEP).
    """
    check_depth(source)
    if source.body.startswith(_COMPOUND):
        for at, each in enumerate(read_msg(source).files, start=1):
            source.allowance.take(len(each.member.body), source.name)
            yield Member(safe_name(each.member.name, at), each.member.body)
        return
    at = 0
    for at, part in enumerate(_attached(message_of(source), source.name), start=1):
        kind = part.get_content_type()
        body = _bytes(part, source.name)
        source.allowance.take(len(body), source.name)
        name = _file_name(part) or f"attachment {at}.{_ENDINGS.get(kind, 'bin')}"
        yield Member(safe_name(name, at), body)
    yield from _written_below(source, at)


def _written_below(source: Source, before: int) -> Iterator[Member]:
    """The files that stand encoded in the plain words, where those are what is shown."""
    message = message_of(source)
    plain = _body(message, "plain", source.name)
    if plain is None or _body(message, "html", source.name) is not None:
        return
    for at, member in enumerate(uuencoded_files(_bytes(plain, source.name)), start=before + 1):
        source.allowance.take(len(member.body), source.name)
        yield Member(safe_name(member.name, at), member.body)


def bodies(source: Source) -> tuple[bytes | None, bytes | None]:
    """The HTML body and the plain body, as UTF-8; None where there is none."""
    if source.body.startswith(_COMPOUND):
        outlook = read_msg(source)
        return outlook.html, outlook.plain
    found = message_of(source)
    html, plain = (_body(found, kind, source.name) for kind in ("html", "plain"))
    words = _text(plain, source.name)
    if html is None and words is not None:
        words = without_files(words)
    return _text(html, source.name), words


def _body(message: EmailMessage, kind: str, name: str) -> MIMEPart | None:
    """The part that holds one kind of body. Raises ``DocumentError`` (BROKEN)."""
    try:
        return message.get_body((kind,))
    except (KeyError, AttributeError, ValueError) as fault:
        text = f"the e-mail is damaged ({type(fault).__name__})"
        raise DocumentError(text, where=name, code="BROKEN") from fault


def _text(part: MIMEPart | None, name: str) -> bytes | None:
    """A text part as UTF-8 with a mark that says so."""
    if part is None:
        return None
    charset = part.get_content_charset() or "utf-8"
    raw = _bytes(part, name)
    try:
        return b"\xef\xbb\xbf" + raw.decode(charset, "replace").encode("utf-8")
    except (LookupError, ValueError):
        return raw  # a charset that nobody knows


def _attached(message: EmailMessage, name: str) -> Iterator[EmailMessage]:
    """The parts of a message that are files of their own, nested messages closed."""
    shown = {id(_body(message, kind, name)) for kind in ("html", "plain")}
    waiting: list[EmailMessage] = [message]
    while waiting:
        part = waiting.pop(0)
        kind = part.get_content_type()
        if part.is_multipart() and kind != "message/rfc822":
            inner = part.get_payload()
            waiting[:0] = [each for each in inner if isinstance(each, EmailMessage)]
        elif id(part) not in shown and not _is_decoration(part):
            yield part


def _is_decoration(part: EmailMessage) -> bool:
    """Whether a part is a picture of the message's own layout, or its other text version."""
    kind = part.get_content_type()
    if _file_name(part):
        return kind.startswith("image/") and part.get_content_disposition() != "attachment"
    return kind in ("text/plain", "text/html", "text/enriched") or kind.startswith("image/")


def _file_name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, IndexError, AttributeError):
        return ""


def _bytes(part: MIMEPart, name: str) -> bytes:
    """What a part holds, its transfer encoding undone."""
    try:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            first = inner[0] if isinstance(inner, list) and inner else None
            return first.as_bytes() if isinstance(first, Message) else b""
        found = part.get_payload(decode=True)
    except (MessageError, ValueError, LookupError, AttributeError, TypeError) as fault:
        message = f"a part of the e-mail is damaged ({type(fault).__name__})"
        raise DocumentError(message, where=name, code="BROKEN") from fault
    return found if isinstance(found, bytes) else b""
