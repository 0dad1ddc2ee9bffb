"""The notice to a force about a held file: its address and the time, and nothing else.

What was found is never written down here: the force can run ``forcewide hazards``
on its own file (docs/hidden-data.md).
"""

from __future__ import annotations

from datetime import datetime

from parsers.directory import BY_SLUG

_TEXT = """\
To: {name}, freedom of information and data protection
Subject: Please check a file on your website

A file on your website may hold more than a reader sees when it is opened:

  {url}
  fetched {fetched}

It was found by a routine check that every file of a disclosure log goes through
before we use it. We have published neither the file nor anything in it, and we
have told nobody else. Please look at it and replace or remove it if need be.

Our private copy will be destroyed by {destroyed} unless you ask us to keep it.
`forcewide hazards FILE` is the check itself; you can run it on your own copy.
"""


def notice(force: str, url: str, fetched: datetime, destroyed: datetime) -> str:
    """The text of a notice, ready to be sent by a person. Moments in UTC."""
    return _TEXT.format(
        name=BY_SLUG[force].name, url=url, fetched=_told(fetched), destroyed=_told(destroyed)
    )


def _told(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"
