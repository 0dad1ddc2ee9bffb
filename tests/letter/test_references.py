"""References: every force's shapes beside a label, and what only looks like one."""

from __future__ import annotations

import pytest

from parsers.letter import references
from parsers.letter.paragraphs import Paragraph
from parsers.letter.references import References
from parsers.types import LetterStyle


def _find(
    *head: str,
    rest: tuple[str, ...] = (),
    force: str | None = None,
    title: str = "",
    url: str | None = None,
    declared: str = "",
) -> References:
    return references.find(
        [Paragraph(text, (n,)) for n, text in enumerate(head)],
        [Paragraph(text, (n + len(head),)) for n, text in enumerate(rest)],
        title=title,
        url=url,
        force=force,
        style=LetterStyle(reference=declared),
    )


PRINTED = [
    (
        "metropolitan",
        "Freedom of information request reference no: 01.FOI.22.027825",
        "01.FOI.22.027825",
    ),
    (
        "metropolitan",
        "Freedom of Information Request Reference No: 01/FOI/24/037900",
        "01/FOI/24/037900",
    ),
    ("metropolitan", "Request Reference No: 2008040002496", "2008040002496"),
    ("bedfordshire", "Our Ref: FOI2019/05348", "FOI2019/05348"),
    (
        "cambridgeshire",
        "Request under the Freedom of Information Act 2000 Ref No: FOI2024/01218",
        "FOI2024/01218",
    ),
    ("cambridgeshire", "Our ref: 0339/2014", "0339/2014"),
    ("wiltshire", "Our Ref: FOI 2017/366", "FOI 2017/366"),
    ("wiltshire", "Ref: RFI 2015-096", "RFI 2015-096"),
    ("south-yorkshire", "Reference Number: FOI2026/01093", "FOI2026/01093"),
    ("south-yorkshire", "Reference Number: 20171967", "20171967"),
    ("west-midlands", "FOI Ref: 1507A/23", "1507A/23"),
    ("northumbria", "FOI Reference: 750/19", "750/19"),
    ("northumbria", "Our ref: FOI/3061", "FOI/3061"),
    ("warwickshire", "FREEDOM OF INFORMATION REQUEST REFERENCE NO: 581-2025", "581-2025"),
    ("warwickshire", "Freedom of Information Request Reference No: FOI-120-2024", "FOI-120-2024"),
    ("west-mercia", "Reference: 311904", "311904"),
    ("cleveland", "Enquiry Reference: 667 - 24", "667 - 24"),
    ("cleveland", "Enquiry Reference: 89- 26", "89- 26"),
    ("cleveland", "Enquiry Ref: 12583/2021", "12583/2021"),
    ("northamptonshire", "Ref: 006476/20", "006476/20"),
    ("avon-and-somerset", "Reference: 507-25", "507-25"),
    ("avon-and-somerset", "Reference: 12870168", "12870168"),
    ("btp", "Our Ref: 273-20", "273-20"),
    ("dyfed-powys", "FOI Reference: 530/2024", "530/2024"),
    ("north-yorkshire", "Reference: 0861.2024-25", "0861.2024-25"),
    ("nottinghamshire", "Our Ref: 003668/15", "003668/15"),
    ("norfolk", "Freedom of Information Request Reference No: FOI 000880/20", "FOI 000880/20"),
    ("suffolk", "Freedom of Information Request Reference No: FOI 001958-20", "FOI 001958-20"),
    ("northern-ireland", "Reference: F-2021-02968", "F-2021-02968"),
    ("northern-ireland", "Request Number: FOI/14176", "FOI/14176"),
    ("northern-ireland", "Request Number: FOI - 2022 - 01519", "FOI - 2022 - 01519"),
    ("northern-ireland", "Request: FOI/00013725", "FOI/00013725"),
    ("humberside", "Our ref: F-2013-01604", "F-2013-01604"),
    ("humberside", "Our ref: 01/FOI/25/006753/Z", "01/FOI/25/006753/Z"),
    ("thames-valley", "Our Ref: HQ/PA/003493/18", "HQ/PA/003493/18"),
    ("hampshire", "Our Ref: CM/PA/000829/21", "CM/PA/000829/21"),
    ("hampshire", "Our ref: HC/001391/13", "HC/001391/13"),
    ("kent", "Ref: 20/09/1088", "20/09/1088"),
    ("kent", "Ref: FOI/00108/23/HR", "FOI/00108/23/HR"),
    ("scotland", "Our Ref: IM-FOI-2021-0942", "IM-FOI-2021-0942"),
    ("scotland", "Our Ref: FOI 24-0634", "FOI 24-0634"),
    ("west-yorkshire", "FOI reference FOI 1711564/23", "FOI 1711564/23"),
    ("west-yorkshire", "Our ref: 4857/20", "4857/20"),
    ("durham", "Our Ref: SRT/DC/FOI/162/15", "SRT/DC/FOI/162/15"),
    ("durham", "Our Ref: DC/FOI 782/17", "DC/FOI 782/17"),
    ("south-wales", "FOI Reference: 825/25", "825/25"),
    ("dorset", "Our reference: 2022-108", "2022-108"),
    ("essex", "FOI id: 16228", "16228"),
    ("cheshire", "Reference Number: 2446", "2446"),
    ("lincolnshire", "Request Number: 001006/22", "001006/22"),
    ("surrey", "Freedom of Information Request Reference No: 165-11-594", "165-11-594"),
    ("staffordshire", "Our Ref: FOI 4505", "FOI 4505"),
    ("ministry-of-defence-police", "Our Ref: FOI2017/07922", "FOI2017/07922"),
    ("civil-nuclear-constabulary", "Our ref: FOI 2009-038", "FOI 2009-038"),
    ("port-of-dover", "Ref: FOI 2021-112", "FOI 2021-112"),
    ("cumbria", "FREEDOM OF INFORMATION REQUEST – FOI 1306/25", "FOI 1306/25"),
]


