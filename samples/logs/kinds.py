"""The sample site of each platform, as data. Addresses and labels are those seen."""

from __future__ import annotations

from typing import Final

from samples.logs import trees
from samples.logs.asked import ROBOTS, AskedSite, as_asked
from samples.logs.govuk import GovUkSite
from samples.logs.kind import LogKind, Pager
from samples.logs.systems import SYSTEMS
from samples.logs.workbook import WorkbookSite, row_address, tree
from samples.model import Form, SampleDisclosure

_LETTERS = (Form.LETTER_PDF,)
_AVON = (
    "/about/freedom-of-information-and-publication-scheme/freedom-of-information/"
    "previous-foi-requests/"
)
_NORTHUMBRIA = "/about-us/publications-and-documents/accessing-information/disclosure-log/"
_SCOTLAND = "/access-to-information/freedom-of-information/disclosure-log/"


def _banner(item: SampleDisclosure) -> str:
    """PSNI's line above the title: an American date and two categories."""
    return f"{item.published_at:%B %d, %Y} | Incident and Crime Statistics , Statistics"


LOGS: Final[dict[str, LogKind]] = {
    "northern-ireland": LogKind(
        platform="psni",
        log="/foi-disclosure-log",
        heading="FOI disclosure log",
        item="/foi-disclosure-log/{slug}",
        file="/sites/default/files/{year}-{mm:02d}/{slug}.{ending}",
        tree=trees.flat,
        pager=Pager.DRUPAL,
        day="%B %d, %Y",
        banner=_banner,
        outside=(("/freedom-information", "how to make a request"),),
    ),
    "scotland": LogKind(
        platform="police_scotland",
        log=_SCOTLAND,
        heading="Disclosure log",
        item=_SCOTLAND + "disclosure-log-{year}/{month}/{yy:02d}-{n:04d}-{slug}/",
        file="/spa-media/{n:04d}abcd/{yy:02d}-{n:04d}-response.{ending}",
        tree=trees.by_month,
        outside=(("/access-to-information/", "access to information"),),
    ),
    "west-yorkshire": LogKind(
        platform="drupal_log",
        log="/freedom-of-information",
        heading="Freedom of information",
        item="/freedom-of-information/{month}-{year}-foi-{n}-{yy:02d}-{slug}",
        file="/sites/default/files/foi/{year}-{mm:02d}/{month}_{year}_foi_{n}-{yy:02d}_{slug}.{ending}",
        tree=trees.flat,
        files_are_items=True,
        forms=(Form.LETTER_PDF, Form.PAGE, Form.LETTER_PDF, *((Form.PAGE,) * 7)),
        pager=Pager.DRUPAL,
        parameters={
            "log": "/freedom-of-information",
            "items": "/freedom-of-information/",
            "labelled": True,
        },
    ),
    "norfolk": LogKind(
        platform="drupal_log",
        log="/about-us/our-data/disclosure-logs",
        heading="Disclosure logs",
        item="/about-us/our-data/disclosure-logs/{slug}",
        file="/sites/norfolk/files/foi_{n:06d}-{yy:02d}_{slug}.{ending}",
        tree=trees.flat,
        files_are_items=True,
        forms=_LETTERS,
        pager=Pager.DRUPAL,
        day="%d/%m/%Y",
        counted="Displaying {first} - {last} of {total}",
        parameters={
            "log": "/about-us/our-data/disclosure-logs",
            "files": "/sites/norfolk/files/",
        },
        outside=(("/sites/default/files/foi-policy.pdf", "our policy"),),
    ),
    "west-midlands": LogKind(
        platform="wordpress_log",
        log="/disclosure-log/",
        heading="Disclosure log",
        item="/{name}-{n}a-{yy:02d}/",
        file="/wp-content/uploads/{year}/{mm:02d}/{n}A_{yy:02d}_ATTACHMENT.{ending}",
        tree=trees.by_archive,
        pager=Pager.PATH,
        next_words="Older posts",
        stamped=True,
        residue=("Include attachments here",),
        outside=(("/about-the-foi-act/", "the Act"),),
    ),
    "avon-and-somerset": LogKind(
        platform="avon_and_somerset",
        log=_AVON,
        heading="Previous FOI requests",
        item=_AVON + "requests/{slug}/",
        file="/media/{n}/{slug}.{ending}",
        tree=trees.flat,
        pager=Pager.QUERY,
        former="/about/freedom-of-information/previous-foi-requests/",
        outside=(("/about/proactive-responses/", "proactive responses"),),
    ),
    "northumbria": LogKind(
        platform="northumbria",
        log=_NORTHUMBRIA,
        heading="Disclosure log",
        item=_NORTHUMBRIA + "{category}/{name}-{n}{yy:02d}/",
        file="/media/{n}/foi-{n}-{yy:02d}-{name}.{ending}",
        tree=trees.by_category,
        pager=Pager.QUERY,
        residue=("This website is no longer live. Please visit our new website.",),
    ),
    "northumbria-old": LogKind(
        platform="northumbria",
        log="/freedom_of_information/disclosure_log/",
        heading="Disclosure log",
        item="/freedom_of_information/disclosure_log/disclosure_log_{folder}/{under}_{n}{yy:02d}/",
        file="/images/foi_{n}{yy:02d}.{ending}",
        tree=trees.by_category,
        parameters={"generation": "old"},
        residue=("Disclosure Details",),
    ),
    **SYSTEMS,
    "npcc": LogKind(
        platform="npcc",
        log="/publications/disclosure-log/",
        heading="Disclosure log",
        item="/publications/disclosure-log/{slug}/",
        file=(
            "/SysSiteAssets/media/downloads/publications/disclosure-logs/{committee}/{year}/"
            "{n:03d}-{yyyy}-{topic}.{ending}"
        ),
        tree=trees.by_committee,
        files_are_items=True,
        forms=_LETTERS,
        outside=(
            ("/publications/publications-log/", "other publications"),
            (
                "/SysSiteAssets/media/downloads/publications/publications-log/2023/report.pdf",
                "a report",
            ),
        ),
    ),
    "civil-nuclear-constabulary": LogKind(
        platform="govuk",
        log="/search/transparency-and-freedom-of-information-releases",
        heading="Transparency and freedom of information releases",
        item="/government/publications/{slug}",
        file="/government/uploads/attachment/{n}/{slug}.{ending}",
        tree=trees.nowhere,
        forms=(Form.PAGE, Form.LETTER_PDF, Form.PAGE, Form.ANNEX_XLSX, Form.LETTER_PDF),
        day="%Y-%m-%d",
        parameters={
            "organisation": "civil-nuclear-constabulary",
            "aliases": (),
            "page_size": 4,
        },
        site=GovUkSite,
        address=lambda item: f"/api/content{item.path}",
    ),
    "ministry-of-defence-police": LogKind(
        platform="govuk",
        log="/search/transparency-and-freedom-of-information-releases",
        heading="Transparency and freedom of information releases",
        item="/government/publications/{slug}",
        file="/government/uploads/attachment/{n}/{slug}.{ending}",
        tree=trees.nowhere,
        forms=(Form.LETTER_PDF,),
        day="%Y-%m-%d",
        parameters={
            "organisation": "ministry-of-defence",
            "aliases": (),
            "about": ("MOD Police", "Ministry of Defence Police"),
        },
        site=GovUkSite,
        address=lambda item: f"/api/content{item.path}",
    ),
    "port-of-bristol": LogKind(
        platform="whatdotheyknow",
        log="/body/port_of_bristol_police",
        heading="Port of Bristol Police",
        item="/request/{under}",
        file="/request/{n}/attach/1/{slug}.{ending}",
        tree=trees.flat,
        forms=(Form.PAGE,),
        pager=Pager.QUERY,
        counted="{total} requests",
        parameters={"body": "port_of_bristol_police"},
        outside=(("/body/port_of_bristol_police/new", "Make a request"),),
        robots=ROBOTS,
        site=AskedSite,
        told=as_asked,
        address=lambda item: f"{item.path}.json",
    ),
    "port-of-felixstowe": LogKind(
        platform="spreadsheet_log",
        log="/about/freedom-of-information/",
        heading="Freedom of information",
        item="/about/freedom-of-information/{slug}",
        file="/downloads/foi/letters/{slug}.{ending}",
        tree=tree,
        forms=(Form.PAGE,),
        parameters={"log": "/about/freedom-of-information/", "files": "/downloads/foi/"},
        site=WorkbookSite,
        told=as_asked,
        address=row_address,
    ),
    "port-of-dover": LogKind(
        platform="document_index",
        log="/port/about/publication-scheme/",
        heading="Publication scheme",
        item="/port/about/publication-scheme/{slug}/",
        file="/downloads/foi/{year}/foi-{yyyy}-{n}-{slug}.{ending}",
        tree=trees.flat,
        files_are_items=True,
        forms=_LETTERS,
        parameters={"log": "/port/about/publication-scheme/", "files": ("/downloads/foi/",)},
        outside=(("/downloads/tariff.pdf", "the tariff"),),
    ),
}

# The house that each site plays, where its name is not its house's.
PLAYED_BY: Final = dict.fromkeys(("northumbria-old", *SYSTEMS), "northumbria")
