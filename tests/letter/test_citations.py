"""The printed forms of citations: how each is read, and what each is not."""

from __future__ import annotations

import pytest

from parsers.letter import exemptions, sentences_read
from parsers.letter.questions import Segment
from parsers.types import Act, Exemption, ExemptionKind, Issue


def _find(text: str, act: Act) -> tuple[tuple[Exemption, ...], tuple[Issue, ...]]:
    sentences = sentences_read.read(text, [Segment(0, len(text), ())])
    return exemptions.find(text, act, sentences)


def _read(sentence: str, act: Act = Act.FOIA) -> tuple[Exemption, ...]:
    return _find(sentence, act)[0]


def _cited_text(exemption: Exemption) -> str:
    """``40(2)``: section and sub-section together."""
    return exemption.section + (exemption.subsection or "")


def _cited(sentence: str, act: Act = Act.FOIA) -> list[str]:
    return [_cited_text(item) for item in _read(sentence, act)]


FORMS = [
    # printed, sections read, of which neither confirm nor deny
    ("Section 40(2)", ["40(2)"], []),
    ("Section 40 (2)", ["40(2)"], []),
    ("S40(2)", ["40(2)"], []),
    ("s40(5)", ["40(5)"], ["40(5)"]),
    ("Section 40 (5B)(a)(i)", ["40(5B)(a)(i)"], ["40(5B)(a)(i)"]),
    ("Section 23(5)", ["23(5)"], ["23(5)"]),
    ("s.31(1)(a)(b)", ["31(1)(a)", "31(1)(b)"], []),
    ("Section 31(1)(a)&(b)", ["31(1)(a)", "31(1)(b)"], []),
    ("Section 31 (1()(a)", ["31(1)(a)"], []),
    ("Section 31(a)(b)", ["31(1)(a)", "31(1)(b)"], []),
    ("Section 31(1)a)", ["31(1)(a)"], []),
    ("Section 40(2)&(3)", ["40(2)", "40(3)"], []),
    ("Section 40 (2)(3)", ["40(2)", "40(3)"], []),
    (
        "Section 40(2)(a)(b) and (3)(a)(i)(ii)(b)",
        ["40(2)(a)", "40(2)(b)", "40(3)(a)(i)", "40(3)(a)(ii)", "40(3)(b)"],
        [],
    ),
    ("Section 40(2)(a)(b) and (3A)(a)", ["40(2)(a)", "40(2)(b)", "40(3A)(a)"], []),
    ("Sections 24(1) and 31(1)(a)(b)", ["24(1)", "31(1)(a)", "31(1)(b)"], []),
    ("Sections 31(1) and 43(2)", ["31(1)", "43(2)"], []),
    ("ss.30(1), 31(1) and 40(2)", ["30(1)", "31(1)", "40(2)"], []),
    ("S23(5), S24(2) & S31(3)", ["23(5)", "24(2)", "31(3)"], ["23(5)", "24(2)", "31(3)"]),
    ("sections 23 and 24", ["23", "24"], []),
    ("S12", ["12"], []),
    ("s12", ["12"], []),
    ("FOIA, s.12", ["12"], []),
    ("The cost (section 12)", ["12"], []),
    ("SEC 12", ["12"], []),
    ("S12(1)", ["12(1)"], []),
    ("Section 12(2)", ["12(2)"], ["12(2)"]),
    ("S.14 (1)", ["14(1)"], []),
    ("section 38(1)(b)", ["38(1)(b)"], []),
    ("Section 31 - Law Enforcement", ["31"], []),
    (
        "Section 23(5) – Information supplied by, or concerning, certain bodies",
        ["23(5)"],
        ["23(5)"],
    ),
    ("Exemptions Applied: Section 24", ["24"], []),
    ("Section 22A", ["22A"], []),
    ("Section 31(1)(a) to (c)", ["31(1)(a)", "31(1)(b)", "31(1)(c)"], []),
    ("Sections 31(1)(a), (b) and (g)", ["31(1)(a)", "31(1)(b)", "31(1)(g)"], []),
    ("Section 31(1)(h)(i)", ["31(1)(h)", "31(1)(i)"], []),
    ("s.36(b)(i)", ["36(2)(b)(i)"], []),
    ("Section\u00a040\u00a0(2)", ["40(2)"], []),
    ("Sections 30 (1) (a) & 31 (1) (a)", ["30(1)(a)", "31(1)(a)"], []),
    ("section 30(2)(a)/31(1)(b)", ["30(2)(a)", "31(1)(b)"], []),
]


@pytest.mark.parametrize(("printed", "sections", "ncnd"), FORMS, ids=[form[0] for form in FORMS])
def test_printed_form(printed: str, sections: list[str], ncnd: list[str]) -> None:
    text = f"Some of what you asked for is exempt by virtue of the following: {printed}"
    found = _read(text)
    assert [_cited_text(item) for item in found] == sections
    assert [_cited_text(item) for item in found if item.ncnd] == ncnd
    assert all(item.applied for item in found)
    assert all(item.act is Act.FOIA for item in found)


