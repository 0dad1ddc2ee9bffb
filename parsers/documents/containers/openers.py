"""Which kinds of file hold other files, and how each is opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parsers.documents import sniff
from parsers.documents.containers.members import Member, Opener
from parsers.documents.contents import Source


@dataclass(frozen=True, slots=True)
class Container:
    """A kind of file with files inside: the first word of its finding codes, its opener."""

    kind: str
    members: Opener


# Late imports: a file that holds no other must not cost what opening one costs.
def _zip_members(source: Source) -> Iterator[Member]:
    from parsers.documents.containers.archive import zip_members

    return zip_members(source)


def _mail_members(source: Source) -> Iterator[Member]:
    from parsers.documents.containers.mail import mail_members

    return mail_members(source)


OPENERS: dict[str, Container] = {
    sniff.ZIP: Container("ZIP", _zip_members),
    sniff.EML: Container("EML", _mail_members),
    sniff.MSG: Container("MSG", _mail_members),
}
