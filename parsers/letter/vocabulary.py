"""Words by what they do in a decision: the slots that frames (``frames``) are made of.

A class holds every inflection that letters print. A word may stand in several classes.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.text.needed import needed

CLASSES: Final[dict[str, str]] = {
    "NOT": "not n't cannot never neither nor unable impossible without fail fails failed failing "
    "unsuccessful hasn't haven't isn't aren't wasn't weren't doesn't don't didn't can't couldn't "
    "won't wouldn't",
    "NO": "no nil none zero nothing nobody",
    "BE": "is are was were be been being has have had having",
    "MAY": "may might could would should can if unless",
    "HOLD": "hold holds held holding retain retains retained record records recorded recording "
    "collect collects collected collecting keep keeps kept keeping capture captures captured "
    "capturing collate collates collated possess possesses possessed log logs logged logging "
    "maintain maintains maintained store stores stored storing compile compiles compiled monitor "
    "monitors monitored track tracks tracked measure measures measured gather gathers gathered "
    "document documents documented possession own owns owned generated produced",
    "EXIST": "exist exists existed available obtainable",
    "HAVE": "have has had having possess possesses",
    "FIND": "find finds found finding locate locates located locating trace traces traced tracing "
    "identify identifies identified identifying discover discovered uncover uncovered reveal "
    "reveals revealed turn turned return returned returns yield yielded produce produced retrieve "
    "retrieved "
    "establish established bring brought show shown shows unearth unearthed",
    "THING": "information data figure figures record records document documents documentation "
    "paperwork report reports material materials detail details statistics statistic recording "
    "recordings footage number numbers answer answers copy copies list lists minutes result "
    "results correspondence breakdown policy policies email emails e-mail e-mails image images "
    "trace evidence analysis file files paper papers log logs spreadsheet totals total statement "
    "statements content contents agenda transcript extract extracts response note notes content "
    "item items tally tallies register registers ledger ledgers findings agreement "
    "agreements survey surveys diary memo memos contract contracts",
    "DATA": "figure figures data information number numbers spreadsheet total totals table tables "
    "report policy copy copies documents document statistics breakdown list answer answers",
    "GIVE": "provide provides provided providing supply supplies supplied supplying disclose "
    "discloses disclosed disclosing release releases released releasing give gives gave given "
    "giving furnish furnished send sent share shared issue issued hand communicate communicated",
    "ANSWER": "answer answers answered answering respond responded reply replied comply complying "
    "complied fulfil fulfill fulfilled satisfy satisfied meet met meeting assist help handle "
    "accommodate process proceed address complete progress",
    "OBTAIN": "get got obtain obtained access accessed accessible view viewed read gained gain see "
    "available found find reach reached consult consulted",
    "EXTRACT": "retrieve retrieved retrieving retrieval retrievable extract extracted extracting "
    "extraction collate collated collating search searched searching searchable locate located "
    "locating gather gathered identify identified identifying interrogate interrogated query "
    "queried obtain obtained review reviewed compile compiled filter filtered isolate isolated "
    "download downloaded produce produced determine determined",
    "MEANS": "means way ways mechanism ability facility method possibility option marker flag "
    "field",
    "REFUSE": "refuse refuses refused refusing refusal decline declines declined declining reject "
    "rejected rejecting withhold withholds withheld withholding denied turned",
    "EXEMPT": "exempt exempts exempted exempting exemption exemptions exception exceptions "
    "exmeption exepmtion",
    "CLAIM": "apply applies applied applying applicable engage engages engaged engaging rely "
    "relies relied relying invoke invokes invoked cite cites cited citing claim claims claimed "
    "claiming use used using assert asserted maintain maintains maintained maintaining raise "
    "raised attract attracts bite bites",
    "EXCEED": "exceed exceeds exceeded exceeding breach breaches breached breaching surpass "
    "surpasses surpassed surpassing outweigh outweighs outstrip outstrips overshoot overrun pass "
    "passes passed crosses cross crossed over above beyond past outside greater higher longer "
    "exceedingly excess break breaks breaking broken bust busts",
    "WITHIN": "within under inside below",
    "LIMIT": "limit limits threshold thresholds ceiling ceilings cap maximum constraint "
    "constraints allowance £450 £600 18hours limitlevel legislation regulations",
    "LIMITED": "appropriate fee fees cost costs costing time statutory financial permitted allowed "
    "prescribed reasonable acceptable allowable set allotted",
    "COST": "cost costs costly expense expensive fee fees costing",
    "GROUND": "ground grounds reason reasons basis exemption exemptions refusal refused",
    "EFFORT": "manual manually individually hand each every hours hour minutes trawl labour "
    "laborious resource-intensive",
    "FINDOUT": "determine determining establish establishing confirm confirming confirmation "
    "ascertain ascertaining findout findingout identify identifying know knowing tell say saying "
    "verify verifying check checking discover learn learning state stating see assess",
    "WHETHER": "whether if",
    "CONFIRM": "confirm confirms confirmed confirming confirmation affirm",
    "DENY": "deny denies denied denying denial",
    "SAY": "confirm confirms confirming say state tell disclose comment reveal inform",
    "DUTY": "duty obligation requirement need obliged",
    "TELL": "tell advise inform confirm say report state add answer",
    "RELIEVED": "relieved relieves exempts excused excuses absolved freed removes remove "
    "discharged released absolve absolves absolved free frees excuse lifts lifted",
    "ORG": "police constabulary council councils office npcc commissioner authority agency service "
    "court courts ministry government acro cps hmcts college ombudsman university "
    "trust association institute dvla ons opcc nca board company contractor",
    "BODY": "council councils npcc commissioner authority court courts ministry opcc "
    "acro cps hmcts college ombudsman university trust dvla ons opcc nca company contractor",
    "REPLY": "respond reply complete resolve deadline finalise days",
    "OWN": "unit team section our us division colleagues department departments standards panel "
    "officer officers",
    "PASS": "passed transferred forwarded redirected sent referred rerouted re-directed passing "
    "transferring forwarding redirecting redirect transfer forward re-direct handed handing",
    "HERE": "here below beneath above overleaf attached enclosed appended following",
    "BEARER": "table tables spreadsheet spreadsheets file files document documents workbook excel "
    "annex appendix attachment attachments enclosure sheet chart pdf schedule",
    "SHOW": "appear appears contained contains contain included include includes listed lists "
    "list shown show shows set given gives setout detailed details provided provides found "
    "presented recorded tabulated laid answers answer holds",
    "CONCEDE": "although though nevertheless nonetheless notwithstanding voluntarily voluntary "
    "courtesy gesture goodwill openness transparency discretion exceptionally helpful willing "
    "without-prejudice regardless despite albeit however still assist assistance helpfulness "
    "spirit",
    "EXCEPT": "except excepting save apart minus bar excluding omitting exception less",
    "PART": "some part parts portion portions majority most remainder rest certain elements "
    "passages redacted redactions partially partly partial aspects remaining sections",
    "FORM": "form format formats manner way fashion layout structure",
    "CENTRAL": "centrally readily easily electronically automatically collectively corporately",
    "WHOLE": "whole entire entirety all full",
    "WILLING": "have has am are is been can able decided chosen elected agreed happy pleased "
    "willing "
    "offered enclosed attached will shall being",
    "FORMAL": "form address website leaflet rights explanation explanations reasons reasoning "
    "rationale guidance "
    "procedure legislation act contacts notice advice factsheet estimate calculation workings",
    "PUBLISH": "publish published publishing publication release released",
    "FUTURE": "intend intends intended intention plan plans planned due will shall future "
    "forthcoming scheduled",
    "MADE": "written drawn created produced commissioned completed prepared adopted compiled "
    "drafted devised introduced formulated",
    "TO": "to",
    "END": ". ; ?",
    "STOP": ". ; : but however although because since while whereas unless",
}

# Words that make one slot together, written as one.
_PHRASES: Final = (
    (r"\b(?:https?://|www\.)[^\s,;)]*[^\s,;).]", " weblink "),
    (
        r"\b(?:18|eighteen|24|twenty[- ]four)[- ]?(?: ?\(\d+\) )?(?:hours?|hrs?)(?:'| of work)?",
        "18hours",
    ),
    (r"(?<=appropriate )(?:level|amount|cost)s?\b", "limitlevel"),
    (
        r"\b(?:amount|level) (?=(?:to which we are|that we are|set (?:down|out)|laid down))",
        "limitlevel ",
    ),
    (r"£ (?=\d)", "£"),
    (r"\b(?:in excess of|more than|greater than|longer than|higher than|upwards of)\b", "over"),
    (r"\bfind(?:ing)? out\b", "findout"),
    (r"\bset out\b", "setout"),
    (r"\blet you (?:have|know)\b", "tell"),
    (r"\bwithout prejudice\b", "without-prejudice"),
    (r"\bgood[ -]will\b", "goodwill"),
    (r"\bapart from\b", "except"),
    (r"\bother than\b", "except"),
    (r"\b(?:sections?|sect\.?|sec\.?|ss?\.?) ?(?=\d)", "§"),
    (r"\b(?:can not|can't|could not|couldn't)\b", "cannot"),
    (r"n't\b", " not"),
)
PHRASES: Final = tuple((needed(find), re.compile(find), put) for find, put in _PHRASES)