NOTHING = [
    "Section 17 of the Act requires a notice.",
    "This is a refusal notice under s 17(1)(a)(b)(c).",
    "Our duty under S 1 (1) (a) is met.",
    "We complied with s1(1)(a).",
    "Under section 16 we can advise you further.",
    "section 127 of the Communications Act 2003",
    "Section 1 of the Malicious Communications Act 1988",
    "an offence under s.15A Sexual Offences Act",
    "within the meaning of S3 DDA",
    "charged with section 47 assault",
    "offences of section 39 assault",
    "the section 35 dispersal powers used that night",
    "arrested under section 24 of the Police and Criminal Evidence Act 1984",
    "searched under section 23 of the Misuse of Drugs Act 1971",
    "Data Protection Act 2018, section 35",
    "the Communications Act s.127",
    "PACE s.24 arrests",
    "Terrorism Act 2000 (section 44) searches",
    "Home Office code 8/21",
    "the force's 40 officers",
    "his 12 colleagues",
    "regulation 4 of the Freedom of Information and Data Protection (Fees) Regulations 2004",
    "Section 40,000 of something",
    "section 140",
    "Under section 12/7 of the manual",
    "You may complain under section 50 of the Act.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_exemption(sentence: str) -> None:
    assert _cited(sentence) == []


MENTIONED = [
    "I grouped the ages to avoid having to implement a Section 40 exemption.",
    "The data is presented to avoid the use of exemptions such as Section 40(2).",
    "Rounding was used rather than section 40(2).",
    "Section 31 has not been applied to this answer.",
    "A fuller search would have engaged section 12.",
    "Information of that kind may be exempt under section 30.",
    "Section 12 may apply to a wider request.",
    "If the cost were to exceed the limit, section 12 would allow us to refuse.",
]


@pytest.mark.parametrize("sentence", MENTIONED)
def test_mentioned_is_not_applied(sentence: str) -> None:
    (found,) = _read(sentence)
    assert found.applied is False
    assert found.quote == sentence


APPLIED = [
    "The names are exempt under section 40(2), as disclosure could identify them.",
    "Section 31(1)(a) applies because release would prejudice the prevention of crime.",
    "You may be aware that the request fell to another unit, but section 30(1) is engaged.",
    "I am withholding the dates by virtue of section 38(1)(a).",
]


@pytest.mark.parametrize("sentence", APPLIED)
def test_applied(sentence: str) -> None:
    assert [item.applied for item in _read(sentence)] == [True]


def test_the_law_decides_what_a_number_means() -> None:
    sentence = "The details are exempt under section 38(1)(b) and I must refuse."
    (foia,), (foisa,) = _read(sentence), _read(sentence, Act.FOISA)
    assert (foia.act, foisa.act) == (Act.FOIA, Act.FOISA)
    scots = "Notice is given under section 17 that it is not held; section 18 applies."
    assert _cited(scots, Act.FOISA) == ["18"]
    assert _read(scots, Act.FOISA)[0].ncnd
    assert _cited("This is our notice under section 16 of FOISA.", Act.FOISA) == []


def test_an_act_named_beside_it_goes_first() -> None:
    sentence = "Exempt under section 35(1)(a) of the Freedom of Information (Scotland) Act 2002."
    (found,) = _read(sentence)
    assert found.act is Act.FOISA


@pytest.mark.parametrize(
    ("sentence", "act", "read"),
    [
        ("Regulation 12(4)(a) applies.", Act.FOIA, ("EIR", "12", "(4)(a)")),
        ("It is refused under Reg. 12(4)(b).", Act.EIR, ("EIR", "12", "(4)(b)")),
        ("We rely on regulation 13(1).", Act.EIR, ("EIR", "13", "(1)")),
        ("Regulation 10(5)(b) is engaged.", Act.EISR, ("EISR", "10", "(5)(b)")),
    ],
)
def test_exceptions(sentence: str, act: Act, read: tuple[str, str, str]) -> None:
    (found,) = _read(sentence, act)
    assert (found.act.value, found.section, found.subsection) == read
    assert found.kind is ExemptionKind.EXCEPTION


def test_refusals_are_told_from_exemptions() -> None:
    kinds = {
        item.section: item.kind
        for item in _read("Refused under section 12(1), section 14(1) and section 40(2).")
    }
    assert kinds == {
        "12": ExemptionKind.REFUSAL,
        "14": ExemptionKind.REFUSAL,
        "40": ExemptionKind.EXEMPTION,
    }


def test_a_lost_subsection_is_kept_as_printed_and_flagged() -> None:
    found, issues = _find("Refused under Section 31(a)(b).", Act.FOIA)
    assert {item.citation for item in found} == {"Section 31(a)(b)"}
    assert [issue.code for issue in issues] == ["citation_repaired"]


def test_quote_is_the_sentence_at_its_offset() -> None:
    text = "We hold it. It is exempt under s. 40(2) of the Act. Nothing else is."
    (found,) = _read(text)
    assert found.quote == "It is exempt under s. 40(2) of the Act."
    assert found.offset == text.index("It is exempt")


def test_neither_confirm_nor_deny_in_the_sentence() -> None:
    text = "We neither confirm nor deny that any other information is held under section 24."
    (found,) = _read(text)
    assert found.ncnd


def test_applied_wins_over_mentioned_and_detail_over_bare() -> None:
    text = (
        "Section 40 may be considered. Section 40(2) applies to the names. "
        "Section 40(2) would have covered the dates."
    )
    assert [(_cited_text(i), i.applied) for i in _read(text)] == [("40(2)", True)]
