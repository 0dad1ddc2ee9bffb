"""Structures of one answer that is written as a letter, flattened, damaged or without labels."""

import re
from dataclasses import replace

from samples.letter_bank.bodies import reference
from samples.letter_bank.facts import ordinal, others_of, written
from samples.letter_bank.model import Draft, Page


def _page(draft: Draft, text: str, *, received: bool = True, responded: bool = True) -> Page:
    days = draft.days
    return Page(
        text,
        (draft.reference,),
        (f"{days.received}" if received else None,),
        (f"{days.responded}" if responded else None,),
    )


def address_block(draft: Draft) -> Page:
    """A letterhead and an address between reference and date."""
    style = draft.rng.randrange(5)
    label = draft.rng.choice(("Our Ref:", "Our ref:", "Ref:", "FOI Ref:"))
    opener = draft.rng.choice(
        (
            "I write in connection with your request for information dated {d}, received on {d}.",
            "I am writing in answer to your request, which was received by us on {d}.",
            "Thank you for your request for information received on {d}.",
        )
    ).format(d=written(draft.days.received, style))
    return _page(
        draft,
        f"{label} {draft.reference}\n\nFreedom of Information Section\n\nPolice Headquarters\n"
        f"Some Lane\n{draft.body.town}\n\nTel: 101\n\n{written(draft.days.responded, style)}\n\n"
        f"Dear Sir or Madam\n\nFreedom of Information Act 2000\n\n{opener} You asked for:\n\n"
        f"{draft.request}\n\nRESPONSE\n\n{draft.answer}\n\n{draft.rights}\n\nYours faithfully\n\n"
        "Disclosure Officer",
    )


def seek_access(draft: Draft) -> Page:
    """The Metropolitan form: the covering sentence is the only label."""
    style = draft.rng.randrange(2)
    return _page(
        draft,
        f"Freedom of Information Request Reference No: {draft.reference}\n\nI respond in connection"
        f" with your request for information which was received by {draft.body.name} on"
        f" {written(draft.days.received, style)}. I note you seek access to the following"
        f" information:\n\n{draft.request}\n\nDECISION\n\n{draft.answer}\n\n{draft.rights}",
        responded=False,
    )


def flattened(draft: Draft) -> Page:
    """The whole letter on one line."""
    return _page(draft, " ".join(address_block(draft).text.split()))


def no_labels(draft: Draft) -> Page:
    """Nothing parts request and answer but the words, as at Gwent."""
    opener = "" if draft.before else "Your request has now been considered. "
    return _page(
        draft,
        f"FOI {draft.reference}\n\n{draft.request}\n\n{opener}{draft.answer}",
        received=False,
        responded=False,
    )


def no_request(draft: Draft) -> Page:
    """A letter that does not print the request, as at Nottinghamshire."""
    style = draft.rng.randrange(5)
    return _page(
        draft,
        f"Our Ref: {draft.reference}\n\n{written(draft.days.responded, style)}\n\nRequest under the"
        f" Freedom of Information Act 2000\n\nI write with regard to your request received by"
        f" {draft.body.name} on {written(draft.days.received, style)}.\n\nRESPONSE\n\n"
        f"{draft.answer}\n\n{draft.rights}",
    )


def damaged(draft: Draft) -> Page:
    """Blanks inside dates, a glued ordinal, lost double letters, broken quotation marks."""
    received, responded = draft.days.received, draft.days.responded
    told = re.sub(r"\bwill\b", "wil", draft.answer).replace("“", "â€œ").replace("”", "â€\x9d")
    return _page(
        draft,
        f"Our Ref:  {draft.reference}\nDate: {responded:%d /%m/%Y}\n\nI write in connection with"
        f" your request received on {ordinal(received.day)}{received:%B %Y}.\n\nRequest\n\n"
        f"{draft.request}\n\nResponse\n\n{told}\n\n{draft.rights.replace('still', 'stil')}",
    )


def scottish(draft: Draft) -> Page:
    """Police Scotland's letter: a request is "dated", which need not be when it came."""
    style = draft.rng.randrange(2)
    page = _page(
        draft,
        f"Our Ref: {draft.reference}\n\nDate: {written(draft.days.responded, style)}\n\nFREEDOM OF"
        f" INFORMATION (SCOTLAND) ACT 2002\n\nI refer to your recent request for information, dated"
        f" {written(draft.days.received, style)}, which has been handled in accordance with the"
        " Freedom of Information (Scotland) Act 2002. For ease of reference, your request is"
        f" replicated below together with the response.\n\n{draft.request}\n\n{draft.decision}\n\n"
        "If you require any further assistance please contact us. You can request a review of this"
        " decision within 40 working days.",
    )
    return replace(page, received=(*page.received, None))


def environmental(draft: Draft) -> Page:
    """A letter under the Environmental Information Regulations."""
    text = address_block(draft).text
    return _page(
        draft, text.replace("Freedom of Information Act 2000", "Environmental Information Request")
    )


def joint(draft: Draft) -> Page:
    """One letter for two forces, each with its own reference."""
    other = others_of(draft.body, draft.rng)
    second = reference(other, draft.days.received, draft.rng)
    style = draft.rng.randrange(2)
    page = _page(
        draft,
        f"Freedom of Information Request Reference No: {draft.reference} ({draft.body.name}) and"
        f" {second} ({other.name})\n\n{written(draft.days.responded, style)}\n\nI write in"
        f" connection with your request received by both forces on"
        f" {written(draft.days.received, style)} in which you sought access to the following"
        f" information:\n\n{draft.request}\n\nResponse to your Request\n\n{draft.answer}\n\n"
        f"{draft.rights}",
    )
    return replace(page, reference=(draft.reference, second))