@pytest.mark.parametrize(("force", "line", "reference"), PRINTED)
def test_printed_beside_its_label(force: str, line: str, reference: str) -> None:
    assert _find(line, force=force).own == reference
    assert _find("Blankshire Police", line).own == reference  # the force unknown


def test_the_value_may_stand_on_the_next_line() -> None:
    assert _find("Our Ref:", "FOI2019/05348").own == "FOI2019/05348"


TRAPS = [
    "Figures for Home Office codes 86/02 and 071/17",
    "Home Office Ref: 86/02",
    "Incident number 15/11/08-144",
    "Crime reference: 22/12345/19",
    "Your case reference 12345/19 was noted by the council",
    "the offences 8/21 and 8/22",
    "20/09/1088",
    "Log ref 1234/19",
    "Reference to the 2019 report is made",
    "Table reference 12/19",
]


@pytest.mark.parametrize("line", TRAPS)
def test_never_a_reference(line: str) -> None:
    assert _find(line, rest=(line,)).every == ()


TITLES = [
    ("west-midlands", "Retail theft (1508A/23)", "1508A/23"),
    ("west-midlands", "Officer numbers (3005_16)", "3005_16"),
    ("northumbria", "Taser - 833/12", "833/12"),
    ("south-wales", "FOI 492/25 - dog bites", "492/25"),
    ("staffordshire", "FOI 4505 - speed cameras", "FOI 4505"),
]


@pytest.mark.parametrize(("force", "title", "reference"), TITLES)
def test_in_the_title(force: str, title: str, reference: str) -> None:
    assert _find("Some words", force=force, title=title).own == reference


ROOT = "https://www.example.police.uk/foi-ai/"
SLUGS = [
    ("cleveland", "disclosure/2026/january/foi-8926-ai-tools/", "89-26"),
    ("cleveland", "disclosure/2024/april/foi-401-24-firearm-officers/", "401-24"),
    ("south-wales", "disclosure-log/2025/june/foi-49225/", "492/25"),
    ("northumbria", "crime-statistics/incidents-123019/", "1230/19"),
    ("dyfed-powys", "disclosure-2024/december/rural-crime-11422024/", "1142/2024"),
    ("gwent", "disclosure2/2022/09---september/202225392---problem-profiles/", "2022/25392"),
    ("north-yorkshire", "may-2025/foi-0086-202526-operation-soteria/", "0086.2025-26"),
    ("lincolnshire", "2022/foi-001006-body-worn-video-policy/", "001006"),
    ("wiltshire", "2022/foi-2022-1022/", "FOI 2022/1022"),
    ("warwickshire", "april-2024/foi-456-2024--apr-2024--shoplifting/", "456-2024"),
    ("northamptonshire", "2025/july/foi-11554-25-unanswered-media-enquiries/", "11554-25"),
    ("northamptonshire", "2026/january/42956-25-data-breaches/", "42956-25"),
    ("west-midlands", "retail-theft-1508a-23", "1508A/23"),
    ("west-yorkshire", "august-2023-foi-1730525-23-community-resolution", "FOI 1730525/23"),
]


@pytest.mark.parametrize(("force", "path", "reference"), SLUGS)
def test_in_the_slug(force: str, path: str, reference: str) -> None:
    assert _find(force=force, url=ROOT + path).own == reference


def test_a_slug_of_another_force_says_nothing() -> None:
    assert _find(force="kent", url=ROOT + "theft-75019/").own is None


def test_body_and_slug_that_disagree_are_both_kept() -> None:
    found = _find(
        "FOI Reference: 1142/2024",
        force="dyfed-powys",
        url=ROOT + "ionawr/stolen-farm-equipment-11882024/",
    )
    assert found.own == "1142/2024"
    assert found.every == ("1142/2024", "1188/2024")
    assert [issue.code for issue in found.issues] == ["reference_disagrees"]


def test_body_and_slug_that_agree_are_one() -> None:
    found = _find("Enquiry Reference: 89- 26", force="cleveland", url=ROOT + "foi-8926-ai-tools/")
    assert found == References("89- 26", ("89- 26",))


def test_several_references_are_kept_in_order() -> None:
    found = _find("Our refs: 19/11/1609 and 19/11/1675", force="kent")
    assert found.every == ("19/11/1609", "19/11/1675")
    found = _find(
        "Reference: 0195.2024-25", "Revised reference: 0268.2024-25", force="north-yorkshire"
    )
    assert found.every == ("0195.2024-25", "0268.2024-25")


def test_the_requesters_own_number_is_kept_but_never_the_letters() -> None:
    found = _find("Your reference: FOI-24576-25-0300-000", "My Reference: FOI 1306/25")
    assert found.own == "FOI 1306/25"
    assert found.every == ("FOI 1306/25", "FOI-24576-25-0300-000")
    assert _find("Your ref: AB/12345/19").own is None


def test_an_earlier_answer_is_kept_but_never_the_letters() -> None:
    found = _find("FOI Reference: 750/19", rest=("FOI 632/18 refers.",), force="northumbria")
    assert (found.own, found.every) == ("750/19", ("750/19", "632/18"))


def test_a_reference_at_the_end_counts_where_the_head_has_none() -> None:
    found = _find("Dear Sir", rest=("Please contact us quoting reference number FOI 123/20.",))
    assert found.own == "FOI 123/20"


def test_a_declared_shape_goes_first() -> None:
    found = _find("Ref: ZZ-77-2024-A", declared=r"ZZ-\d{2}-\d{4}-[A-Z]")
    assert found.own == "ZZ-77-2024-A"
