"""Words of a decision by what they do, for the second reading (``weighing``).

A class lists whole words and, with a star, beginnings. A word may stand in several classes. They
are coarse on purpose: the second reading knows no phrases, so that it errs elsewhere than the
rules.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

WORDS: Final[dict[str, str]] = {
    "NEG": (
        "not no neither nor never cannot unable none nothing nil nobody impossible can't "
        "don't doesn't isn't aren't didn't haven't hasn't won't couldn't wasn't weren't fail* "
        "nowhere failed failing unsuccessful zero empty absence absent lack lacks"
    ),
    "MADE": (
        "created written produced commissioned compiled drawn made prepared adopted sent kept "
        "taken generated"
    ),
    "LEFT": "gone lost missing expired elapsed",
    "REFUSE": "refus* declin* decline reject* unable unwilling",
    "HOLD": (
        "hold holds held holding record records recorded recording retain* keep keeps kept "
        "possess* exist exists existed collect* collat* captur* compil* maintain* stor* log "
        "logs logged have has own owns monitor* track* document documented available"
    ),
    "OWNED": (
        "hold holds held holding record records recorded retain* kept keep keeps possess* "
        "exist exists existed collect* collat* captur* compil* stored logged owns own "
        "monitor* tracked documented count counted counts possession aware has have had "
        "gather* measure* log logs"
    ),
    "HELD": "hold holds held possess* possession exist exists existed recorded",
    "HAVE": "have has had",
    "NO": "no nothing none nil zero nobody",
    "UNHELD": "held recorded retained kept collated captured",
    "FIND": (
        "find found locat* trac* identif* discover* uncover* retriev* search searched "
        "searches searching unearth* turned looked"
    ),
    "GIVE": (
        "provid* suppl* disclos* releas* give gives given giving send sent share* issue "
        "issued furnish* communicat* publish* publication answer answered answers respond* "
        "comply let show shown shows forward copied"
    ),
    "HIDE": (
        "withh* exempt* exception exceptions redact* refus* declin* reject* obscured blacked "
        "blanked deleted removed suppressed excised edited omit* withheld engaged engage "
        "engages"
    ),
    "SAY": "confirm confirms confirming confirmation say state affirm tell acknowledge",
    "DENY": "deny denies denied denying denial",
    "EXEMPTED": "exempt withheld refused redacted",
    "FAVOUR": "goodwill precedent courtesy discretionary discretion exceptionally gesture",
    "INPART": "part partially partly",
    "NCND": "ncnd",
    "WHETHER": "whether",
    "LIMIT": (
        "limit limits threshold* ceiling ceilings £450 £600 eighteenhours appropriate maximum "
        "allowance cap legally"
    ),
    "EXCEED": (
        "exceed* excess overshoot* overrun outstrip* pass passes exceeding past over above "
        "beyond breach* surpass* greater more outside longer"
    ),
    "EFFORT": "hours hrs minutes manual* individually trawl* each every",
    "COSTLY": "cost costs costly costing fee fees expense* disproportionate",
    "THING": (
        "information data figure* document documents documentation material report reports "
        "detail details statistic* footage number numbers copy copies list minutes "
        "correspondence breakdown policy policies email* e-mail* image* file files "
        "spreadsheet total totals note notes records record recordings anything it this them "
        "that these those"
    ),
    "NAMED": (
        "information data figure* document documents documentation material report reports "
        "detail details statistic* footage number numbers copy copies minutes correspondence "
        "breakdown policy policies email* e-mail* images spreadsheet records record "
        "recordings names"
    ),
    "US": "we i our us my force constabulary police psni service chief",
    "YOU": "you your yours",
    "MAY": "may might could would should",
    "POSSIBLY": "may might could can sometimes",
    "IF": "if unless",
    "INVERTED": "were should had",
    "THERE": "there",
    "SET": "set sets laid lays",
    "OUT": "out",
    "OBLIGED": "obliged required compelled bound",
    "DETERMINE": "determin* ascertain*",
    "RECITE": (
        "entitle* person persons duty duties obligation* requires authority authorities "
        "creates legislation statutory parliament ico commissioner guidance act's states "
        "obliges"
    ),
    "PAST": "original* previous* earlier initial* first formerly",
    "HARM": (
        "prejudic* harm* interest* risk* threat* offender* criminal* terror* undermin* likely "
        "public"
    ),
    "ATTACHED": (
        "attach* enclos* appended spreadsheet spreadsheets table tables follows accompan* "
        "overleaf herewith"
    ),
    "HERE": "below beneath following above here appendix annex",
    "FORMAL": (
        "rights complaint complaints legal reasons reasoning explanation explanations "
        "procedure review notice legislation act appeal form"
    ),
    "AVOID": "avoid* unnecessary prevent* without rather instead save need* protect*",
    "PENDING": "looking consider* assess* weigh* examin* wonder* debat* discuss*",
    "UNDERWAY": "looking considering assessing weighing examining reviewing awaiting",
    "UNLESS": "unless",
    "ZERO": "zero nil none",
    "SEE": "see find refer provided given shown set contains contain",
    "SITE": (
        "website web online freely published domain publicly www link internet weblink gov.uk "
        "published."
    ),
    "REACH": (
        "accessible otherwise available obtain* found viewed access accessed already "
        "reasonably elsewhere means"
    ),
    "FUTURE": "future intend* intention forthcoming due scheduled plan* later soon",
    "PUBLISH": "publish* publication release released",
    "PART": (
        "some part parts remaining remainder redact* except apart rest other further names "
        "majority most question questions partially partial partly element* certain"
    ),
    "PARTLY": "partial* partly redact* except exception excluding",
    "GONE": (
        "destroyed deleted shredded overwritten disposed weeded destruction erased wiped purged"
    ),
    "FORM": "form format manner way readily easily searchable retriev* electronic* automatically",
    "CENTRAL": "centrally collectively corporately",
    "VEX": "vexatious harass* burdensome manifestly",
}


def _table() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    found: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
    for name, listed in WORDS.items():
        for word in listed.split():
            found[word.endswith("*")].setdefault(word.rstrip("*"), set()).add(name)
    whole, begins = ({word: frozenset(names) for word, names in one.items()} for one in found)
    return whole, begins


_WHOLE, _BEGINS = _table()
_LENGTHS: Final = tuple(sorted({len(start) for start in _BEGINS}))
_NO_CLASS: Final[frozenset[str]] = frozenset()


@lru_cache(maxsize=8192)
def classes(word: str) -> frozenset[str]:
    """The classes of a word."""
    found = _WHOLE.get(word, _NO_CLASS)
    for length in _LENGTHS:
        found |= _BEGINS.get(word[:length], _NO_CLASS)
    return found
