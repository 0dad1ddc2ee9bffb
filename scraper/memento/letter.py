"""The letter that asks a force to let us in: the first thing to do where a site turns us away."""

from __future__ import annotations

from parsers.types import Force, Located
from scraper.settings import Settings

_LETTER = """\
To: {name}, Freedom of Information team and web team
Subject: Access to your published FOI disclosure log

Dear colleagues,

we collect what UK police forces publish in their disclosure logs, so that answers to Freedom
of Information requests can be found and compared in one place. Each answer is shown with a
link to your own page; personal data that a file may hide is held back and reported to you.

Your site turns our program away ({hosts}). We do not try to get around that.
Please would you allow it:

  Address:      {address}
  User-Agent:   {agent}
  What:         the disclosure log, its answers and their files, nothing else
                {log}
  How often:    once a night; one request at a time, at least {delay} seconds apart; what has not
                changed is not sent again (conditional requests)
  Obeyed:       robots.txt, Retry-After, and any hour or rate that you name
  Contact:      {contact}

If you would rather send us the log and its files, or an export of them, that serves as well.
If you want us to stop, or an answer to be taken out, please write to the contact above.

Yours faithfully,
{contact}
"""


def letter(force: Force, settings: Settings, contact: str, address: str) -> str:
    """The letter for one force; ``address`` is the one that our requests come from."""
    platform = force.platform
    return _LETTER.format(
        name=force.name,
        hosts=", ".join(sorted(platform.hosts)),
        address=address,
        agent=settings.user_agent,
        log=platform.log_url if isinstance(platform, Located) else force.website,
        delay=f"{settings.delay:g}",
        contact=contact,
    )
