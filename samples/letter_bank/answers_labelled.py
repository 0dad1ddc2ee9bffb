"""Structures of one answer whose request and response stand behind labels or in fields."""

from samples.letter_bank.facts import welsh_day, written
from samples.letter_bank.model import Draft, Page


def _dates(draft: Draft) -> tuple[str, str]:
    style = draft.rng.randrange(5)
    return written(draft.days.received, style), written(draft.days.responded, style)


def _both(
    draft: Draft, text: str, title: str = "", *, received: bool = True, responded: bool = True
) -> Page:
    days = draft.days
    return Page(
        text,
        (draft.reference,),
        (f"{days.received}" if received else None,),
        (f"{days.responded}" if responded else None,),
        title,
    )


def own_line(draft: Draft) -> Page:
    """Every label on a line of its own, values behind colons in the head."""
    received, responded = _dates(draft)
    colon = draft.rng.choice((":", "", " :", " –"))
    response = draft.rng.choice(("Response", "RESPONSE", "Our response", "In response"))
    return _both(
        draft,
        f"FOI Reference: {draft.reference}\nDate of request: {received}\n"
        f"Date of response: {responded}\n\nRequest{colon}\n\n{draft.request}\n\n"
        f"{response}{colon}\n\n{draft.answer}\n\n{draft.rights}",
    )


def run_in(draft: Draft) -> Page:
    """The labels run into their text, as at Warwickshire."""
    received, responded = _dates(draft)
    return _both(
        draft,
        f"Date: {responded}\n\nFREEDOM OF INFORMATION REQUEST REFERENCE NO: {draft.reference}\n\n"
        f"I write in connection with your request for information which was received by"
        f" {draft.body.name} on {received} as follows: {draft.request}\n\n"
        f"Response: {draft.answer}\n\n{draft.rights}",
    )


def fields_in_rows(draft: Draft) -> Page:
    """A field table flattened: label, mark, value on one line."""
    received, responded = _dates(draft)
    mark = draft.rng.choice((" | ", "\t", ": "))
    rows = [
        ("Reference", draft.reference),
        ("Date received", received),
        ("Date responded", responded),
        *([("Exemptions applied", draft.cited)] if draft.cited else []),
        ("Request", " ".join(draft.request.split())),
    ]
    head = "\n".join(f"{label}{mark}{value}" for label, value in rows)
    return _both(draft, f"{head}\nResponse{mark}{draft.answer}\n\n{draft.rights}")


def value_below(draft: Draft) -> Page:
    """Values stand on the line below their label, which differs from force to force."""
    received, responded = _dates(draft)
    turn = draft.days.responded.day
    came = ("Date request received", "Date received", "Date of request")[turn % 3]
    gone = ("Date of response", "Date responded", "Response date", "Date of our reply")[turn % 4]
    return _both(
        draft,
        f"Request reference\n{draft.reference}\n\n{came}\n{received}\n\n"
        f"{gone}\n{responded}\n\nRequest\n{draft.request}\n\n"
        f"Response\n{draft.answer}\n\n{draft.rights}",
    )


def two_columns(draft: Draft) -> Page:
    """Request | Response side by side, as Thames Valley prints them."""
    received, responded = _dates(draft)
    asked = " ".join(draft.request.split())
    told = " ".join(draft.decision.split())
    before = "\n\n".join(draft.before)
    after = "\n\n".join((*draft.after, draft.rights))
    return _both(
        draft,
        f"Our ref: {draft.reference}\n{responded}\n\nI write in response to your above-referenced"
        f" request submitted on {received}.\n\n{before}\n\nRequest\tResponse\n{asked}\t{told}"
        f"\n\n{after}",
    )


def titled(draft: Draft) -> Page:
    """A web page whose title ends in the reference, as at West Midlands; no date."""
    return _both(
        draft,
        f"Request\n\n{draft.request}\n\nResponse\n\n{draft.decision}\n\n"
        "REASON FOR DECISION\n\n" + "\n\n".join((*draft.before, *draft.after, draft.rights)),
        f"{draft.topic.capitalize()} ({draft.reference})",
        received=False,
        responded=False,
    )


def you_asked(draft: Draft) -> Page:
    """Northumbria's page: Date Responded, You asked, In Response."""
    return _both(
        draft,
        f"Date Responded {written(draft.days.responded, 4)}\n\nProvision of information held by"
        f" {draft.body.name} made under the Freedom of Information Act 2000\n\nYou asked:\n\n"
        f"{draft.request}\n\nIn Response:\n\n{draft.answer}\n\n{draft.rights}",
        f"{draft.topic.capitalize()} - {draft.reference}",
        received=False,
    )


def decision_first(draft: Draft) -> Page:
    """The decision stands before the request, as in the Police Service of Northern Ireland."""
    before = "\n\n".join((*draft.before, draft.decision))
    after = "\n\n".join((*draft.after, draft.rights))
    asked = draft.rng.choice(("Request 1", "You wrote:"))
    told = "Answer 1" if asked == "Request 1" else "Reasons"
    return _both(
        draft,
        f"Request Number: {draft.reference}\nCategory: Operational Policing\n"
        f"Subject: {draft.topic.capitalize()}\n\nRequest and Answer:\n\n{before}\n\n"
        f"{asked}\n{draft.request}\n\n{told}\nPlease see the decision above.\n\n{after}",
        received=False,
        responded=False,
    )


def welsh(draft: Draft) -> Page:
    """A Welsh letter under Welsh labels."""
    return _both(draft, _welsh_text(draft))


def bilingual(draft: Draft) -> Page:
    """A Welsh letter, then its English twin."""
    received, responded = _dates(draft)
    return _both(
        draft,
        f"{_welsh_text(draft)}\n\nFOI Reference: {draft.reference}\n"
        f"Date of request: {received}\nDate of response: {responded}\n\nRequest:\n\n"
        f"Please give me information about {draft.topic}.\n\nResponse:\n\n{draft.twin}",
    )


def _welsh_text(draft: Draft) -> str:
    days = draft.days
    return (
        f"Cyfeirnod: {draft.reference}\nDyddiad y cais: {welsh_day(days.received)}\n"
        f"Dyddiad yr ymateb: {welsh_day(days.responded)}\n\nCais:\n\n{draft.request}\n\n"
        f"Ymateb:\n\n{draft.decision}"
    )
