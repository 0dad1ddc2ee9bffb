"""What surrounds every page of the platform, in English and Welsh; wordings our own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chrome:
    """The fixed words of a site in one language."""

    lang: str
    quick_exit: str
    cookies: tuple[str, ...]
    beta: str
    banner: str
    technical: str
    problem: str
    share: str
    other_language: str
    published: str
    next_page: str
    previous_page: str
    search: str
    attachments: str
    menu: tuple[str, ...]


ENGLISH = Chrome(
    lang="en",
    quick_exit="Quick exit: to leave this site quickly, press the Escape key.",
    cookies=(
        (
            "We use some essential cookies to make our website work. We'd like to set additional "
            "cookies so we can remember your preferences and understand how you use our site."
        ),
        (
            "You can manage your preferences and cookie settings at any time by clicking on "
            "“Customise Cookies” below."
        ),
        (
            "Your cookie preferences have been saved. You can update your cookie settings at any "
            "time on the cookies page."
        ),
    ),
    beta="This site is a beta, which means it's a work in progress and we'll be adding more to it.",
    banner="Our online reporting service will be unavailable on Sunday from 02:00 to 05:00.",
    technical="Sorry, there was a technical problem. Please try again.",
    problem="Is there a problem with this page?",
    share="Share this page",
    other_language="Cymraeg",
    published="Published",
    next_page="Next page",
    previous_page="Previous page",
    search="Search published items",
    attachments="Attachments",
    menu=("Home", "Report", "Advice and information", "Your area", "Contact us"),
)
WELSH = Chrome(
    lang="cy",
    quick_exit="Gadael yn gyflym: i adael y wefan hon yn gyflym, pwyswch y fysell Escape.",
    cookies=(
        (
            "Rydym yn defnyddio rhai cwcis hanfodol i wneud i'n gwefan weithio. Hoffem osod cwcis "
            "ychwanegol er mwyn cofio eich dewisiadau."
        ),
        "Gallwch reoli eich dewisiadau a'ch gosodiadau cwcis unrhyw bryd.",
        "Mae eich dewisiadau cwcis wedi'u cadw.",
    ),
    beta="Gwefan beta yw hon, sy'n golygu ei bod yn waith ar y gweill.",
    banner="Ni fydd ein gwasanaeth adrodd ar-lein ar gael ddydd Sul rhwng 02:00 a 05:00.",
    technical="Mae'n ddrwg gennym, roedd problem dechnegol. Rhowch gynnig arall arni.",
    problem="Oes problem gyda'r dudalen hon?",
    share="Rhannu'r dudalen hon",
    other_language="English",
    published="Cyhoeddwyd",
    next_page="Tudalen nesaf",
    previous_page="Tudalen flaenorol",
    search="Chwilio eitemau cyhoeddedig",
    attachments="Atodiadau",
    menu=("Hafan", "Adrodd", "Cyngor a gwybodaeth", "Eich ardal", "Cysylltu â ni"),
)
