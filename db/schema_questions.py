"""The part of the published schema that is about questions: which answers were asked the same."""

from __future__ import annotations

from functools import partial

from db.spec import Column as Col
from db.spec import Table

R = partial(Col, required=True)
KR = partial(Col, required=True, link_only=True)

GROUP_MEMBERS = Table(
    "group_members",
    "One answer in a group of answers to the same request",
    key=("disclosure",),
    owner="disclosure",
    stays=True,
    rowid=False,
    indexes=(("group_key",),),
    columns=(
        KR("disclosure", str, "Disclosure", to="disclosures.key"),
        KR("group_key", str, "Group (`request_groups.key`)"),
        KR("family_key", str, "Groups that ask the same for other periods share it"),
    ),
)

REQUEST_GROUPS = Table(
    "request_groups",
    "The same request at several forces, or several times",
    key=("key",),
    staged=False,
    indexes=(("family_key",),),
    columns=(
        R("key", str, "Lasting name of the group"),
        R("family_key", str, "Groups that ask the same for other periods share it"),
        Col("title", str, "Title of its earliest answer"),
        R("answers", int, "Answers in it"),
        R("forces", int, "Forces that gave them"),
        R("released", int, "Answers that gave the information"),
        R("refused", int, "Answers that refused all of it"),
        Col("first_on", str, "Earliest date of its requests or answers"),
        Col("last_on", str, "Latest of them"),
    ),
)

REQUEST_PRINTS = Table(
    "request_prints",
    "Hashes of word runs of requests, by which the closest ones are found; no words",
    key=("print", "disclosure_id"),
    rowid=False,
    staged=False,
    hidden=True,
    columns=(
        R("print", int, "Hash of three words"),
        R("disclosure_id", int, "Disclosure, by its number in this build"),
        R("prints", int, "Hashes that the request has in all"),
    ),
)

# Only in staging.db: what is kept of each request between nights.
WORDINGS = Table(
    "wordings",
    "One request made comparable",
    key=("disclosure",),
    columns=(
        R("disclosure", str, "Disclosure", to="disclosures.key"),
        R("sha256", str, "SHA-256 of the request it was made from"),
        R("wording", str, "Its neutral words, a piece a line"),
    ),
)
