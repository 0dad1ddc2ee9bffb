"""Structures of letters that are no answer, and of threads that hold one."""

from samples.letter_bank.facts import written
from samples.letter_bank.model import Draft, Page


def _page(draft: Draft, text: str, *, received: bool, day: bool) -> Page:
    days = draft.days
    return Page(
        text,
        (draft.reference,),
        (f"{days.received}" if received else None,),
        (None, f"{days.responded}") if day else (None,),
    )


def letter(draft: Draft) -> Page:
    """A short letter with reference and date that repeats the request like an answer."""
    style = draft.rng.randrange(5)
    return _page(
        draft,
        f"Our Ref: {draft.reference}\n\n{written(draft.days.responded, style)}\n\nDear Sir or Madam"
        f"\n\nI write in connection with your request received on"
        f" {written(draft.days.received, style)}. I note you seek access to the following"
        f" information:\n\n{draft.request}\n\n{draft.decision}\n\nYours faithfully\n\nFOI Officer",
        received=True,
        day=True,
    )


def mail(draft: Draft) -> Page:
    """A bare mail: the subject carries the reference."""
    return _page(
        draft,
        f"Subject: Freedom of Information request, our reference: {draft.reference}\n\n"
        f"Good morning\n\n{draft.decision}\n\nRegards\n\nInformation Access Team",
        received=False,
        day=False,
    )


def document(draft: Draft) -> Page:
    """The text alone: it belongs to no one request."""
    return Page(draft.decision, (None,))


def review(draft: Draft) -> Page:
    """A letter that reports an internal review."""
    page = letter(draft)
    text = page.text.replace("Dear Sir", "Internal Review\n\nDear Sir")
    return Page(text, page.reference, page.received, (f"{draft.days.responded}", None))


def thread_answered(draft: Draft) -> Page:
    """Request, acknowledgement, chaser, answer: the last mail of the body decides."""
    days = draft.days
    return Page(
        f"{_asked(draft)}\n\nThank you for your request, which was received on"
        f" {written(days.received, 0)} and has been logged under reference {draft.reference}. It"
        " will be dealt with under the Act and you will receive a response in due course. If it is"
        " not held or is exempt you will be told.\n\nshow quoted sections\n\nDear"
        f" {draft.body.name},\n\nThis request is overdue. If you refuse it I will ask for an"
        " internal review.\n\nYours faithfully,\n\nApplicant\n\nInformation Access,\n\n"
        f"Our Ref: {draft.reference}\n\nDate: {written(days.responded, 0)}\n\nResponse:\n\n"
        f"{draft.answer}",
        (draft.reference,),
        (f"{days.received}",),
        (f"{days.responded}",),
    )


def thread_unanswered(draft: Draft) -> Page:
    """A thread that ends before anything is decided."""
    return Page(
        f"{_asked(draft)}\n\nOur reference: {draft.reference}\n\n{draft.decision}\n\n"
        f"show quoted sections\n\nDear {draft.body.name},\n\nBy law you should have answered by"
        " now. Do you hold it or not?\n\nYours faithfully,\n\nApplicant",
        (draft.reference,),
    )


def _asked(draft: Draft) -> str:
    return (
        f"{draft.topic.capitalize()}\n\nDear {draft.body.name},\n\n{draft.request}\n\n"
        "Yours faithfully,\n\nApplicant\n\nInformation Access,\n\n1 Attachment"
    )
