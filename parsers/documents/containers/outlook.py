"""Outlook messages (.msg): the message and its files, out of a compound file.

MS-OXMSG: properties are streams named by identifier and type; each attachment is a
storage. A message attached to a message is written out as an e-mail of its own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

import olefile

from parsers.documents.containers.members import MAX_DEPTH, Member
from parsers.documents.contents import Source
from parsers.errors import DocumentError

# Property identifiers of MS-OXPROPS.
_BODY, _HTML, _DATA, _LONG_NAME, _SHORT_NAME = "1000", "1013", "3701", "3707", "3704"
_NAME, _ADDRESS, _SMTP = "3001", "3003", "39FE"
# What is shown above a message: subject, sender, recipients (MS-OXPROPS).
_SHOWN = ("0037", "0C1A", "0C1F", "0042", "0065", "0E02", "0E03", "0E04", "0E1D", "0070", "5D01")
_RECIPIENT = re.compile(r"__recip_version1\.0_#[0-9A-Fa-f]{8}")
_RECIPIENT_TYPE = b"\x03\x00\x15\x0c"  # PidTagRecipientType; 3 is a copy in secret
_HIDDEN = b"\x0b\x00\xfe\x7f"  # PidTagAttachmentHidden, a boolean
_ATTACHMENT = re.compile(r"__attach_version1\.0_#[0-9A-Fa-f]{8}")
_FAULTS = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError)
MAX_STREAM = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of a message; ``hidden`` where Outlook does not list it."""

    member: Member
    hidden: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """A message: its two bodies, its files, and who got a copy in secret."""

    html: bytes | None
    plain: bytes | None
    files: tuple[Attached, ...]
    blind: tuple[str, ...] = ()


def read_msg(source: Source) -> Outlook:
    """Read a message. Raises ``DocumentError`` (BROKEN, TOO_BIG)."""
    try:
        with olefile.OleFileIO(io.BytesIO(source.body)) as ole:
            return _Message(ole, source.name).read((), 0)
    except _FAULTS as fault:
        message = f"the e-mail is damaged ({type(fault).__name__})"
        raise DocumentError(message, where=source.name, code="BROKEN") from fault


def shown_properties(source: Source) -> list[str]:
    """Subject, sender, recipients and the names of files, which every program shows; none of a
    message that cannot be read."""
    try:
        with olefile.OleFileIO(io.BytesIO(source.body)) as ole:
            return [
                text.decode("utf-8-sig", "replace")
                for entry in ole.listdir(streams=True, storages=False)
                if (text := _shown_property(_Message(ole, source.name), tuple(entry))) is not None
            ]
    except _FAULTS:
        return []


def _shown_property(message: _Message, entry: tuple[str, ...]) -> bytes | None:
    """A property's text where it is shown: above the message, of a recipient, a file's name."""
    *at, leaf = entry
    identifier = leaf[12:16]
    inner = at[-1] if at else ""
    shown = (
        identifier in (_NAME, _ADDRESS, _SMTP)
        if _RECIPIENT.fullmatch(inner)
        else identifier in (_LONG_NAME, _SHORT_NAME, *_SHOWN)
    )
    return message.text(tuple(at), identifier) if shown else None


@dataclass(frozen=True, slots=True)
class _Message:
    """An opened compound file."""

    ole: olefile.OleFileIO[str]
    name: str

    def read(self, at: tuple[str, ...], depth: int) -> Outlook:
        """The message in one storage; the outermost one is the file itself."""
        folders = {
            entry[len(at)]
            for entry in self.ole.listdir(streams=True, storages=True)
            if len(entry) > len(at) and tuple(entry[: len(at)]) == at
        }
        attached = sorted(each for each in folders if _ATTACHMENT.fullmatch(each))
        html = self._bytes((*at, f"__substg1.0_{_HTML}0102"))
        return Outlook(
            html=html if html is not None else self.text(at, _HTML),
            plain=self.text(at, _BODY),
            files=tuple(self._files([(*at, each) for each in attached], depth)),
            blind=tuple(
                words
                for each in sorted(folders)
                if _RECIPIENT.fullmatch(each)
                for words in self._blind((*at, each))
            ),
        )

    def _blind(self, at: tuple[str, ...]) -> Iterator[str]:
        """Name and address of a recipient whom the others do not see."""
        properties = self._bytes((*at, "__properties_version1.0")) or b""
        entries = [properties[start : start + 16] for start in range(8, len(properties), 16)]
        if any(entry[:4] == _RECIPIENT_TYPE and entry[8:9] == b"\x03" for entry in entries):
            texts = (self.text(at, identifier) for identifier in (_NAME, _ADDRESS, _SMTP))
            yield from (text.decode("utf-8-sig", "replace") for text in texts if text)

    def _files(self, places: list[tuple[str, ...]], depth: int) -> Iterator[Attached]:
        for number, at in enumerate(places, start=1):
            name = self.text(at, _LONG_NAME) or self.text(at, _SHORT_NAME) or b""
            inner = (*at, f"__substg1.0_{_DATA}000D")
            called = name.decode("utf-8", "replace").strip("\x00\ufeff ")
            if self.ole.exists(list(inner)):
                if depth >= MAX_DEPTH:
                    message = f"messages inside messages, more than {MAX_DEPTH} levels deep"
                    raise DocumentError(message, where=self.name, code="TOO_DEEP")
                body, called = _as_mail(self.read(inner, depth + 1)), f"{called or number}.eml"
            else:
                body = self._bytes((*at, f"__substg1.0_{_DATA}0102")) or b""
            properties = self._bytes((*at, "__properties_version1.0")) or b""
            yield Attached(Member(called or f"attachment {number}", body), _is_hidden(properties))

    def text(self, at: tuple[str, ...], identifier: str) -> bytes | None:
        """A text property as UTF-8 with a mark that says so."""
        wide = self._bytes((*at, f"__substg1.0_{identifier}001F"))
        if wide is not None:
            return b"\xef\xbb\xbf" + wide.decode("utf-16-le", "replace").encode("utf-8")
        narrow = self._bytes((*at, f"__substg1.0_{identifier}001E"))
        if narrow is None:
            return None
        return b"\xef\xbb\xbf" + narrow.decode("cp1252", "replace").encode("utf-8")

    def _bytes(self, path: tuple[str, ...]) -> bytes | None:
        if not self.ole.exists(list(path)) or self.ole.get_type(list(path)) != olefile.STGTY_STREAM:
            return None
        if self.ole.get_size(list(path)) > MAX_STREAM:
            raise DocumentError("a part of it is too big", where=self.name, code="TOO_BIG")
        found = self.ole.openstream(list(path)).read()
        assert isinstance(found, bytes)
        return found


def _is_hidden(properties: bytes) -> bool:
    """Whether the fixed properties of an attachment say that it is hidden (2.4.2)."""
    entries = (properties[at : at + 16] for at in range(8, len(properties), 16))
    return any(entry[:4] == _HIDDEN and entry[8:9] == b"\x01" for entry in entries)


def _as_mail(found: Outlook) -> bytes:
    """An inner message as an e-mail that can be judged and read by itself."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = "Attached message"
    mail["MIME-Version"] = "1.0"
    mail["Message-ID"] = "<inner@message.invalid>"
    mail.set_content((found.plain or b"").decode("utf-8-sig", "replace"))
    if found.html is not None:
        mail.add_alternative(found.html.decode("utf-8", "replace"), subtype="html")
    for each in found.files:
        mail.add_attachment(
            each.member.body, "application", "octet-stream", filename=each.member.name
        )
    return mail.as_bytes()
