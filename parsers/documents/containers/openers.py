"""Which kinds of file hold other files, and how each is opened."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.documents import sniff
from parsers.documents.containers.archive import zip_members
from parsers.documents.containers.mail import mail_members
from parsers.documents.containers.members import Opener


@dataclass(frozen=True, slots=True)
class Container:
    """A kind of file with files inside: the first word of its finding codes, its opener."""

    kind: str
    members: Opener


OPENERS: dict[str, Container] = {
    sniff.ZIP: Container("ZIP", zip_members),
    sniff.EML: Container("EML", mail_members),
    sniff.MSG: Container("MSG", mail_members),
}
